"""What the page of a question shows of its answer: table, pictures, files, citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pairgraph.serve.citation import CITATIONS, cite
from pairgraph.serve.figure import figures
from pairgraph.serve.glossary import glossary
from pairgraph.serve.language import language
from pairgraph.serve.problem import Problem
from pairgraph.serve.snippets import snippets
from pairgraph.serve.table import ROWS, table
from pairgraph.serve.writers import MEDIA_TYPES, sparql

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.serve.asked import Asked

__all__ = ["FILES", "answered"]

FILES: Final = ("csv", "json", "ttl", "tsv", "xml", "rq")
"""The extensions under which an answer is offered."""
_FORBIDDEN: Final = 403


def answered(request: Request, asked: Asked) -> dict[str, Any]:
    """Return what a page shows of a question and its answer, or of why there is none; takes its time.

    Raises:
        Problem: there is no such row, or the answer cannot be had.

    """
    try:
        found = asked.run()
    except Problem as problem:
        if not asked.stored.services:
            raise
        return _shown(asked) | {
            "live": problem,
            "status": 200 if problem.status == _FORBIDDEN else problem.status,
        }
    row = _whole(request, "row")
    if row is not None and row > len(found):
        raise Problem(404, "No such row", f"The answer has {len(found)} rows.")
    shown = table(asked.session, found, _whole(request, "page") or 1, row)
    return _shown(asked) | {
        "table": shown,
        "glossary": glossary(asked.session, language(request)),
        "row": row,
        "size": ROWS,
        "charts": figures(asked.session, asked.stored, found, asked.parameters, language(request)),
        "files": [(one, asked.address(one), MEDIA_TYPES[one]) for one in FILES],
        "citations": {one: cite(asked, one) for one in CITATIONS} if asked.link else {},
    }


def _shown(asked: Asked) -> dict[str, Any]:
    """Return what a page shows of a question whether it has an answer or not."""
    return {
        "asked": asked,
        "sparql": sparql(asked),
        "editor": "/editor?query=" + quote(asked.sparql, safe=""),
        "snippets": snippets(asked),
        "live": None,
        "table": None,
        "charts": (),
        "files": (),
        "citations": {},
    }


def _whole(request: Request, name: str) -> int | None:
    """Return a number of the address; None where there is none.

    Raises:
        Problem: 400, it is no number from 1.

    """
    text = request.query_params.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 8 and int(text)):  # noqa: PLR2004
        raise Problem(400, detail=f"{name} takes a whole number from 1, not '{text[:40]}'.", parameter=name)
    return int(text)
