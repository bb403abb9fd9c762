"""What the data say of themselves in VoID, at ``/.well-known/void``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple
from starlette.routing import Route

from pairgraph.serve.description import DCTERMS, TYPE, VOID, base_of, send_triples
from pairgraph.serve.exchange import Exchange
from pairgraph.serve.problem import Problem
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.state import Site

__all__ = ["Void", "dataset", "routes"]


def dataset(site: Site, base: str) -> Iterator[Triple]:
    """Yield the description of the data.

    Args:
        site: what is served.
        base: the address of the site, without a slash at its end.

    """
    here = NamedNode(f"{base}/.well-known/void#dataset")
    yield Triple(here, TYPE, NamedNode(VOID + "Dataset"))
    yield Triple(here, NamedNode(VOID + "sparqlEndpoint"), NamedNode(f"{base}/sparql"))
    yield Triple(here, NamedNode(DCTERMS + "title"), Literal("Pairing-off knowledge graph", language="en"))
    yield Triple(here, NamedNode(VOID + "vocabulary"), NamedNode(PREFIXES["pao"]))
    yield Triple(here, NamedNode(VOID + "uriSpace"), Literal(PREFIXES["pao"].rpartition("ontology")[0]))
    if site.release is None:
        return
    yield Triple(here, NamedNode(VOID + "triples"), Literal(int(site.manifest["triples"])))
    yield Triple(here, NamedNode(DCTERMS + "identifier"), Literal(site.digest))
    for name in ("pairgraph.ttl", "pairgraph.trig", "pairgraph.nq"):
        yield Triple(here, NamedNode(VOID + "dataDump"), NamedNode(f"{base}/downloads/{name}"))


class Void:
    """The description of the data as an ASGI application."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Problem: it cannot be answered as asked.

        """
        exchange = Exchange(scope, receive, send)
        if scope["method"] not in {"GET", "HEAD"}:
            raise Problem(405, headers={"Allow": "GET, HEAD"})
        asked = await exchange.asked(0)
        site: Site = scope["app"].state.site
        await send_triples(exchange, list(dataset(site, base_of(exchange, site))), asked.form)


routes: Final = [Route("/.well-known/void", Void())]
