"""Signposts for machines: typed links in a header, by the FAIR Signposting profile, levels 1 and 2.

Rules: https://signposting.org/FAIR/. Who reads only the headers of a page learns how to cite what it
shows, where it is described as data, under what licence it is, and which files it consists of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pairgraph.serve.csvw import LICENCE
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.serve.downloads import Download
    from pairgraph.serve.page import Alternate

__all__ = ["DATASET", "LINKSETS", "Signpost", "header", "of_data", "of_dataset", "of_download", "of_thing"]

DATASET: Final = BASE + "dataset"
"""The IRI of the dataset, which is also what a file of it is cited by."""
LINKSETS: Final = {".linkset.json": "application/linkset+json", ".linkset": "application/linkset"}
"""What is put after the path of a page for the set of its links → the media type of that."""
_SCHEMA: Final = "https://schema.org/"


class Signpost(NamedTuple):
    """A link from what is answered: its target, what that is to it, its media type if it has one."""

    href: str
    rel: str
    type: str = ""

    def __str__(self) -> str:
        """Write it as RFC 8288 has it."""
        return f'<{self.href}>; rel="{self.rel}"' + (f'; type="{self.type}"' if self.type else "")


def header(posts: Iterable[Signpost]) -> str:
    """Write signposts as the value of a ``Link`` header.

    >>> header([Signpost("/a.ttl", "describedby", "text/turtle"), Signpost("https://a.org/a", "cite-as")])
    '</a.ttl>; rel="describedby"; type="text/turtle", <https://a.org/a>; rel="cite-as"'
    """
    return ", ".join(map(str, posts))


def of_thing(iri: str, path: str, forms: Iterable[Alternate]) -> list[Signpost]:
    """Return the signposts of a page about a thing: its IRI lasts, the page need not."""
    return [
        Signpost(iri, "cite-as"),
        *_described(forms),
        Signpost("/dataset", "collection", "text/html"),
        *_common("AboutPage"),
        *_linksets(path),
    ]


def of_dataset(
    forms: Iterable[Alternate], files: Iterable[Download], authors: Iterable[str]
) -> list[Signpost]:
    """Return the signposts of the dataset's page: its files are its items."""
    return [
        Signpost(DATASET, "cite-as"),
        *(Signpost(author, "author") for author in authors),
        *_described(forms),
        *(Signpost(f"/downloads/{one.name}", "item", one.type.partition(";")[0]) for one in files),
        *_common("AboutPage", "Dataset"),
        *_linksets("/dataset"),
    ]


def of_download() -> list[Signpost]:
    """Return the signposts of a file: it belongs to the dataset, and is cited by it."""
    return [
        Signpost(DATASET, "cite-as"),
        Signpost("/dataset", "collection", "text/html"),
        Signpost(LICENCE, "license"),
        *_linksets("/dataset"),
    ]


def of_data(page: str) -> list[Signpost]:
    """Return the signposts of a description as data: the page it describes."""
    return [Signpost(page, "describes", "text/html"), Signpost(LICENCE, "license"), *_linksets(page)]


def _described(forms: Iterable[Alternate]) -> list[Signpost]:
    return [Signpost(one.href, "describedby", one.type) for one in forms]


def _common(*types: str) -> list[Signpost]:
    return [Signpost(LICENCE, "license"), *(Signpost(_SCHEMA + one, "type") for one in types)]


def _linksets(path: str) -> list[Signpost]:
    return [Signpost(path + ending, "linkset", media) for ending, media in LINKSETS.items()]
