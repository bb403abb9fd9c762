"""Passages: do they stand where they say, in one sentence, unchanged, and does a fact use them."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from pairgraph.extract.text import Span, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.extract.problem import Problem
    from pairgraph.extract.sheet import Sheet
    from pairgraph.extract.source import Source
    from pairgraph.extract.things import Node, Place

__all__ = ["check_facts", "check_passages", "check_text", "passage_row"]


def passage_row(slug: str, span: Span, source: Source) -> Node | None:
    """Return the row a fact file needs for a stretch, nothing if it does not lie in one sentence.

    >>> from pairgraph.extract.source import Source
    >>> passage_row("bees", Span(0, 3), Source("Two bees"))["id"]
    'passage:bees-0-3'
    """
    sentence = source.sentence(span)
    if sentence is None:
        return None
    return {
        "id": f"passage:{slug}-{span.start}-{span.end}",
        "type": "Passage",
        "section": sentence.section,
        "sentence": sentence.number,
        "startOffset": span.start,
        "endOffset": span.end,
        "digest": digest(source.text, span),
    }


def check_text(sheet: Sheet) -> Iterator[Problem]:
    """Yield whether the text is the one the fact file was made from."""
    text = sheet.source.text
    right = {"textDigest": hashlib.sha256(text.encode()).hexdigest(), "textLength": len(text)}
    for key, value in right.items():
        if sheet.document.get(key) != value:
            message = f"Its {key} is not that of this text."
            remedy = f"If the text is the right one, write {key}: {value}."
            yield sheet.problem((key,), str(sheet.document.get("id")), message, remedy)


def check_passages(sheet: Sheet) -> Iterator[Problem]:
    """Yield what is wrong with each passage, and which are there twice or for nothing."""
    used = {source for thing in sheet.things for source in thing.sources}
    seen = Counter(str(row.get("id")) for _, row in sheet.rows("passages"))
    for place, row in sheet.rows("passages"):
        name = str(row.get("id"))
        yield from _faults(sheet, place, row, name)
        if name not in used:
            yield sheet.problem(place, name, "No fact is derived from it.", "Name or remove it.")
        if seen[name] > 1:
            yield sheet.problem(place, name, "It is listed more than once.", "Keep one row.")


def check_facts(sheet: Sheet) -> Iterator[Problem]:
    """Yield the facts that name no passage, or one that is not there."""
    known = {str(row.get("id")) for _, row in sheet.rows("passages")}
    for thing in sheet.things:
        if not thing.sources:
            yield sheet.problem(thing.place, thing.id, "It has no passage.", "Name one under 'from'.")
        for source in thing.sources:
            if source not in known:
                message = f"It is derived from {source}, which is not listed."
                yield sheet.problem(thing.place, thing.id, message, "List it, or correct the id.")


def _faults(sheet: Sheet, place: Place, row: Node, name: str) -> Iterator[Problem]:
    """Yield where a passage differs from what its own offsets make it."""
    span = sheet.span(row)
    if span is None:
        remedy = f"Write a startOffset below its endOffset, both from 0 to {len(sheet.source.text)}."
        yield sheet.problem(place, name, "It does not lie inside the text.", remedy)
        return
    right = passage_row(sheet.slug, span, sheet.source)
    if right is None:
        remedy = "Take one passage for each sentence; pairgraph locate makes the rows."
        yield sheet.problem(place, name, "It does not lie inside one sentence.", remedy, span)
        return
    for key, value in right.items():
        if row.get(key) != value:
            message = f"Its {key} is not the one its offsets give."
            yield sheet.problem((*place, key), name, message, f"Write {key}: {value}", span)
