"""Text in XML: what XML cannot hold is refused, what a reader of XML would change is escaped."""

from __future__ import annotations

import re
from typing import Final, Protocol

from pairgraph.errors import QueryError

__all__ = ["NotForXmlError", "XmlSink", "readable"]

_UNFIT: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What no XML 1.0 document may have, escaped or not, in UTF-8."""
_OVERLAP: Final = 2
"""Bytes of the piece before, so that a character cut in two is found."""


class NotForXmlError(QueryError):
    """There is a character that no XML document may have."""


class _Writable(Protocol):
    def write(self, data: bytes, /) -> int: ...


def readable(data: bytes, before: bytes = b"") -> bytes:
    r"""Escape carriage returns in XML as the engine writes it: a reader takes a bare one for a line feed.

    Args:
        data: a piece of the document.
        before: the end of the piece before.

    Raises:
        NotForXmlError: there is a character that no XML document may have.

    >>> readable(b"<literal>a\r</literal>")
    b'<literal>a&#xD;</literal>'

    """
    if _UNFIT.search(before + data):
        raise NotForXmlError(
            "The answer has a control character, which XML cannot hold.", remedy="Take another format."
        )
    return data.replace(b"\r", b"&#xD;")


class XmlSink:
    """A file for the engine to write XML into, which passes on only what readers of XML read back.

    >>> import io
    >>> file = io.BytesIO()
    >>> XmlSink(file).write(b"<head/>")
    7
    """

    def __init__(self, sink: _Writable) -> None:
        self._sink = sink
        self._before = b""

    def write(self, data: bytes) -> int:
        """Pass on a piece.

        Raises:
            NotForXmlError: there is a character that no XML document may have.

        """
        self._sink.write(readable(data, self._before))
        self._before = (self._before + data[-_OVERLAP:])[-_OVERLAP:]
        return len(data)

    def flush(self) -> None:
        """Do nothing: the sink behind it knows when it is full."""
