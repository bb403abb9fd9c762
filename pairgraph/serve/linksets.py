"""All signposts of a page in one document (RFC 9264), as FAIR Signposting has it at level 2.

A page ``/dataset`` has its set at ``/dataset.linkset.json`` and, in the syntax of a ``Link`` header, at
``/dataset.linkset``. It tells the links of the page itself and those of its descriptions and files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from starlette.routing import Route

from pairgraph.serve import dataset, things
from pairgraph.serve.asked import base_url
from pairgraph.serve.catalogue import fresh
from pairgraph.serve.page import in_thread
from pairgraph.serve.signposts import LINKSETS, Signpost, of_data, of_download

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    Link = tuple[str, Signpost]

__all__ = ["as_json", "as_text", "linkset", "routes"]

_DATASET: Final = "/dataset"
_JSON: Final = ".linkset.json"
_TEXT: Final = ".linkset"


def as_json(links: Iterable[Link]) -> str:
    """Write links as ``application/linkset+json``, those of one anchor together.

    >>> as_json([("https://a.org/b", Signpost("https://a.org/c", "item", "text/csv"))])
    '{"linkset": [{"anchor": "https://a.org/b", "item": [{"href": "https://a.org/c", "type": "text/csv"}]}]}'
    """
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}
    for anchor, one in links:
        target = {"href": one.href} | ({"type": one.type} if one.type else {})
        contexts.setdefault(anchor, {}).setdefault(one.rel, []).append(target)
    return json.dumps({"linkset": [{"anchor": anchor, **some} for anchor, some in contexts.items()]})


def as_text(links: Iterable[Link]) -> str:
    """Write links as ``application/linkset``, one a line.

    >>> as_text([("https://a.org/b", Signpost("https://a.org/c", "item", "text/csv"))])
    '<https://a.org/c>; rel="item"; type="text/csv"; anchor="https://a.org/b"'
    """
    return ",\n".join(f'{one}; anchor="{anchor}"' for anchor, one in links)


def linkset(path: str, signposts: Iterable[Signpost], base: str) -> Iterator[Link]:
    """Yield anchor and link, both with whole addresses: of a page, then of what describes it and is in it.

    Args:
        path: of the page.
        signposts: of the page.
        base: the public address of the site.

    """
    posts = [one for one in signposts if one.rel != "linkset"]
    yield from _absolute(path, posts, base)
    for one in posts:
        if one.rel == "describedby":
            yield from _absolute(one.href, of_data(path), base)
        elif one.rel == "item":
            yield from _absolute(one.href, of_download(), base)


def _absolute(anchor: str, posts: Iterable[Signpost], base: str) -> Iterator[Link]:
    for one in posts:
        if one.rel != "linkset":
            yield urljoin(base, anchor), one._replace(href=urljoin(base, one.href))


@in_thread
def answer(request: Request) -> Response:
    """Answer with the set of a page.

    Raises:
        Problem: 404, there is no such page, or it has none.

    """
    site, address = request.app.state.site, request.url.path
    ending = _JSON if address.endswith(_JSON) else _TEXT
    path = address.removesuffix(ending)
    found = dataset.signposts(site) if path == _DATASET else things.signposts(site.session, path)
    links = linkset(path, found, base_url(request))
    return fresh(request, as_json(links) if ending == _JSON else as_text(links), LINKSETS[ending])


routes: Final = [Route("/{path:path}" + ending, answer, name=f"linkset{ending}") for ending in LINKSETS]
