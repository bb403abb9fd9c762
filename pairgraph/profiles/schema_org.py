"""The dataset in the words of schema.org, for search engines of datasets.

What a dataset should say follows Google's documentation of structured data for datasets; every date
comes from the graph, and what neither the graph nor CITATION.cff says is left out.

>>> import pyoxigraph
>>> from pairgraph.query.graph import Graph
>>> dataset(Graph(pyoxigraph.Store()))["@type"]
'Dataset'
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import PairgraphError
from pairgraph.profiles.exported import Export
from pairgraph.profiles.schema_org_cited import cited
from pairgraph.profiles.schema_org_parts import (
    DOWNLOADS,
    MEASURES,
    PLACES,
    REPORTS,
    downloads,
    filled,
    measures,
    places,
    reports,
)
from pairgraph.profiles.things import select
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session

__all__ = ["dataset", "export"]

_WEB: Final = re.compile(r"https?://[^\s/<>\"][^\s<>\"]*")
_DATASET: Final = BASE + "dataset"
_TECHNIQUE: Final = "Taken by hand from published reports, with the passages; checked by shapes and sums."
_SAID: Final = f"""SELECT ?property ?text {{
  VALUES ?property {{
    dcterms:title dcterms:description dcterms:license dcterms:issued dcterms:modified dcat:version
  }}
  <{_DATASET}> ?property ?text
}}"""
_YEARS: Final = """SELECT (MIN(?year) AS ?first) (MAX(?year) AS ?last) {
  { [] a pao:Figure ; pao:startYear ?year } UNION { [] a pao:Figure ; pao:endYear ?year }
}"""


def export(session: Session, *, digest: str = "", folder: str = "") -> Export:
    """Return the markup as JSON-LD.

    Args:
        session: the graph.
        digest: SHA-256 of the release in hexadecimal, where it is known.
        folder: address of the folder where the files of the release can be fetched, where there is one.

    Raises:
        PairgraphError: the folder is no address on the web.

    """
    if folder and not _WEB.fullmatch(folder):
        remedy = "Give it as https://example.org/files"
        raise PairgraphError(f"'{folder}' is no address of a folder on the web.", remedy=remedy)
    base = folder.rstrip("/")
    found = dataset(session, digest=digest, download=(lambda name: f"{base}/{name}") if base else None)
    data = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    kinds = {"downloads": "distribution", "places": "spatialCoverage", "measures": "variableMeasured"}
    held = {kind: len(found.get(key, ())) for kind, key in kinds.items()}
    return Export.of(data.encode(), held)


def dataset(
    session: Session,
    *,
    digest: str = "",
    download: Callable[[str], str] | None = None,
    catalogue: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Describe the graph as a ``schema:Dataset``, ready for ``json.dumps``.

    Of what Google recommends, nothing is known for ``citation`` (an article), ``funder`` and ``isPartOf``.

    Args:
        session: the graph.
        digest: SHA-256 of the release in hexadecimal, where it is known.
        download: name of a file of the release, such as ``pairgraph.ttl`` → the address to fetch it from;
            without it no download is offered, because a download without an address is none.
        catalogue: ``name`` and ``url`` of the site that offers the dataset, where there is one.

    """
    found = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": _DATASET,
        "url": _DATASET,
        **_said(select(session, _SAID)),
        "identifier": _identifiers(digest),
        **cited(),
        "measurementTechnique": _TECHNIQUE,
        "isAccessibleForFree": True,
        "inLanguage": ["en", "zh-Hans"],
        "temporalCoverage": _years(select(session, _YEARS)),
        "spatialCoverage": places(select(session, PLACES)),
        "variableMeasured": measures(select(session, MEASURES)),
        "isBasedOn": reports(select(session, REPORTS)),
        "includedInDataCatalog": {"@type": "DataCatalog", **catalogue} if catalogue else None,
        "distribution": downloads(select(session, DOWNLOADS), download),
    }
    return filled(found)


def _said(rows: Iterable[Row]) -> dict[str, Any]:
    """Return title, description, licence and version as the dataset itself gives them."""
    said: dict[tuple[str, str], str] = {}
    for row in rows:
        language = (getattr(row.text, "language", None) or "").partition("-")[0]
        said.setdefault((row.property.prefixed, language), str(row.text))
    return {
        "name": said.get(("dcterms:title", "en")),
        "alternateName": said.get(("dcterms:title", "zh")),
        "description": said.get(("dcterms:description", "en")),
        "license": said.get(("dcterms:license", "")),
        "version": said.get(("dcat:version", "")),
        "datePublished": said.get(("dcterms:issued", "")),
        "dateModified": said.get(("dcterms:modified", "")),
    }


def _identifiers(digest: str) -> list[Any]:
    kind = "SHA-256 of the RDFC-1.0 canonical form"
    checked = {"@type": "PropertyValue", "propertyID": kind, "value": digest}
    return [_DATASET, checked] if digest else [_DATASET]


def _years(rows: Iterable[Row]) -> str | None:
    """Return the first and the last year that a figure is about, as an ISO 8601 interval."""
    row = next(iter(rows), None)
    if row is None or row.first is None or row.last is None:
        return None
    return f"{row.first}/{row.last}"
