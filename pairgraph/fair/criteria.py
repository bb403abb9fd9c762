"""The criteria as they lie in files: a query each, and a list of those that no query can tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import yaml

from pairgraph.errors import QueryError
from pairgraph.fair.criterion import Choice, Criterion
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["criteria", "parse_query"]

_OTHERS: Final = "others.yaml"


@cache
def criteria(folder: Path | None = None) -> tuple[Criterion, ...]:
    """Return every criterion, by catalogue and name.

    Args:
        folder: where they lie; the project's own where none is given.

    Raises:
        QueryError: a file lacks something.

    >>> {criterion.catalogue for criterion in criteria()} == {"foops", "oops", "signposting"}
    True

    """
    home = folder or project_files() / "ontology" / "quality" / "fair"
    found = [parse_query(file.parent.name, file.read_text(encoding="utf-8")) for file in home.glob("*/*.rq")]
    found += _others(home / _OTHERS)
    return tuple(sorted(found, key=lambda one: (one.catalogue, one.id)))


def parse_query(catalogue: str, text: str) -> Criterion:
    r"""Read a query with its heading: lines ``# key: value``, of which ``choice`` may come several times.

    Raises:
        QueryError: the heading lacks something.

    >>> try:
    ...     parse_query("foops", "# id: A1\n# title: A\nSELECT ?focus {}")
    ... except QueryError as error:
    ...     print(error.message)
    The criterion foops/A1 lacks source, severity, asks.

    """
    lines = list(_heading(text))
    choices = tuple(Choice.parse(value) for key, value in lines if key == "choice")
    return Criterion.make(catalogue, dict(lines), choices=choices, query=text)


def _heading(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("# "):
            return
        key, _, value = line.removeprefix("# ").partition(": ")
        yield key, value


def _others(file: Path) -> Iterator[Criterion]:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(said, dict):
        raise QueryError(f"{file} is no list of criteria.", remedy="Write them by catalogue.")
    for catalogue, entries in said.items():
        for entry in entries:
            yield Criterion.make(catalogue, entry, reason=entry.get("reason", ""))
