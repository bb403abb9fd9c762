"""What the service and its data say of themselves: SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.routing import Route

from pairgraph.query.federation import service as service_of
from pairgraph.serve.cache import Whole
from pairgraph.serve.exchange import Exchange
from pairgraph.serve.negotiation import FORMATS, GRAPH_OFFERS, Format, best, content_type, offered
from pairgraph.serve.problem import Problem
from pairgraph.vocabulary import PREFIXES, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.state import Site

__all__ = ["Void", "dataset", "describe_service", "routes", "service"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PREFIXES: Final = {"sd": _SD, "void": _VOID, "formats": _FORMATS, "dcterms": _DCTERMS}
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
    "N-Quads",
    "TriG",
)
_FEATURES: Final = ("UnionDefaultGraph",)
_WRITERS: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}


def service(site: Site, base: str) -> Iterator[Triple]:
    """Yield the description of the endpoint.

    Args:
        site: what is served.
        base: the address of the site, without a slash at its end.

    """
    here, data = NamedNode(f"{base}/sparql"), NamedNode(f"{base}/.well-known/void#dataset")
    yield Triple(here, _TYPE, NamedNode(_SD + "Service"))
    yield Triple(here, NamedNode(_SD + "endpoint"), here)
    yield Triple(here, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query"))
    for name in _RESULT_FORMATS:
        yield Triple(here, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name))
    for name in _FEATURES:
        yield Triple(here, NamedNode(_SD + "feature"), NamedNode(_SD + name))
    if site.config.service_allow:
        yield Triple(here, NamedNode(_SD + "feature"), NamedNode(_SD + "BasicFederatedQuery"))
    for entry in site.config.service_allow:  # who may be asked: the vocabulary has no word for it
        yield Triple(here, NamedNode(_DCTERMS + "references"), NamedNode(service_of(entry)[0]))
    yield Triple(here, NamedNode(_SD + "defaultDataset"), data)
    yield Triple(data, _TYPE, NamedNode(_SD + "Dataset"))
    yield from _default_graph(site, data)
    for name, size in sorted(site.manifest.get("graphs", {}).items()):
        yield from _named_graph(data, name, size)


def _default_graph(site: Site, data: NamedNode) -> Iterator[Triple]:
    union = BlankNode("union")
    yield Triple(data, NamedNode(_SD + "defaultGraph"), union)
    yield Triple(union, _TYPE, NamedNode(_SD + "Graph"))
    if "triples" in site.manifest:
        yield Triple(union, NamedNode(_VOID + "triples"), Literal(int(site.manifest["triples"])))


def _named_graph(data: NamedNode, name: str, size: int) -> Iterator[Triple]:
    label = name.replace("/", "-")
    entry, graph = BlankNode(f"named-{label}"), BlankNode(f"graph-{label}")
    yield Triple(data, NamedNode(_SD + "namedGraph"), entry)
    yield Triple(entry, _TYPE, NamedNode(_SD + "NamedGraph"))
    yield Triple(entry, NamedNode(_SD + "name"), NamedNode(graph_iri(name)))
    yield Triple(entry, NamedNode(_SD + "graph"), graph)
    yield Triple(graph, _TYPE, NamedNode(_SD + "Graph"))
    yield Triple(graph, NamedNode(_VOID + "triples"), Literal(size))


def dataset(site: Site, base: str) -> Iterator[Triple]:
    """Yield the description of the data.

    Args:
        site: what is served.
        base: the address of the site, without a slash at its end.

    """
    here = NamedNode(f"{base}/.well-known/void#dataset")
    yield Triple(here, _TYPE, NamedNode(_VOID + "Dataset"))
    yield Triple(here, NamedNode(_VOID + "sparqlEndpoint"), NamedNode(f"{base}/sparql"))
    yield Triple(here, NamedNode(_DCTERMS + "title"), Literal("Pairing-off knowledge graph", language="en"))
    yield Triple(here, NamedNode(_VOID + "vocabulary"), NamedNode(PREFIXES["pao"]))
    yield Triple(here, NamedNode(_VOID + "uriSpace"), Literal(PREFIXES["pao"].rpartition("ontology")[0]))
    if site.release is None:
        return
    yield Triple(here, NamedNode(_VOID + "triples"), Literal(int(site.manifest["triples"])))
    yield Triple(here, NamedNode(_DCTERMS + "identifier"), Literal(site.digest))
    for name in ("pairgraph.ttl", "pairgraph.trig", "pairgraph.nq"):
        yield Triple(here, NamedNode(_VOID + "dataDump"), NamedNode(f"{base}/downloads/{name}"))


async def describe_service(exchange: Exchange, site: Site, form: Format | None) -> None:
    """Answer a request for the endpoint itself.

    Raises:
        Problem: 406, in no format that the client takes.

    """
    await _send(exchange, list(service(site, _base(exchange, site))), form)


async def _send(exchange: Exchange, triples: list[Triple], form: Format | None) -> None:
    name, media_type = _format(exchange, form)
    body = serialize(triples, format=_WRITERS[name], prefixes=_PREFIXES) or b""
    exchange.etag = b'W/"%s"' % blake2b(name.encode() + body, digest_size=16).hexdigest().encode()
    if exchange.unchanged():
        await exchange.not_modified()
    else:
        await exchange.whole(Whole(results=False, body=body), content_type(media_type))


def _format(exchange: Exchange, form: Format | None) -> tuple[str, str]:
    if form and (found := offered(form, results=False)):
        return found.name, found.media_type
    chosen = None if form else best(exchange.header(b"accept"), tuple(GRAPH_OFFERS))
    if chosen is None:
        offers = ", ".join(one.media_type for one in FORMATS.values() if not one.results)
        raise Problem(406, detail=f"The description comes as {offers}; a query goes into '?query='.")
    return GRAPH_OFFERS[chosen], chosen


def _base(exchange: Exchange, site: Site) -> str:
    if site.config.base_url:
        return site.config.base_url.rstrip("/")
    scope: Any = exchange.scope
    host = exchange.header(b"host")
    try:
        return str(NamedNode(f"{scope.get('scheme', 'http')}://{host or 'localhost'}").value)
    except ValueError:
        return "http://localhost"


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
        await _send(exchange, list(dataset(site, _base(exchange, site))), asked.form)


routes: Final = [Route("/.well-known/void", Void())]
