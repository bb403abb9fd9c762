"""The ``#+`` header of a stored query: YAML inside comments, read with its line numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from pairgraph.errors import QueryError
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["Header", "read_header"]

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc] # the C loader where PyYAML has it
    """YAML without its surprises: no dates, and only true and false are booleans."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, what) for tag, what in known if not tag.endswith((":timestamp", ":bool"))]
    for first, known in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Header:
    """A header as plain values, with the line of each: ``lines[("parameters", 0, "type")]``."""

    path: Path
    values: dict[str, Any]
    lines: dict[tuple[str | int, ...], int]

    def error(self, message: str, *where: str | int, remedy: str = "") -> QueryError:
        """Return an error that names the file and the line of a value."""
        line = next((self.lines[where[:n]] for n in range(len(where), -1, -1) if where[:n] in self.lines), 1)
        return QueryError(f"{self.path}:{line}: {message}", remedy=remedy)

    def check_keys(self, known: Collection[str], *where: str | int) -> None:
        """Refuse a key that is not known.

        Raises:
            QueryError: naming the nearest key that is.

        """
        found: Any = self.values
        for step in where:
            found = found[step]
        if not isinstance(found, dict):
            raise self.error(f"Here belong the keys {', '.join(known)}, not {found!r}.", *where)
        for key in found:
            if key not in known:
                remedy = nearest(str(key), known) or f"Known: {', '.join(known)}."
                raise self.error(f"'{key}' is no key here.", *where, key, remedy=remedy)


def read_header(text: str, path: Path) -> Header:
    r"""Read the header of a stored query: the lines at its top that begin with ``#+``.

    Raises:
        QueryError: there is none, or it is not YAML; names file and line.

    >>> from pathlib import Path
    >>> read_header("#+ summary: Bees\nASK {}", Path("bees.rq")).values
    {'summary': 'Bees'}

    """
    lines = _header_lines(text)
    header = Header(path, {}, {(): 1})
    try:
        loader = _Loader("\n".join(lines))
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        raise _broken(header, error) from None
    if not isinstance(values, dict):
        raise header.error("The header is missing.", remedy="Begin the file with '#+ summary: …'.")
    _remember_lines(node, (), header.lines)
    return Header(path, values, header.lines)


def _header_lines(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[3:] if line[2:3] == " " else line[2:])
    return lines


def _remember_lines(
    node: yaml.Node, where: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]
) -> None:
    """Note the line of every value; YAML counts from 0."""
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[*where, key.value] = key.start_mark.line + 1
            _remember_lines(value, (*where, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _remember_lines(value, (*where, index), lines)


def _broken(header: Header, error: yaml.YAMLError) -> QueryError:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error)
    line = mark.line + 1 if mark else 1
    return QueryError(
        f"{header.path}:{line}: The header is not YAML: {said}.",
        remedy="A text with a colon in it needs quotes.",
    )
