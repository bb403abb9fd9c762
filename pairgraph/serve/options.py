"""Values of settings as people write them: in TOML, in the environment, on the command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "choice",
    "folder",
    "integer",
    "seconds",
    "size",
    "size_from",
    "switch",
    "text",
]

_UNITS: Final = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 2**10, "mi": 2**20, "gi": 2**30}
_SIZE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmg]i?)?b?\s*", re.IGNORECASE)
_SWITCH: Final = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


def text(value: object) -> str:
    """Read text.

    Raises:
        ValueError: it is none; every reader here says in one clause what is expected instead.

    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a word is expected")
    return value.strip()


def integer(low: int, high: int) -> Callable[[object], int]:
    """Return a reader of whole numbers between two.

    >>> integer(0, 65535)("8000")
    8000
    >>> integer(0, 65535)("80a")
    Traceback (most recent call last):
    ValueError: a whole number from 0 to 65535 is expected
    """

    def read(value: object) -> int:
        number = int(value) if isinstance(value, str) and value.strip().isdecimal() else value
        if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
            raise ValueError(f"a whole number from {low} to {high} is expected")
        return number

    return read


def seconds(low: float) -> Callable[[object], float]:
    """Return a reader of a number of seconds.

    >>> seconds(0.1)("2.5")
    2.5
    """

    def read(value: object) -> float:
        try:
            number = float(value) if isinstance(value, (str, int, float)) else -1.0
        except ValueError:
            number = -1.0
        if isinstance(value, bool) or not low <= number <= 86_400:  # noqa: PLR2004 - a day
            raise ValueError(f"a number of seconds from {low:g} to 86400 is expected")
        return number

    return read


def size(value: object) -> int:
    """Read a number of bytes.

    >>> size("64 MB"), size("1GiB"), size(1000)
    (64000000, 1073741824, 1000)
    """
    found = _SIZE.fullmatch(str(value))
    if not found or isinstance(value, bool):
        raise ValueError("a size such as 64 MB, 1 GiB or 500000 is expected")
    return int(float(found[1]) * _UNITS[(found[2] or "").lower()])


def size_from(low: str) -> Callable[[object], int]:
    """Return a reader of a number of bytes that may not be fewer than some.

    >>> size_from("1 kB")("2 kB")
    2000
    """
    least = size(low)

    def read(value: object) -> int:
        if (found := size(value)) < least:
            raise ValueError(f"a size of {low} or more is expected")
        return found

    return read


def switch(value: object) -> bool:
    """Read yes or no.

    >>> switch("on"), switch(False)
    (True, False)
    """
    found = _SWITCH.get(str(value).strip().lower())
    if found is None:
        raise ValueError("true or false is expected")
    return found


def choice(*names: str) -> Callable[[object], str]:
    """Return a reader of one of some words."""

    def read(value: object) -> str:
        if value not in names:
            raise ValueError(f"one of {', '.join(names)} is expected")
        return str(value)

    return read


def folder(value: object) -> Path:
    """Read a folder's path."""
    if not isinstance(value, Path) and not (isinstance(value, str) and value.strip()):
        raise ValueError("a path is expected")
    return Path(value).expanduser()
