"""The schema.org markup of the dataset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
from rdflib import SDO

import pairgraph
from pairgraph.errors import PairgraphError
from pairgraph.profiles import schema_org, schema_org_cited
from pairgraph.query.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pairgraph.graph.release import Release


@pytest.fixture(scope="module")
def markup(built: Release) -> dict[str, Any]:
    return schema_org.dataset(
        Graph.of_release(built),
        digest=built.digest,
        download=lambda name: f"https://example.org/files/{name}",
        catalogue={"name": "A site", "url": "https://example.org/"},
    )


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def test_every_term_is_one_of_schema_org(markup: dict[str, Any]) -> None:
    terms = {key for node in nodes(markup) for key in node if not key.startswith("@")}
    types = {node["@type"] for node in nodes(markup)}
    assert {"DataCatalog", "DataDownload", "Place", "PropertyValue", "Report"} <= types
    assert [term for term in terms | types if term not in SDO] == []


def test_what_search_engines_ask_for(markup: dict[str, Any]) -> None:
    assert markup["name"]
    assert 50 <= len(markup["description"]) <= 5000
    assert markup["license"].startswith("https://creativecommons.org/")
    assert markup["version"] == pairgraph.__version__
    assert markup["identifier"][1]["value"] not in {"", "0" * 64}
    assert markup["creator"][0]["name"]
    assert "poverty alleviation" in markup["keywords"]
    assert {"includedInDataCatalog", "isAccessibleForFree", "measurementTechnique", "url"} <= markup.keys()
    first, last = markup["temporalCoverage"].split("/")
    assert 1900 < int(first) < int(last) < 2100
    assert {place["@type"] for place in markup["spatialCoverage"]} == {"Place"}
    assert all(one["name"] and one["description"] for one in markup["variableMeasured"])
    assert {one["url"][:8] for one in markup["isBasedOn"]} == {"https://"}


def test_a_place_has_its_code_and_both_names(markup: dict[str, Any]) -> None:
    place = next(one for one in markup["spatialCoverage"] if one["name"] == "Wulong District")
    assert place["alternateName"] == "武隆区"
    assert {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": "500156"} in place["identifier"]


def test_every_download_has_an_address_and_a_type(markup: dict[str, Any]) -> None:
    found = {one["contentUrl"]: one["encodingFormat"] for one in markup["distribution"]}
    assert found["https://example.org/files/pairgraph.ttl"] == "text/turtle"
    assert len(found) == 3


def test_what_is_not_known_is_left_out() -> None:
    found = schema_org.dataset(Graph(pyoxigraph.Store()))
    assert {"distribution", "datePublished", "temporalCoverage", "includedInDataCatalog"}.isdisjoint(found)
    assert found["identifier"] == ["https://w3id.org/pairing-off/dataset"]


def test_the_file_is_the_same_every_time_and_reads_as_json(built: Release) -> None:
    session = Graph.of_release(built)
    export = schema_org.export(session, digest="ab", folder="https://example.org/files/")
    assert export.data == schema_org.export(session, digest="ab", folder="https://example.org/files").data
    assert json.loads(export.data)["distribution"][0]["contentUrl"].startswith("https://example.org/files/p")
    assert export.held["downloads"] == 3
    assert schema_org.export(session).held["downloads"] == 0


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"name": "A group"}, {"@type": "Organization", "name": "A group"}),
        (
            {
                "given-names": "Ada",
                "family-names": "L",
                "orcid": "https://orcid.org/0",
                "affiliation": "A house",
            },
            {
                "@type": "Person",
                "@id": "https://orcid.org/0",
                "name": "Ada L",
                "givenName": "Ada",
                "familyName": "L",
                "sameAs": "https://orcid.org/0",
                "affiliation": {"@type": "Organization", "name": "A house"},
            },
        ),
    ],
)
def test_authors(
    author: dict[str, str], expected: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cff = {"cff-version": "1.2.0", "authors": [author], "doi": "10.5555/12345678"}
    (tmp_path / "CITATION.cff").write_text(json.dumps(cff), "utf-8")
    monkeypatch.setattr(schema_org_cited, "project_files", lambda: tmp_path)
    found = schema_org.dataset(Graph(pyoxigraph.Store()))
    assert found["creator"] == [expected]
    assert found["sameAs"] == "https://doi.org/10.5555/12345678"
    assert "keywords" not in found


def test_an_installation_without_a_citation_file_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_org_cited, "project_files", lambda: tmp_path)
    assert schema_org_cited.creators() == []
    assert "creator" not in schema_org.dataset(Graph(pyoxigraph.Store()))


@pytest.mark.parametrize("folder", ["javascript:x", "files", "https://", 'https://a"b', "file:///etc"])
def test_a_folder_that_is_not_on_the_web_is_refused(folder: str) -> None:
    with pytest.raises(PairgraphError, match="no address"):
        schema_org.export(Graph(pyoxigraph.Store()), folder=folder)
