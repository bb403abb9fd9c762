"""The ontology, term by term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from pairgraph.vocabulary import PREFIXES
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release

SCHEMES = {PREFIXES["pao"] + name for name in ("measures", "units", "sectors")}


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_every_term_has_its_anchor_and_its_page(client: TestClient, release: Release, lang: str) -> None:
    response, page = get(client, f"/ontology?lang={lang}")
    assert_sound(response, page)
    terms = {
        quad.subject.value.removeprefix(PREFIXES["pao"])
        for quad in release.store().quads_for_pattern(None, None, None)
        if quad.predicate.value == PREFIXES["rdfs"] + "isDefinedBy"
        and quad.subject.value.startswith(PREFIXES["pao"])
    }
    assert terms - set(page.ids) == set()
    assert "/ontology/Figure" in page.links
    assert "/measure/fiscal-funds-allocated" in page.links


def test_definitions_are_in_the_language_of_the_page(client: TestClient) -> None:
    _, page = get(client, "/ontology?lang=zh-Hans")
    assert "给予、接受、实施或参与某事" in page.text
    assert "An actor is a person" not in page.text
    _, page = get(client, "/ontology")
    assert "An actor is a person" in page.text


def test_the_ontology_as_data(client: TestClient, release: Release) -> None:
    turtle = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    told = [quad.subject.value for quad in parse(turtle.content, format=RdfFormat.TURTLE)]
    assert len([iri for iri in told if iri not in SCHEMES]) == release.manifest["graphs"]["ontology"]
    assert client.get("/ontology.ttl").content == turtle.content


def test_the_data_say_of_the_schemes_what_their_iris_promise(client: TestClient) -> None:
    turtle = client.get("/ontology", headers={"Accept": "text/turtle"}).content
    told = {quad.subject.value for quad in parse(turtle, RdfFormat.TURTLE)}
    assert told >= SCHEMES


def test_a_term_says_what_holds_of_every_member(client: TestClient) -> None:
    response, page = get(client, "/ontology/Figure")
    assert_sound(response, page)
    assert "quantifies : exactly 1" in page.text
    _, page = get(client, "/ontology/Government")
    assert "governs : only region" in page.text


def test_a_term_says_what_uses_it(client: TestClient) -> None:
    response, page = get(client, "/ontology/provider")
    assert_sound(response, page)
    response, page = get(client, "/ontology/CounterpartRelation")
    assert "/id/relation/apple-coast-pear-hills" in page.links
