"""What CITATION.cff says of a dataset, in the words of schema.org: who made it, what it is about, its DOI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pairgraph.archive.citation import Citation, read_citation
from pairgraph.profiles.schema_org_parts import filled
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from pairgraph.archive.citation import Party

__all__ = ["cited", "creators"]


def cited() -> dict[str, Any]:
    """Return creators, keywords and DOI; an installation without CITATION.cff does not say.

    Raises:
        FactFileError: the file is no CITATION.cff.

    """
    citation = _citation()
    return {
        "creator": creators(),
        "keywords": list(citation.keywords),
        "sameAs": f"https://doi.org/{citation.doi}" if citation.doi else "",
    }


def creators() -> list[dict[str, Any]]:
    """Return who is to be cited.

    A person who has an ORCID has it as ``@id``, and as ``sameAs``, where search engines look for it; for who
    has none nothing is made up.

    Raises:
        FactFileError: the file is no CITATION.cff.

    """
    return [_creator(one) for one in _citation().authors]


def _citation() -> Citation:
    file = project_files() / "CITATION.cff"
    return read_citation(file) if file.is_file() else Citation()


def _creator(one: Party) -> dict[str, Any]:
    """Turn an author into a person or, where it has one name only, an organization."""
    if not one.is_person:
        return {"@type": "Organization", "name": one.full}
    belongs = {"@type": "Organization", "name": one.affiliation} if one.affiliation else None
    found = {
        "@type": "Person",
        "@id": one.orcid,
        "name": one.full,
        "givenName": one.given,
        "familyName": one.family,
        "sameAs": one.orcid,
        "affiliation": belongs,
    }
    return filled(found)
