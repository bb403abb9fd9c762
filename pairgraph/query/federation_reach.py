"""What is known before a SERVICE block is asked: the patterns whose answers it has to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.query.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.query.federation_blocks import Block
    from pairgraph.query.tokens import Token

__all__ = ["known_before", "sure_variables", "without_filters"]

_LEADING_ENDS: Final = frozenset(
    {"OPTIONAL", "MINUS", "GRAPH", "BIND", "VALUES", "FILTER", "SELECT", "UNION", "LATERAL", "NOT", "EXISTS"}
)
_ONCE: Final = frozenset({"optional", "minus"})


def sure_variables(pattern: str) -> tuple[str, ...]:
    """Return the variables that every answer of a pattern binds: those of the triples it begins with.

    Rows of keys may then stand in front of the pattern, in its own group, without another meaning.

    >>> sure_variables("?item p:P1082 [ ps:P1082 ?count ] . OPTIONAL { ?item rdfs:label ?name }")
    ('item', 'count')
    """
    found: dict[str, None] = {}
    for token in tokens(pattern):
        if token.text == "{" or (token.kind == "word" and token.text.upper() in _LEADING_ENDS):
            break
        if token.kind == "variable":
            found[token.text[1:]] = None
    return tuple(found)


def known_before(block: Block) -> list[tuple[int, int]]:
    """Return the stretches of the text that a block's answers are joined with, as offsets.

    They are the patterns before it in its group and in those around it, as far out as only those of the
    block's answers count that fit them: beyond a subquery they are counted or cut off, beyond OPTIONAL
    and MINUS their being there or not says something. What stands inside GRAPH means something else alone.

    >>> from pairgraph.query.federation_blocks import blocks
    >>> text = "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <https://example.org/> { ?o ?q ?r } } }"
    >>> [text[start:end] for start, end in known_before(blocks(text)[0])]
    [' ', ' ?s ?p ?o ']
    """
    found: list[tuple[int, int]] = []
    before, last = block.start, False
    for group in block.group.around:
        found.append((group.start, before))
        if last or group.kind == "where":
            break
        last = group.kind in _ONCE
        if group.kind == "graph":
            found.clear()
        before = group.begin
    return found


def without_filters(text: str) -> str:
    """Return the patterns of a group without its own filters, which may speak of what comes later.

    >>> without_filters("?s ?p ?o FILTER (?later > (1 + 2)) FILTER NOT EXISTS { ?s ?q ?z } OPTIONAL { }")
    '?s ?p ?o   OPTIONAL { }'
    """
    found, parts, at = list(tokens(text)), [], 0
    for start, end in _filters(found):
        parts.append(text[at:start])
        at = end
    return "".join(parts) + text[at:]


def _filters(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the filters outside all braces: the word up to the bracket that closes what follows it."""
    begun, depth = -1, 0
    for token in found:
        if begun < 0 and depth == 0 and token.kind == "word" and token.text.upper() == "FILTER":
            begun = token.start
        depth += (token.text in "{(") - (token.text in ")}") if token.kind == "mark" else 0
        if begun >= 0 and depth == 0 and token.text in {")", "}"}:
            yield begun, token.start + 1
            begun = -1
