"""What is asked of a site: content negotiation, typed links and markup.

Rules: https://w3id.org/foops/catalogue, https://signposting.org/FAIR/ and, for the markup,
https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.fair.markup import datasets
from pairgraph.fair.verdict import Finding
from pairgraph.vocabulary import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pairgraph.fair.site import Site

__all__ = ["SITE_CHECKS"]

_ONTOLOGY: Final = BASE + "ontology"
_DATASET: Final = BASE + "dataset"
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_HEADING: Final = NamedNode(PREFIXES["owl"] + "Ontology")
_VERSION: Final = NamedNode(PREFIXES["owl"] + "versionIRI")
_RELATIONS: Final = ("cite-as", "type", "license", "describedby", "item")
"""What level 1 asks of a page; ``author`` is left out where the authors have no IRI."""
_WANTED: Final = ("name", "description", "license", "distribution")
_LINKSET_JSON: Final = "application/linkset+json"
_LINKSETS: Final = {"application/linkset", _LINKSET_JSON}


def _page(site: Site) -> Iterator[Finding]:
    if site.page(_ONTOLOGY).type != "text/html":
        yield Finding(_ONTOLOGY, "no page")


def _resolved(site: Site) -> Iterator[Finding]:
    if site.rdf(_ONTOLOGY) is None:
        yield Finding(_ONTOLOGY, "no RDF")


def _readable(site: Site) -> Iterator[Finding]:
    page = site.rdf(_ONTOLOGY)
    if page is None or not page.triples:
        yield Finding(_ONTOLOGY, "no RDF that can be read")


def _both(site: Site) -> Iterator[Finding]:
    yield from _page(site)
    yield from _resolved(site)


def _declared(site: Site) -> Iterator[Finding]:
    page = site.rdf(_ONTOLOGY)
    found = page.triples if page else []
    if not any(_is_heading(t.subject, t.predicate, t.object) for t in found):
        yield Finding(_ONTOLOGY, "not declared in what is served")


def _is_heading(subject: object, predicate: object, value: object) -> bool:
    return (subject, predicate, value) == (NamedNode(_ONTOLOGY), _TYPE, _HEADING)


def _version(site: Site) -> Iterator[Finding]:
    page = site.rdf(_ONTOLOGY)
    versions = [t.object for t in (page.triples if page else []) if t.predicate == _VERSION]
    iris = [one.value for one in versions if isinstance(one, NamedNode)]
    if not iris:
        yield Finding(_ONTOLOGY, "no version IRI")
    for iri in iris:
        if not (site.page(iri).type or site.rdf(iri)):
            yield Finding(iri, "nothing there")


def _landing(site: Site) -> Iterator[Finding]:
    page = site.page(_DATASET)
    for relation in _RELATIONS:
        if not page.links(relation):
            yield Finding(_DATASET, f"no link with rel={relation}")


def _items(site: Site) -> Iterator[Finding]:
    return _leads_back(site, "item", "collection")


def _descriptions(site: Site) -> Iterator[Finding]:
    return _leads_back(site, "describedby", "describes")


def _leads_back(site: Site, there: str, back: str) -> Iterator[Finding]:
    targets = site.page(_DATASET).links(there)
    if not targets:
        yield Finding(_DATASET, f"no link with rel={there}")
    for target, media in targets:
        if not site.headers(target, media or "*/*").links(back):
            yield Finding(target, f"no link with rel={back}")


def _linkset(site: Site) -> Iterator[Finding]:
    page = site.page(_DATASET)
    sets = [(target, media) for target, media in page.links("linkset") if media in _LINKSETS]
    if not any(site.headers(target, media).type == media for target, media in sets):
        yield Finding(_DATASET, "no link with rel=linkset that leads somewhere")
    for target in (target for target, media in sets if media == _LINKSET_JSON):
        found = site.page(target, _LINKSET_JSON)
        for relation in (*_RELATIONS, "author"):
            if not {href for href, _ in page.links(relation)} <= found.linked(relation):
                yield Finding(target, f"lacks links with rel={relation}")


def _markup(site: Site) -> Iterator[Finding]:
    page = site.page(_DATASET)
    found = datasets(page.body.decode("utf-8", "replace")) if page.type == "text/html" else []
    if not found:
        yield Finding(_DATASET, "no schema.org Dataset")
    for one in found:
        for key in _WANTED:
            if not one.get(key):
                yield Finding(_DATASET, f"a schema.org Dataset without {key}")


SITE_CHECKS: Final[Mapping[str, Callable[[Site], Iterator[Finding]]]] = {
    "foops/CN1": _both,
    "foops/DOC1": _page,
    "foops/RDF1": _readable,
    "foops/URI1": _resolved,
    "foops/URI2": _declared,
    "foops/VER2": _version,
    "oops/P37": _both,
    "signposting/L1": _landing,
    "signposting/L1-item": _items,
    "signposting/L1-metadata": _descriptions,
    "signposting/L2": _linkset,
    "signposting/schema.org": _markup,
}
"""Criterion → what yields a finding for everything that is not so."""
