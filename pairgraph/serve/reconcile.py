"""The Reconciliation Service API 0.2 at ``/reconcile``: other people's tables are matched to the graph.

The specification is https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. The
service speaks English; below ``/reconcile/zh-Hans`` it speaks Chinese. JSONP, which is optional, is not
offered: every answer may be read by scripts of other sites (CORS).
"""

from __future__ import annotations

import json
from functools import wraps
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from starlette.responses import Response
from starlette.routing import Route

from pairgraph.errors import PairgraphError
from pairgraph.serve.asked import base_url
from pairgraph.serve.catalogue import fresh
from pairgraph.serve.problem import Problem, of_error
from pairgraph.serve.reconcile_column import read_extension
from pairgraph.serve.reconcile_directory import directory_of
from pairgraph.serve.reconcile_extend import extend, propose
from pairgraph.serve.reconcile_manifest import manifest
from pairgraph.serve.reconcile_match import match_all
from pairgraph.serve.reconcile_preview import preview, view
from pairgraph.serve.reconcile_query import document, read_batch
from pairgraph.serve.reconcile_service import Service
from pairgraph.serve.reconcile_suggest import SUGGESTED, flyout, suggest
from pairgraph.serve.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from starlette.requests import Request

    Fields = dict[str, str]
    Answer = Callable[[Request, Service, Fields], dict[str, Any] | Response]

__all__ = ["routes"]

_JSON: Final = "application/json"
_FORM: Final = "application/x-www-form-urlencoded"
_PATH: Final = "/reconcile"
_MOST_FIELDS: Final = 50


def _answering(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """Make a handler; what goes wrong is JSON as well, whatever is accepted."""

    @wraps(answer)
    async def handler(request: Request) -> Response:
        site = request.app.state.site
        try:
            fields = await _fields(request)
            made = await site.run(lambda: answer(request, _service(request), fields))
        except Problem as problem:
            return problem.response(_JSON)
        except PairgraphError as error:
            return of_error(error).response(_JSON)
        return made if isinstance(made, Response) else _document(request, made)

    return handler


def _document(request: Request, made: dict[str, Any]) -> Response:
    body = json.dumps(made, ensure_ascii=False)
    if request.method == "POST":
        return Response(body, media_type=_JSON, headers={"Cache-Control": "no-store"})
    return fresh(request, body, _JSON)


def _service(request: Request) -> Service:
    """Return the service of the address that is asked."""
    directory = directory_of(request.app.state.site)
    language = next((tag for tag in LANGUAGES if request.url.path.startswith(f"{_PATH}/{tag}")), "")
    path = f"{_PATH}/{language}" if language else _PATH
    return Service(directory, language or next(iter(LANGUAGES)), base_url(request), path)


async def _fields(request: Request) -> Fields:
    """Return the fields of an address or a form; of several of one name the first."""
    fields = request.scope["query_string"]
    if request.method == "POST":
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise Problem(415, detail=f"Send a form: {_FORM}.", headers={"Accept-Post": _FORM})
        fields = await request.body()
    try:
        pairs = parse_qsl(
            fields.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise Problem(400, "Bad form", f"The form cannot be read: {str(error)[:100]}.") from None
    return dict(reversed(pairs))


@_answering
def service(request: Request, offered: Service, fields: Fields) -> dict[str, Any] | Response:
    """Answer a batch of queries or a data extension; without either tell what the service is."""
    if "queries" in fields:
        found = match_all(
            offered.directory, read_batch(fields["queries"]), request.app.state.site.config.time_limit
        )
        return {key: {"result": [offered.candidate(one) for one in some]} for key, some in found.items()}
    if "extend" in fields:
        return extend(offered, *read_extension(document(fields["extend"], "extend")))
    if request.method == "POST":
        raise Problem(400, "No query", "The form has neither a field 'queries' nor a field 'extend'.")
    return manifest(offered)


@_answering
def suggested(request: Request, offered: Service, fields: Fields) -> dict[str, Any]:
    """Suggest things, kinds or properties."""
    what = _what(request)
    return suggest(offered, what, fields.get("prefix", ""), fields.get("cursor", ""))


@_answering
def flown_out(request: Request, offered: Service, fields: Fields) -> dict[str, Any]:
    """Tell in a few words what a suggestion is."""
    return flyout(offered, _what(request), fields.get("id", ""))


@_answering
def proposed(_: Request, offered: Service, fields: Fields) -> dict[str, Any]:
    """Propose properties for a kind."""
    return propose(offered, fields.get("type", ""), fields.get("limit", ""))


@_answering
def previewed(_: Request, offered: Service, fields: Fields) -> Response:
    """Show a thing on a card."""
    return preview(offered, fields.get("id", ""))


@_answering
def viewed(_: Request, offered: Service, fields: Fields) -> Response:
    """Lead to the page of a thing."""
    return view(offered, fields.get("id", ""))


def _what(request: Request) -> str:
    what = str(request.path_params["what"])
    if what not in SUGGESTED:
        raise Problem(404, detail=f"There are {', '.join(SUGGESTED)}.")
    return what


def _routes() -> Iterator[Route]:
    for path in (_PATH, *(f"{_PATH}/{tag}" for tag in LANGUAGES)):
        yield Route(path, service, methods=["GET", "POST"])
        yield Route(f"{path}/suggest/{{what}}", suggested)
        yield Route(f"{path}/flyout/{{what}}", flown_out)
        yield Route(f"{path}/properties", proposed)
        yield Route(f"{path}/preview", previewed)
        yield Route(f"{path}/view", viewed)


routes = list(_routes())
