"""From a quotation to the passage row a fact file needs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.errors import PairgraphError
from pairgraph.extract.passages import passage_row
from pairgraph.extract.text import Span

if TYPE_CHECKING:
    from pairgraph.extract.source import Source
    from pairgraph.extract.things import Node

__all__ = ["Quote", "QuoteError", "flow_row", "locate"]

_NTH = re.compile(r"@(?P<nth>[1-9][0-9]*) ")
_SHOWN = 40  # characters of a quotation that a message repeats


class QuoteError(PairgraphError):
    """A quotation that is not in the text, or not in one sentence of it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, and which occurrence of them is meant (from 1; 0 for the first, if there is one only).

    >>> Quote.read("@2 the bees")
    Quote(words='the bees', nth=2)
    """

    words: str
    nth: int = 0

    @classmethod
    def read(cls, line: str) -> Quote:
        """Read a quotation, with or without ``@N`` and a blank before it."""
        found = _NTH.match(line)
        return cls(line[found.end() :], int(found["nth"])) if found else cls(line)


def locate(quote: Quote, slug: str, source: Source) -> tuple[Node, int]:
    """Return the passage row of a quotation, and how often its words occur in the text.

    Raises:
        QuoteError: the words are not there so often, or run over the end of a sentence.

    >>> from pairgraph.extract.source import Source
    >>> row, count = locate(Quote("two"), "bees", Source("Bees, two by two"))
    >>> row["id"], count
    ('passage:bees-6-9', 2)

    """
    places = [found.start() for found in re.finditer(f"(?={re.escape(quote.words)})", source.text)]
    if not quote.words or len(places) < max(quote.nth, 1):
        times = f" {quote.nth} times" if quote.nth > 1 else ""
        raise QuoteError(f"The text does not say {_shown(quote)}{times}.", remedy="Copy the words from it.")
    start = places[max(quote.nth, 1) - 1]
    row = passage_row(slug, Span(start, start + len(quote.words)), source)
    if row is None:
        raise QuoteError(
            f"{_shown(quote)} is not inside one sentence.", remedy="Quote one sentence at a time."
        )
    return row, len(places)


def flow_row(row: Node) -> str:
    """Return a passage row as one line of YAML.

    >>> flow_row({"id": "passage:bees-0-4", "section": "Title", "sentence": 1})
    '- {id: passage:bees-0-4, section: "Title", sentence: 1}'
    """
    quoted = {"section": json.dumps(row.get("section"), ensure_ascii=False)}
    return "- {" + ", ".join(f"{key}: {quoted.get(key, value)}" for key, value in row.items()) + "}"


def _shown(quote: Quote) -> str:
    words = quote.words if len(quote.words) <= _SHOWN else quote.words[:_SHOWN] + "…"
    return f"“{words}”"
