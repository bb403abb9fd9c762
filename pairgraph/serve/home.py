"""The home page: what this is, how much is in it, who supports whom, where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from pairgraph.serve import home_words, listing_words  # noqa: F401 - it adds the words of this page
from pairgraph.serve.ask import rows
from pairgraph.serve.atlas import atlas
from pairgraph.serve.flow import flow
from pairgraph.serve.language import language
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.pairings import pairings

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.state import Site

__all__ = ["routes"]

_COUNTED: Final = ("reports", "relations", "works", "figures", "passages")
_WHERE: Final = {
    "reports": "/reports",
    "relations": "/browse/supporters",
    "works": "/browse/kinds",
    "figures": "/ontology/Figure",
    "passages": "/reports",
}
_FIRST: Final = (
    "who-supports-whom",
    "funding-by-supporter",
    "funding-by-recipient",
    "works-in-a-place",
    "awards",
    "overlapping-figures",
)


@in_thread
def home(request: Request) -> Response:
    """Show the home page."""
    site: Site = request.app.state.site
    pairs = pairings(site.session)
    counts = next(iter(rows(site.session, "counts"))).as_dict()
    return page(
        request,
        "home.html",
        counts=[(name, counts[name], _WHERE[name]) for name in _COUNTED],
        questions=len(site.session.catalogue),
        first=_to_begin_with(site),
        pairs=pairs,
        flow=flow(pairs),
        atlas=atlas(site.session, pairs, language(request)),
    )


def _to_begin_with(site: Site) -> list[StoredQuery]:
    """Return questions to begin with: those named above that there are, else the first of each topic."""
    catalogue = site.session.catalogue
    named = [catalogue[name] for name in _FIRST if name in catalogue]
    return named or [next(iter(catalogue.search(topic=topic))) for topic in catalogue.topics]


routes: Final = [Route("/", home, name="home")]
