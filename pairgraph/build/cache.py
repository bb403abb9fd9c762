"""What a report's work came to, kept so that it need not be done again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Cache"]


class Cache:
    """JSON documents by key in a folder; a damaged one counts as absent.

    >>> import tempfile, pathlib
    >>> cache = Cache(pathlib.Path(tempfile.mkdtemp()))
    >>> cache.get("a"), cache.put("a", {"n": 1}), cache.get("a")
    (None, None, {'n': 1})
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def get(self, key: str) -> dict[str, Any] | None:
        """Return what is kept under a key, if anything sound is."""
        self.used.add(key)
        try:
            found = json.loads(self._file(key).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a document; it is there wholly or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self._file(key).with_suffix(".part")
        part.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        part.replace(self._file(key))

    def prune(self) -> None:
        """Remove what this build did not ask for."""
        for file in self.folder.glob("*"):
            if file.suffix != ".json" or file.stem not in self.used:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"
