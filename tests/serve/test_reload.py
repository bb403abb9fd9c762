"""A new release takes over while requests go on."""

from __future__ import annotations

import json
import shutil
import signal
import threading
import time
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import httpx2
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.serve.config import Config
    from tests.serve.conftest import Live

    Serve = Callable[..., AbstractContextManager[Live]]

OTHER = "f" * 64
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def app(config: Config, builds: Path) -> Starlette:
    return create_app(replace(config, release=builds, watch=0))


def point(builds: Path, name: str) -> None:
    """Move `current` to a release, as a build does."""
    aside = builds / "aside"
    aside.symlink_to(f"releases/{name}")
    aside.rename(builds / "current")


def publish(builds: Path, digest: str = OTHER) -> str:
    """Publish a second release; give the first one's digest."""
    old = (builds / "current").resolve()
    new = old.parent / digest
    shutil.copytree(old, new)
    manifest = json.loads((new / "manifest.json").read_text("utf-8"))
    (new / "manifest.json").write_text(json.dumps({**manifest, "digest": digest}), "utf-8")
    point(builds, digest)
    return str(manifest["digest"])


def served(client: TestClient) -> str:
    return str(client.get("/ready").json()["release"])


def reload(client: TestClient, app: Starlette) -> bool:
    assert client.portal is not None
    return bool(client.portal.call(app.state.reloader.reload))


def test_a_new_release_is_taken_up_and_the_same_one_is_not(app: Starlette, builds: Path) -> None:
    with TestClient(app) as client:
        assert not reload(client, app)
        assert publish(builds) == served(client)
        assert reload(client, app)
        assert served(client) == OTHER
        assert 'pairgraph_reloads_total{outcome="done"} 1.0' in client.get("/metrics").text


def test_a_request_keeps_its_site_to_its_end(app: Starlette, builds: Path) -> None:
    begun, go_on, closed = threading.Event(), threading.Event(), threading.Event()

    async def slow(request: Request) -> Response:
        state = request.app.state
        before, close = state.site.digest, state.site.close

        async def noticed(grace: float = 0) -> None:
            await close(grace)
            closed.set()

        state.site.close = noticed
        begun.set()
        await anyio.to_thread.run_sync(go_on.wait)
        alive = await state.site.run(state.site.session.sparql, "ASK { ?s ?p ?o }")
        return PlainTextResponse(f"{before == state.site.digest} {alive} {closed.is_set()}")

    app.router.routes.insert(0, Route("/slow", slow))
    with TestClient(app) as client:
        told: list[str] = []
        asking = threading.Thread(target=lambda: told.append(client.get("/slow").text))
        asking.start()
        begun.wait(10)
        publish(builds)
        assert reload(client, app)
        assert served(client) == OTHER
        go_on.set()
        asking.join(10)
        assert told == ["True True False"]
        assert closed.wait(10)


def test_a_release_that_cannot_be_opened_leaves_the_old_one(app: Starlette, builds: Path) -> None:
    with TestClient(app) as client:
        old = publish(builds)
        shutil.rmtree(builds / "current" / "store")
        assert not reload(client, app)
        told = client.get("/ready").json()
        assert told["release"] == old
        assert "There is no store" in told["reload"]
        assert 'outcome="failed"} 1.0' in client.get("/metrics").text
        point(builds, old)
        assert not reload(client, app)
        assert client.get("/ready").json()["reload"] == "ok"


def test_an_old_site_leaves_nothing_behind(
    app: Starlette, builds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pairgraph.serve.reload._LATER", 0)
    with TestClient(app) as client:
        old = weakref.ref(app.state.current)
        publish(builds)
        assert reload(client, app)
        for _ in range(200):
            if old() is None:
                return
            time.sleep(0.02)
    pytest.fail("the old site is still there")


def test_a_build_folder_is_watched(config: Config, builds: Path) -> None:
    app = create_app(replace(config, release=builds, watch=0.05))
    with TestClient(app) as client:
        publish(builds)
        for _ in range(200):
            if served(client) == OTHER:
                return
            time.sleep(0.05)
        pytest.fail("the new release was not taken up")


def hang_up(live: Live, wanted: str) -> None:
    """Tell a server to look for a new release; wait until it serves it."""
    live.process.send_signal(signal.SIGHUP)
    for _ in range(400):
        if httpx2.get(f"{live.url}/ready").json()["release"] == wanted:
            return
        time.sleep(0.02)
    pytest.fail("the new release was not taken up")


def test_no_request_is_dropped_while_releases_change(builds: Path, serve: Serve) -> None:
    stop, seen = threading.Event(), []

    def ask(url: str) -> None:
        with httpx2.Client() as client:
            while not stop.is_set():
                response = client.get(f"{url}/ready")
                seen.append((response.status_code, response.json()["release"]))
                counted = client.get(f"{url}/sparql", params={"query": COUNT, "format": "csv"})
                seen.append((counted.status_code, counted.text))

    with serve("--release", str(builds), "--workers", "1", "--log", "json", PAIRGRAPH_WATCH="0") as live:
        asking = [threading.Thread(target=ask, args=(live.url,)) for _ in range(3)]
        for one in asking:
            one.start()
        old = publish(builds)
        hang_up(live, OTHER)
        for digest in (old, OTHER, old):
            point(builds, digest)
            hang_up(live, digest)
        stop.set()
        for one in asking:
            one.join(10)
        code, said = live.stop()
    assert code == 0
    assert OTHER in said
    assert {status for status, _ in seen} == {200}
    counts = {told for _, told in seen} - {old, OTHER}
    assert len(counts) == 1
    assert counts.pop().startswith("n\r\n")
