"""The stored queries of a folder, by name; a file is read when it is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pairgraph.errors import QueryError, UnknownQueryError
from pairgraph.query.reader import read
from pairgraph.query.syntax import nearest
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pairgraph.query.stored import StoredQuery

__all__ = ["Catalogue"]

_WORD: Final = 4
_SHOWN: Final = 5


class Catalogue:
    """The stored queries below a folder: ``<folder>/<topic>/<name>.rq``.

    Args:
        folder: where they lie; the project's own ``queries/`` unless told.

    >>> "funding-by-supporter" in Catalogue()
    True
    >>> Catalogue()["funding-by-suporter"]
    Traceback (most recent call last):
    pairgraph.errors.UnknownQueryError: There is no stored query 'funding-by-suporter'. Did you mean ...

    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = project_files() / "queries" if folder is None else folder
        self._read: dict[str, StoredQuery] = {}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Name → file, sorted by topic and name.

        Raises:
            QueryError: two files have the same name.

        """
        found: dict[str, Path] = {}
        for path in sorted(self.folder.glob("*/*.rq")):
            if path.stem in found:
                raise QueryError(
                    f"{path} and {found[path.stem]} have the same name.", remedy="Rename one of them."
                )
            found[path.stem] = path
        return found

    @property
    def topics(self) -> list[str]:
        """The topics, which are the folders, sorted."""
        return sorted({path.parent.name for path in self.paths.values()})

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def __iter__(self) -> Iterator[StoredQuery]:
        return (self[name] for name in self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, name: str) -> StoredQuery:
        if (known := self._read.get(name)) is None:
            known = self._read[name] = read(self._path(name))
        return known

    def _path(self, name: str) -> Path:
        if path := self.paths.get(name.rpartition("/")[2].removesuffix(".rq")):
            return path
        raise UnknownQueryError(f"There is no stored query '{name}'.", remedy=self._proposal(name))

    def _proposal(self, name: str) -> str:
        """Propose the nearest name, else those that have one of its words."""
        if near := nearest(name, self.paths):
            return near
        words = {word for word in name.split("-") if len(word) >= _WORD}
        similar = [
            one for one in self.paths if any(get_close_matches(word, one.split("-"), 1) for word in words)
        ]
        if similar:
            return f"There are: {', '.join(similar[:_SHOWN])}."
        return "See them all with: pairgraph query list"

    def search(self, text: str = "", *, topic: str = "") -> list[StoredQuery]:
        """Return the queries that speak of every word, of one topic or of all.

        >>> found = Catalogue().search("supporter", topic="funding")
        >>> "funding-by-supporter" in [query.name for query in found]
        True
        """
        words = text.casefold().split()
        return [
            one for one in self if topic in ("", one.topic) and all(word in _speaks_of(one) for word in words)
        ]


def _speaks_of(query: StoredQuery) -> str:
    parts = (query.name, query.topic, query.summary, query.description, *query.question.values(), *query.tags)
    return " ".join(parts).casefold()
