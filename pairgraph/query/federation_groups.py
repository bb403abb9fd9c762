"""The groups of a query: what stands between which braces, and what kind of group it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.query.tokens import Token

__all__ = ["Group", "groups"]

_BEFORE: Final = frozenset({"OPTIONAL", "MINUS", "EXISTS", "LATERAL", "UNION", "CONSTRUCT"})
_BEFORE_NAME: Final = {"GRAPH": "graph", "SERVICE": "service", "SILENT": "service", "VALUES": "data"}


@dataclass(eq=False, slots=True)
class Group:
    """What stands between two braces.

    ``kind`` is the word it belongs to (``optional``, ``minus``, ``exists``, ``lateral``, ``union``,
    ``graph``, ``service``, ``construct``), ``data`` of a VALUES, ``where`` of a query or subquery, or
    ``plain``. ``begin`` is the offset where the pattern begins that it is a part of: its word, or the first
    branch of a UNION. ``start`` is the offset behind the opening brace, ``end`` that of the closing one; -1
    where there is none.
    """

    kind: str
    begin: int
    start: int
    parent: Group | None
    end: int = -1

    @property
    def around(self) -> Iterator[Group]:
        """The group itself and those around it, the innermost first."""
        group: Group | None = self
        while group is not None:
            yield group
            group = group.parent


def groups(found: Sequence[Token]) -> dict[int, Group]:
    """Return the groups of a query by the number of the token that opens each.

    >>> from pairgraph.query.tokens import tokens
    >>> found = list(tokens("SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { } } }"))
    >>> [group.kind for group in groups(found).values()]
    ['where', 'optional', 'graph']
    """
    opened: dict[int, Group] = {}
    closed: dict[int, Group] = {}
    subqueries: set[Group] = set()
    group: Group | None = None
    for at, token in enumerate(found):
        if token.text == "{":
            inner = group is None or group in subqueries
            kind = _kind(found, at, inner=inner)
            begin = closed[at - 2].begin if at - 2 in closed and kind == "union" else _begin(found, at, kind)
            group = opened[at] = Group(kind, begin, token.start + 1, group)
            if _word(found, at + 1) == "SELECT":
                subqueries.add(group)
        elif token.text == "}" and group is not None:
            group.end, closed[at] = token.start, group
            group = group.parent
    return opened


def _kind(found: Sequence[Token], at: int, *, inner: bool) -> str:
    """Return the kind of the group that a token opens; ``inner`` where a WHERE may be left out."""
    if (word := _word(found, at - 1)) in _BEFORE:
        return word.lower()
    head = _opening(found, at - 1) if at and found[at - 1].text == ")" else at - 1
    if kind := _BEFORE_NAME.get(_word(found, head - 1)):
        return kind
    return "where" if inner else "plain"


def _begin(found: Sequence[Token], at: int, kind: str) -> int:
    """Return the offset of the word that a group belongs to."""
    words = {"optional": 1, "minus": 1, "graph": 2}
    return found[at - words.get(kind, 0)].start


def _opening(found: Sequence[Token], at: int) -> int:
    """Return the number of the bracket that a closing one belongs to."""
    depth = 0
    while at > 0:
        depth += (found[at].text == ")") - (found[at].text == "(")
        if not depth:
            break
        at -= 1
    return at


def _word(found: Sequence[Token], at: int) -> str:
    """Return a token in upper case if it is a word; empty where it is none, or there is none."""
    return found[at].text.upper() if 0 <= at < len(found) and found[at].kind == "word" else ""
