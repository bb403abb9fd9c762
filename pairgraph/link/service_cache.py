"""Answers of services kept on disk, so that asking again costs nobody anything."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Cache"]

_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, text TEXT NOT NULL, at REAL NOT NULL)"
)
_DAYS: Final = 30
_SECONDS_A_DAY: Final = 86_400


class Cache:
    """Questions and their answers, in one SQLite file.

    Args:
        file: where; its folder is made. Without it nothing is kept.
        days: how long an answer is good for.

    """

    def __init__(self, file: Path | None, days: float = _DAYS) -> None:
        self._file = file
        self._oldest = days * _SECONDS_A_DAY

    def get(self, service: str, question: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Return the answer to a question; None where there is none, or an old one.

        Raises:
            PairgraphError: the file is no cache.

        """
        newest = time.time() - self._oldest
        text = "SELECT text FROM answer WHERE key = ? AND at > ?"
        rows = self._run(text, [(_key(service, question), newest)])
        return json.loads(rows[0][0]) if rows else None

    def put(self, service: str, question: Mapping[str, Any], answer: object) -> None:
        """Keep an answer.

        Raises:
            PairgraphError: the file is no cache.

        """
        kept = json.dumps(answer, ensure_ascii=False)
        text = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)"
        self._run(text, [(_key(service, question), kept, time.time())])

    def _run(self, text: str, values: list[tuple[Any, ...]]) -> list[tuple[str]]:
        if self._file is None:
            return []
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=30)) as connection, connection:
                connection.execute(_TABLE)
                return [row for value in values for row in connection.execute(text, value).fetchall()]
        except (sqlite3.Error, OSError) as error:
            message = f"The cache {self._file} cannot be used: {error}."
            raise PairgraphError(message, remedy="Delete it, or name another with --cache.") from error


def _key(service: str, question: Mapping[str, Any]) -> str:
    text = json.dumps([service, question], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
