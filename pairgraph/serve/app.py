"""The application: the routes of all parts behind one front."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from pairgraph.errors import PairgraphError
from pairgraph.serve.config import Config
from pairgraph.serve.front import Front
from pairgraph.serve.metrics import Metrics
from pairgraph.serve.opening import open_site
from pairgraph.serve.problem import Problem, of_error, of_http, respond
from pairgraph.serve.reload import Reloader
from pairgraph.serve.sparql import Endpoint
from pairgraph.serve.state import SiteState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["PARTS", "create_app"]

_STATIC: Final = Path(__file__).parent / "static"
PARTS: Final = (
    "sparql",
    "void",
    "operation",
    "home",
    "openapi",
    "questions",
    "permanent_links",
    "editor",
    "charts",
    "browse",
    "reports",
    "ontology",
    "dataset",
    "quality",
    "reconcile",
    "linksets",
    "things",
)
"""Modules of this package whose ``routes`` make up the site, in the order they are tried."""


def create_app(config: Config | None = None) -> Starlette:
    """Make the application that serves what the settings name; it opens it when it starts.

    >>> create_app(Config(log="off")).url_path_for("health")
    '/health'
    """
    config = config or Config()
    state = SiteState(config)
    state.metrics = Metrics(state)
    app = Starlette(
        routes=list(_routes()),
        middleware=[Middleware(Front, state, {"/sparql": Endpoint(state)})],
        exception_handlers=dict.fromkeys((Problem, PairgraphError, HTTPException), _respond),
        lifespan=_lifespan,
    )
    app.state = state
    return app


def _routes() -> Iterator[BaseRoute]:
    for name in PARTS:
        yield from import_module(f"pairgraph.serve.{name}").routes
    yield Mount("/static", _Static(directory=_STATIC, check_dir=False), name="static")


class _Static(StaticFiles):
    """Files that a browser asks for again, to learn that they are the same: a new version may have others."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 - Starlette's own arguments
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Open the site, follow new releases while it runs, close it at the end."""
    state = cast("SiteState", app.state)
    state.current = await open_site(state.config)
    async with anyio.create_task_group() as tasks:
        state.reloader = Reloader(state, state.config, state.metrics, tasks)
        if state.config.watch and not state.config.endpoint:
            tasks.start_soon(state.reloader.watch)
        yield
        tasks.cancel_scope.cancel()
    with anyio.CancelScope(shield=True):
        await state.current.close()
    state.log.flush()


def _respond(request: Request, error: Exception) -> Response:
    """Tell what a handler raised as a problem."""
    if isinstance(error, PairgraphError):
        return respond(request, of_error(error))
    if isinstance(error, HTTPException):
        return respond(request, of_http(error))
    return respond(request, cast("Problem", error))
