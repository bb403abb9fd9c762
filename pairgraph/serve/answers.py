"""Answers: their permanent links, and every form that they can be had in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response
from starlette.routing import Route

from pairgraph.serve.asked import Asked, ask, given, stored
from pairgraph.serve.citation import CITATIONS, cite
from pairgraph.serve.csvw import LICENCE
from pairgraph.serve.live import PARTIAL, partial
from pairgraph.serve.negotiation import best, content_type
from pairgraph.serve.page import same
from pairgraph.serve.permanent import Reference, query_digest
from pairgraph.serve.problem import Problem
from pairgraph.serve.writers import MEDIA_TYPES, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from pairgraph.serve.state import Site

__all__ = ["EXTENSIONS", "answer", "document", "extension_of", "links_of", "negotiated", "routes"]

EXTENSIONS: Final = MEDIA_TYPES | CITATIONS
"""What may follow the name of a question, and its media type."""
_OFFERS: Final = {
    "text/html": "",
    "application/xhtml+xml": "",
    "application/sparql-results+json": "json",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/turtle": "ttl",
    "application/sparql-query": "rq",
    "application/x-bibtex": "bib",
    "application/vnd.citationstyles.csl+json": "csl.json",
}
_SAVED: Final = frozenset({"csv", "tsv"})


async def permanent(request: Request) -> Response:
    """Answer a permanent link: the answer where it still is the same, else what has changed."""
    digest, name = request.path_params["release"], request.path_params["name"]
    query, _, extension = request.path_params["file"].partition(".")
    site = request.app.state.site
    values = given(request)
    await site.run(_hold, request, site, Reference(digest, name, query), values)
    return await answer(request, name, extension_of(request, extension))


async def answer(request: Request, name: str, extension: str) -> Response:
    """Answer a question with a page or a file; a page where there is no extension."""
    from pairgraph.serve.questions import question_page

    if not extension:
        return await question_page(request, name)
    values = given(request)
    asked = await request.app.state.site.run(ask, request, name, values)
    return await document(request, asked, extension)


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


def extension_of(request: Request, extension: str) -> str:
    """Return the form of an answer: by its extension, by ``format=``, or by what the client accepts.

    Raises:
        Problem: 404, there is no such extension; 400, no such format; 406, nothing that is accepted.

    """
    if extension and extension not in EXTENSIONS:
        raise Problem(
            404, detail=f"An answer is to be had as {', '.join(EXTENSIONS)}, not as {extension[:40]}."
        )
    wanted = request.query_params.get("format", "")
    if wanted and wanted != "html" and wanted not in EXTENSIONS:
        raise Problem(400, detail=f"format takes html, {', '.join(EXTENSIONS)}, not {wanted[:40]}.")
    return extension or (wanted.replace("html", "") if wanted else negotiated(request))


def negotiated(request: Request) -> str:
    """Return the extension of what the client likes best; empty for a page.

    Raises:
        Problem: 406, it takes nothing that there is.

    """
    chosen = best(request.headers.get("accept", ""), tuple(_OFFERS))
    if chosen is None:
        raise Problem(406, detail=f"An answer is to be had as {', '.join(_OFFERS)}.")
    return _OFFERS[chosen]


def links_of(asked: Asked) -> dict[str, str]:
    """Return the relations of an answer to other addresses, for a Link header."""
    found = {"license": LICENCE, "describedby": asked.base + asked.address("csv-metadata.json")}
    return found | ({"cite-as": asked.link} if asked.link else {})


def _headers(asked: Asked, extension: str) -> dict[str, str]:
    how = "attachment" if extension in _SAVED else "inline"
    return {
        "Content-Type": content_type(EXTENSIONS[extension]),
        "Content-Disposition": f'{how}; filename="{asked.file_name(extension)}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept",
        "Link": ", ".join(f'<{href}>; rel="{name}"' for name, href in links_of(asked).items()),
    }


def _etag(asked: Asked, extension: str) -> str:
    if asked.reference is None:
        return ""
    told = f"{asked.base}{asked.reference.path} {extension}"
    return f'W/"{sha256(told.encode()).hexdigest()[:32]}"'


def _hold(request: Request, site: Site, cited: Reference, values: dict[str, list[str]]) -> None:
    """Hold a permanent link against what is served now.

    Raises:
        Problem: 404, there never was such a question here; 410, the release or the query is another one.

    """
    if not site.digest:
        raise Problem(404, "No permanent links", "A remote endpoint is served, whose data may change.")
    one = stored(site.session.catalogue, cited.name)
    if one.services:
        raise Problem(404, "No permanent link", "The answer comes from other servers, whose data may change.")
    changed = ["release"] * (cited.release != site.digest)
    changed += ["query"] * (cited.query != query_digest(one))
    if changed:
        raise _gone(ask(request, cited.name, values), cited, changed)


def _gone(asked: Asked, cited: Reference, changed: Sequence[str]) -> Problem:
    now: Any = asked.reference
    what = " and ".join(
        {
            "release": f"the release (cited {cited.release[:12]}, now {now.release[:12]})",
            "query": f"the question’s query (cited {cited.query[:12]}, now {now.query[:12]})",
        }[name]
        for name in changed
    )
    return Problem(
        410,
        "This answer is no longer served",
        f"What has changed: {what}. The current answer: {asked.link}",
        headers={"Link": f'<{asked.link}>; rel="latest-version"'},
        changed=list(changed),
        current=asked.link,
    )


routes = [Route("/answer/{release}/{name}/{file}", permanent, name="answer")]
