"""Which numbers of a passage a fact states: by its own number, its dates, its duration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.extract.numbers import tokens
from pairgraph.extract.text import Span
from pairgraph.extract.words import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from pairgraph.extract.numbers import Token
    from pairgraph.extract.source import Source
    from pairgraph.extract.things import Thing

__all__ = ["Telling", "dates", "durations", "match", "prints", "telling"]

_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_ARTICLES: Final = ("", "a ", "A ")
_AFTER: Final = 60  # characters in which the unit of a duration is looked for


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage of a figure and the runs of tokens in it that can be the figure's number.

    A run is one token, or two for a range. ``literal``: one of them is printed as the figure has it;
    such runs come first.
    """

    figure: Thing
    span: Span
    runs: Sequence[range]
    literal: bool


def prints(figure: Thing) -> bool:
    """Tell whether a figure's value is what its ``asWritten`` says.

    >>> from pairgraph.extract.things import Thing
    >>> prints(Thing({"id": "figure:a", "asWritten": "1.5 million", "value": 1500000}, ()))
    True
    >>> between = {"asWritten": "3-5 million", "value": 3000000, "upperValue": 5000000}
    >>> prints(Thing({"id": "figure:b", **between}, ()))
    True
    """
    printed, stated = _values(tokens(figure.as_written)), figure.values
    if not _is_bare(figure.as_written) or len(printed) != len(stated) or printed[-1] != stated[-1]:
        return False
    return printed[0] == stated[0] or any(printed[0] * scale == stated[0] for scale in SCALES.values())


def telling(figure: Thing, span: Span, source: Source) -> Telling:
    """Find a figure's number in one of its passages.

    >>> from pairgraph.extract.source import Source
    >>> from pairgraph.extract.things import Thing
    >>> four = Thing({"id": "figure:a", "asWritten": "4", "value": 4}, ())
    >>> found = telling(four, Span(0, 20), Source("40 bees, four hives."))
    >>> found.runs, found.literal
    ([range(1, 2)], False)
    """
    printed = _values(tokens(figure.as_written))
    literal = [run for run in _occurrences(figure.as_written, span, source) if len(run) == len(printed) > 0]
    inside = source.inside(span)
    runs = [range(at, at + len(printed)) for at in inside if at + len(printed) <= inside.stop]
    equal = [run for run in runs if run and _values(source.tokens[at] for at in run) == printed]
    return Telling(figure, span, list(dict.fromkeys([*literal, *equal])), bool(literal))


def match(told: Iterable[Telling], taken: set[int]) -> dict[int, set[str]]:
    """Give every telling a number of its own as far as there are enough; return token → figures.

    A passage that prints a number twice is so no licence to claim both by one figure. Passages that
    end first choose first, and take the leftmost: this serves as many as can be served. ``taken``
    are tokens that rows of the fact file account for; they are chosen last.
    """
    claimed: dict[int, set[str]] = {}
    for one in sorted(told, key=lambda t: (t.span.end, -t.span.start, t.figure.id)):
        if one.runs:
            run = min(one.runs, key=lambda r: (any(at in taken for at in r), any(at in claimed for at in r)))
            for at in run:
                claimed.setdefault(at, set()).add(one.figure.id)
    return claimed


def dates(thing: Thing, span: Span, source: Source) -> Iterator[int]:
    """Yield the tokens of a passage that say nothing but what a date of the thing says.

    >>> from pairgraph.extract.source import Source
    >>> from pairgraph.extract.things import Thing
    >>> thing = Thing({"id": "flow:a", "start": "2009-06-05"}, ())
    >>> list(dates(thing, Span(0, 17), Source("2008 2009, June 5")))
    [1, 2]
    """
    for at in source.inside(span):
        date = source.tokens[at].date
        if date and any(date.within(whole) for whole in thing.dates.values()):
            yield at


def durations(thing: Thing, span: Span, source: Source) -> Iterator[int]:
    """Yield the tokens of a passage that say how long the thing lasts.

    >>> from pairgraph.extract.source import Source
    >>> from pairgraph.extract.things import Thing
    >>> thing = Thing({"id": "flow:a", "duration": "P3Y"}, ())
    >>> list(durations(thing, Span(0, 31), Source("three hives for three long years")))
    [1]
    """
    for at in source.inside(span):
        token = source.tokens[at]
        units = [_UNITS[unit] for number, unit in thing.duration if token.value == number]
        if any(_counts(unit, token, source) for unit in units):
            yield at


def _is_bare(written: str) -> bool:
    """Tell whether a text is a number, or a range of two, and nothing around it but an article."""
    found = list(tokens(written))
    return bool(found) and written[: found[0].span.start] in _ARTICLES and found[-1].span.end == len(written)


def _counts(unit: str, token: Token, source: Source) -> bool:
    """Tell whether a number counts years (months, …): at most two words stand between."""
    after = source.text[token.span.end : token.span.end + _AFTER]
    return re.match(rf"(?:\W+\w+){{0,2}}?\W+{unit}s?\b", after, re.IGNORECASE) is not None


def _occurrences(written: str, span: Span, source: Source) -> Iterator[range]:
    stretch = source.text[span.start : span.end]
    for found in re.finditer(re.escape(written), stretch):
        yield source.inside(Span(span.start + found.start(), span.start + found.end()))


def _values(found: Iterable[Token]) -> list[Decimal]:
    return [token.value for token in found if token.value is not None]
