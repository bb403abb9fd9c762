"""The settings of a server: what each means, its default, and how it is read."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.option_addresses import address, origin, proxies, services, site
from pairgraph.serve.options import choice, folder, integer, seconds, size, size_from, switch, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["READERS", "Config"]


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a server. Times are in seconds, sizes in bytes.

    >>> Config().port
    8000
    """

    host: str = "127.0.0.1"
    """Address to listen on; loopback serves this machine only."""
    port: int = 8000
    """Port to listen on; 0 takes any free one."""
    release: Path | None = None
    """A release or build folder; the current release unless given. A build folder is followed."""
    endpoint: str | None = None
    """A SPARQL endpoint to ask instead of a release."""
    workers: int = min(4, os.cpu_count() or 1)
    """Processes that run ad hoc SPARQL, one query at a time each."""
    threads: int = 4
    """Stored queries that pages may run at once."""
    time_limit: float = 30.0
    """How long a query may run."""
    result_limit: int = 100_000_000
    """How long an answer may be."""
    memory_limit: int = 1_000_000_000
    """How much memory a worker may take."""
    query_limit: int = 1_000_000
    """How long the text of a query may be."""
    queue_limit: int = 64
    """How many queries may wait for a worker before others are turned away."""
    cache_limit: int = 64_000_000
    """How much memory cached answers may take; 0 caches nothing."""
    base_url: str = ""
    """The public address of the site; taken from each request unless given."""
    allow_origin: str = "*"
    """The web origin whose scripts may read answers (CORS)."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of reverse proxies whose X-Forwarded headers are believed."""
    connections: int = 1000
    """How many clients may be connected at once."""
    client_timeout: float = 20.0
    """How long a client may take to send a request, or to take what fills its buffers of an answer."""
    grace: float = 15.0
    """How long requests may take to end when the server stops."""
    watch: float = 2.0
    """How often to look for a new release; 0 looks on SIGHUP only."""
    metrics: bool = True
    """Whether /metrics answers."""
    log: str = "auto"
    """How the log is written to stderr: json, text, off; auto is text on a terminal and json elsewhere."""
    log_queries: bool = False
    """Whether the log holds what clients ask: query strings and SPARQL."""
    service_allow: tuple[str, ...] = ()
    """SPARQL services that queries may ask with SERVICE; none, unless they are listed."""

    @property
    def log_form(self) -> str:
        """How the log is written, with auto decided."""
        if self.log == "auto":
            return "text" if sys.stderr.isatty() else "json"
        return self.log

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")

    @property
    def body_limit(self) -> int:
        """How long the body of a request may be: a form may write each sign of a query as three."""
        return 3 * self.query_limit + 65_536


READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "host": text,
    "port": integer(0, 65_535),
    "release": folder,
    "endpoint": address,
    "workers": integer(1, 256),
    "threads": integer(1, 256),
    "time_limit": seconds(0.1),
    "result_limit": size_from("1 kB"),
    "memory_limit": size_from("16 MB"),
    "query_limit": size_from("1 kB"),
    "queue_limit": integer(0, 100_000),
    "cache_limit": size,
    "base_url": site,
    "allow_origin": origin,
    "proxies": proxies,
    "connections": integer(1, 100_000),
    "client_timeout": seconds(0.1),
    "grace": seconds(0),
    "watch": seconds(0),
    "metrics": switch,
    "log": choice("auto", "json", "text", "off"),
    "log_queries": switch,
    "service_allow": services,
}
"""Setting → what reads its value; it raises ValueError where that cannot be understood."""
