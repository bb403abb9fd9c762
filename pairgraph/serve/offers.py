"""One thing, several formats: which one a client wants, and how it is answered with data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from pairgraph.serve.negotiation import best, content_type
from pairgraph.serve.page import Alternate, same
from pairgraph.serve.problem import Problem
from pairgraph.serve.signposts import Signpost, header, of_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from pairgraph.query.triples import Triples

__all__ = ["OFFERS", "alternates", "answer_data", "wanted"]

OFFERS: Final = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
"""Short name, which is also what an address may end in → media type; the preferred one first."""
_FILES: Final = "/file/"
"""What the paths of files begin with, whose names end as they do."""
_NAMES: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}


def wanted(request: Request, *, endings: bool = True) -> tuple[str, str]:
    """Return the path without a format's ending, and the short name of the format that is wanted.

    An ending of the path decides, else ``?format=``, else the Accept header.

    Args:
        request: what is asked.
        endings: whether the path may end in a format's name; not where files are meant.

    Raises:
        Problem: 406, none of the formats is accepted.

    """
    path = request.url.path
    stem, _, ending = path.rpartition(".")
    if endings and ending in OFFERS:
        return stem, ending
    form = request.query_params.get("format") or _negotiated(request)
    if form not in OFFERS:
        raise Problem(406, detail=f"This is offered as {', '.join(OFFERS.values())}.")
    return path, form


def alternates(path: str) -> list[Alternate]:
    """Return the addresses of a thing's data.

    >>> alternates("/unit/CNY")[0].href, alternates("/file/data/actors.yaml")[0].href
    ('/unit/CNY.ttl', '/file/data/actors.yaml?format=ttl')
    """
    return [Alternate(_address(path, name), OFFERS[name], title) for name, title in _NAMES.items()]


def _address(path: str, form: str) -> str:
    """Return where a thing is to be had in a format; the path of a file has an ending of its own."""
    return f"{path}?format={form}" if path.startswith(_FILES) else f"{path}.{form}"


def answer_data(request: Request, path: str, form: str, get: Callable[[], Triples]) -> Response:
    """Answer with triples in a format; 304 where the client has them.

    Raises:
        Problem: 404, there are none.

    """
    etag = f'W/"{request.app.state.site.digest[:32]}-{form}"'
    forms = [Signpost(one.href, "alternate", one.type) for one in alternates(path)]
    page = Signpost(_address(path, "html"), "alternate", "text/html")
    headers = {
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Link": header([page, *forms, *of_data(path)]),
    }
    if request.app.state.site.digest:  # the data of a remote endpoint may change at any time
        headers["ETag"] = etag
        if same(request, etag):
            return Response(status_code=304, headers=headers)
    found = get()
    if not len(found):
        raise Problem(404, detail="The graph says nothing about this.")
    return Response(found.to(form), headers=headers, media_type=content_type(OFFERS[form]))


def _negotiated(request: Request) -> str | None:
    media_type = best(request.headers.get("accept", ""), list(OFFERS.values()))
    return next((name for name, one in OFFERS.items() if one == media_type), None)
