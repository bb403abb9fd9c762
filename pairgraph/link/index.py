"""A name index in memory: what is called so, or nearly so, without comparing everything with everything."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pairgraph.link.names import is_han, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.link.candidate import Entry
    from pairgraph.link.names import Form

__all__ = ["Index"]

_SHORTLIST: Final = 25
_NAMESAKES: Final = 500
"""How many entries of one name are looked at; nobody tells more of them apart by name."""
_POSTINGS: Final = 2000
"""How many entries are counted for the letters of one name; the rarest letters come first."""
_GRAM: Final = 3


class Index:
    """Entries by identifier, code, name, likeness of the name and beginning of the name.

    Args:
        entries: what to find; those with the same ``place`` are one thing at different times.

    >>> from pairgraph.link.candidate import Entry, Name
    >>> from pairgraph.link.names import form
    >>> index = Index([Entry("urn:wuxi", "Wuxi County", (Name(form("Wuxi County")), Name(form("巫溪县"))))])
    >>> [one.id for one in index.named(form("WUXI"))], [one.id for one in index.like(form("Wuxxi County"))]
    (['urn:wuxi'], ['urn:wuxi'])
    >>> [one.id for one in index.starting("巫")]
    ['urn:wuxi']

    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._things: dict[str, list[int]] = defaultdict(list)
        self._codes: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[str, dict[int, None]] = defaultdict(dict)
        self._grams: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            self._add(number, entry)
        self._starts = sorted(
            {(name.form.plain, number) for number, entry in enumerate(self._entries) for name in entry.names}
        )

    def _add(self, number: int, entry: Entry) -> None:
        self._things[entry.place or entry.id].append(number)
        for code in entry.codes:
            self._codes[code].append(number)
        for name in entry.names:
            for key in (name.form.full, name.form.stem):
                self._keys[key][number] = None
        for gram in set().union(*(_grams(name.form) for name in entry.names)):
            self._grams[gram].append(number)

    def __len__(self) -> int:
        return len(self._entries)

    def of(self, thing: str) -> list[Entry]:
        """Return what has an identifier: an entry's own, or the place's that several entries share."""
        return [self._entries[number] for number in self._things.get(thing, ())]

    def coded(self, code: str) -> list[Entry]:
        """Return what has a code, or had it at its time."""
        return [self._entries[number] for number in self._codes.get(code, ())]

    def named(self, wanted: Form) -> list[Entry]:
        """Return what is called so, spelling and the word for the kind of place aside."""
        if not wanted.full:
            return []
        found = self._keys.get(wanted.full, {}) | self._keys.get(wanted.stem, {})
        return [self._entries[number] for number in list(found)[:_NAMESAKES]]

    def like(self, wanted: Form, most: int = _SHORTLIST) -> list[Entry]:
        """Return what shares most runs of letters with a name, the likeliest first."""
        lists = sorted((self._grams[gram] for gram in _grams(wanted) if gram in self._grams), key=len)
        shared: Counter[int] = Counter()
        left = _POSTINGS
        for numbers in lists:
            if left <= 0:
                break
            shared.update(numbers[:left])
            left -= len(numbers)
        best = nsmallest(most, shared.items(), key=lambda one: (-one[1], one[0]))
        return [self._entries[number] for number, _ in best]

    def starting(self, text: str) -> Iterator[Entry]:
        """Give what has a name that starts so, in the order of the names; each thing once."""
        start, seen = plain(text), set[str]()
        for at in range(bisect_left(self._starts, (start, -1)), len(self._starts)):
            written, number = self._starts[at]
            if not written.startswith(start):
                return
            entry = self._entries[number]
            if (thing := entry.place or entry.id) not in seen:
                seen.add(thing)
                yield entry


def _grams(name: Form) -> set[str]:
    """Return the runs of three letters in a name; of Chinese characters, which say more, one and two."""
    if is_han(name.full):
        return set(name.full) | {first + second for first, second in pairwise(name.full)}
    padded = f" {name.stem} "
    return {padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1)}
