"""The texts that a federated query is taken apart into: for the own graph, and for the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.query.federation_reach import known_before, sure_variables, without_filters
from pairgraph.query.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.query.federation_blocks import Block

__all__ = ["asked", "filled", "known", "pattern", "probe", "shared"]


def probe(text: str, found: Sequence[Block]) -> str:
    """Return the query with its blocks as plain groups in the same places: an engine can check it.

    >>> from pairgraph.query.federation_blocks import blocks
    >>> probe(text := "ASK { SERVICE <https://a.example/> { } }", blocks(text))
    'ASK {                              { } }'
    """
    for block in found:
        text = text[: block.start] + _blank(text[block.start : block.brace]) + text[block.brace :]
    return text


def _blank(text: str) -> str:
    return "".join(sign if sign in "\r\n" else " " for sign in text)


def filled(text: str, found: Sequence[Block], fills: Sequence[str], start: int = 0, end: int = -1) -> str:
    """Return a stretch of the query with its first blocks replaced; lines keep their numbers.

    Args:
        text: the query.
        found: its blocks.
        fills: what to put in the place of the first of them.
        start: where the stretch begins.
        end: where it ends; the end of the text unless given.

    """
    parts, at, end = [], start, len(text) if end < 0 else end
    for block, fill in zip(found, fills, strict=False):
        if start <= block.start and block.end <= end:
            lines = text.count("\n", block.start, block.end)
            tail = block.end - text.rfind("\n", block.start, block.end) - 1 if lines else 0
            parts += [text[at : block.start], fill, "\n" * lines, " " * tail]
            at = block.end
    return "".join(parts) + text[at:end]


def pattern(text: str, block: Block) -> str:
    """Return a query for all that a block's pattern can bind."""
    return f"{_prologue(text, block.pattern)}SELECT * {{ {block.pattern}\n}}"


def shared(text: str, block: Block) -> tuple[str, ...]:
    """Return the variables that a block always binds and that are spoken of before it."""
    before = {
        token.text[1:]
        for start, end in known_before(block)
        for token in tokens(text[start:end])
        if token.kind == "variable"
    }
    return tuple(name for name in sure_variables(block.pattern) if name in before)


def known(text: str, found: Sequence[Block], block: Block, fills: Sequence[str], limit: int) -> str:
    """Return a query for what the shared variables are known to be before a block is asked."""
    stretches = [filled(text, found, fills, start, end) for start, end in known_before(block)]
    groups = " ".join(f"{{ {without_filters(stretch)}\n}}" for stretch in reversed(stretches))
    names = " ".join(f"?{name}" for name in shared(text, block))
    head = f"{_prologue(text, groups)}SELECT DISTINCT {names} {_dataset(text)}"
    return f"{head}WHERE {{ {groups} }} LIMIT {limit}"


def asked(text: str, block: Block, names: Sequence[str], keys: str) -> str:
    """Return the query that a service is asked: for some variables, limited by inline data."""
    head = " ".join(f"?{name}" for name in names) or "*"
    return f"{_prologue(text, block.pattern)}SELECT {head} WHERE {{\n{keys}\n{block.pattern}\n}}"


def _prologue(text: str, used_in: str) -> str:
    """Return the declarations of the prefixes that a part of the query uses."""
    used = {token.text.partition(":")[0] for token in tokens(used_in) if token.kind == "name"}
    texts = [token.text for token in tokens(text)]
    declared = {
        name: iri
        for word, name, iri in zip(texts, texts[1:], texts[2:], strict=False)
        if word.upper() == "PREFIX" and name.removesuffix(":") in used
    }
    return "".join(f"PREFIX {name} {iri}\n" for name, iri in declared.items())


def _dataset(text: str) -> str:
    """Return the FROM clauses of a query."""
    parts = []
    found = list(tokens(text))
    for at, token in enumerate(found):
        if token.text == "{":
            break
        if token.kind == "word" and token.text.upper() == "FROM":
            named = found[at + 1].text.upper() == "NAMED"
            parts.append(f"FROM {'NAMED ' * named}{found[at + 1 + named].text} ")
    return "".join(parts)
