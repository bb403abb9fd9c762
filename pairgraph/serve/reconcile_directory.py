"""All that tables are matched to, read from the graph once a release."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from pairgraph.link.index import Index
from pairgraph.serve.reconcile_entries import SUBJECTS, entries
from pairgraph.serve.reconcile_kinds import kinds
from pairgraph.serve.reconcile_properties import having, properties
from pairgraph.serve.reconcile_things import things

if TYPE_CHECKING:
    from pairgraph.link.candidate import Entry, Subject
    from pairgraph.query.session import Session
    from pairgraph.serve.reconcile_kinds import Kinds
    from pairgraph.serve.reconcile_properties import Properties
    from pairgraph.serve.reconcile_things import Thing
    from pairgraph.serve.state import Site

__all__ = ["Directory", "directory_of", "read"]

_FRESH: Final = 600.0
"""For how many seconds what a remote endpoint said is taken to be still so."""


@dataclass(slots=True)
class Directory:
    """The things, how they are found, their kinds and properties."""

    session: Session
    kinds: Kinds
    properties: Properties
    things: dict[str, Thing]
    indexes: dict[Subject, Index]
    made: float = field(default_factory=time.monotonic)
    _having: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def having(self, iri: str) -> dict[str, frozenset[str]]:
        """Return what the things have of a property, in comparable form; asked for once."""
        if iri not in self._having:
            self._having[iri] = having(self.session, self.kinds.roots, iri)
        return self._having[iri]


def read(session: Session) -> Directory:
    """Read everything that tables can be matched to."""
    known = kinds(session)
    found = things(session, known.found)
    sorted_out: dict[Subject, list[Entry]] = {subject: [] for subject in SUBJECTS}
    for subject, entry in entries(found):
        sorted_out[subject].append(entry)
    indexes = {subject: Index(some) for subject, some in sorted_out.items()}
    return Directory(session, known, properties(session, known.found), found, indexes)


_KEPT: Final[WeakKeyDictionary[Site, Directory]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def directory_of(site: Site) -> Directory:
    """Return the directory of what a site serves: made at the first question, in the thread that asks.

    The data of a remote endpoint may change, so what it said is asked for again after some minutes; meanwhile
    others get what it said before.
    """
    kept = _KEPT.get(site)
    if kept is None or (_is_old(site, kept) and not _LOCK.locked()):
        with _LOCK:
            kept = _KEPT.get(site)
            if kept is None or _is_old(site, kept):
                kept = _KEPT[site] = read(site.session)
    return kept


def _is_old(site: Site, kept: Directory) -> bool:
    return not site.digest and time.monotonic() - kept.made > _FRESH
