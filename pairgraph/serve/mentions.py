"""Names of stored questions in running text, linked to their pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["mentions"]

_NAME: Final = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")


def mentions(text: str, known: Container[str]) -> Markup:
    """Escape a text and link the names of questions in it.

    >>> mentions("a < b; see shared-parts, one-by-one", {"shared-parts"})
    Markup('a &lt; b; see <a href="/questions/shared-parts">shared-parts</a>, one-by-one')
    """
    parts, end = [], 0
    for found in _NAME.finditer(text):
        if found[0] in known:
            parts += [escape(text[end : found.start()]), _link(found[0])]
            end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _link(name: str) -> Markup:
    return Markup('<a href="/questions/{0}">{0}</a>').format(name)
