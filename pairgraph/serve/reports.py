"""The reports: which were read, and what each states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from pairgraph.query.values import Iri
from pairgraph.serve import listing_words  # noqa: F401 - it adds the words of these pages
from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.problem import Problem
from pairgraph.serve.report import contents, kind, sections
from pairgraph.vocabulary import ID

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["routes"]

_REPORT: Final = ID + "report/"


@in_thread
def index(request: Request) -> Response:
    """List the reports."""
    return page(request, "reports.html", reports=_reports(request.app.state.site.session))


@in_thread
def report(request: Request) -> Response:
    """Show a report's statements, or the part of them that is asked for."""
    session = request.app.state.site.session
    iri = _REPORT + request.path_params["slug"]
    told = next((one for one in _reports(session) if one["report"].iri == iri), None)
    if told is None:
        raise Problem(404, detail="There is no report of that name.")
    found = contents(session, iri)
    part = found.part_at(_offset(request))
    return page(
        request,
        "report.html",
        told=told,
        contents=found,
        part=part,
        sections=sections(session, found.of_part(part)),
        kind=kind,
    )


def _reports(session: Session) -> list[dict[str, Any]]:
    """Return the reports; a publisher or a signer that is a thing comes by name."""
    found = list(rows(session, "reports"))
    called = names(
        session, {row[part] for row in found for part in ("report", "publisher", "creator") if row[part]}
    )
    reports: dict[str, dict[str, Any]] = {}
    for row in found:
        reports.setdefault(row.report, {name: _named(called, cell) for name, cell in row.as_dict().items()})
    return list(reports.values())


def _named(called: dict[str, Name], cell: object) -> object:
    """Return a thing by its name, a text as it is."""
    return called[cell] if isinstance(cell, Iri) and cell in called else cell


def _offset(request: Request) -> int:
    """Return the place in the text that is asked for (``?at=``); its beginning unless told."""
    asked = request.query_params.get("at", "0")
    if not (asked.isascii() and asked.isdigit()):
        raise Problem(400, detail="A place in a text is a number of characters.", parameter="at")
    return int(asked[:12])


routes: Final = [
    Route("/reports", index, name="reports"),
    Route("/reports/{slug}", report, name="report"),
]
