"""Names that say what the place lies in as well: ``Wuxi County, Chongqing``, 重庆市巫溪县."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pairgraph.link.names import form, is_han
from pairgraph.link.names_pinyin import other_readings, romanised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.link.candidate import Wanted

__all__ = ["apart", "steps"]

_LONGEST: Final = 200
_MOST: Final = 6
"""Parts of a name from village to country; what has more is a list."""
_COMMA: Final = re.compile(r"\s*[,，、;；/>]\s*")
_BRACKETS: Final = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]\s*")
_HAN_STEP: Final = re.compile(r".{2,}?(?:特别行政区|自治区|自治州|地区|省|市|盟|州)")
_LEAST: Final = 2
"""Characters of a Chinese name."""


def apart(wanted: Wanted) -> Iterator[Wanted]:
    """Yield what is looked for with the parents that its name tells taken out of it, likeliest first.

    >>> from pairgraph.link.candidate import Wanted
    >>> [(one.names, one.parents) for one in apart(Wanted(("Wuxi County (Chongqing)",)))]
    [(('Wuxi County',), ('Chongqing',))]
    >>> [one.names for one in apart(Wanted(("Wuxi (巫溪)",)))]
    [('Wuxi', '巫溪')]
    >>> list(apart(Wanted(("Wuxi County",))))
    []
    """
    if wanted.subject != "region" or len(wanted.names) != 1:
        return
    both = _BRACKETS.fullmatch(wanted.names[0][:_LONGEST])
    if both and _same(both[1], both[2]):
        yield replace(wanted, names=(both[1].strip(), both[2].strip()))
        return
    for name, parents in steps(wanted.names[0]):
        yield replace(wanted, names=(name,), parents=(*wanted.parents, *parents))


def steps(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of a place and of what it lies in, for each way to take a text apart.

    English names the narrowest first, Chinese last; lists do it either way.

    >>> list(steps("Wuxi County, Chongqing"))
    [('Wuxi County', ('Chongqing',)), ('Chongqing', ('Wuxi County',))]
    >>> list(steps("四川省万县市巫溪县"))
    [('巫溪县', ('四川省', '万县市'))]
    """
    found = _BRACKETS.fullmatch(text[:_LONGEST])
    parts = [part for part in _COMMA.split(found[1] if found else text[:_LONGEST]) if part.strip()]
    inside = (found[2].strip(),) if found else ()
    if len(parts) > _MOST:
        return
    if found or len(parts) > 1:
        yield parts[0].strip(), (*parts[1:], *inside)
    if len(parts) > 1:
        yield parts[-1].strip(), (*parts[:-1], *inside)
    if len(parts) == 1 and is_han(text):
        yield from _han_steps(parts[0].replace(" ", ""), inside)


def _same(one: str, other: str) -> bool:
    """Tell whether of two names one is Chinese and the other its pinyin: Jingyuan (靖远)."""
    if is_han(one) == is_han(other):
        return False
    han, latin = (one, other) if is_han(one) else (other, one)
    return form(latin).stem in {known.stem for known in (*romanised(han), *other_readings(han))}


def _han_steps(text: str, inside: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    parents, at = [], 0
    while (found := _HAN_STEP.match(text, at)) and len(text) - found.end() >= _LEAST:
        parents.append(found[0])
        at = found.end()
    if parents:
        yield text[at:], (*parents, *inside)
