"""The front of the application: what every visit goes through, whatever route answers it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect

from pairgraph.serve.headers import Rules
from pairgraph.serve.problem import Problem
from pairgraph.serve.state import SITE
from pairgraph.serve.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pairgraph.serve.state import SiteState

__all__ = ["BrokenOffError", "Front"]

_LOG: Final = logging.getLogger("pairgraph.serve")


class BrokenOffError(Exception):
    """What has gone out cannot be taken back: the server closes the connection in the midst of the answer."""


class Front:
    """The outermost layer: ids, headers, limits, the log, the metrics, and what nobody caught.

    Args:
        app: what answers.
        state: where the settings, the current site and the metrics are.
        direct: path → what answers it without the way through the routes; for what is asked most.

    """

    def __init__(self, app: ASGIApp, state: SiteState, direct: Mapping[str, ASGIApp] | None = None) -> None:
        self.app = app
        self.direct = direct or {}
        self.state = state
        self.metrics = state.metrics
        self.rules = Rules(state.config)
        self.log = state.log
        self.limit = state.config.body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one visit through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        visit = Visit(scope, receive, send, self.rules)
        self.metrics.running += 1
        try:
            await self._guarded(visit)
        finally:
            self.metrics.running -= 1
            took = time.perf_counter() - visit.began
            self.metrics.observe(visit, took)
            self.log.write(visit, took)

    async def _guarded(self, visit: Visit) -> None:
        scope, answer = visit.scope, visit.answer
        try:
            await self._served(visit)
        except Problem as problem:
            if visit.status:
                self._tell(visit, problem)
                raise BrokenOffError from problem
            await problem(scope, visit.receive, answer)
        except ClientDisconnect:
            return
        except asyncio.CancelledError:
            if not self.state.stopping:
                raise
            await self._stopped(visit)
        except Exception as error:
            self._tell(visit, error)
            if visit.status:
                raise BrokenOffError from error
            await Problem(500, request=visit.id.decode())(scope, visit.receive, answer)

    async def _stopped(self, visit: Visit) -> None:
        """Tell a client that the server cannot wait any longer for its answer."""
        if visit.status:
            raise BrokenOffError from None
        problem = Problem(503, detail="The server is stopping.", headers={"Retry-After": "10"})
        await problem(visit.scope, visit.receive, visit.answer)

    def _tell(self, visit: Visit, error: Exception) -> None:
        """Log an error; a known problem that came too late to be told to the client is none of the code's."""
        known = error.__cause__ if isinstance(error.__cause__, Problem) else error
        request = {"request": visit.id.decode()}
        if visit.status and isinstance(known, Problem):
            _LOG.warning("an answer was broken off: %s", known, extra=request)
        else:
            _LOG.error("unexpected error", exc_info=error, extra=request)

    async def _served(self, visit: Visit) -> None:
        scope = visit.scope
        if scope["method"] == "OPTIONS" and visit.header(b"access-control-request-method"):
            await visit.preflight()
            return
        receive = visit.receive if scope["method"] in {"GET", "HEAD"} else self._limited(visit)
        token = self.state.enter(scope.pop(SITE, None))
        try:
            await self.direct.get(scope["path"], self.app)(scope, receive, visit.answer)
        finally:
            self.state.leave(token)

    def _limited(self, visit: Visit) -> Receive:
        """Refuse a body that is too long: at once where its length is told, else when it becomes so."""
        told = visit.header(b"content-length")
        if told.isdigit() and int(told) > self.limit:
            raise self._too_long()

        async def receive() -> Message:
            message = await visit.receive()
            visit.received += len(message.get("body", b""))
            if visit.received > self.limit:
                raise self._too_long()
            return message

        return receive

    def _too_long(self) -> Problem:
        return Problem(413, detail=f"A request may have up to {self.limit:,} bytes.")
