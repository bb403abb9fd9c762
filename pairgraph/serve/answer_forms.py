"""The forms that an answer is to be had in, and which one a client wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.citation import CITATIONS
from pairgraph.serve.negotiation import best
from pairgraph.serve.problem import Problem
from pairgraph.serve.writers import MEDIA_TYPES

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["EXTENSIONS", "extension_of", "negotiated"]

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
