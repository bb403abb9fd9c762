"""The process: its address, its start, its end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import httpx2
import pytest
from typer.testing import CliRunner

from pairgraph.errors import PairgraphError
from pairgraph.serve.config import Config
from pairgraph.serve.server import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pairgraph.graph.release import Release
    from tests.serve.conftest import Live

    Serve = Callable[..., AbstractContextManager[Live]]


def test_without_a_release_nothing_is_served(tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="There is no release in"):
        run(Config(release=tmp_path, port=0, log="off"))


def command(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pairgraph", "serve", *options],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_tells_a_mistake_in_one_line(tmp_path: Path) -> None:
    done = command("--release", str(tmp_path), "--port", "0")
    assert done.returncode == 3
    assert done.stderr.startswith("error: There is no release in")
    assert "pairgraph build" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_help_teaches() -> None:
    from typer import Typer

    from pairgraph.cli.serve import serve

    app = Typer()
    app.command()(serve)
    said = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"}).stdout
    for word in ("--time-limit", "PAIRGRAPH_", "SIGHUP", "docs/operation.md"):
        assert word in said


def test_every_option_is_a_setting() -> None:
    import inspect
    from dataclasses import fields

    from pairgraph.cli.serve import serve

    settings = {field.name for field in fields(Config)}
    assert set(inspect.signature(serve).parameters) - {"config"} <= settings


def test_it_says_what_it_serves(release: Release, serve: Serve) -> None:
    with serve("--release", str(release.folder), "--workers", "1", "--log", "text") as live:
        code, said = live.stop(signal.SIGINT)
    assert code == 0
    assert f"Serving release {release.digest[:12]} at {live.url}" in said
    assert "without a password" not in said


@pytest.mark.parametrize("form", ["json", "text"])
def test_it_says_that_strangers_can_reach_it(
    form: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    from pairgraph.cli.serve import _announcer
    from pairgraph.serve.state import Site

    config = Config(host="0.0.0.0", endpoint="https://example.org/sparql", log=form)  # noqa: S104
    with caplog.at_level("INFO", "pairgraph.serve"):
        _announcer(config)("http://0.0.0.0:8000", Site(config, session=None))  # type: ignore[arg-type]
    said = caplog.text + capsys.readouterr().err
    assert "port 8000 of this machine can ask, unencrypted and without a password" in said
    assert "reverse proxy" in said


def test_it_logs_json_and_ends_well(live_alone: Live) -> None:
    assert httpx2.get(f"{live_alone.url}/health").status_code == 200
    code, said = live_alone.stop()
    assert code == 0
    lines = [json.loads(line) for line in said.splitlines()]
    assert lines[0]["message"] == f"listening at {live_alone.url}"
    assert any(line.get("path") == "/health" and line["status"] == 200 for line in lines)
    assert any(line.get("message") == "stopping" for line in lines)


@pytest.fixture
def live_alone(release: Release, serve: Serve) -> object:
    with serve("--release", str(release.folder), "--workers", "1") as live:
        yield live


def test_a_stop_lets_a_slow_client_finish_its_request(live_alone: Live) -> None:
    with socket.create_connection(("127.0.0.1", live_alone.port)) as client:
        body = b"query=ASK%20%7B%7D"
        head = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        client.sendall(head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body[:5])
        # Its head has been read when another, later request has been answered.
        assert httpx2.get(f"{live_alone.url}/health").status_code == 200
        live_alone.process.send_signal(signal.SIGTERM)
        threading.Event().wait(0.3)
        client.sendall(body[5:])
        client.settimeout(10)
        said = b"".join(iter(lambda: client.recv(65_536), b""))
    assert said.startswith(b"HTTP/1.1 200")
    assert b'"boolean":true' in said.replace(b" ", b"")
    assert live_alone.process.wait(20) == 0


def test_systemd_is_told_when_it_serves(release: Release, serve: Serve, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(10)
        with serve("--release", str(release.folder), NOTIFY_SOCKET=str(tmp_path / "notify")) as live:
            assert systemd.recv(100) == b"READY=1"
            live.stop()
            assert systemd.recv(100) == b"STOPPING=1"


def test_a_remote_endpoint_is_served_as_well(live: Live, serve: Serve) -> None:
    """One server is the other's endpoint."""
    with serve("--endpoint", f"{live.url}/sparql", "--log", "json") as over:
        told = httpx2.get(f"{over.url}/ready").json()
        assert told == {"status": "ready", "release": None, "endpoint": f"{live.url}/sparql", "reload": "ok"}
        code, _ = over.stop()
    assert code == 0
    with serve("--endpoint", "http://127.0.0.1:9/sparql") as nowhere:
        response = httpx2.get(f"{nowhere.url}/ready", headers={"Accept": "application/json"})
        assert response.status_code == 503
        assert "cannot be reached" in response.json()["detail"]


def test_what_does_not_end_is_told_that_the_server_stops(release: Release, serve: Serve) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{at} ?b{at} ?c{at} ." for at in range(9)) + " }"
    told = []
    with serve("--release", str(release.folder), "--time-limit", "60", PAIRGRAPH_GRACE="1") as live:

        def ask() -> None:
            told.append(httpx2.post(f"{live.url}/sparql", data={"query": endless}, timeout=60))

        asking = threading.Thread(target=ask)
        asking.start()
        while "pairgraph_requests_running 2.0" not in httpx2.get(f"{live.url}/metrics").text:
            pass
        code, _ = live.stop()
        asking.join(30)
    assert code == 0
    assert told[0].status_code == 503
    assert "The server is stopping." in told[0].text
