"""Browsing: works by supporter, region, sector and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from pairgraph.serve import listing_words  # noqa: F401 - it adds the words of these pages
from pairgraph.serve.ask import rows
from pairgraph.serve.facets import FACETS, PAGE, Facet, entries, works
from pairgraph.serve.names import names
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.pairings import pairings
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.session import Session
    from pairgraph.serve.facets import Entry
    from pairgraph.serve.names import Name

__all__ = ["routes"]

_LONGEST: Final = 300
"""How many values of a facet are listed; those with most works."""


@in_thread
def index(request: Request) -> Response:
    """Show the ways to browse."""
    session = request.app.state.site.session
    return page(
        request, "browse.html", facets=[(name, len(entries(session, one))) for name, one in FACETS.items()]
    )


@in_thread
def values(request: Request) -> Response:
    """Show the values of a facet."""
    session = request.app.state.site.session
    facet = _facet(request)
    found = entries(session, facet)
    shown = found[:_LONGEST]
    about = _about(session, facet, shown)
    return page(request, "browse_values.html", facet=facet.name, entries=shown, total=len(found), about=about)


@in_thread
def listed(request: Request) -> Response:
    """Show the works that have one value of a facet, page by page."""
    session = request.app.state.site.session
    facet, local, number = _facet(request), request.path_params["local"], _number(request)
    if not local.isascii() or not local.replace("-", "").isalnum():
        raise Problem(404, detail=f"Nothing here is called {local[:80]!r}.")
    found = works(session, facet, local, number)
    if not found and number > 1:
        raise Problem(404, detail=f"There is no page {number} of this list.")
    iri = facet.namespace + local
    name = names(session, [iri])[iri]
    if not name.labels:
        raise Problem(404, detail=f"Nothing here is called {local[:80]!r}.")
    more = len(found) > PAGE
    return page(
        request,
        "browse_works.html",
        facet=facet.name,
        name=name,
        works=found[:PAGE],
        number=number,
        more=more,
    )


def _facet(request: Request) -> Facet:
    name = request.path_params["facet"]
    if name not in FACETS:
        raise Problem(404, detail=f"One can browse by {', '.join(FACETS)}.")
    return FACETS[name]


def _number(request: Request) -> int:
    asked = request.query_params.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:7]) < 1_000_000):  # noqa: PLR2004
        raise Problem(400, detail="A page is a number from 1.", parameter="page")
    return int(asked[:7])


def _about(session: Session, facet: Facet, shown: list[Entry]) -> dict[str, Any]:
    """Return what else the table of a facet shows, by IRI."""
    if facet.name == "supporters":
        found: dict[str, Any] = {}
        for pair in pairings(session):
            found.setdefault(pair.supporter.iri, []).append(pair)
        return found
    return _places(session, shown) if facet.name == "regions" else {}


def _places(session: Session, shown: list[Entry]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in rows(session, "regions", region=[one.name.iri for one in shown]):
        about = found.setdefault(row.region, {"level": row.level, "code": row.code, "supporters": set()})
        if row.supporter:
            about["supporters"].add(row.supporter)
    called: dict[str, Name] = names(session, {one for about in found.values() for one in about["supporters"]})
    for about in found.values():
        about["supporters"] = [called[one] for one in sorted(about["supporters"])]
    return found


routes: Final = [
    Route("/browse", index, name="browse"),
    Route("/browse/{facet}", values, name="browse_values"),
    Route("/browse/{facet}/{local}", listed, name="browse_works"),
]
