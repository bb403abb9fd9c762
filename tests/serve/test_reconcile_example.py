"""The OpenRefine walk-through: played by its script, and by OpenRefine itself where that is installed."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest

from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pairgraph.graph.release import Release
    from tests.serve.conftest import Live

    Serve = Callable[..., AbstractContextManager[Live]]

FOLDER = project_files() / "examples" / "openrefine"
TABLE, OPERATIONS, MATCHED = FOLDER / "counties.csv", FOLDER / "operations.json", FOLDER / "matched.csv"
REGION = "https://w3id.org/pairing-off/ontology#Region"
SERVICE = "http://127.0.0.1:8000/reconcile"


def test_the_script_fills_the_table_as_shown(built: Release, serve: Serve) -> None:
    with serve("--release", str(built.folder), "--workers", "1") as server:
        command = [sys.executable, str(FOLDER / "play.py"), "--service", f"{server.url}/reconcile"]
        played = subprocess.run(
            [*command, str(TABLE), str(OPERATIONS)],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            timeout=60,
            check=False,
        )
    assert played.returncode == 0, played.stderr
    assert played.stdout == MATCHED.read_text("utf-8")


@pytest.mark.extra
@pytest.mark.skipif(
    not shutil.which("openrefine"), reason="needs OpenRefine (Debian: apt install openrefine)"
)
def test_openrefine_fills_the_table_as_shown(built: Release, serve: Serve, tmp_path: Path) -> None:
    with serve("--release", str(built.folder), "--workers", "1") as server, refining(tmp_path) as refine:
        project = created(refine)
        service = f"{server.url}/reconcile"
        operations = OPERATIONS.read_text("utf-8").replace(SERVICE, service)
        guessed = asked(refine, "guess-types-of-column", project, columnName="county", service=service)
        assert guessed["types"][0]["id"] == REGION
        told = asked(refine, "apply-operations", project, operations=operations)
        assert told["code"] in {"ok", "pending"}, told
        waited(refine, project)
        exported = refine.post(
            "/command/core/export-rows", params={"project": project}, data={"format": "csv", "engine": "{}"}
        )
    rows = list(csv.DictReader(exported.content.decode().splitlines()))
    with MATCHED.open(encoding="utf-8", newline="") as file:
        shown = list(csv.DictReader(file))
    assert [row["IRI"] for row in rows] == [row["IRI"] for row in shown]
    # OpenRefine calls columns after their properties, and shows a matched cell by the name of what it is.
    for row, told in zip(rows, shown, strict=True):
        assert {text for name, text in row.items() if name != "county"} <= set(told.values())
        assert told["code in 2010"] in row.values()


@contextmanager
def refining(folder: Path) -> Iterator[httpx.Client]:
    """Run OpenRefine on a free port of loopback; give a client of it."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        "openrefine",
        "-i",
        "127.0.0.1",
        "-p",
        str(port),
        "-d",
        str(folder),
        "-x",
        "refine.headless=true",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                started(client)
                yield client
        finally:
            os.killpg(process.pid, 15)
            process.wait(30)


def started(client: httpx.Client) -> None:
    for _ in range(240):
        try:
            if client.get("/command/core/get-version").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise AssertionError("OpenRefine did not start")


def token(client: httpx.Client) -> str:
    return str(client.get("/command/core/get-csrf-token").json()["token"])


def created(client: httpx.Client) -> str:
    answer = client.post(
        "/command/core/create-project-from-upload",
        params={"csrf_token": token(client)},
        files={"project-file": ("counties.csv", TABLE.read_bytes(), "text/csv")},
        data={
            "project-name": "counties",
            "format": "text/line-based/*sv",
            "options": '{"encoding": "UTF-8", "separator": ","}',
        },
    )
    found = re.search(r"project=(\d+)", answer.headers.get("location", "") + answer.text)
    assert found, (answer.status_code, answer.text[:500])
    return found[1]


def asked(client: httpx.Client, command: str, project: str, **fields: str) -> dict[str, Any]:
    where = {"project": project, "csrf_token": token(client)}
    answer: dict[str, Any] = client.post(f"/command/core/{command}", params=where, data=fields).json()
    return answer


def waited(client: httpx.Client, project: str) -> None:
    for _ in range(240):
        told = client.get("/command/core/get-processes", params={"project": project}).json()
        if not told["processes"]:
            return
        time.sleep(0.25)
    raise AssertionError(json.dumps(told))
