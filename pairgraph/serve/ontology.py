"""The ontology, term by term, and as data."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from pairgraph.query.triples import Triples
from pairgraph.serve import listing_words  # noqa: F401 - it adds the words of this page
from pairgraph.serve.ask import rows, triples
from pairgraph.serve.offers import alternates, answer_data, wanted
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.terms import terms
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.session import Session

__all__ = ["routes"]

_PATH: Final = "/ontology"


@in_thread
def ontology(request: Request) -> Response:
    """Show every term, or give the whole ontology as data."""
    session = request.app.state.site.session
    _, form = wanted(request)
    if form != "html":
        return answer_data(request, _PATH, form, lambda: _data(session))
    version = next((str(row.version) for row in rows(session, "version")), "")
    return page(
        request,
        "ontology.html",
        alternates=alternates(_PATH),
        canonical=_PATH,
        groups={name: some for name, some in terms(session).items() if some},
        version=version,
    )


def _data(session: Session) -> Triples:
    """Return the ontology's graph, and the schemes whose IRIs lead to this document too."""
    graph = triples(session, "graph", graph=[graph_iri("ontology")])
    return Triples(chain(graph, triples(session, "schemes")))


routes: Final = [
    Route(_PATH, ontology, name="ontology_index"),
    *(Route(f"{_PATH}.{ending}", ontology) for ending in ("html", "ttl", "jsonld", "nt")),
]
