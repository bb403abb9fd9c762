"""Who judges a link, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Judge"]

_ORCID: Final = re.compile(r"(?:https?://orcid\.org/|orcid:)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, and when.

    Attributes:
        by: a name, or an ORCID as ``orcid:0000-…`` or as its address.
        on: the day, as in ``2026-11-22``.

    """

    by: str
    on: str

    @property
    def orcid(self) -> str:
        """The judge's ORCID as a CURIE; empty where a name is given.

        >>> Judge("https://orcid.org/0000-0002-1825-0097", "2026-11-22").orcid
        'orcid:0000-0002-1825-0097'
        """
        found = _ORCID.fullmatch(self.by)
        return f"orcid:{found[1]}" if found else ""
