"""The libraries of the extra ``archive``, loaded when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeAlias

from pairgraph.errors import MissingError

__all__ = ["Library", "library"]

Library: TypeAlias = Any
"""A module without types."""


def library(name: str) -> Library:
    """Import a module of a library.

    Raises:
        MissingError: the library is not installed.

    >>> library("no_such_library")
    Traceback (most recent call last):
    pairgraph.errors.MissingError: The library no_such_library is not installed. Run: pip install ...

    """
    try:
        return import_module(name)
    except ImportError as error:
        first = name.partition(".")[0]
        message = f"The library {first} is not installed."
        raise MissingError(message, remedy="Run: pip install 'pairgraph[archive]'") from error
