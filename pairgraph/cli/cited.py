"""What is to be verified: a permanent link, or a downloaded answer and what it is the answer to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pairgraph.errors import QueryError

if TYPE_CHECKING:
    from pairgraph.serve.answer_file import Rows
    from pairgraph.serve.permanent import Reference

__all__ = ["cited"]

_SUFFIXES = (".csv", ".tsv", ".json", ".xml", ".ttl")


def cited(answer: str, link: str | None) -> tuple[Rows | None, Reference]:
    """Read the rows of a file, if it is one, and what they are the answer to.

    Args:
        answer: a permanent link, or the path of a downloaded answer.
        link: the permanent link of a file that does not carry it.

    Raises:
        QueryError: it is neither, cannot be read, or does not tell what it is the answer to.

    """
    from pairgraph.serve.references import of_link

    if "/answer/" in answer and not Path(answer).is_file():
        return None, of_link(answer)
    file = Path(answer)
    if file.suffix not in _SUFFIXES:
        raise QueryError(f"'{answer}' is neither a permanent link nor a file {', '.join(_SUFFIXES)}.")
    from pairgraph.serve.answer_file import read

    was = read(_text(file), file.suffix)
    return was, of_link(link or was.link) if link or was.link else _beside(file)


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file} is not UTF-8 text.") from error


def _beside(file: Path) -> Reference:
    """Find the reference of a file that cannot hold one: in the file beside it, else in its name."""
    import json

    from pairgraph.serve.references import of_file_name, of_link

    sidecar = file.with_name(file.name + "-metadata.json")
    if sidecar.is_file():
        try:
            return of_link(str(json.loads(_text(sidecar))["dc:source"]["@id"]))
        except (ValueError, KeyError, TypeError) as error:
            raise QueryError(f"{sidecar} does not tell where {file.name} comes from.") from error
    if found := of_file_name(file.name):
        return found
    raise QueryError(
        f"{file.name} does not tell what it is the answer to.",
        remedy="Give the permanent link with --link, or put the file's -metadata.json beside it.",
    )
