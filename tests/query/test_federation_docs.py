"""Live open data as a user meets it: the command line, Python, the documented script, servers of others."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, serialize
from typer.testing import CliRunner

import pairgraph
from pairgraph.cli.app import app
from pairgraph.errors import MissingError, QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.federation import Federation
from pairgraph.query.federation_service import service
from pairgraph.query.reader import parse
from pairgraph.query.session import PartialWarning
from pairgraph.query.triples import Triples
from pairgraph.vocabulary import project_files
from tests.query.loopback import EXTRACTS, Reply, extract, extracts, loopback
from tests.serve.conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release

WIKIDATA = next(iter(EXTRACTS))
GOLDEN = project_files() / "queries" / "federation" / "population-and-gdp.csv"
RUN = CliRunner()


@pytest.fixture(autouse=True)
def _release(built: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(built.folder))


def test_the_command_line_asks_whom_it_is_told_to() -> None:
    with extracts() as entries:
        allowed = [word for entry in entries for word in ("--service-allow", entry)]
        found = RUN.invoke(app, ["query", "population-and-gdp", "--format", "csv", *allowed])
    assert found.stdout == GOLDEN.read_text("utf-8")
    assert found.stderr == ""


def test_the_command_line_asks_nobody_else() -> None:
    for options in ([], ["--service-allow", "https://another.example/sparql"]):
        found = RUN.invoke(app, ["query", "population-and-gdp", *options])
        assert found.exit_code == 2
        assert "population-and-gdp.rq: line " in found.stderr
        assert "--service-allow" in found.stderr or "another.example" in found.stderr


def test_a_partial_answer_says_so_on_stderr() -> None:
    with loopback(lambda _: Reply(status=500)) as broken:
        allowed = [word for name in EXTRACTS for word in ("--service-allow", f"{name}={broken.url}")]
        found = RUN.invoke(app, ["query", "what-others-say", *allowed])
    assert found.exit_code == 0
    assert f"partial: without {WIKIDATA}, which answered 500" in found.stderr


def test_a_file_may_ask_too(tmp_path: Path) -> None:
    file = tmp_path / "my.rq"
    with loopback(Store()) as one:
        file.write_text(f"SELECT ?n {{ SERVICE <{one.url}> {{ BIND (7 AS ?n) }} }}", "utf-8")
        found = RUN.invoke(app, ["query", "--file", str(file), "--format", "csv", "--service-allow", one.url])
    assert found.stdout == "n\n7\n"


def test_what_is_shown_names_the_services() -> None:
    assert f"It asks {WIKIDATA}, live" in RUN.invoke(app, ["query", "show", "population-and-gdp"]).stdout


def test_python_says_what_is_missing() -> None:
    with loopback(lambda _: Reply(status=500)) as broken:
        graph = pairgraph.open(services=[broken.url])
        call = f"SERVICE SILENT <{broken.url}> {{ ?s ?p ?o }}"
        with pytest.warns(PartialWarning, match="answered 500"):
            assert graph.sparql(f"ASK {{ {call} }}") is True
        rows = graph.sparql(f"SELECT * {{ {call} }}")
        built = graph.sparql(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {call} }}")
        assert isinstance(rows, Answer)
        assert isinstance(built, Triples)
        assert [gap.target for gap in (*rows.gaps, *built.gaps)] == [broken.url, broken.url]
        with pytest.raises(MissingError, match="answered 500"):
            graph.sparql(f"ASK {{ {call.replace('SILENT', '')} }}")


def test_online_is_for_what_a_question_names() -> None:
    graph = pairgraph.open(online=True)
    assert graph.federation is not None
    assert graph.federation.allowed(["https://a.example/"]) == {"https://a.example/": "https://a.example/"}
    with pytest.raises(QueryError, match="may not be asked here"):
        graph.sparql("ASK { SERVICE <https://a.example/> { ?s ?p ?o } }")
    assert pairgraph.open().federation is None


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "a.example",
        "ftp://a.example/",
        "http://",
        "http://a b/",
        "http://me:word@a.example/",
        "http://a/#x",
    ],
)
def test_what_is_no_service(entry: str) -> None:
    with pytest.raises(ValueError, match="address of a service"):
        service(entry)
    with pytest.raises(QueryError, match="no service"):
        Federation([entry])


def test_a_service_may_be_asked_elsewhere() -> None:
    assert service("https://a.example/s?x=1=http://127.0.0.1:1/q") == (
        "https://a.example/s?x=1",
        "http://127.0.0.1:1/q",
    )


HEADER = (
    '#+ summary: Bees\n#+ question: {{en: "?", zh-Hans: "？"}}\n#+ columns: [{{name: s}}]\n#+ services: {}\n'
)
ASKS = "SELECT ?s { SERVICE <https://a.example/> { ?s ?p ?o } }"


def test_a_header_names_whom_its_query_asks() -> None:
    assert parse(HEADER.format("[https://a.example/]") + ASKS, Path("x/y.rq")).services == (
        "https://a.example/",
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("[]", "The query asks https://a.example/"),
        ("[https://a.example/, https://b.example/]", "does not ask https://b.example/"),
        ("https://a.example/", "'services' needs a list"),
    ],
)
def test_a_header_that_names_others_is_refused(told: str, said: str) -> None:
    with pytest.raises(QueryError, match=f"y.rq:4: .*{said}"):
        parse(HEADER.format(told) + ASKS, Path("x/y.rq"))


def test_the_documented_script_joins_two_endpoints(built: Release, tmp_path: Path) -> None:
    page = (project_files() / "docs" / "federation.md").read_text("utf-8")
    [script] = re.findall(r"(?ms)^```py\n(.*?)^```", page)
    (tmp_path / "join.py").write_text(script, "utf-8")
    with loopback(built.store()) as ours, loopback(extract(WIKIDATA)) as theirs:
        command = [sys.executable, str(tmp_path / "join.py"), ours.url, theirs.url]
        joined = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    rows = list(csv.DictReader(io.StringIO(joined)))
    assert [row["people"] for row in rows if row["region"].endswith("wulong-chongqing")] == [
        *("999999999", "111111", "222222"),
    ]
    assert not any("Q42" in row["item"] for row in rows)


@contextmanager
def ours_of(name: str, folder: Path) -> Iterator[str]:
    """Serve an extract by this project's own server."""
    (folder / "store").mkdir(parents=True)
    store = Store(str(folder / "store"))
    store.extend(extract(name))
    store.flush()
    del store
    (folder / "manifest.json").write_text(json.dumps({"digest": "0" * 64}), "utf-8")
    with serving("--release", str(folder), "--workers", "1") as one:
        yield one.url + "/sparql"


@contextmanager
def oxigraph_of(name: str, _: Path) -> Iterator[str]:
    """Serve an extract by Oxigraph's own server program."""
    program = shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program oxigraph is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([program, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
    try:
        _load(f"http://127.0.0.1:{port}/store?default", extract(name))
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.terminate()
        process.wait(10)


def _load(url: str, store: Store) -> None:
    body = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    for _ in range(100):
        with contextlib.suppress(httpx.TransportError):
            httpx.post(
                url, content=body, headers={"Content-Type": "application/n-triples"}
            ).raise_for_status()
            return
        time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.mark.extra
@pytest.mark.parametrize("second", [ours_of, oxigraph_of], ids=["pairgraph", "oxigraph"])
def test_a_second_real_server_answers_the_same(second: object, built: Release, tmp_path: Path) -> None:
    """From one server process to another, over two hops of HTTP."""
    with second(WIKIDATA, tmp_path / "other") as url:  # type: ignore[operator]
        entry = f"{WIKIDATA}={url}"
        with serving("--release", str(built.folder), "--workers", "1", "--service-allow", entry) as first:
            table = httpx.get(first.url + "/questions/population-and-gdp.csv", timeout=30)
            assert table.text == GOLDEN.read_text("utf-8")
            remote = pairgraph.open(first.url + "/sparql")
            text = (GOLDEN.with_suffix(".rq")).read_text("utf-8")
            found = remote.sparql(text)
            assert isinstance(found, Answer)
            assert len(found) == len(GOLDEN.read_text("utf-8").splitlines()) - 1
