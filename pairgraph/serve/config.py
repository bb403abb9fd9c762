"""What a server is told: from a TOML file, the environment and the command line, later ones first."""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.query.syntax import nearest
from pairgraph.serve.options import (
    address,
    choice,
    folder,
    integer,
    seconds,
    services,
    size,
    switch,
    text,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["VARIABLE", "Config", "ConfigError", "load"]

VARIABLE: Final = "PAIRGRAPH_"
"""What the environment variables begin with."""
_OTHERS: Final = {"config", "texts"}
_GRAPH: Final = frozenset({"release", "endpoint"})


class ConfigError(PairgraphError):
    """A setting that cannot be understood: names where it stands and what is expected there."""


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
    """Addresses of reverse proxies whose X-Forwarded headers are believed."""
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


_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "host": text,
    "port": integer(0, 65_535),
    "release": folder,
    "endpoint": address,
    "workers": integer(1, 256),
    "threads": integer(1, 256),
    "time_limit": seconds(0.1),
    "result_limit": size,
    "memory_limit": size,
    "query_limit": size,
    "queue_limit": integer(0, 100_000),
    "cache_limit": size,
    "base_url": address,
    "allow_origin": text,
    "proxies": words,
    "connections": integer(1, 100_000),
    "client_timeout": seconds(0.1),
    "grace": seconds(0),
    "watch": seconds(0),
    "metrics": switch,
    "log": choice("auto", "json", "text", "off"),
    "log_queries": switch,
    "service_allow": services,
}


def load(
    file: Path | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
) -> Config:
    """Put the settings together: options before environment before file before the defaults.

    Args:
        file: a TOML file with settings as its keys; else the one that PAIRGRAPH_CONFIG names, if any.
        environ: environment variables ``PAIRGRAPH_…``; those of the process unless given.
        options: settings by name; those that are None are not set.

    Raises:
        ConfigError: a setting is unknown or its value is not understood.
        MissingError: the file is not there.

    >>> load(environ={"PAIRGRAPH_PORT": "9000"}, options={"time_limit": "5"}).port
    9000

    """
    environ = os.environ if environ is None else environ
    named = file or (Path(environ[f"{VARIABLE}CONFIG"]) if environ.get(f"{VARIABLE}CONFIG") else None)
    layers = (_of_file(named) if named else {}, _of_environment(environ), _of_options(options or {}))
    settings: dict[str, Any] = {}
    for layer in layers:
        settings = _over(settings, layer)
    return replace(Config(), **settings)


def _of_file(file: Path) -> dict[str, object]:
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise MissingError(f"{file} cannot be read: {error.strerror}.", remedy="Check the path.") from error
    except ValueError as error:
        raise ConfigError(f"{file}: {error}.", remedy="It has to be TOML in UTF-8.") from error
    settings: dict[str, object] = {}
    for key, value in found.items():
        name = _known(key.replace("-", "_"), str(file))
        settings[name] = _read(name, value, f"{file}: {key}")
    release = settings.get("release")
    if isinstance(release, Path):
        settings["release"] = file.parent / release
    return settings


def _of_environment(environ: Mapping[str, str]) -> dict[str, object]:
    settings: dict[str, object] = {}
    for variable, value in environ.items():
        name = variable.removeprefix(VARIABLE).lower()
        if not variable.startswith(VARIABLE) or not value or name in _OTHERS:
            continue
        if name in _READERS:
            settings[name] = _read(name, value, variable)
        elif meant := get_close_matches(name, _READERS, 1, 0.8):
            remedy = f"Did you mean {VARIABLE}{meant[0].upper()}?"
            raise ConfigError(f"{variable} is no setting.", remedy=remedy)
    return settings


def _of_options(options: Mapping[str, object]) -> dict[str, object]:
    given = {name: value for name, value in options.items() if value is not None}
    return {name: _read(name, value, "--" + name.replace("_", "-")) for name, value in given.items()}


def _over(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """Put one layer over another; which graph is served is one setting with two names."""
    if above.keys() >= _GRAPH:
        raise ConfigError(
            "Two graphs at once cannot be served: there are a release and an endpoint.",
            remedy="Give one of them.",
        )
    hidden = _GRAPH if above.keys() & _GRAPH else set()
    return {name: value for name, value in below.items() if name not in hidden} | dict(above)


def _known(name: str, place: str) -> str:
    if name not in _READERS:
        remedy = nearest(name, _READERS) or f"There are: {', '.join(_READERS)}."
        raise ConfigError(f"{place}: There is no setting '{name}'.", remedy=remedy)
    return name


def _read(name: str, value: object, place: str) -> object:
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}, not {value!r}.") from None
