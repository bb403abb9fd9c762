"""The paths that hang on no question: parts of the OpenAPI description that lie in files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from pairgraph.serve.words import LANGUAGES

__all__ = ["described"]

_FOLDER: Final = Path(__file__).parent / "described"
_SPOKEN: Final = "/reconcile"
"""Where the paths are that are there once more for every language."""


@cache
def described() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the paths, and kind of component → name → component.

    >>> paths, components = described()
    >>> sorted(paths["/sparql"]), sorted(components)
    (['get', 'post'], ['parameters', 'schemas'])
    """
    paths: dict[str, Any] = {}
    components: dict[str, dict[str, Any]] = {"parameters": {}, "schemas": {}}
    for file in sorted(_FOLDER.glob("*.yaml")):
        part = yaml.safe_load(file.read_text("utf-8"))
        paths |= part["paths"]
        for kind, some in part["components"].items():
            components[kind] |= some
    return paths | _in_languages(paths), components


def _in_languages(paths: dict[str, Any]) -> dict[str, Any]:
    spoken = {path: item for path, item in paths.items() if path.startswith(_SPOKEN)}
    return {
        f"{_SPOKEN}/{tag}{path.removeprefix(_SPOKEN)}": {
            method: operation | {"operationId": f"{operation['operationId']}-{tag}"}
            for method, operation in item.items()
        }
        for tag in LANGUAGES
        for path, item in spoken.items()
    }
