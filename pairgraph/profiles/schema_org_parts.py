"""The parts of a dataset's markup: places, measures, reports, downloads.

Each constant is the query whose rows the function of the same name takes, sorted so that the rows of one
thing stand together.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pairgraph.query.row import Row
    from pairgraph.query.values import Value

__all__ = [
    "DOWNLOADS",
    "MEASURES",
    "PLACES",
    "REPORTS",
    "downloads",
    "filled",
    "measures",
    "places",
    "reports",
]

DOWNLOADS: Final = """SELECT ?file ?name ?media {
  ?dataset dcat:distribution ?file . ?file dcterms:title ?name ; dcat:mediaType ?media
} ORDER BY ?name"""
MEASURES: Final = """SELECT DISTINCT ?thing ?text ?unit ?means {
  { SELECT DISTINCT ?thing ?unitUsed { [] pao:measure ?thing ; pao:unit ?unitUsed } }
  ?thing skos:prefLabel ?text FILTER (LANG(?text) = "en")
  OPTIONAL { ?unitUsed skos:prefLabel ?unit FILTER (LANG(?unit) = "en") }
  OPTIONAL { ?thing skos:definition ?means FILTER (LANG(?means) = "en") }
} ORDER BY ?thing ?unit"""
PLACES: Final = """SELECT DISTINCT ?thing ?text ?language ?code ?same {
  { SELECT DISTINCT ?thing { [] pao:assistingParty|pao:assistedParty ?thing . ?thing a pao:Region } }
  ?thing skos:prefLabel ?text BIND (LCASE(LANG(?text)) AS ?language)
  OPTIONAL { ?thing pao:gbCode ?code }
  OPTIONAL { ?thing owl:sameAs ?same FILTER (isIRI(?same)) }
} ORDER BY ?thing ?language ?code ?same"""
REPORTS: Final = """SELECT DISTINCT ?thing ?title ?source ?tongue ?publisher {
  ?thing a pao:Report OPTIONAL { ?thing dcterms:title ?title } OPTIONAL { ?thing dcterms:source ?source }
  OPTIONAL { ?thing dcterms:language ?tongue }
  OPTIONAL { ?thing dcterms:publisher/skos:prefLabel ?publisher FILTER (LANG(?publisher) = "en") }
} ORDER BY ?thing ?title ?source"""


def filled(found: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def places(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the places of the counterpart relations, with the names, codes and identities they have."""
    return [_place(iri, list(group)) for iri, group in groupby(rows, key=lambda row: str(row.thing))]


def _place(iri: str, rows: list[Row]) -> dict[str, Any]:
    names = {str(row.language).partition("-")[0]: str(row.text) for row in rows}
    codes = _each(row.code for row in rows)
    code = [{"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": one} for one in codes]
    found = {
        "@type": "Place",
        "@id": iri,
        "name": names.get("en"),
        "alternateName": names.get("zh"),
        "identifier": code,
        "sameAs": _each(row.same for row in rows),
    }
    return filled(found)


def measures(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return what is measured, and in which units."""
    found = []
    for iri, group in groupby(rows, key=lambda row: str(row.thing)):
        some = list(group)
        value = {
            "@type": "PropertyValue",
            "@id": iri,
            "name": str(some[0].text),
            "description": str(some[0].means or ""),
            "unitText": ", ".join(_each(row.unit for row in some)),
        }
        found.append(filled(value))
    return found


def reports(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the reports that the graph is made from."""
    found = []
    for iri, group in groupby(rows, key=lambda row: str(row.thing)):
        row = next(group)
        publisher = {"@type": "Organization", "name": str(row.publisher)} if row.publisher else None
        report = {
            "@type": "Report",
            "@id": iri,
            "name": row.title,
            "url": row.source,
            "inLanguage": row.tongue,
        }
        found.append(filled({**report, "publisher": publisher}))
    return found


def downloads(rows: Iterable[Row], download: Callable[[str], str] | None) -> list[dict[str, str]]:
    """Return the files to fetch; none without their addresses."""
    if download is None:
        return []
    return [
        {
            "@type": "DataDownload",
            "@id": str(row.file),
            "name": str(row.name),
            "encodingFormat": str(row.media).removeprefix("https://www.iana.org/assignments/media-types/"),
            "contentUrl": download(str(row.name)),
        }
        for row in rows
    ]


def _each(values: Iterable[Value | None]) -> list[str]:
    """Return each value once, sorted."""
    return sorted({str(value) for value in values if value})
