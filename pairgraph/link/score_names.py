"""How well two names fit: the part of the score that is about spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pairgraph.link.candidate import Feature
from pairgraph.link.names import Form, body_form, form, is_han, person_form
from pairgraph.link.names_words import GROUPS, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.link.candidate import Entry, Name, Subject, Wanted

__all__ = ["alike", "compared", "name_feature", "parent_feature", "wanted_form"]

_ROLES: Final = {"label": 1.0, "alternative": 0.99, "former": 0.98, "romanised": 0.97, "reading": 0.86}
_AS_WRITTEN: Final = 1.0
_BUT_FOR_SPELLING: Final = 0.97
_WITHOUT_ENDING: Final = 0.93
_OTHER_KIND: Final = 0.75
_OTHER_LEVEL: Final = 0.6
"""What is called a county is no prefecture, however alike the names: below what counts as the same name."""
_SIMILAR: Final = 0.7
_NAMESAKE: Final = 0.6
_LEAST_ALIKE: Final = 60
"""Per cent of letters in common below which two names are just two names."""
_STEP: Final = re.compile(r"[^,，;；/>]+")
_HAN_STEP: Final = re.compile(r".{2,}?(?:特别行政区|自治区|自治州|地区|省|市|盟|州|县|区)")


def wanted_form(text: str, subject: Subject) -> Form:
    """Bring a name to the comparable form of its subject."""
    return {"region": form, "body": body_form, "person": person_form}[subject](text)


def compared(wanted: Form, known: Form) -> tuple[float, str]:
    """Compare two names in one script: a value from 0 to 1 and what was found, in words.

    >>> compared(form("Wulong"), form("Wulong District"))
    (0.93, 'without its ending')
    >>> compared(form("Wulong County"), form("Wulong District"))
    (0.75, 'another kind of place')
    """
    if wanted.plain == known.plain:
        return _AS_WRITTEN, "as written"
    if wanted.full == known.full:
        return _BUT_FOR_SPELLING, "but for spelling"
    if {wanted.stem, wanted.full} & {known.stem, known.full}:
        return _of_kinds(wanted, known)
    share = alike(wanted, known)
    return (
        (_SIMILAR * share / 100, f"{share:.0f} % alike") if share >= _LEAST_ALIKE else (0.0, "another name")
    )


def alike(wanted: Form, known: Form) -> float:
    """Return how many per cent of the letters of two names are the same, in order.

    >>> round(alike(form("Wuxii County"), form("Wuxi County")))
    89
    """
    from rapidfuzz import fuzz

    return fuzz.ratio(wanted.stem, known.stem)


def name_feature(wanted: Wanted, entry: Entry) -> Feature:
    """Compare every name with every other; where both have Chinese ones, those decide."""
    forms = [wanted_form(name, wanted.subject) for name in wanted.names]
    han = [one for one in forms if one.han]
    in_han = [name for name in entry.names if name.form.han]
    value, detail = _best(han, in_han) if han and in_han else _best(forms, entry.names)
    if any(_excluded(one, entry) for one in forms):
        value = min(value, _OTHER_LEVEL)
    if not {one.han for one in forms} & {name.form.han for name in entry.names}:
        value, detail = 0.5, "in another script"
    return Feature("name", value, 60, detail)


def parent_feature(wanted: Wanted, entry: Entry) -> Feature:
    """Compare what it should lie in with what it does."""
    if not entry.parents and not entry.parent_codes:
        return Feature("parent", 0.5, 25, "unknown")
    values = [_parent(step, entry) for parent in wanted.parents for step in _steps(parent, entry)]
    value = sum(values) / len(values) if values else 0.5
    detail = "lies in it" if value == 1 else "does not lie in it" if value < _NAMESAKE else "may lie in it"
    return Feature("parent", value, 25, detail)


def _excluded(wanted: Form, entry: Entry) -> bool:
    """Tell whether the word for its kind says that it stands at another level than the entry."""
    possible = LEVELS.get(GROUPS.get(wanted.kind, ""), frozenset())
    return bool(possible) and bool(entry.level) and entry.level not in possible


def _of_kinds(wanted: Form, known: Form) -> tuple[float, str]:
    first, second = GROUPS.get(wanted.kind, ""), GROUPS.get(known.kind, "")
    if first and second and first != second:
        return _OTHER_KIND, "another kind of place"
    return _WITHOUT_ENDING, "without its ending"


def _best(forms: Iterable[Form], names: Iterable[Name]) -> tuple[float, str]:
    best = (0.0, "another name")
    for name in names:
        for one in forms:
            if one.han == name.form.han:
                value, detail = compared(one, name.form)
                best = max(best, (value * _ROLES[name.role], f"{name.role}, {detail}"))
    return round(best[0], 3), best[1]


def _steps(parent: str, entry: Entry) -> list[str]:
    """Take apart what names several parents at once: ``Guyuan, Ningxia`` or 甘肃省定西市."""
    steps = [step.strip() for step in _STEP.findall(parent) if step.strip()]
    if len(steps) == 1 and is_han(parent) and not _parent(parent, entry):
        return _HAN_STEP.findall(parent) or steps
    return steps


def _parent(text: str, entry: Entry) -> float:
    if text.isdecimal():
        return float(text.ljust(6, "0") in entry.parent_codes)
    wanted = form(text)
    return max(
        (_same_place(wanted, known) for known in entry.parents if known.han == wanted.han), default=0.5
    )


def _same_place(wanted: Form, known: Form) -> float:
    value, _ = compared(wanted, known)
    return 1.0 if value >= _WITHOUT_ENDING else _NAMESAKE if value >= _OTHER_KIND else 0.0
