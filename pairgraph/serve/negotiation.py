"""Which of the formats on offer a client likes best."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FORMATS", "GRAPH_OFFERS", "RESULT_OFFERS", "Format", "best", "content_type", "named", "offered"]

_LONGEST_REMEMBERED: Final = 300
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*+"')
"""The value of a parameter such as a profile, which says nothing to us and may hold commas."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its short name (also its file extension), its media types, and what it can hold.

    The first media type is its own, the others are names it goes by. ``results`` says whether it holds
    what SELECT and ASK answer, else it holds triples.
    """

    name: str
    media_types: tuple[str, ...]
    results: bool

    @property
    def media_type(self) -> str:
        """Its own media type."""
        return self.media_types[0]


_ALL: Final = (
    Format("json", ("application/sparql-results+json", "application/json"), results=True),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), results=True),
    Format("csv", ("text/csv",), results=True),
    Format("tsv", ("text/tab-separated-values",), results=True),
    Format("ttl", ("text/turtle", "application/turtle", "application/x-turtle"), results=False),
    Format("nt", ("application/n-triples", "text/plain"), results=False),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml"), results=False),
    Format("jsonld", ("application/ld+json", "application/json"), results=False),
    Format("nq", ("application/n-quads",), results=False),
    Format("trig", ("application/trig",), results=False),
)
FORMATS: Final = {form.name: form for form in _ALL}
"""Short name → format; ``format=`` in a link takes these names."""
_ALIASES: Final = {
    "turtle": "ttl",
    "ntriples": "nt",
    "n-triples": "nt",
    "nquads": "nq",
    "n-quads": "nq",
    "rdfxml": "rdf",
    "rdf+xml": "rdf",
    "rdf/xml": "rdf",
    "json-ld": "jsonld",
    "srj": "json",
    "srx": "xml",
}
_TRIPLES_AS: Final = {"json": "jsonld", "xml": "rdf"}
_RESULTS_AS: Final = {"jsonld": "json", "rdf": "xml"}
RESULT_OFFERS: Final = {media: form.name for form in _ALL if form.results for media in form.media_types}
"""Media type → short name, for SELECT and ASK; the preferred one first."""
GRAPH_OFFERS: Final = {media: form.name for form in _ALL if not form.results for media in form.media_types}
"""Media type → short name, for CONSTRUCT and DESCRIBE; the preferred one first."""


def named(name: str) -> Format | None:
    """Return the format of a short name, of a name that is also used, or of a media type.

    >>> named("turtle").media_type, named("text/csv").name, named("sparkle")
    ('text/turtle', 'csv', None)
    """
    name = name.strip().lower().replace(" ", "+")
    name = RESULT_OFFERS.get(name) or GRAPH_OFFERS.get(name) or _ALIASES.get(name, name)
    return FORMATS.get(name)


def offered(form: Format, *, results: bool) -> Format | None:
    """Return the format of the same family that can hold results, or triples; nothing where there is none.

    >>> offered(FORMATS["json"], results=False).name, offered(FORMATS["csv"], results=False)
    ('jsonld', None)
    """
    other = (_RESULTS_AS if results else _TRIPLES_AS).get(form.name, "")
    return form if form.results is results else FORMATS.get(other)


def content_type(media_type: str) -> str:
    """Return a media type as a Content-Type: text says that it is UTF-8.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def best(accept: str, offers: Sequence[str]) -> str | None:
    """Return the offer that an Accept header likes best (RFC 9110), or nothing if it takes none.

    Args:
        accept: the header; empty takes anything.
        offers: media types, the one that we like best first: it wins between equals.

    >>> best("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> best("image/png", ["text/csv"])

    """
    if len(accept) > _LONGEST_REMEMBERED:
        return _best(accept, tuple(offers))
    return _remembered(accept, tuple(offers))


def _best(accept: str, offers: tuple[str, ...]) -> str | None:
    ranges = list(_ranges(accept)) if accept.strip() else [("*/*", 1.0)]
    weighed = [(_weight(offer.lower(), ranges), -place, offer) for place, offer in enumerate(offers)]
    weight, _, offer = max(weighed, default=(0.0, 0, ""))
    return offer if weight > 0 else None


_remembered = lru_cache(1024)(_best)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in _QUOTED.sub("", accept).split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media_range:
            yield media_range, _quality(parameters)


def _quality(parameters: list[str]) -> float:
    value = next((text[2:] for text in parameters if text.startswith("q=")), "1")
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0


def _weight(offer: str, ranges: list[tuple[str, float]]) -> float:
    """Return the quality of the most specific range that the offer falls into."""
    kind = offer.partition("/")[0] + "/*"
    for wanted in (offer, kind, "*/*"):
        found = [quality for media_range, quality in ranges if media_range == wanted]
        if found:
            return max(found)
    return 0.0
