"""The quality of the data: what is not told, what may overlap, what does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from pairgraph.serve import data_words  # noqa: F401 - it adds the words of this page
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.problem import Problem
from pairgraph.serve.silence import STATES, Map, silence
from pairgraph.serve.totals import overlaps, totals
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.stored import StoredQuery

__all__ = ["routes"]

_AT_ONCE: Final = 3
"""How many supporters are mapped on one page."""
_MOST: Final = 100
"""How many totals, and how many overlaps, a page lists; those that do not add up come first."""
_TOPICS: Final = ("silence", "audits")


@in_thread
def quality(request: Request) -> Response:
    """Show the silence map, the overlaps and the arithmetic."""
    site = request.app.state.site
    years, maps = silence(site.session)
    return page(
        request,
        "quality.html",
        years=years,
        maps=_chosen(request, maps),
        all_maps=maps,
        region=PREFIXES["region"],
        states=STATES,
        totals=totals(site.session)[:_MOST],
        overlaps=overlaps(site.session)[:_MOST],
        questions=_questions(site.session.catalogue),
    )


def _chosen(request: Request, maps: list[Map]) -> list[Map]:
    """Return the maps that are asked for (``?supporter=``), else the first."""
    asked = [PREFIXES["region"] + name for name in request.query_params.getlist("supporter")]
    found = [one for one in maps if one.supporter.iri in asked]
    if asked and not found:
        raise Problem(404, detail="There is no supporter of that name.", parameter="supporter")
    return (found or maps)[:_AT_ONCE]


def _questions(catalogue: Catalogue) -> list[StoredQuery]:
    return [one for topic in _TOPICS for one in catalogue.search(topic=topic)]


routes: Final = [Route("/quality", quality, name="quality")]
