"""The query editor's page: what it shows without its script, and what its script is given."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pairgraph.serve import editor
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from starlette.testclient import TestClient


def typed(page: str) -> str:
    """Return what stands in the form, as a browser reads it."""
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_begins_with_a_query_that_runs(client: TestClient) -> None:
    page = client.get("/editor")
    assert typed(page.text) == editor.EXAMPLE
    assert len(page.content) < 100_000
    answer = client.get("/sparql", params={"query": editor.EXAMPLE, "format": "csv"})
    assert answer.status_code == 200


def test_shows_the_query_of_the_address(client: TestClient) -> None:
    query = "\n# one <b>\nSELECT * WHERE { ?s ?p '</textarea><script>alert(1)</script>&amp;' }"
    page = client.get("/editor", params={"query": query})
    assert typed(page.text) == query
    assert "<script>alert" not in page.text


def test_opens_a_stored_question(client: TestClient) -> None:
    page = client.get("/editor", params={"question": "who-supports-whom"}).text
    assert "SELECT" in typed(page)
    assert "#+" not in typed(page)
    assert 'href="/questions/who-supports-whom"' in page
    assert client.get("/editor", params={"question": "who-suports-whom"}).status_code == 404


def test_speaks_chinese(client: TestClient) -> None:
    page = client.get("/editor", params={"lang": "zh-Hans"}).text
    assert "SPARQL 查询" in page
    assert "哪些地区对口帮扶哪些地区" in page


def test_works_as_a_plain_form(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(editor, "SCRIPT_FILE", tmp_path / "editor.js")
    page = client.get("/editor").text
    assert "make web" in page
    assert "<script" not in page
    form = re.search(r'<form id="query-form".*?</form>', page, re.DOTALL)
    assert form
    assert 'action="/sparql"' in form[0]
    assert 'method="get"' in form[0]
    formats = re.findall(r'<option value="(\w+)"', form[0])
    assert formats == ["json", "xml", "csv", "tsv", "ttl", "nt", "rdf", "jsonld", "nq", "trig"]


def test_loads_its_script_where_there_is_one(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = tmp_path / "editor.js"
    built.touch()
    monkeypatch.setattr(editor, "SCRIPT_FILE", built)
    page = client.get("/editor").text
    assert '<script type="module" src="/static/vendor/editor.js"></script>' in page
    assert "style=" not in page
    assert not re.search(r"\bon\w+=", page)


def test_proposes_the_vocabulary(client: TestClient) -> None:
    answer = client.get("/editor/vocabulary.json")
    told = answer.json()
    assert told["prefixes"] == PREFIXES
    terms = {term["name"]: term for term in told["terms"]}
    assert len(terms) == len(told["terms"])
    assert terms["pao:assistingParty"]["kind"] == "property"
    assert terms["pao:assistingParty"]["labels"] == ["has assisting party", "帮扶方"]
    assert terms["pao:assistingParty"]["note"]
    kinds = {term["kind"] for term in told["terms"]}
    assert {"class", "property", "measure", "unit", "sector", "region"} <= kinds
    assert "skos:prefLabel" in terms
    again = client.get("/editor/vocabulary.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
