"""Pages: what an address of the web answered."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from pyoxigraph import RdfFormat, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

__all__ = ["Page"]

_LINK: Final = re.compile(r"<([^>]*)>([^<]*)")
_PARAMETER: Final = re.compile(r';\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))')
_OK: Final = 200


@dataclass(frozen=True)
class Page:
    """What an address answered.

    Attributes:
        url: where it was found in the end.
        status: the HTTP status.
        headers: its headers, their names in small letters.
        body: what it holds.

    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def type(self) -> str:
        """Its media type, without parameters; empty where the request was refused."""
        return self.headers.get("content-type", "").partition(";")[0].strip() if self.status == _OK else ""

    def links(self, rel: str) -> list[tuple[str, str]]:
        """Return target and media type of every link in its header with a relation (RFC 8288).

        >>> said = {"link": '</a>; rel="item"; type="text/csv", </b>; rel=license'}
        >>> Page("https://a.org/x", 200, said).links("item")
        [('https://a.org/a', 'text/csv')]
        """
        found = []
        for target, rest in _LINK.findall(self.headers.get("link", "")):
            said = {key.lower(): quoted or bare for key, quoted, bare in _PARAMETER.findall(rest)}
            if rel in said.get("rel", "").split():
                found.append((urljoin(self.url, target), said.get("type", "")))
        return found

    def linked(self, rel: str) -> set[str]:
        """Return the targets of a relation in a set of links (RFC 9264, JSON); none where it is none.

        >>> said = b'{"linkset": [{"anchor": "https://a.org/x", "item": [{"href": "https://a.org/a"}]}]}'
        >>> Page("https://a.org/x.linkset.json", 200, {}, said).linked("item")
        {'https://a.org/a'}
        """
        try:
            contexts = json.loads(self.body)["linkset"]
            targets = [target for one in contexts for target in one.get(rel, ())]
            return {urljoin(self.url, target["href"]) for target in targets}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return set()

    @cached_property
    def triples(self) -> list[Triple]:
        """The statements in it; none where it is no RDF, or RDF that cannot be read."""
        form = RdfFormat.from_media_type(self.type) if self.type else None
        try:
            return [quad.triple for quad in parse(self.body, form)] if form else []
        except (SyntaxError, ValueError):
            return []
