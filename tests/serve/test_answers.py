"""Answers in every form, their permanent links, and what is told where they are no longer served."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.serve.answer_file import read
from pairgraph.serve.references import of_file_name, of_link

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release

ASKED = "/questions/who-supports-whom{}?supporter=apple-coast"
FORMS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
    "rq": "application/sparql-query",
    "csv-metadata.json": "application/csvm+json",
}


@pytest.mark.parametrize(("extension", "media_type"), FORMS.items())
def test_every_form(client: TestClient, release: Release, extension: str, media_type: str) -> None:
    found = client.get(ASKED.format(f".{extension}"))
    assert found.status_code == 200, found.text
    assert found.headers["content-type"].partition(";")[0] == media_type
    assert 'rel="cite-as"' in found.headers["link"]
    assert release.digest[:12] in found.headers["content-disposition"]
    again = client.get(ASKED.format(f".{extension}"), headers={"If-None-Match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "xml"])
def test_forms_agree(client: TestClient, extension: str) -> None:
    rows = read(client.get(ASKED.format(f".{extension}")).text, f".{extension}")
    assert len(rows.rows) == 1
    assert rows.names[0] == "supporter"


@pytest.mark.parametrize("extension", ["json", "xml"])
def test_json_and_xml_carry_their_link(client: TestClient, release: Release, extension: str) -> None:
    found = client.get(ASKED.format(f".{extension}"))
    reference = of_link(read(found.text, f".{extension}").link)
    assert (reference.release, reference.name) == (release.digest, "who-supports-whom")
    assert reference.parameters == (("supporter", "region:apple-coast"),)
    assert client.get(reference.path + "&format=json").json() == client.get(ASKED.format(".json")).json()


def test_csv_carries_its_link_in_its_name_and_in_the_file_beside_it(client: TestClient) -> None:
    found = client.get(ASKED.format(".csv"))
    name = found.headers["content-disposition"].partition('filename="')[2].rstrip('"')
    reference = of_file_name(name)
    assert reference is not None
    assert reference.parameters == (("supporter", "region:apple-coast"),)
    beside = client.get(ASKED.format(".csv-metadata.json")).json()
    assert beside["url"] == name
    assert of_link(beside["dc:source"]["@id"]).query.startswith(reference.query)
    columns = [column["name"] for column in beside["tableSchema"]["columns"]]
    assert columns == next(csv.reader(io.StringIO(found.text)))


def test_turtle_is_the_answer(client: TestClient) -> None:
    text = client.get(ASKED.format(".ttl")).text
    triples = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    values = {one.object.value for one in triples if one.predicate.value.endswith("result-set#value")}
    rows = json.loads(client.get(ASKED.format(".json")).text)["results"]["bindings"]
    assert values == {cell["value"] for row in rows for cell in row.values()}


def test_the_query_is_the_file_whose_digest_is_cited(client: TestClient) -> None:
    found = client.get("/questions/who-supports-whom.rq")
    link = client.get("/api/questions/who-supports-whom/answer").json()["link"]
    assert of_link(link).query == sha256(found.content).hexdigest()
    assert "VALUES ?supporter" in client.get(ASKED.format(".rq")).text


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/html", "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv, text/html;q=0.5", "text/csv"),
        ("text/turtle", "text/turtle"),
        ("application/x-bibtex", "application/x-bibtex"),
    ],
)
def test_a_client_may_say_what_it_takes(client: TestClient, accept: str, media_type: str) -> None:
    path = of_link(client.get(ASKED.format(".json")).json()["head"]["link"][0]).path
    for address in (ASKED.format(""), path):
        found = client.get(address, headers={"Accept": accept})
        assert found.headers["content-type"].partition(";")[0] == media_type
        assert "Accept" in found.headers["vary"]


def test_what_nobody_offers_is_refused(client: TestClient) -> None:
    assert client.get(ASKED.format(""), headers={"Accept": "image/png"}).status_code == 406
    assert client.get(ASKED.format(".png")).status_code == 404
    found = client.get(ASKED.format("") + "&format=png")
    assert found.status_code == 400
    assert "csv" in found.text


def test_head_has_no_body(client: TestClient) -> None:
    found = client.head(ASKED.format(".csv"))
    assert (found.status_code, found.content) == (200, b"")


def test_a_permanent_link_answers_while_it_holds(client: TestClient) -> None:
    path = of_link(client.get(ASKED.format(".json")).json()["head"]["link"][0]).path
    assert client.get(path, headers={"Accept": "text/html"}).status_code == 200
    dotted = path.replace("?", ".csv?")
    assert client.get(dotted).text == client.get(ASKED.format(".csv")).text


@pytest.mark.parametrize(("part", "changed"), [("release", ["release"]), ("query", ["query"])])
def test_a_link_to_what_has_changed_says_so(client: TestClient, part: str, changed: list[str]) -> None:
    reference = of_link(client.get(ASKED.format(".json")).json()["head"]["link"][0])
    old = reference.path.replace(getattr(reference, part), "0" * 64)
    found = client.get(old, headers={"Accept": "application/json"})
    assert found.status_code == 410
    told = found.json()
    assert told["changed"] == changed
    assert told["current"].endswith(reference.path)
    assert 'rel="latest-version"' in found.headers["link"]
    page = client.get(old, headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert "000000000000" in page.text


def test_a_link_that_never_was(client: TestClient) -> None:
    zeros = "0" * 64
    assert client.get(f"/answer/{zeros}/no-such-question/{zeros}").status_code == 404
    assert client.get("/answer/x/who-supports-whom/y").status_code == 410
    assert client.get("/answer/x/who-supports-whom/y.png").status_code in {404, 410}
