"""A site that serves the ontology, as a client sees it: what is answered at an IRI of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.fair.fetching import fetch
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.fair.page import Page

__all__ = ["RDF_FORMS", "Site"]

RDF_FORMS: Final = ("text/turtle", "application/ld+json", "application/rdf+xml", "text/n3")
"""The media types in which FOOPS! asks for an ontology, in our order of preference."""


@dataclass
class Site:
    """A site, asked once for the same thing.

    Args:
        url: its address, to which the IRIs of this project lead, such as ``http://127.0.0.1:8000``.
        ask: how to ask: address, media type and method → page; over the network where none is given.

    """

    url: str
    ask: Callable[[str, str, str], Page] = fetch
    _seen: dict[tuple[str, str, str], Page] = field(default_factory=dict)

    def page(self, iri: str, accept: str = "text/html") -> Page:
        """Return what an IRI of ours, or an address of the site, answers where a media type is asked for."""
        return self._asked(iri, accept, "GET")

    def headers(self, iri: str, accept: str = "*/*") -> Page:
        """Return the same without what it holds: a file of data may be large."""
        return self._asked(iri, accept, "HEAD")

    def _asked(self, iri: str, accept: str, method: str) -> Page:
        key = (self._address(iri), accept, method)
        if key not in self._seen:
            self._seen[key] = self.ask(*key)
        return self._seen[key]

    def _address(self, iri: str) -> str:
        return self.url.rstrip("/") + "/" + iri.removeprefix(BASE) if iri.startswith(BASE) else iri

    def rdf(self, iri: str) -> Page | None:
        """Return what an IRI answers in the first form of RDF that it is there in; None in none."""
        pages = (self.page(iri, form) for form in RDF_FORMS)
        return next((page for page in pages if page.type in RDF_FORMS), None)
