"""The namespaces of the graph and the prefixes everybody writes them with.

The IRIs are a public interface: researchers' own queries depend on them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BASE", "GRAPHS", "ID", "ID_KINDS", "PREFIXES", "compact", "expand", "graph_iri"]

BASE: Final = "https://w3id.org/pairing-off/"
ID: Final = BASE + "id/"
GRAPHS: Final = BASE + "graph/"

ID_KINDS: Final = (
    "appointment",
    "document",
    "figure",
    "flow",
    "goal",
    "group",
    "incident",
    "intervention",
    "organization",
    "passage",
    "person",
    "recognition",
    "region",
    "region-version",
    "relation",
    "report",
    "result",
)
"""The kinds of things; each is the last part of a namespace and, at the same time, its prefix."""

PREFIXES: Final[dict[str, str]] = {
    "pao": BASE + "ontology#",
    "pau": BASE + "unit/",
    "pam": BASE + "measure/",
    "pas": BASE + "sector/",
    "pag": GRAPHS,
    "paq": BASE + "query/",
    **{kind: f"{ID}{kind}/" for kind in ID_KINDS},
    "judgement": ID + "judgement/",
    "agent": BASE + "agent/",
    "cube": BASE + "cube/",
    **{code: f"{BASE}code/{code}/" for code in ("crs", "dac3", "gbt2260", "iso3166")},
    "bibo": "http://purl.org/ontology/bibo/",
    "dbr": "http://dbpedia.org/resource/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "geonames": "http://sws.geonames.org/",
    "isni": "https://isni.org/isni/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "quantitykind": "http://qudt.org/vocab/quantitykind/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "ror": "https://ror.org/",
    "schema": "https://schema.org/",
    "sdg": "http://metadata.un.org/sdg/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "sssom": "https://w3id.org/sssom/",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace, for fact files, queries, Turtle and pages alike."""


def graph_iri(name: str) -> str:
    """Return the IRI of one of our named graphs.

    >>> graph_iri("report/zhuhai-chongqing")
    'https://w3id.org/pairing-off/graph/report/zhuhai-chongqing'
    """
    return GRAPHS + name


def expand(name: str) -> str:
    """Turn a prefixed name into an IRI; what has no known prefix comes back unchanged.

    >>> expand("region:zhuhai")
    'https://w3id.org/pairing-off/id/region/zhuhai'
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES and not local.startswith("//") else name


def compact(iri: str) -> str:
    """Turn an IRI into a prefixed name where a prefix of ours fits, else return it unchanged.

    >>> compact("https://w3id.org/pairing-off/unit/CNY")
    'pau:CNY'
    """
    best = max(
        (p for p in PREFIXES if iri.startswith(PREFIXES[p])), key=lambda p: len(PREFIXES[p]), default=None
    )
    return iri if best is None else f"{best}:{iri[len(PREFIXES[best]) :]}"
