"""What the service says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from pairgraph.query.federation_service import service as service_of
from pairgraph.serve.negotiation import FORMATS, GRAPH_OFFERS, Format, best, content_type, offered
from pairgraph.serve.problem import Problem
from pairgraph.serve.reply import Reply
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.serve.exchange import Exchange
    from pairgraph.serve.state import Site

__all__ = ["DCTERMS", "TYPE", "VOID", "base_of", "describe_service", "send_triples", "service"]

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
DCTERMS: Final = "http://purl.org/dc/terms/"
TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PREFIXES: Final = {"sd": _SD, "void": VOID, "formats": _FORMATS, "dcterms": DCTERMS}
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
    yield Triple(here, TYPE, NamedNode(_SD + "Service"))
    yield Triple(here, NamedNode(_SD + "endpoint"), here)
    yield Triple(here, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query"))
    for name in _RESULT_FORMATS:
        yield Triple(here, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name))
    for name in _FEATURES:
        yield Triple(here, NamedNode(_SD + "feature"), NamedNode(_SD + name))
    if site.config.service_allow:
        yield Triple(here, NamedNode(_SD + "feature"), NamedNode(_SD + "BasicFederatedQuery"))
    for entry in site.config.service_allow:  # who may be asked: the vocabulary has no word for it
        yield Triple(here, NamedNode(DCTERMS + "references"), NamedNode(service_of(entry)[0]))
    yield Triple(here, NamedNode(_SD + "defaultDataset"), data)
    yield Triple(data, TYPE, NamedNode(_SD + "Dataset"))
    yield from _default_graph(site, data)
    for name, size in sorted(site.manifest.get("graphs", {}).items()):
        yield from _named_graph(data, name, size)


def _default_graph(site: Site, data: NamedNode) -> Iterator[Triple]:
    union = BlankNode("union")
    yield Triple(data, NamedNode(_SD + "defaultGraph"), union)
    yield Triple(union, TYPE, NamedNode(_SD + "Graph"))
    if "triples" in site.manifest:
        yield Triple(union, NamedNode(VOID + "triples"), Literal(int(site.manifest["triples"])))


def _named_graph(data: NamedNode, name: str, size: int) -> Iterator[Triple]:
    label = name.replace("/", "-")
    entry, graph = BlankNode(f"named-{label}"), BlankNode(f"graph-{label}")
    yield Triple(data, NamedNode(_SD + "namedGraph"), entry)
    yield Triple(entry, TYPE, NamedNode(_SD + "NamedGraph"))
    yield Triple(entry, NamedNode(_SD + "name"), NamedNode(graph_iri(name)))
    yield Triple(entry, NamedNode(_SD + "graph"), graph)
    yield Triple(graph, TYPE, NamedNode(_SD + "Graph"))
    yield Triple(graph, NamedNode(VOID + "triples"), Literal(size))


async def describe_service(exchange: Exchange, site: Site, form: Format | None) -> None:
    """Answer a request for the endpoint itself.

    Raises:
        Problem: 406, in no format that the client takes.

    """
    await send_triples(exchange, list(service(site, base_of(exchange, site))), form)


async def send_triples(exchange: Exchange, triples: list[Triple], form: Format | None) -> None:
    """Answer with triples, in the format that is asked for; 304 where the client has them.

    Raises:
        Problem: 406, in no format that the client takes.

    """
    name, media_type = _format(exchange, form)
    body = serialize(triples, format=_WRITERS[name], prefixes=_PREFIXES) or b""
    exchange.etag = b'W/"%s"' % blake2b(name.encode() + body, digest_size=16).hexdigest().encode()
    if exchange.unchanged():
        await exchange.not_modified()
    else:
        await exchange.whole(Reply(results=False, body=body), content_type(media_type))


def _format(exchange: Exchange, form: Format | None) -> tuple[str, str]:
    if form and (found := offered(form, results=False)):
        return found.name, found.media_type
    chosen = None if form else best(exchange.header(b"accept"), tuple(GRAPH_OFFERS))
    if chosen is None:
        offers = ", ".join(one.media_type for one in FORMATS.values() if not one.results)
        raise Problem(406, detail=f"The description comes as {offers}; a query goes into '?query='.")
    return GRAPH_OFFERS[chosen], chosen


def base_of(exchange: Exchange, site: Site) -> str:
    """Return the public address of the site, without a slash at its end."""
    if site.config.base_url:
        return site.config.base_url.rstrip("/")
    scope: Any = exchange.scope
    host = exchange.header(b"host")
    try:
        return str(NamedNode(f"{scope.get('scheme', 'http')}://{host or 'localhost'}").value)
    except ValueError:
        return "http://localhost"
