"""A term that is not to be used any more says so, and what took its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from pairgraph.query.graph import Graph
from pairgraph.query.values import Text
from pairgraph.serve import page, things
from pairgraph.serve.deprecation import Deprecation, deprecation
from pairgraph.serve.names import Name
from pairgraph.serve.shelf import Shelf
from pairgraph.serve.thing import tell
from pairgraph.vocabulary import PREFIXES
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    import pytest
    from starlette.testclient import TestClient

PAO = PREFIXES["pao"]
TOLD = f"""
@prefix owl: <{PREFIXES["owl"]}> . @prefix skos: <{PREFIXES["skos"]}> . @prefix pao: <{PAO}> .
pao:Old a owl:Class ; skos:prefLabel "old"@en ; owl:deprecated true ; skos:changeNote "Too narrow."@en ;
    <{PREFIXES["dcterms"]}isReplacedBy> pao:New .
pao:New a owl:Class ; skos:prefLabel "new"@en ; owl:deprecated false .
"""


def test_reads_what_took_its_place_and_why() -> None:
    store = pyoxigraph.Store()
    store.load(TOLD.encode(), pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("urn:ontology"))
    graph = Graph(store)
    old, new = tell(graph, PAO + "Old"), tell(graph, PAO + "New")
    assert old
    assert new
    found = deprecation(old)
    assert found
    assert [one.best("en")[0] for one in found.by] == ["new"]
    assert [str(value) for value, _ in found.why] == ["Too narrow."]
    assert deprecation(new) is None


def test_the_page_leads_to_what_took_its_place(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Deprecation((Name(PAO + "Result", {"en": "result"}),), ((Text("Too <b>.", language="en"), False),))
    monkeypatch.setattr(page, "_SHELF", Shelf(1_000_000))
    monkeypatch.setattr(things, "deprecation", lambda _: told)
    response, found = get(client, "/ontology/Outcome")
    assert_sound(response, found)
    assert "This is deprecated: use it no more. What took its place: result ." in found.text
    assert "Too <b>." in found.text
    _, chinese = get(client, "/ontology/Outcome?lang=zh-Hans")
    assert "此术语已弃用" in chinese.text
