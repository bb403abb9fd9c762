"""Taking up a new release while requests go on: the old site stays until its last request has ended."""

from __future__ import annotations

import asyncio
import gc
import logging
from typing import TYPE_CHECKING, Final

import anyio
from anyio.to_thread import run_sync

from pairgraph.errors import PairgraphError
from pairgraph.graph.release import find_release
from pairgraph.serve.opening import open_site

if TYPE_CHECKING:
    from pathlib import Path

    from anyio.abc import TaskGroup

    from pairgraph.serve.config import Config
    from pairgraph.serve.metrics import Metrics
    from pairgraph.serve.state import Site, SiteState

__all__ = ["Reloader"]

_LOG: Final = logging.getLogger("pairgraph.serve")
_LATER: Final = 1.0
_LONGEST: Final = 60.0
"""How many seconds beyond its time limit a request may hold on to an old site."""


class Reloader:
    """Puts sites in place.

    Args:
        state: where the current site is.
        config: says which release to follow, and how often to look.
        metrics: told of each attempt.
        tasks: what goes on beside the requests.

    """

    def __init__(self, state: SiteState, config: Config, metrics: Metrics, tasks: TaskGroup) -> None:
        self.state = state
        self.config = config
        self.metrics = metrics
        self.tasks = tasks
        self._one_at_a_time = anyio.Lock()

    async def reload(self, *, force: bool = False) -> bool:
        """Take up the release that is current now, unless it is served already; True if it was taken up.

        A release that cannot be opened leaves the old one in place.
        """
        async with self._one_at_a_time:
            try:
                if not force and not await run_sync(self._moved):
                    self.state.trouble = (
                        ""  # what could not be taken up is gone: the one served is wanted again
                    )
                    return False
                await self._put()
            except PairgraphError as error:
                self._failed(error)
                return False
        self.state.trouble = ""
        self.metrics.reloads.labels("done").inc()
        return True

    async def watch(self) -> None:
        """Look for a new release for ever, as often as the settings say."""
        while self.config.watch:
            await anyio.sleep(self.config.watch)
            await self.reload()

    def _moved(self) -> bool:
        old = self.state.current
        return old is None or (old.release is not None and self._wanted() != old.release.folder)

    def _wanted(self) -> Path:
        return find_release(self.config.release).folder

    async def _put(self) -> None:
        old, new = self.state.current, await open_site(self.config)
        self.state.current = new
        _LOG.info("serving %s", new.digest or self.config.endpoint, extra={"release": new.digest})
        if old is not None:
            self.tasks.start_soon(self._retire, old)

    async def _retire(self, old: Site) -> None:
        await old.close(self.config.time_limit + _LONGEST)
        # A session refers to itself: without this its store stays open until the collector comes by.
        asyncio.get_running_loop().call_later(_LATER, gc.collect)

    def _failed(self, error: PairgraphError) -> None:
        self.metrics.reloads.labels("failed").inc()
        if str(error) != self.state.trouble:
            _LOG.error("the new release cannot be served, the old one stays: %s", error)
        self.state.trouble = str(error)
