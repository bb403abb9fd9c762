"""The RO-Crate 1.2: what each file of a package is, as linked data that people's tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from pairgraph.archive.deposit import DATASET, LICENCE
from pairgraph.archive.json_text import as_json
from pairgraph.archive.libraries import library
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.archive.citation import Party
    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.entry import Sealed

__all__ = ["METADATA", "crate"]

_Crate: TypeAlias = Any
_Entity: TypeAlias = Any
"""The library has no types."""

METADATA: Final = "ro-crate-metadata.json"
_VERSION: Final = "1.2"
_LICENCE_NAME: Final = "Creative Commons Attribution 4.0 International"
_LICENCE_TEXT: Final = (
    "You may share and adapt the material for any purpose, even commercially, if you give credit."
)
_SOFTWARE: Final = "#pairgraph"
_BUILD: Final = "#build"


def crate(deposit: Deposit, files: Iterable[Sealed]) -> bytes:
    """Describe a package.

    Args:
        deposit: the release and what is known of it.
        files: everything in the payload besides this description itself.

    Raises:
        MissingError: the library is not installed.

    """
    made = library("rocrate.rocrate").ROCrate(version=_VERSION)
    root = made.root_dataset
    # The library dates a crate by the clock; here a date is known or there is none.
    del root["datePublished"]
    for name, value in _about(deposit).items():
        root[name] = value
    root["license"] = _licence(made)
    root["author"] = [_party(made, one) for one in deposit.citation.authors] or None
    root["isBasedOn"] = [_source(made, *row) for row in _sources(deposit)] or None
    for one in sorted(files, key=lambda one: one.path):
        _add_file(made, one)
    _add_build(made, deposit)
    graph = made.metadata.generate()
    graph["@graph"] = [_known(node) for node in sorted(graph["@graph"], key=lambda node: str(node["@id"]))]
    return as_json(graph)


def _about(deposit: Deposit) -> dict[str, Any]:
    years = deposit.years
    doi = deposit.citation.doi
    return {
        "name": deposit.title,
        "description": deposit.description,
        "datePublished": deposit.citation.released or None,
        "version": deposit.version,
        "keywords": list(deposit.citation.keywords) or None,
        "inLanguage": ["en", "zh-Hans"],
        "identifier": [f"https://doi.org/{doi}"] * bool(doi) + [deposit.iri],
        "exampleOfWork": DATASET,
        "temporalCoverage": f"{years[0]}/{years[1]}" if years else None,
    }


def _licence(made: _Crate) -> _Entity:
    properties = {"@type": "CreativeWork", "name": _LICENCE_NAME, "description": _LICENCE_TEXT}
    return _context(made, LICENCE, properties)


def _party(made: _Crate, one: Party) -> _Entity:
    properties = {"@type": "Person" if one.is_person else "Organization", "name": one.full}
    if one.is_person:
        properties |= {"givenName": one.given, "familyName": one.family}
    identifier = one.orcid or f"#{quote(one.full.replace(' ', '-'))}"
    return _context(made, identifier, properties)


def _sources(deposit: Deposit) -> Iterable[tuple[str, str, str]]:
    return ((one.url or one.iri, one.title or one.label, one.publisher) for one in deposit.sources)


def _source(made: _Crate, identifier: str, name: str, publisher: str) -> _Entity:
    """Add a report; whatever is at an address that is not in the crate is contextual."""
    properties = {"@type": "CreativeWork", "name": name, "creditText": publisher}
    return _context(made, identifier, properties)


def _add_file(made: _Crate, one: Sealed) -> None:
    properties = {
        "name": one.path,
        "description": one.title,
        "encodingFormat": one.media,
        "contentSize": str(one.size),
        "sha256": one.sha256,
    }
    # A path that does not exist only tells the library where the file would be.
    made.add_file(dest_path=quote(one.path), properties=properties)


def _add_build(made: _Crate, deposit: Deposit) -> None:
    """Add the software and what it did: which files it read and what it made of them."""
    origin = deposit.origin
    _context(made, _SOFTWARE, _software(deposit))
    used = [{"@id": quote(f"inputs/{name}")} for name in sorted(deposit.manifest["inputs"])]
    build = {
        "@type": "CreateAction",
        "name": f"Build of release {deposit.digest}",
        "description": f"Code digest {origin.code}." + (f" Commit {origin.commit}." * bool(origin.commit)),
        "instrument": {"@id": _SOFTWARE},
        "object": used,
        "result": [{"@id": "release/pairgraph.nq"}, {"@id": "release/pairgraph.trig"}],
    }
    _context(made, _BUILD, build)
    made.root_dataset["mentions"] = [{"@id": _BUILD}]


def _software(deposit: Deposit) -> dict[str, Any]:
    version = deposit.origin.version
    return {
        "@type": "SoftwareApplication",
        "name": "pairgraph",
        "version": version,
        "identifier": deposit.origin.commit,
        "url": deposit.citation.repository or f"{BASE}software/pairgraph-{version}",
    }


def _context(made: _Crate, identifier: str, properties: dict[str, Any]) -> _Entity:
    """Make a thing that the crate speaks of and does not hold."""
    entity = library("rocrate.model.contextentity").ContextEntity
    return made.add(entity(made, identifier, properties=properties))


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known, and the brackets around a single value."""
    return {name: _plain(value) for name, value in node.items() if value not in (None, "", [])}


def _plain(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else value
