"""The files that repositories read: ``.zenodo.json``, Dataverse's ``dataset.json``, ``codemeta.json``."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from pairgraph.archive.deposit import LICENCE
from pairgraph.archive.entry import Entry
from pairgraph.archive.json_text import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.citation import Party
    from pairgraph.archive.deposit import Deposit

__all__ = ["dataverse", "none", "software_heritage", "zenodo"]

_ORCID: Final = "https://orcid.org/"


def none(deposit: Deposit) -> Iterator[Entry]:  # noqa: ARG001 - all forms are asked alike
    """Yield no file at all."""
    yield from ()


def zenodo(deposit: Deposit) -> Iterator[Entry]:
    """Yield Zenodo's metadata; what is not known is left out."""
    citation = deposit.citation
    found = {
        "title": deposit.title,
        "upload_type": "dataset",
        "description": f"<p>{escape(deposit.description)}</p>",
        "creators": [_zenodo_creator(one) for one in citation.authors],
        "access_right": "open",
        "license": "CC-BY-4.0",
        "keywords": list(citation.keywords),
        "language": "eng",
        "version": deposit.version,
        "doi": citation.doi,
        "publication_date": citation.released,
        "related_identifiers": [
            {"identifier": one.url, "relation": "isDerivedFrom", "scheme": "url"}
            for one in deposit.sources
            if one.url
        ],
        "notes": f"Release {deposit.digest}.",
    }
    yield Entry(".zenodo.json", as_json(_known(found)), "metadata for Zenodo")


def dataverse(deposit: Deposit) -> Iterator[Entry]:
    """Yield the dataset as Dataverse's native API takes it; what is not known is left out."""
    citation = deposit.citation
    fields = [
        _field("title", deposit.title),
        _compound("author", [_author(one) for one in citation.authors]),
        _compound("datasetContact", [_contact(one) for one in citation.contacts if one.email]),
        _compound("dsDescription", [{"dsDescriptionValue": deposit.description}]),
        _field("subject", ["Social Sciences"], "controlledVocabulary"),
        _compound("keyword", [{"keywordValue": word} for word in citation.keywords]),
        _field("dataSources", [one.url for one in deposit.sources if one.url]),
        _field("productionDate", citation.released),
        _field("notesText", f"Release {deposit.digest}."),
    ]
    block = {"displayName": "Citation Metadata", "fields": [one for one in fields if one["value"]]}
    licence = {"name": "CC BY 4.0", "uri": LICENCE}
    found = {"datasetVersion": {"license": licence, "metadataBlocks": {"citation": block}}}
    yield Entry("dataset.json", as_json(found), "metadata for Dataverse")


def software_heritage(deposit: Deposit) -> Iterator[Entry]:
    """Yield CodeMeta 3.0; what is not known is left out."""
    citation = deposit.citation
    found = {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": deposit.title,
        "description": deposit.description,
        "version": deposit.version,
        "identifier": deposit.iri,
        "license": ["https://spdx.org/licenses/CC-BY-4.0", "https://spdx.org/licenses/Apache-2.0"],
        "author": [_codemeta_author(one) for one in citation.authors],
        "keywords": list(citation.keywords),
        "codeRepository": citation.repository,
        "datePublished": citation.released,
        "programmingLanguage": ["SPARQL", "Turtle"],
        "readme": "data/README.txt",
    }
    yield Entry("codemeta.json", as_json(_known(found)), "metadata for Software Heritage")


def _zenodo_creator(one: Party) -> dict[str, str]:
    orcid = one.orcid.removeprefix(_ORCID)
    return _known({"name": one.sorted_name, "affiliation": one.affiliation, "orcid": orcid})


def _codemeta_author(one: Party) -> dict[str, Any]:
    if not one.is_person:
        return {"type": "Organization", "name": one.full}
    found = {"type": "Person", "id": one.orcid, "givenName": one.given, "familyName": one.family}
    return _known(found | {"email": one.email})


def _author(one: Party) -> dict[str, str]:
    found = {"authorName": one.sorted_name, "authorAffiliation": one.affiliation}
    if one.orcid:
        found |= {"authorIdentifierScheme": "ORCID", "authorIdentifier": one.orcid.removeprefix(_ORCID)}
    return _known(found)


def _contact(one: Party) -> dict[str, str]:
    return _known({"datasetContactName": one.sorted_name, "datasetContactEmail": one.email})


def _field(name: str, value: str | list[str], kind: str = "primitive") -> dict[str, Any]:
    return {"typeName": name, "typeClass": kind, "multiple": isinstance(value, list), "value": value}


def _compound(name: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    """Write rows of subfields; the scheme of an identifier is from a list of Dataverse's own."""
    kinds = {"authorIdentifierScheme": "controlledVocabulary"}
    value = [
        {key: _field(key, text, kinds.get(key, "primitive")) for key, text in row.items()} for row in rows
    ]
    return {"typeName": name, "typeClass": "compound", "multiple": True, "value": value}


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value}
