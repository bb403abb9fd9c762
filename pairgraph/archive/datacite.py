"""DataCite metadata (schema 4.5) for a DOI, as JSON and XML.

What a DOI needs and nobody has said yet, such as its year of publication, is left out here and stands on the
checklist: with that, both are valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.archive.deposit import LICENCE
from pairgraph.archive.json_text import as_json
from pairgraph.archive.libraries import library

if TYPE_CHECKING:
    from pairgraph.archive.citation import Party
    from pairgraph.archive.deposit import Deposit

__all__ = ["REQUIRED", "datacite_json", "datacite_xml", "metadata"]

REQUIRED: Final = ("doi", "creators", "titles", "publisher", "publicationYear", "types")
"""What a DOI cannot be without."""
_ORCID: Final = "https://orcid.org"
_SCHEMA: Final = "http://datacite.org/schema/kernel-4"


def datacite_json(deposit: Deposit, publisher: str = "") -> bytes:
    """Write the metadata as JSON."""
    return as_json(metadata(deposit, publisher))


def datacite_xml(deposit: Deposit, publisher: str = "") -> bytes:
    """Write the metadata as XML.

    Raises:
        MissingError: the library is not installed.

    """
    written: str = library("datacite.schema45").tostring(metadata(deposit, publisher))
    return written.encode()


def metadata(deposit: Deposit, publisher: str = "") -> dict[str, Any]:
    """Return the metadata, without what is not known.

    Args:
        deposit: the release and what is known of it.
        publisher: the repository, where it is the publisher.

    """
    citation = deposit.citation
    name = citation.publisher or publisher
    found = {
        "schemaVersion": _SCHEMA,
        "doi": citation.doi,
        "creators": [_creator(one) for one in citation.authors],
        "titles": _titles(deposit),
        "publisher": {"name": name} if name else None,
        "publicationYear": citation.year,
        "types": {"resourceType": "Knowledge graph", "resourceTypeGeneral": "Dataset"},
        "subjects": [{"subject": word} for word in citation.keywords],
        "dates": [{"date": citation.released, "dateType": "Issued"}] * bool(citation.released),
        "language": "en",
        "alternateIdentifiers": _identifiers(deposit),
        "relatedIdentifiers": [_related(one.url) for one in deposit.sources if one.url],
        "version": deposit.version,
        "rightsList": [_rights()],
        "descriptions": [{"description": deposit.description, "descriptionType": "Abstract", "lang": "en"}],
        "geoLocations": [{"geoLocationPlace": "China"}],
    }
    return {name: value for name, value in found.items() if value}


def _titles(deposit: Deposit) -> list[dict[str, str]]:
    titles = deposit.about.get("title", {})
    others = [
        {"title": text, "lang": language, "titleType": "TranslatedTitle"}
        for language, text in sorted(titles.items())
        if language not in ("", "en")
    ]
    return [{"title": deposit.title, "lang": "en"}, *others]


def _creator(one: Party) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": one.sorted_name,
        "nameType": "Personal" if one.is_person else "Organizational",
        "givenName": one.given,
        "familyName": one.family,
        "affiliation": [{"name": one.affiliation}] * bool(one.affiliation),
    }
    if one.orcid:
        found["nameIdentifiers"] = [
            {"nameIdentifier": one.orcid, "nameIdentifierScheme": "ORCID", "schemeUri": _ORCID}
        ]
    return {name: value for name, value in found.items() if value}


def _identifiers(deposit: Deposit) -> list[dict[str, str]]:
    kind = "SHA-256 of the canonical N-Quads (RDFC-1.0)"
    return [{"alternateIdentifier": deposit.digest, "alternateIdentifierType": kind}]


def _related(url: str) -> dict[str, str]:
    return {"relatedIdentifier": url, "relatedIdentifierType": "URL", "relationType": "IsDerivedFrom"}


def _rights() -> dict[str, str]:
    return {
        "rights": "Creative Commons Attribution 4.0 International",
        "rightsUri": LICENCE,
        "rightsIdentifier": "CC-BY-4.0",
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
