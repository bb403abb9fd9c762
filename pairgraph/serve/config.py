"""What a server is told: from a TOML file, the environment and the command line, later ones first."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.query.syntax import nearest
from pairgraph.serve.settings import READERS, Config

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VARIABLE", "Config", "ConfigError", "load"]

VARIABLE: Final = "PAIRGRAPH_"
"""What the environment variables begin with."""
_OTHERS: Final = {"config", "texts"}
_GRAPH: Final = frozenset({"release", "endpoint"})


class ConfigError(PairgraphError):
    """A setting that cannot be understood: names where it stands and what is expected there."""


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
    text, settings = _text(file), {}
    for key, value in _toml(text, file).items():
        place = f"{file}, line {_line(text, key)}"
        name = _known(key.replace("-", "_"), place)
        settings[name] = _read(name, value, f"{place}: {key}")
    release = settings.get("release")
    if isinstance(release, Path):
        settings["release"] = file.parent / release
    return settings


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise MissingError(f"{file} cannot be read: {error.strerror}.", remedy="Check the path.") from error
    except ValueError as error:
        raise ConfigError(f"{file}: {error}.", remedy="It has to be TOML in UTF-8.") from error


def _toml(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise ConfigError(f"{file}: {error}.", remedy="It has to be TOML in UTF-8.") from error


def _line(text: str, key: str) -> int:
    """Return the line that a key of a file stands in; the TOML reader does not tell."""
    sought = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    found = (number for number, line in enumerate(text.splitlines(), 1) if sought.match(line))
    return next(found, 1)


def _of_environment(environ: Mapping[str, str]) -> dict[str, object]:
    settings: dict[str, object] = {}
    for variable, value in environ.items():
        name = variable.removeprefix(VARIABLE).lower()
        if not variable.startswith(VARIABLE) or not value or name in _OTHERS:
            continue
        if name in READERS:
            settings[name] = _read(name, value, variable)
        elif meant := get_close_matches(name, READERS, 1, 0.8):
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
    if name not in READERS:
        remedy = nearest(name, READERS) or f"There are: {', '.join(READERS)}."
        raise ConfigError(f"{place}: There is no setting '{name}'.", remedy=remedy)
    return name


def _read(name: str, value: object, place: str) -> object:
    try:
        return READERS[name](value)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}, not {value!r}.") from None
