"""The description of everything that the site answers, at ``/openapi.json`` (OpenAPI 3.1).

The paths of stored questions are made from the questions themselves, the others lie in ``described/``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from pairgraph import __version__
from pairgraph.serve import api
from pairgraph.serve.asked import base_url
from pairgraph.serve.catalogue import fresh
from pairgraph.serve.openapi_described import described
from pairgraph.serve.openapi_parts import ERRORS
from pairgraph.serve.openapi_paths import paths
from pairgraph.serve.openapi_schemas import SCHEMAS

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.catalogue import Catalogue

__all__ = ["document", "routes"]

_INFO: Final = {
    "title": "pairgraph",
    "summary": "Who supports whom in China’s East-West pairing-off, with the evidence.",
    "version": __version__,
    "license": {
        "name": "Apache 2.0, data CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
}
_TAGS: Final = ("catalogue", "files", "pages", "things", "sparql", "reconciliation", "operation")


async def openapi(request: Request) -> Response:
    """Answer ``/openapi.json``."""
    site = request.app.state.site
    made = await site.run(document, site.session.catalogue, base_url(request))
    return fresh(request, json.dumps(made, ensure_ascii=False), "application/json")


def document(catalogue: Catalogue, base: str) -> dict[str, Any]:
    """Return the description: a path for each question with its own typed parameters.

    >>> from pairgraph.query.catalogue import Catalogue
    >>> document(Catalogue(), "http://localhost")["openapi"]
    '3.1.0'
    """
    others, components = described()
    return {
        "openapi": "3.1.0",
        "info": _INFO,
        "servers": [{"url": base}],
        "tags": [{"name": name} for name in dict.fromkeys((*_TAGS, *catalogue.topics))],
        "paths": paths(catalogue) | others,
        "components": components
        | {
            "schemas": SCHEMAS | components["schemas"],
            "responses": {code: _problem(said) for code, said in ERRORS.items()},
        },
    }


def _problem(said: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    # The API always answers in JSON; where files are asked for, the Accept header decides.
    others: dict[str, Any] = {"text/plain": {}, "text/html": {}}
    return {"description": said, "content": {"application/problem+json": {"schema": schema}, **others}}


routes = [*api.routes, Route("/openapi.json", openapi, name="openapi")]
