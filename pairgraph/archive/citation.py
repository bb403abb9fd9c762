"""Who made the dataset, and how it is cited: what ``CITATION.cff`` says, and nothing that it does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import yaml

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Citation", "Party", "read_citation"]

_REMEDY: Final = "See https://citation-file-format.github.io for what a CITATION.cff holds."


@dataclass(frozen=True, slots=True)
class Party:
    """A person or a body; what is not known is empty."""

    name: str = ""
    given: str = ""
    family: str = ""
    orcid: str = ""
    affiliation: str = ""
    email: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is a person: bodies have one name."""
        return not self.name

    @property
    def full(self) -> str:
        """The name as one says it."""
        return self.name or " ".join(part for part in (self.given, self.family) if part)

    @property
    def sorted_name(self) -> str:
        """The name as lists are sorted by it.

        >>> Party(given="Ada", family="Lovelace").sorted_name, Party(name="A body").sorted_name
        ('Lovelace, Ada', 'A body')
        """
        return self.name or ", ".join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known for citing the dataset; what is not is empty."""

    title: str = ""
    abstract: str = ""
    version: str = ""
    released: str = ""
    doi: str = ""
    url: str = ""
    repository: str = ""
    publisher: str = ""
    keywords: tuple[str, ...] = ()
    authors: tuple[Party, ...] = ()
    contacts: tuple[Party, ...] = ()

    @property
    def year(self) -> str:
        """The year of publication, where its date is known."""
        return self.released[:4]


def read_citation(file: Path) -> Citation:
    """Read a citation file; ``preferred-citation`` goes before what the file says of the software.

    Raises:
        FactFileError: it is no YAML, or no CITATION.cff.

    """
    try:
        read = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise FactFileError("This is no YAML.", file=file, line=line, remedy=_REMEDY) from error
    if not isinstance(read, dict) or "cff-version" not in read:
        raise FactFileError("'cff-version' is missing.", file=file, remedy=_REMEDY)
    preferred = read.get("preferred-citation") or {}
    try:
        found = _citation({**read, **preferred})
    except (TypeError, AttributeError) as error:
        raise FactFileError("A key has a value of another kind.", file=file, remedy=_REMEDY) from error
    if found.released and not _is_date(found.released):
        message = f"date-released: {found.released!r} is no date."
        raise FactFileError(message, file=file, remedy="Write it as 2031-05-06.")
    return found


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _citation(read: Mapping[str, Any]) -> Citation:
    return Citation(
        **{name: _text(read, name) for name in ("title", "abstract", "version", "doi", "url")},
        released=_text(read, "date-released"),
        repository=_text(read, "repository-code"),
        publisher=_text(read.get("publisher") or {}, "name"),
        keywords=tuple(str(word) for word in read.get("keywords") or ()),
        authors=tuple(_party(one) for one in read.get("authors") or ()),
        contacts=tuple(_party(one) for one in read.get("contact") or ()),
    )


def _party(read: Mapping[str, Any]) -> Party:
    return Party(
        name=_text(read, "name"),
        given=_text(read, "given-names"),
        family=" ".join(part for part in (_text(read, "name-particle"), _text(read, "family-names")) if part),
        orcid=_text(read, "orcid"),
        affiliation=_text(read, "affiliation"),
        email=_text(read, "email"),
    )


def _text(read: Mapping[str, Any], name: str) -> str:
    """Return a value as text on one line; a date as ISO 8601 has it."""
    value = read.get(name)
    return "" if value is None else " ".join(str(value).split())
