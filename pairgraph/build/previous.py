"""The version before this one, which the release names as the one that it follows.

It stands in ``previous-version.json`` beside the fact files, as
``{"version": "1.2.0", "release": "<digest>"}``, from the day on that a first version is published;
before that there is no such file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.errors import FactFileError
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PREVIOUS", "Previous", "read_previous"]

PREVIOUS: Final = "previous-version.json"
_VERSION: Final = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_REMEDY: Final = 'Write {"version": "1.2.0", "release": "<digest of that release>"}.'


@dataclass(frozen=True, slots=True)
class Previous:
    """A version that was published.

    Attributes:
        version: its three numbers.
        digest: the digest of its release.

    """

    version: str
    digest: str

    @property
    def iri(self) -> str:
        """The release's IRI; packages name themselves so."""
        return f"{BASE}release/{self.digest}"


def read_previous(file: Path, version: str) -> Previous | None:
    """Read which version came before; nothing where there is no such file.

    Args:
        file: the file.
        version: the version now, which has to be a later one.

    Raises:
        FactFileError: it says something else, or names no older version.

    """
    if not file.is_file():
        return None
    try:
        found = json.loads(file.read_text("utf-8"))
        previous = Previous(found["version"], found["release"])
        well = _VERSION.fullmatch(previous.version) and _DIGEST.fullmatch(previous.digest)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FactFileError("This names no version.", file=file, remedy=_REMEDY) from error
    if not well:
        raise FactFileError("This names no version by its numbers and digest.", file=file, remedy=_REMEDY)
    if _numbers(previous.version) >= _numbers(version):
        message = f"{previous.version} is not before {version}, which is built."
        raise FactFileError(message, file=file, remedy="Raise the version, or name an older one here.")
    return previous


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
