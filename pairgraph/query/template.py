"""Where the values of parameters go in a stored query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pairgraph.errors import QueryError
from pairgraph.query.stored import header_end
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from pairgraph.query.header import Header

__all__ = ["template_of"]

_MARKER: Final = re.compile(r"^(?P<indent>[ \t]*)#\+values\b[ \t]*(?P<names>[\w \t]*)$", re.MULTILINE)


def template_of(header: Header, text: str, names: list[str]) -> tuple[str | tuple[str, ...], ...]:
    """Cut the text at its ``#+values`` lines; between the pieces stand the parameters to put there.

    Args:
        header: of the query; names file and line in errors.
        text: the whole file.
        names: of the parameters.

    Raises:
        QueryError: a line wants what is no parameter, or a parameter has no place.

    """
    pieces: list[str | tuple[str, ...]] = []
    at = header_end(text)
    # Empty lines in place of the header: the line numbers of errors stay those of the file.
    pieces.append("\n" * text.count("\n", 0, at))
    for marker in _MARKER.finditer(text, at):
        wanted = tuple(marker["names"].split()) or tuple(names)
        _check_known(header, text.count("\n", 0, marker.start()) + 1, wanted, names)
        pieces += [text[at : marker.end("indent")], wanted]
        at = marker.end()
    _check_placed(header, set(names).difference(*(piece for piece in pieces if isinstance(piece, tuple))))
    return (*pieces, text[at:])


def _check_known(header: Header, line: int, wanted: tuple[str, ...], names: list[str]) -> None:
    for name in wanted:
        if name not in names:
            remedy = nearest(name, names)
            raise QueryError(f"{header.path}:{line}: '{name}' is no parameter here.", remedy=remedy)


def _check_placed(header: Header, missing: set[str]) -> None:
    if missing:
        raise header.error(
            f"The parameter '{min(missing)}' has no place in the query.",
            "parameters",
            remedy="Put a line '#+values' into the WHERE part.",
        )
