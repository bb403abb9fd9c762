"""Whether it lives, whether it is ready, how it does: for those who run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pairgraph import __version__
from pairgraph.errors import PairgraphError
from pairgraph.serve.metrics import CONTENT_TYPE
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.serve.state import Site

__all__ = ["health", "metrics", "ready", "routes"]

_PATIENCE: Final = 5.0
_EMPTY: Final = (
    "The default graph is empty. It has to be the union of all named graphs: see docs/operation.md."
)
_FRESH: Final = {"Cache-Control": "no-store"}


async def health(_request: Request) -> Response:
    """Say that the process answers; nothing is asked of the graph."""
    return JSONResponse({"status": "ok", "version": __version__}, headers=_FRESH)


async def ready(request: Request) -> Response:
    """Say that questions can be answered: the graph, or the remote endpoint, does answer.

    Raises:
        Problem: 503, it does not, it is empty, there are no workers, or the server is stopping.

    """
    site: Site = request.app.state.site
    if request.app.state.stopping:
        raise _unready("The server is stopping.")
    if _without_workers(site):
        raise _unready("The processes that answer SPARQL do not run; they are being started again.")
    with anyio.move_on_after(_PATIENCE):
        try:
            filled = await site.run(site.session.sparql, "ASK { ?s ?p ?o }")
        except PairgraphError as error:
            raise _unready(str(error)) from error
        if not filled:
            raise _unready(_EMPTY)
        told = {"status": "ready", "release": site.digest or None, "endpoint": site.config.endpoint}
        return JSONResponse({**told, "reload": request.app.state.trouble or "ok"}, headers=_FRESH)
    raise _unready(f"The graph has not answered for {_PATIENCE:g} seconds.")


async def metrics(request: Request) -> Response:
    """Give the numbers for Prometheus.

    Raises:
        Problem: 404, the settings say not to.

    """
    if not request.app.state.config.metrics:
        raise Problem(404)
    return Response(request.app.state.metrics.text(), headers={"Content-Type": CONTENT_TYPE, **_FRESH})


def _without_workers(site: Site) -> bool:
    """Tell whether all workers are gone; an endpoint elsewhere has none."""
    stats = getattr(site.pool, "stats", None)
    numbers = stats() if stats else {}
    return not numbers.get("fast", 1) and not numbers.get("slow", 1)


def _unready(why: str) -> Problem:
    return Problem(503, "Not ready", why, headers={"Retry-After": "5"})


routes: Final = [
    Route("/health", health),
    Route("/ready", ready),
    Route("/metrics", metrics),
]
