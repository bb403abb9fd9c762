"""The log on stderr: one JSON object or one line of text for each event, without what clients ask."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from pairgraph.serve.config import Config
    from pairgraph.serve.seen import Seen

__all__ = ["QUERY", "AccessLog", "JsonFormatter", "set_up"]

QUERY: Final = "pairgraph.query"
"""The key of an ASGI scope under which a handler leaves the SPARQL that a client asked."""
_MOMENT: Final = 0.1
_KEPT: Final = ("request", "release")


class JsonFormatter(logging.Formatter):
    """Writes a log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        told = {
            "time": _stamp(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name in _KEPT if (value := getattr(record, name, None)) is not None},
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class AccessLog:
    """Tells of each exchange as it ends; lines are written together, a moment later.

    Args:
        form: ``json``, ``text`` or ``off``.
        queries: whether to tell what was asked: the query string and the SPARQL.
        stream: where to; stderr unless given.

    """

    def __init__(self, form: str, *, queries: bool = False, stream: TextIO | None = None) -> None:
        self.form = form
        self.queries = queries
        self.stream = stream
        self._lines: list[str] = []

    @classmethod
    def of(cls, config: Config) -> AccessLog:
        """Make the one that the settings ask for."""
        return cls(config.log_form, queries=config.log_queries)

    def write(self, exchange: Seen, took: float) -> None:
        """Tell of an exchange that took some seconds."""
        if self.form == "off":
            return
        if not self._lines:
            asyncio.get_running_loop().call_later(_MOMENT, self.flush)
        self._lines.append((self._json if self.form == "json" else self._text)(exchange, took))

    def flush(self) -> None:
        """Write what has not been written yet."""
        lines, self._lines = self._lines, []
        stream = self.stream or sys.stderr
        stream.write("".join(lines))
        stream.flush()

    def _json(self, exchange: Seen, took: float) -> str:
        asked = ""
        if self.queries:
            query, sparql = exchange.query_string.decode("latin-1"), exchange.sparql
            asked = f', "query": {_quoted(query)}, "sparql": {_quoted(sparql)}'
        return (
            f'{{"time": "{_stamp(time.time())}", "level": "info", "request": "{exchange.id.decode()}", '
            f'"client": {_quoted(exchange.client)}, "method": {_quoted(exchange.method)}, '
            f'"path": {_quoted(exchange.path)}, "status": {exchange.status}, "bytes": {exchange.size}, '
            f'"ms": {took * 1000:.1f}{asked}}}\n'
        )

    def _text(self, exchange: Seen, took: float) -> str:
        asked = f"?{exchange.query_string.decode('latin-1')} {exchange.sparql}" if self.queries else ""
        # A path may hold any character: what could forge another line is written as its escape.
        head = f"{exchange.client} {exchange.method} {exchange.path}{asked}".rstrip()
        safe = head.encode("unicode_escape").decode("ascii")
        return f"{_stamp(time.time())} {safe} {exchange.status} {exchange.size} B {took * 1000:.1f} ms\n"


@lru_cache(2)
def _second(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _stamp(moment: float) -> str:
    return f"{_second(int(moment))}.{int(moment % 1 * 1000):03d}Z"


def _untold(record: logging.LogRecord) -> bool:
    """Pass what has not been logged already: an answer that was broken off has been, with its reason."""
    kind = record.exc_info[0] if record.exc_info else None
    return kind is None or kind.__name__ != "BrokenOffError"


def set_up(config: Config) -> None:
    """Send what the server and its libraries log to stderr in the form the settings ask for."""
    handler: logging.Handler = logging.NullHandler() if config.log_form == "off" else logging.StreamHandler()
    handler.addFilter(_untold)
    if config.log_form == "json":
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name, level in (("pairgraph", logging.INFO), ("uvicorn", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
