"""Calendar dates, whole or in part: as a report prints them and as a fact file writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["DATE", "CalendarDate", "from_fact", "from_match"]

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = (
    r"(?<![A-Za-z])(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Jun\.|Jul\."
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
# A few blanks, but no line end: the parts of a date stand close together in one line.
_SPACE = r"[^\S\r\n]{1,3}"
_MAYBE = r"[^\S\r\n]{0,3}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
# A day or a year is not the beginning of a longer number: "May 20,000", "2002.5".
_END = r"(?![0-9A-Za-z]|[.,][0-9])"
_YEAR_END = r"(?![0-9]|\.[0-9])"

DATE: Final = (
    rf"(?P<m1>{_MONTH}){_MAYBE}(?P<d1>{_DAY}){_NTH}(?:{_MAYBE},{_MAYBE}|{_SPACE})"
    rf"(?:of{_SPACE})?(?P<y1>{_YEAR}){_YEAR_END}"
    rf"|(?P<m2>{_MONTH}){_MAYBE},?{_MAYBE}(?P<y2>{_YEAR}){_YEAR_END}"
    rf"|(?P<m3>{_MONTH}){_MAYBE}(?P<d3>{_DAY}){_NTH}{_END}"
    rf"|(?P<d4>{_DAY}){_NTH}(?:{_SPACE}of)?{_SPACE}(?P<m4>{_MONTH})(?:{_MAYBE},?{_MAYBE}(?P<y4>{_YEAR}){_YEAR_END})?"
    rf"|(?P<y5>{_YEAR})(?P<mark>[-/.])(?P<m5>1[0-2]|0?[1-9])(?P=mark)(?P<d5>{_DAY})(?![0-9])"
    rf"|(?P<y6>{_YEAR}){_YEAR_END}"
)
"""A regular expression for one date; the year may be alone, a month needs a day or a year beside it."""

_IN_FACT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date with as many parts as are known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def within(self, whole: CalendarDate) -> bool:
        """Tell whether every part known here is the same there.

        >>> CalendarDate(month=6, day=5).within(CalendarDate(2009, 6, 5))
        True
        >>> CalendarDate(2009, 6).within(CalendarDate(2009))
        False
        """
        pairs = ((self.year, whole.year), (self.month, whole.month), (self.day, whole.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)

    def states(self, whole: CalendarDate) -> bool:
        """Tell whether this says the same and is no coarser, though it may leave out the year.

        >>> CalendarDate(month=6, day=5).states(CalendarDate(2009, 6, 5))
        True
        >>> CalendarDate(2009).states(CalendarDate(2009, 6, 5))
        False
        """
        return self.within(whole) and (self.month, self.day) == (whole.month, whole.day)


def from_fact(written: object) -> CalendarDate | None:
    """Read a date of a fact file: a year as a number, or ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``.

    >>> from_fact("2004-11")
    CalendarDate(year=2004, month=11, day=None)
    """
    found = _IN_FACT.fullmatch(str(written))
    return found and CalendarDate(*(int(part) if part else None for part in found.groups()))


def from_match(found: re.Match[str]) -> CalendarDate:
    """Turn a match of ``DATE`` (as part of any pattern) into the date it stands for.

    >>> from_match(re.search(DATE, "on June 5, 2009"))
    CalendarDate(year=2009, month=6, day=5)
    """
    parts = {name[0]: part for name, part in found.groupdict().items() if part and name[1:].isdigit()}
    return CalendarDate(_number(parts.get("y")), _month(parts.get("m")), _number(parts.get("d")))


def _month(written: str | None) -> int | None:
    if written is None or written.isdigit():
        return _number(written)
    return _MONTHS.index(written[:3]) + 1


def _number(written: str | None) -> int | None:
    return None if written is None else int(written)
