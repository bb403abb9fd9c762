"""A site is asked as the checkers ask, and each thing that it does not do is found."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from pairgraph.fair.assess import assess
from pairgraph.fair.markup import datasets
from pairgraph.fair.page import Page
from pairgraph.fair.site import Site
from pairgraph.fair.site_checks import SITE_CHECKS
from pairgraph.fair.verdict import State
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pairgraph.fair.verdict import Report
    from pairgraph.graph.release import Release

    Alter = Callable[[Page], Page]

HERE = "http://testserver"


@pytest.fixture(scope="module")
def client(built: Release) -> Iterator[TestClient]:
    from pairgraph.serve.app import create_app
    from pairgraph.serve.config import Config

    config = Config(release=built.folder, workers=1, watch=0, log="off")
    with TestClient(create_app(config)) as started:
        yield started


@pytest.fixture(scope="module")
def seen() -> dict[tuple[str, str, str], Page]:
    return {}


@pytest.fixture
def site(client: TestClient, seen: dict[tuple[str, str, str], Page]) -> Callable[[Alter], Site]:
    """Give a site whose answers may be altered before they are looked at."""

    def ask(url: str, accept: str, method: str) -> Page:
        key = (url, accept, method)
        if key not in seen:
            answer = client.request(method, url, headers={"Accept": accept})
            seen[key] = Page(str(answer.url), answer.status_code, dict(answer.headers), answer.content)
        return seen[key]

    return lambda alter: Site(HERE, lambda *asked: alter(ask(*asked)))


def wrong(site: Site) -> dict[str, list[str]]:
    found = {name: [one.what for one in check(site)] for name, check in SITE_CHECKS.items()}
    return {name: what for name, what in found.items() if what}


def test_the_site_does_all_that_is_asked(site: Callable[[Alter], Site]) -> None:
    assert wrong(site(lambda page: page)) == {}


def test_the_page_about_it_tells_the_score(site: Callable[[Alter], Site]) -> None:
    page = (project_files() / "docs" / "fair.md").read_text("utf-8")
    ours, offline = assess(site=site(lambda page: page)), assess()
    for catalogue, name in (("foops", "FOOPS!, with a site"), ("oops", "OOPS!, with a site")):
        assert f"| {name} | {counts(ours.of(catalogue))} |" in page
    assert f"| Signposting and markup | {counts(ours.of('signposting'))} |" in page
    (passed, run), (alone, of) = ours.score, offline.score
    assert f"All together {passed} of {run} pass; without a site, {alone} of {of}." in page


def counts(report: Report) -> str:
    passed, run = report.score
    states = (State.ON_PURPOSE, State.FAILED, State.NOT_RUN)
    return " | ".join(map(str, [run, passed, *(len(report.in_state(state)) for state in states)]))


def without(rel: str) -> Alter:
    def alter(page: Page) -> Page:
        return Page(
            page.url,
            page.status,
            {**page.headers, "link": page.headers.get("link", "").replace(f'"{rel}"', '"x"')},
            page.body,
        )

    return alter


def replaced(old: str, new: str) -> Alter:
    return lambda page: Page(
        page.url, page.status, page.headers, page.body.replace(old.encode(), new.encode())
    )


def refused(*media: str) -> Alter:
    return lambda page: replace(page, status=406) if page.type in media else page


VERSION = "owl:versionIRI <https://w3id.org/pairing-off/"
ALTERED = {
    "no page": (refused("text/html"), "foops/CN1 foops/DOC1 oops/P37 signposting/schema.org"),
    "no heading": (replaced("a owl:Ontology", "a owl:Odd"), "foops/URI2"),
    "lost version": (replaced(f"{VERSION}ontology/", f"{VERSION}odd/"), "foops/VER2"),
    "no version": (replaced("owl:versionIRI", "owl:odd"), "foops/VER2"),
    "broken RDF": (replaced("@prefix", "@prefix @"), "foops/RDF1 foops/URI2 foops/VER2"),
    "no citation": (without("cite-as"), "signposting/L1"),
    "no files": (without("item"), "signposting/L1 signposting/L1-item"),
    "lost files": (without("collection"), "signposting/L1-item"),
    "lost descriptions": (without("describes"), "signposting/L1-metadata"),
    "no set of links": (without("linkset"), "signposting/L2"),
    "lost set of links": (refused("application/linkset", "application/linkset+json"), "signposting/L2"),
    "links left out of the set": (replaced('"item":', '"odd":'), "signposting/L2"),
    "no markup": (replaced('"Dataset"', '"Odd"'), "signposting/schema.org"),
    "no licence": (replaced('"license":', '"odd":'), "signposting/schema.org signposting/L2"),
    "nothing": (lambda page: Page(page.url, 404, {}), " ".join(SITE_CHECKS)),
}


@pytest.mark.parametrize("case", ALTERED)
def test_what_a_site_does_not_do_is_found(case: str, site: Callable[[Alter], Site]) -> None:
    alter, found = ALTERED[case]
    assert set(wrong(site(alter))) == {*found.split()}


@pytest.mark.parametrize(("body", "missing"), [(b'{"linkset": [{"item": [{"href": "/a"}]}]}', 0), (b"{}", 1)])
def test_a_linkset_has_to_have_the_links_of_the_page(body: bytes, missing: int) -> None:
    def ask(url: str, _: str, __: str) -> Page:
        if url.endswith("/all"):
            return Page(url, 200, {"content-type": "application/linkset+json"}, body)
        return Page(
            url, 200, {"link": '</all>; rel="linkset"; type="application/linkset+json", </a>; rel=item'}
        )

    assert len(list(SITE_CHECKS["signposting/L2"](Site(HERE, ask)))) == missing


@given(st.binary() | st.recursive(st.text(), st.lists).map(lambda one: json.dumps({"linkset": one}).encode()))
def test_any_set_of_links_is_read(body: bytes) -> None:
    assert Page("https://a.org/", 200, {}, body).linked("item") == set()


def test_links_are_meant_from_where_the_page_was_found_in_the_end() -> None:
    page = Page("https://b.org/c/d", 200, {"link": "<e>; rel=item, </f>; rel=item"})
    assert page.links("item") == [("https://b.org/c/e", ""), ("https://b.org/f", "")]


@given(st.text())
def test_any_header_of_links_is_read(text: str) -> None:
    assert isinstance(Page("https://a.org/", 200, {"link": text}).links("item"), list)


@given(st.text())
def test_any_page_is_read(text: str) -> None:
    assert datasets(f'<script type="application/ld+json">{text}</script>') in ([], datasets(text))
