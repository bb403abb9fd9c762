"""Forms and query strings, as browsers write them."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.problem import Problem

__all__ = ["decoded", "fields", "text_of"]

_MOST_FIELDS: Final = 1000


def fields(encoded: bytes, where: str) -> list[tuple[str, str]]:
    """Read a form, or a query string, into names and values.

    Args:
        encoded: the form.
        where: what it is called in the report of a problem.

    Raises:
        Problem: 400, it is not one.

    >>> fields(b"a=1&b=x+y%21", "The form")
    [('a', '1'), ('b', 'x y!')]

    """
    pieces = encoded.split(b"&", _MOST_FIELDS) if encoded else []
    if len(pieces) > _MOST_FIELDS:
        raise Problem(400, detail=f"{where} has more than {_MOST_FIELDS} fields.")
    pairs = (piece.partition(b"=") for piece in pieces)
    return [(text_of(name, where), text_of(value, where)) for name, _, value in pairs]


def text_of(encoded: bytes, where: str) -> str:
    """Take the escapes out of a name or a value.

    Python reads its own kind of escapes a hundred times faster than these, so they are made into those:
    a few long forms full of them must not keep all others waiting.
    """
    plain = encoded.replace(b"+", b" ")
    if b"%" in plain:
        try:
            escaped = plain.replace(b"\\", b"\\\\").replace(b"%", b"\\x")
            text = escaped.decode("unicode_escape")
        except UnicodeDecodeError:
            raise Problem(400, "Bad escape", f"{where} has a % without two hexadecimal digits.") from None
        if text.isascii():  # as most are: then the bytes are the text
            return text
        plain = text.encode("latin-1")
    return decoded(plain, where)


def decoded(body: bytes, where: str) -> str:
    """Return a text.

    Raises:
        Problem: 400, it is not in UTF-8.

    """
    try:
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Problem(400, "Not UTF-8", f"{where} is not UTF-8 (byte {error.start + 1}).") from None
