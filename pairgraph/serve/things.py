"""A page for every IRI: things, measures, units, sectors, terms, graphs, stored questions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from starlette.responses import RedirectResponse
from starlette.routing import Route

from pairgraph.query.triples import Triples
from pairgraph.serve import pages_words, region_words  # noqa: F401 - they add the words of these pages
from pairgraph.serve.ask import triples
from pairgraph.serve.deprecation import deprecation
from pairgraph.serve.links import iri_of, report_address
from pairgraph.serve.offers import alternates, answer_data, wanted
from pairgraph.serve.outside import outside
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.problem import Problem
from pairgraph.serve.restrictions import restrictions
from pairgraph.serve.signposts import Signpost, of_thing
from pairgraph.serve.thing import Thing, tell
from pairgraph.serve.versions import versions
from pairgraph.vocabulary import GRAPHS, ID, PREFIXES, graph_iri

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.session import Session

__all__ = ["routes", "signposts"]

_HEADS: Final = (
    *("id", "unit", "measure", "sector", "graph", "query", "ontology", "file", "software", "code", "agent"),
    "links",
)
"""What the paths of our IRIs begin with."""
_BROWSED: Final = {PREFIXES["pas"]: "sectors", PREFIXES["region"]: "regions"}
_INSTEAD: Final = {graph_iri("dataset"): "/dataset"}
"""What nothing is said of, but whose content has a page."""
_BROADER: Final = PREFIXES["rdfs"] + "subClassOf"


@in_thread
def thing(request: Request) -> Response:
    """Show whatever lives at a path of ours, as a page or as data."""
    path, form = wanted(request, endings=not request.url.path.startswith("/file/"))
    iri = iri_of(path)
    session = request.app.state.site.session
    if form != "html":
        return answer_data(request, path, form, lambda: _data(session, iri))
    told = tell(session, iri)
    if told is None and iri in _INSTEAD:
        return RedirectResponse(_INSTEAD[iri], 303)
    if told is None:
        raise Problem(404, detail=f"The graph says nothing about {iri}.")
    forms = alternates(path)
    return page(
        request,
        "thing.html",
        alternates=forms,
        canonical=path,
        signposts=of_thing(iri, path, forms),
        versions=versions(session, iri),
        outside=outside(session, iri),
        thing=told,
        replaced=deprecation(told),
        listed=_listed(told),
        elsewhere=_elsewhere(iri),
        restrictions=restrictions(session, iri) if iri.startswith(PREFIXES["pao"]) else [],
    )


def signposts(session: Session, path: str) -> list[Signpost]:
    """Return the signposts of the page at a path of ours.

    Raises:
        Problem: 404, there is nothing at it.

    """
    iri = iri_of(path)
    if path[1:].partition("/")[0] not in _HEADS or tell(session, iri) is None:
        raise Problem(404, detail=f"The graph says nothing about {iri}.")
    return of_thing(iri, path, alternates(path))


def _data(session: Session, iri: str) -> Triples:
    """Return what a thing is as data: a graph's own triples, else what is said of the thing."""
    if iri.startswith(GRAPHS):
        return triples(session, "graph", graph=[iri])
    # One query for both directions makes engines join what has nothing to do with each other.
    parts = (triples(session, name, thing=[iri]) for name in ("data", "data-pointing"))
    return Triples(chain.from_iterable(parts))


def _elsewhere(iri: str) -> tuple[str, str] | None:
    """Return the key of the words for a richer page about the same thing, and its address."""
    if iri.startswith(ID + "report/"):
        return "thing.report", report_address(iri)
    if iri.startswith(PREFIXES["paq"]) and "/" not in iri.removeprefix(PREFIXES["paq"]):
        return "thing.question", "/questions/" + iri.removeprefix(PREFIXES["paq"])
    if iri.startswith(PREFIXES["pao"]):
        return "thing.ontology", "/ontology#" + iri.removeprefix(PREFIXES["pao"])
    return None


def _listed(told: Thing) -> str:
    """Return where the works that a thing is behind are listed, if they are."""
    iri = told.name.iri
    for prefix, facet in _BROWSED.items():
        if iri.startswith(prefix):
            return f"/browse/{facet}/{iri.removeprefix(prefix)}"
    broader = {value for fact in told.facts for value, _ in fact.values if fact.property.iri == _BROADER}
    is_work = PREFIXES["pao"] + "Intervention" in broader
    return f"/browse/kinds/{iri.removeprefix(PREFIXES['pao'])}" if is_work else ""


async def namespace(request: Request) -> Response:
    """Lead from a namespace to the list of what is in it."""
    return RedirectResponse(_LISTS[request.url.path], 303)


_LISTS: Final = {
    "/ontology/": "/ontology",
    "/unit/": "/ontology#list-units",
    "/measure/": "/ontology#list-measures",
    "/sector/": "/ontology#list-sectors",
    "/query/": "/questions",
}
"""Namespaces that have a page with all that is in them."""

routes: Final = [
    *(Route(path, namespace) for path in _LISTS),
    *(Route(f"/{head}/{{path:path}}", thing, name=head) for head in _HEADS),
]
