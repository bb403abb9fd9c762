"""Where the files that are not code lie: ontology, shapes, data, queries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pairgraph.errors import MissingError

__all__ = ["project_files"]


@cache
def project_files() -> Path:
    """Return the folder that holds ``ontology/``, ``shapes/``, ``data/`` and ``queries/``.

    In a checkout that is its root; in an installed wheel, a folder inside the package.

    Raises:
        MissingError: neither is there, so the installation is broken.

    >>> (project_files() / "ontology").is_dir()
    True

    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package.parent, package / "_files"):
        if (folder / "ontology").is_dir() and (folder / "queries").is_dir():
            return folder
    raise MissingError("The files that come with pairgraph are not there.", remedy="Install it again.")
