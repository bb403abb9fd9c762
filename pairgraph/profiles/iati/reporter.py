"""Who reports to IATI, and how its activities are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pairgraph.profiles.thing import Thing

__all__ = ["Reporter"]

_FORBIDDEN: Final = re.compile(r"[/&|?\s]")
"""What the standard's rules keep out of identifiers."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """The organisation that reports; always a secondary reporter, since it writes about the work of others.

    Args:
        ref: its identifier, to be registered with IATI before anything is published there. The default is
            registered nowhere.
        name: its name.

    Raises:
        PairgraphError: the identifier has a character that IATI forbids, or the name one that XML does.

    """

    ref: str = "PAIRING-OFF"
    name: str = "pairgraph, from yearbook reports"

    def __post_init__(self) -> None:
        if not self.ref or _FORBIDDEN.search(self.ref) or not self.ref.isprintable():
            raise PairgraphError(
                f"'{self.ref}' is no identifier of an organisation.",
                remedy="IATI wants one without spaces, '/', '&', '|' and '?', such as XM-DAC-41114.",
            )

        if not self.name.strip() or not self.name.isprintable():
            raise PairgraphError(
                f"{self.name!r} is no name of an organisation.", remedy="Write it in letters."
            )

    def identifier(self, thing: Thing) -> str:
        """Return the IATI identifier of the activity of a thing: the reporter's, then the end of its IRI.

        >>> from pairgraph.profiles.thing import Thing
        >>> Reporter("GB-CHC-1").identifier(Thing("https://w3id.org/pairing-off/id/relation/a-b", {}))
        'GB-CHC-1-relation-a-b'
        """
        kind, local = thing.iri.rsplit("/", 2)[1:]
        return f"{self.ref}-{kind}-{local}"
