"""An authority: entries to look names up in, held in memory by every form of their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pairgraph.link.names_apart import apart
from pairgraph.link.score import rank
from pairgraph.link.score_names import wanted_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.link.candidate import Entry, Outcome, Wanted
    from pairgraph.link.names import Form

__all__ = ["Authority"]

_DONE: Final = ("match", "ambiguous")
"""What a search is content with."""
_SHORTLIST: Final = 20
"""Names that are similar, of which the entries are compared in full."""
_LEAST_ALIKE: Final = 75
"""Per cent of letters in common from which a name is put on the shortlist."""


class Authority:
    """Entries that can be found by name.

    Args:
        entries: what the authority knows.
        name: what it is called.

    >>> from pairgraph.link.candidate import Entry, Name, Wanted
    >>> from pairgraph.link.names import form
    >>> authority = Authority([Entry("c", "Wuxi County", (Name(form("Wuxi County")),))])
    >>> authority.find(Wanted(("Wuxi Xian",))).best.entry.label
    'Wuxi County'

    """

    def __init__(self, entries: Iterable[Entry], name: str = "") -> None:
        self.entries: Sequence[Entry] = tuple(entries)
        self.name = name
        self._by_key = _by_key(self.entries)
        self._by_code = _by_code(self.entries)
        self._keys = {
            han: sorted(
                {name.form.stem for one in self.entries for name in one.names if name.form.han == han}
            )
            for han in (True, False)
        }

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<Authority {self.name}: {len(self)} entries>"

    def find(self, wanted: Wanted, limit: int = 10) -> Outcome:
        """Return candidates in order, and whether the first may be taken.

        Args:
            wanted: what is looked for.
            limit: how many candidates to return; all that tie with the best are.

        """
        outcome = self._find(wanted, limit)
        if outcome.status in _DONE:
            return outcome
        # Only now: a name may have a comma or brackets of its own.
        return min([*(self._find(one, limit) for one in apart(wanted)), outcome], key=_rank)

    def _find(self, wanted: Wanted, limit: int) -> Outcome:
        forms = [wanted_form(name, wanted.subject) for name in wanted.names if name.strip()]
        same = self._same(forms, wanted.code)
        outcome = rank(wanted, self._entries(same), limit)
        if outcome.status in _DONE:
            return outcome
        # Comparing letters costs a hundred times what a look-up does: only where the look-up did not do.
        return rank(wanted, self._entries(same | self._similar(forms)), limit)

    def _same(self, forms: Iterable[Form], code: str) -> set[int]:
        """Return the numbers of the entries that have one of the names or the code."""
        keys = {key for one in forms for key in (one.full, one.stem)}
        return {at for key in keys for at in self._by_key.get(key, ())} | set(self._by_code.get(code, ()))

    def _similar(self, forms: Iterable[Form]) -> set[int]:
        """Return the numbers of the entries whose names are similar."""
        from rapidfuzz import fuzz, process

        found = set()
        for one in forms:
            keys = self._keys[one.han]
            for key, _, _ in process.extract(
                one.stem, keys, scorer=fuzz.ratio, limit=_SHORTLIST, score_cutoff=_LEAST_ALIKE
            ):
                found |= set(self._by_key[key])
        return found

    def _entries(self, numbers: Iterable[int]) -> Iterable[Entry]:
        return (self.entries[at] for at in sorted(numbers))


def _rank(outcome: Outcome) -> int:
    """Put outcomes in order: those that found the name before those that found one like it, or none."""
    return (*_DONE, "unsure", "none").index(outcome.status)


def _by_key(entries: Sequence[Entry]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for at, entry in enumerate(entries):
        for name in entry.names:
            for key in {name.form.full, name.form.stem}:
                found[key][at] = None
    return {key: tuple(numbers) for key, numbers in found.items() if key}


def _by_code(entries: Sequence[Entry]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for code in sorted(entry.codes):
            found[code].append(at)
    return {code: tuple(numbers) for code, numbers in found.items()}
