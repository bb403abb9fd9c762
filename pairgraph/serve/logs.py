"""The log on stderr: one JSON object or one line of text for each event, without what clients ask."""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from pairgraph.serve.config import Config
    from pairgraph.serve.front import Exchange

__all__ = ["QUERY", "AccessLog", "JsonFormatter", "set_up"]

QUERY: Final = "pairgraph.query"
"""The key of an ASGI scope under which a handler leaves the SPARQL that a client asked."""
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
    """Tells of each exchange as it ends.

    Args:
        form: ``json``, ``text`` or ``off``.
        queries: whether to tell what was asked: the query string and the SPARQL.
        stream: where to; stderr unless given.

    """

    def __init__(self, form: str, *, queries: bool = False, stream: TextIO | None = None) -> None:
        self.form = form
        self.queries = queries
        self.stream = stream

    @classmethod
    def of(cls, config: Config) -> AccessLog:
        """Make the one that the settings ask for."""
        return cls(config.log_form, queries=config.log_queries)

    def write(self, exchange: Exchange, took: float) -> None:
        """Tell of an exchange that took some seconds."""
        if self.form == "off":
            return
        told = self._told(exchange, took)
        line = json.dumps(told, ensure_ascii=False) if self.form == "json" else _line(told)
        (self.stream or sys.stderr).write(line + "\n")

    def _told(self, exchange: Exchange, took: float) -> dict[str, object]:
        scope = exchange.scope
        told: dict[str, object] = {
            "time": _stamp(time.time()),
            "level": "info",
            "request": exchange.id.decode("ascii"),
            "client": (scope.get("client") or ("",))[0],
            "method": scope["method"],
            "path": scope["path"],
            "status": exchange.status,
            "bytes": exchange.size,
            "ms": round(took * 1000, 1),
        }
        if self.queries:
            told["query"] = scope["query_string"].decode("latin-1")
            told["sparql"] = scope.get(QUERY, "")
        return told


def _line(told: dict[str, object]) -> str:
    query = f"?{told['query']}" if told.get("query") else ""
    head = "{time} {client} {method} {path}".format(**told)
    # A path may hold any character: what could forge another line is written as its escape.
    safe = (head + query).encode("unicode_escape").decode("ascii")
    return safe + " {status} {bytes} B {ms} ms".format(**told)


def _stamp(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def set_up(config: Config) -> None:
    """Send what the server and its libraries log to stderr in the form the settings ask for."""
    handler: logging.Handler = logging.NullHandler() if config.log_form == "off" else logging.StreamHandler()
    if config.log_form == "json":
        handler.setFormatter(JsonFormatter())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name, level in (("pairgraph", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
