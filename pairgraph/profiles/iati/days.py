"""Years and months as the days that IATI wants, and what was really said."""

from __future__ import annotations

from calendar import monthrange
from typing import Final

__all__ = ["first_day", "last_day", "said"]

_YEAR: Final = 4
_MONTH: Final = 7


def first_day(said: str) -> str:
    """Return the first day of a year, a month or a day.

    >>> first_day("2002"), first_day("2009-06"), first_day("2009-06-05")
    ('2002-01-01', '2009-06-01', '2009-06-05')
    """
    return said + "-01-01"[len(said) - _YEAR :] if len(said) <= _MONTH else said


def last_day(said: str) -> str:
    """Return the last day of a year, a month or a day.

    >>> last_day("2002"), last_day("2008-02"), last_day("2009-06-05")
    ('2002-12-31', '2008-02-29', '2009-06-05')
    """
    if len(said) == _YEAR:
        return f"{said}-12-31"
    return f"{said}-{monthrange(int(said[:_YEAR]), int(said[5:]))[1]}" if len(said) == _MONTH else said


def said(start: str, end: str) -> str:
    """Say a period in words, as precise as it was told.

    >>> said("2002", "2009"), said("2009-06", ""), said("", "2009-12"), said("2009", "2009")
    ('2002 to 2009', 'from 2009-06', 'until 2009-12', '2009')
    """
    if start == end:
        return start or "no date"
    if not start or not end:
        return f"from {start}" if start else f"until {end}"
    return f"{start} to {end}"
