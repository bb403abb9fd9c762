"""What an application serves from, and how one release takes over from another."""

from __future__ import annotations

import time
from contextvars import ContextVar, Token
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, Final, ParamSpec, Protocol, TypeVar

import anyio
from anyio.to_thread import run_sync
from starlette.datastructures import State

from pairgraph.serve.logs import AccessLog
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pairgraph.graph.release import Release
    from pairgraph.query.session import Session
    from pairgraph.serve.config import Config
    from pairgraph.serve.metrics import Metrics
    from pairgraph.serve.reload import Reloader

__all__ = ["BEGAN", "SITE", "Pool", "Site", "SiteState"]

BEGAN: Final = "pairgraph.began"
"""The key of an ASGI scope for the moment a request began, where that was before the application saw it."""
SITE: Final = "pairgraph.site"
"""The key of an ASGI scope for the site that a request already holds."""
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Pool(Protocol):
    """What runs ad hoc queries: a pool of workers, or what asks a remote endpoint in their place.

    It may have ``stats() -> Mapping[str, float]``, shown in the metrics as ``pairgraph_pool_<name>``.
    """

    async def close(self) -> None:
        """End the workers; nobody asks them any more."""


class Site:
    """What requests are answered from. It never changes: a new release makes a new site.

    Args:
        config: the settings.
        session: runs stored queries.
        release: the release it shows; None on a remote endpoint.
        pool: runs ad hoc SPARQL.

    """

    def __init__(
        self, config: Config, session: Session, release: Release | None = None, pool: Pool | None = None
    ) -> None:
        self.config = config
        self.session = session
        self.release = release
        self.pool = pool
        self.digest = release.digest if release else ""
        """The digest of the release; empty on a remote endpoint, whose data may change at any time."""
        self.started = time.time()
        self.limiter = anyio.CapacityLimiter(config.threads)
        self.requests = 0
        self._idle = anyio.Event()
        self._retired = False

    @property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest of the release; empty on a remote endpoint."""
        return self.release.manifest if self.release else {}

    async def run(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run something that takes its time, such as a stored query, in a thread; few do so at once."""

        def work() -> _T:
            try:
                return function(*args, **kwargs)
            except BaseException as error:
                _let_go(error)
                raise

        return await run_sync(work, limiter=self.limiter)

    def enter(self) -> None:
        """Count a request as this site's own."""
        self.requests += 1

    def leave(self) -> None:
        """Count it no more."""
        self.requests -= 1
        if self._retired and not self.requests:
            self._idle.set()

    async def close(self, grace: float = 0) -> None:
        """Let go of everything when the last request has ended, or after some seconds."""
        self._retired = True
        if self.requests:
            with anyio.move_on_after(grace):
                await self._idle.wait()
        if self.pool is not None:
            await self.pool.close()


_serving: ContextVar[Site] = ContextVar("pairgraph_site")


class SiteState(State):
    """``app.state``: its ``site`` is the same all through a request, also when a new one takes over.

    Args:
        config: the settings.

    """

    config: Config
    metrics: Metrics
    log: AccessLog
    reloader: Reloader
    current: Site | None
    """The site that answers the next request."""
    stopping: bool
    trouble: str
    """Why the newest release is not the one that is served; empty where all is well."""

    def __init__(self, config: Config) -> None:
        super().__init__(
            {"config": config, "log": AccessLog.of(config), "current": None, "stopping": False, "trouble": ""}
        )

    @property
    def open(self) -> Site | None:
        """The site that would answer now; none before the first is there and after the last."""
        told = self._state  # Starlette looks for an attribute everywhere else before it finds it there
        return None if told["stopping"] else told["current"]

    @property
    def site(self) -> Site:
        """The site that answers this request.

        Raises:
            Problem: 503, there is none yet.

        """
        found = _serving.get(None) or self.current
        if found is None:
            raise Problem(503, detail="The server is starting.", headers={"Retry-After": "1"})
        return found

    def enter(self, held: Site | None = None) -> Token[Site]:
        """Hold the current site until the request that begins here has ended.

        Args:
            held: the site, where the request holds one already.

        Raises:
            Problem: 503, there is none yet.

        """
        site = held or self.site
        if held is None:
            site.enter()
        return _serving.set(site)

    def leave(self, token: Token[Site]) -> None:
        """Let go of it."""
        _serving.get().leave()
        _serving.reset(token)


def _let_go(error: BaseException | None) -> None:
    """Empty the frames an error went through: Oxigraph's answers may only end in the thread that asked."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
