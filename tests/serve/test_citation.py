"""Citations: they name the question, the release, the query, the link."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pairgraph.query.graph import Graph
from pairgraph.serve.asked import Asked
from pairgraph.serve.citation import bibtex, cite, csl, text
from pairgraph.serve.permanent import canonical

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release


def asked(release: Release, **values: list[str]) -> Asked:
    graph = Graph.of_release(release)
    stored = graph.catalogue["who-supports-whom"]
    parameters = canonical(graph, stored, values)
    return Asked(graph, stored, parameters, "", release.digest, "https://example.org")


def test_in_words(release: Release) -> None:
    one = asked(release, supporter=["apple-coast"])
    said = text(one)
    assert one.stored.question["en"] in said
    assert "[supporter: Apple Coast]" in said
    assert said.endswith(f"{one.link}\n")
    assert release.digest[:12] in said


def test_bibtex_is_balanced_and_has_the_link_as_it_is(release: Release) -> None:
    one = asked(release, supporter=["apple-coast"])
    entry = bibtex(one)
    assert entry.startswith("@misc{pairgraph-who-supports-whom-")
    assert f"url = {{{one.link}}}" in entry
    assert entry.count("{") == entry.count("}")
    fields = re.findall(r"^  (\w+) = \{.*\},$", entry, re.MULTILINE)
    assert fields == ["author", "title", "howpublished", "note", "version", "url"]


def test_csl(release: Release) -> None:
    one = asked(release)
    item = csl(one)
    assert (item["type"], item["URL"], item["version"]) == ("dataset", one.link, release.digest)
    assert json.loads(cite(one, "csl.json")) == [item]


def test_other_parameters_give_another_key(release: Release) -> None:
    assert csl(asked(release))["id"] != csl(asked(release, supporter=["apple-coast"]))["id"]


def test_every_citation_is_at_an_address(client: TestClient) -> None:
    for extension, media_type in {
        "txt": "text/plain; charset=utf-8",
        "bib": "application/x-bibtex",
        "csl.json": "application/vnd.citationstyles.csl+json",
    }.items():
        found = client.get(f"/questions/who-supports-whom.{extension}?supporter=apple-coast")
        assert (found.status_code, found.headers["content-type"]) == (200, media_type)
        assert "?supporter=region:apple-coast" in found.text
