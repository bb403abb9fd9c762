"""XML elements as IATI has them: narratives in two languages, and what only our own namespace can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from decimal import Decimal

    from pairgraph.profiles.thing import Thing

__all__ = ["add", "document", "exactly", "narrate", "number", "vague"]

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTROL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML 1.0 cannot hold."""
_BOUNDS: Final = {
    "moreThan": "More than this",
    "atLeast": "At least this",
    "about": "About this",
    "nearly": "Nearly this",
    "atMost": "At most this",
    "between": "At least this, and at most what the upper bound says",
}
"""Comparator → what it makes of a value, which IATI takes for exact."""


def add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    """Add an element; an underscore in an attribute's name stands for a hyphen, empty ones are left out."""
    found = {key.rstrip("_").replace("_", "-"): _clean(value) for key, value in attributes.items() if value}
    return ET.SubElement(parent, name, found)


def narrate(parent: ET.Element, english: str, chinese: str = "") -> ET.Element:
    """Add narratives to an element, the English one in the language of the file; give the element back."""
    add(parent, "narrative").text = _clean(english)
    if chinese:
        narrative = add(parent, "narrative")
        narrative.set(_LANG, "zh")
        narrative.text = _clean(chinese)
    return parent


def number(value: Decimal | None) -> str:
    """Write a number in plain digits; nothing for none.

    >>> from decimal import Decimal
    >>> number(Decimal("99233000.0")), number(Decimal("4000.50"))
    ('99233000', '4000.5')
    """
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exactly(figure: Thing) -> str:
    """Return what is to be said of a figure's value where it is no exact number, else nothing."""
    words = _BOUNDS.get(figure.code("pao:comparator"), "")
    return f"{words}: the report has '{figure.one('pao:asWritten')}'." if words else ""


def vague(element: ET.Element, figure: Thing) -> None:
    """Add what IATI cannot say of a number, as attributes of our namespace, which its schema allows."""
    element.set(_ours("figure"), figure.iri)
    element.set(_ours("comparator"), figure.code("pao:comparator"))
    for name in ("lowerBound", "upperBound"):
        bound = figure.number(f"pao:{name}")
        if bound is not None:
            element.set(_ours(name), number(bound))


def document(root: ET.Element) -> bytes:
    """Write a document, indented, in UTF-8."""
    ET.register_namespace("pao", PREFIXES["pao"])
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _ours(name: str) -> str:
    return f"{{{PREFIXES['pao']}}}{name}"


def _clean(text: str) -> str:
    r"""Take out what XML cannot hold.

    >>> _clean("a\x00b")
    'ab'
    """
    return text.translate(_CONTROL)
