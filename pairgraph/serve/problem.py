"""What goes wrong, told as RFC 9457: JSON for programs, a page for browsers, plain text for the rest."""

from __future__ import annotations

import json
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import Response

from pairgraph.errors import BusyError, MissingError, PairgraphError, QueryError, UnknownQueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.exceptions import HTTPException
    from starlette.types import Receive, Scope, Send

__all__ = ["Problem", "of_error", "of_http", "respond"]

_JSON: Final = "application/problem+json"
_FORMATS: Final = {
    "application/problem+json": _JSON,
    "application/json": _JSON,
    "application/ld+json": _JSON,
    "application/sparql-results+json": _JSON,
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_HINTS: Final = {
    404: "There is nothing at this address.",
    405: "This address does not take this method.",
    500: "Something went wrong here; the log of the server says what.",
}
_STATUSES: Final[tuple[tuple[type[PairgraphError], int], ...]] = (
    (UnknownQueryError, 404),
    (QueryError, 400),
    (MissingError, 503),
    (BusyError, 503),
)
_PAGE: Final = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
    "<h1>{title}</h1><p>{detail}</p><p><a href=/>Home</a></p></html>"
)


class Problem(Exception):  # noqa: N818 - RFC 9457's own word
    """A request that cannot be answered as asked; raise it anywhere in a handler.

    Args:
        status: the HTTP status.
        title: what kind of problem it is, the same for all of its kind; the status's own phrase unless given.
        detail: what was wrong this time, and what to do about it.
        headers: headers of the response, such as Retry-After or Allow.
        extra: further members of the JSON form, such as ``line=3``.

    >>> Problem(400, "Bad parameter", "There is no year 'x'.", parameter="year").document()["parameter"]
    'year'

    """

    def __init__(
        self,
        status: int,
        title: str = "",
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        **extra: object,
    ) -> None:
        self.status = status
        self.title = title or HTTPStatus(status).phrase
        self.detail = detail or _HINTS.get(status, "")
        self.headers = dict(headers or {})
        self.extra = extra
        super().__init__(status, self.title, self.detail)

    def __str__(self) -> str:
        return f"{self.status} {self.title}. {self.detail}".rstrip()

    def document(self) -> dict[str, Any]:
        """Return the members of the JSON form."""
        told = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return {name: value for name, value in (told | self.extra).items() if value not in ("", None)}

    def response(self, accept: str = "") -> Response:
        r"""Write it in the form that suits an Accept header, without a page around it.

        >>> Problem(404).response("text/plain").body
        b'Not Found: There is nothing at this address.\n'
        """
        form = _form(accept)
        if form == _JSON:
            body = json.dumps(self.document(), ensure_ascii=False, default=str)
        elif form == "text/html":
            body = _PAGE.format(title=escape(self.title), detail=escape(self.detail))
        else:
            body = f"{self.title}: {self.detail}\n" if self.detail else f"{self.title}\n"
        return self.dress(Response(body, self.status, media_type=form))

    def dress(self, response: Response) -> Response:
        """Give a response what every report of this problem has: its headers, and no place in a cache."""
        response.headers.update({"Cache-Control": "no-store", "Vary": "Accept"} | self.headers)
        return response

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with it, as an ASGI application."""
        await respond(Request(scope, receive), self)(scope, receive, send)


def respond(request: Request, problem: Problem) -> Response:
    """Answer a request with a problem: a browser gets a page of the site."""
    accept = request.headers.get("accept", "")
    if _form(accept) == "text/html" and problem.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        try:
            from pairgraph.serve.page import page
        except ImportError:
            return problem.response(accept)
        return problem.dress(page(request, "error.html", problem.status, problem=problem))
    return problem.response(accept)


def of_error(error: PairgraphError) -> Problem:
    """Tell an exception of pairgraph as a problem.

    >>> of_error(QueryError("Expected a variable.", line=2, column=8)).extra
    {'line': 2, 'column': 8}
    """
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
    place = {"line": error.line, "column": error.column} if isinstance(error, QueryError) else {}
    headers = {"Retry-After": "10"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    problem = Problem(status, detail=str(error), headers=headers)
    problem.extra |= place
    return problem


def of_http(error: HTTPException) -> Problem:
    """Tell an exception of Starlette as a problem; a phrase that says nothing is replaced."""
    said = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
    return Problem(error.status_code, detail=said, headers=error.headers)


def _form(accept: str) -> str:
    """Choose a form: what an Accept header names first among its best, plain text where it says nothing."""
    ranked: list[tuple[float, str]] = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name in _FORMATS:
            ranked.append((_quality(parameters), _FORMATS[name]))
    best = max(ranked, key=lambda one: one[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else "text/plain"


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0
