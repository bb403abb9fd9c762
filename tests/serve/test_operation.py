"""Health, readiness, metrics, logs."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from pairgraph import __version__
from pairgraph.errors import MissingError
from pairgraph.serve.app import create_app
from pairgraph.serve.logs import JsonFormatter

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from pairgraph.graph.release import Release
    from pairgraph.serve.config import Config


def test_health_says_that_the_process_answers(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "version": __version__}


def test_ready_names_the_release(client: TestClient, release: Release) -> None:
    assert client.get("/ready").json() == {
        "status": "ready",
        "release": release.digest,
        "endpoint": None,
        "reload": "ok",
    }


def test_a_graph_that_does_not_answer_is_not_ready(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise MissingError("It is gone.")

    with TestClient(app) as client:
        monkeypatch.setattr(app.state.site.session, "sparql", fail)
        response = client.get("/ready", headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert response.json()["detail"] == "It is gone."
    assert "retry-after" in response.headers


def test_an_empty_graph_is_not_ready(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    with TestClient(app) as client:
        monkeypatch.setattr(app.state.site.session, "sparql", lambda _text: False)
        response = client.get("/ready", headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert "union of all named graphs" in response.json()["detail"]


def test_a_server_that_stops_is_not_ready(app: Starlette) -> None:
    with TestClient(app) as client:
        app.state.stopping = True
        assert client.get("/ready").status_code == 503
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("numbers", "status"),
    [({"fast": 0, "slow": 1}, 200), ({"fast": 0, "slow": 0}, 503), ({"waiting": 0}, 200)],
)
def test_a_server_without_workers_is_not_ready(
    app: Starlette, numbers: dict[str, float], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(app) as client:
        monkeypatch.setattr(type(app.state.site.pool), "stats", lambda _pool: numbers)
        assert client.get("/ready").status_code == status


def numbers(client: TestClient) -> dict[tuple[str, str], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (sample.name, sample.labels.get("route", "")): sample.value
        for family in families
        for sample in family.samples
        if "le" not in sample.labels
    }


def test_metrics_are_what_prometheus_reads(fresh: TestClient) -> None:
    fresh.get("/health")
    fresh.get("/made/up/by/a/client")
    found = numbers(fresh)
    assert found["pairgraph_request_seconds_count", "/health"] == 1
    assert found["pairgraph_request_seconds_count", "none"] == 1
    assert found["pairgraph_response_bytes_total", "/health"] > 10
    assert found["pairgraph_requests_running", ""] == 1
    assert ("pairgraph_release_info", "") in found


def test_made_up_addresses_and_methods_make_no_new_series(fresh: TestClient) -> None:
    for at in range(20):
        fresh.request(f"ODD{at}", f"/nowhere/{at}")
    assert fresh.get("/metrics").text.count('pairgraph_request_seconds_count{method="other"') == 1


def test_metrics_may_be_off(config: Config) -> None:
    from dataclasses import replace

    with TestClient(create_app(replace(config, metrics=False))) as client:
        assert client.get("/metrics").status_code == 404


def logged(app: Starlette, path: str, form: str, *, queries: bool = False) -> str:
    log = app.state.log
    log.form, log.queries, log.stream = form, queries, io.StringIO()
    with TestClient(app) as client:
        client.get(path, headers={"X-Request-ID": "abc"})
    return str(log.stream.getvalue())


def test_the_log_is_json_without_what_was_asked(app: Starlette) -> None:
    told = json.loads(logged(app, "/health?query=secret", "json"))
    assert told["path"] == "/health"
    assert told["status"] == 200
    assert told["request"] == "abc"
    assert told["bytes"] > 0
    assert "secret" not in str(told)


def test_the_log_has_what_was_asked_when_the_settings_say_so(app: Starlette) -> None:
    assert json.loads(logged(app, "/health?query=q", "json", queries=True))["query"] == "query=q"


def test_no_path_can_forge_a_line(app: Starlette) -> None:
    for form in ("text", "json"):
        said = logged(app, "/a%0A2026-01-01T00:00:00Z%20forged%1b[31m", form, queries=True)
        assert said.count("\n") == 1
        assert "\x1b" not in said


def test_a_record_of_the_log_holds_its_error() -> None:
    try:
        raise ZeroDivisionError("oh")
    except ZeroDivisionError as error:
        info = (ZeroDivisionError, error, error.__traceback__)
    record = logging.LogRecord("pairgraph.serve", logging.ERROR, "f", 1, "failed %s", ("x",), info)
    record.request = "abc"
    told = json.loads(JsonFormatter().format(record))
    assert (told["message"], told["level"], told["request"]) == ("failed x", "error", "abc")
    assert "ZeroDivisionError: oh" in told["error"]
