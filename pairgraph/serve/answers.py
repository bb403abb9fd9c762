"""Answers as files: their headers, and what they are made of."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from pairgraph.serve.answer_forms import EXTENSIONS
from pairgraph.serve.citation import CITATIONS, cite
from pairgraph.serve.csvw import LICENCE
from pairgraph.serve.live import PARTIAL, partial
from pairgraph.serve.negotiation import content_type
from pairgraph.serve.page import same
from pairgraph.serve.problem import Problem
from pairgraph.serve.writers import write

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.serve.asked import Asked

__all__ = ["KEEP", "document", "links_of"]

KEEP: Final = {False: "no-cache", True: "no-store"}
"""``Cache-Control`` by whether an answer comes from other servers, whose data may change at any time."""
_SAVED: Final = frozenset({"csv", "tsv"})


async def document(request: Request, asked: Asked, extension: str) -> Response:
    """Return an answer as a file; 304 without asking the graph where the client has it already."""
    headers = _headers(asked, extension)
    if etag := _etag(asked, extension):
        headers["ETag"] = etag
        if same(request, etag):
            return Response(status_code=304, headers=headers)
    if extension in CITATIONS and not asked.link:
        raise Problem(404, "No citation", "The data of another server may change: it cannot be cited.")
    make = cite if extension in CITATIONS else write
    body = await request.app.state.site.run(make, asked, extension)
    if asked.gaps:
        headers[PARTIAL] = partial(asked.gaps)
    return Response(body, headers=headers, media_type=None)


def links_of(asked: Asked) -> dict[str, str]:
    """Return the relations of an answer to other addresses, for a Link header."""
    found = {"license": LICENCE, "describedby": asked.base + asked.address("csv-metadata.json")}
    return found | ({"cite-as": asked.link} if asked.link else {})


def _headers(asked: Asked, extension: str) -> dict[str, str]:
    how = "attachment" if extension in _SAVED else "inline"
    return {
        "Content-Type": content_type(EXTENSIONS[extension]),
        "Content-Disposition": f'{how}; filename="{asked.file_name(extension)}"',
        "Cache-Control": KEEP[bool(asked.stored.services)],
        "Vary": "Accept",
        "Link": ", ".join(f'<{href}>; rel="{name}"' for name, href in links_of(asked).items()),
    }


def _etag(asked: Asked, extension: str) -> str:
    if asked.reference is None:
        return ""
    told = f"{asked.base}{asked.reference.path} {extension}"
    return f'W/"{sha256(told.encode()).hexdigest()[:32]}"'
