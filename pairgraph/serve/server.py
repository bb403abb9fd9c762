"""The process that serves: its start, its signals, its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import os
import resource
import signal
import socket
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

import uvicorn

from pairgraph.serve.app import create_app
from pairgraph.serve.ending import Limits
from pairgraph.serve.express import Express
from pairgraph.serve.listener import address, listen
from pairgraph.serve.logs import set_up
from pairgraph.serve.shortcut import Shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.applications import Starlette

    from pairgraph.serve.config import Config
    from pairgraph.serve.connection import Connection
    from pairgraph.serve.state import Site, SiteState

    Announce = Callable[[str, Site], None]

__all__ = ["Server", "run"]

_LOG: Final = logging.getLogger("pairgraph.serve")
_SPARE_FILES: Final = 256
_TICKS: Final = 10
"""uvicorn ticks ten times a second."""


def run(config: Config, announce: Announce | None = None) -> None:
    """Serve until the process is told to end.

    Args:
        config: the settings.
        announce: told the address, with the port that was found, and the site when it answers.

    Raises:
        MissingError: there is no release to serve.
        PortError: the address to listen on cannot be had.

    """
    set_up(config)
    _allow_files(config.connections)
    with contextlib.closing(listen(config)) as listener:
        Server(create_app(config), config, announce).run([listener])


def _allow_files(connections: int) -> None:
    """Let the process open as many files as it may have connections, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(soft, connections + _SPARE_FILES)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class Server(uvicorn.Server):
    """uvicorn with limits on its clients, and with signals that mean what they should.

    Args:
        app: the application.
        config: the settings.
        announce: told when it serves.

    """

    def __init__(self, app: Starlette, config: Config, announce: Announce | None = None) -> None:
        super().__init__(_uvicorn(app, config))
        self.app = app
        self.announce = announce

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the site, serve it, close it; an error in opening comes out as it is."""
        async with self.app.router.lifespan_context(self.app):
            await super().serve(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept clients."""
        await super().startup(sockets)
        _notify("READY=1")
        if sockets and self.announce:
            self.announce(address(sockets[0]), self.app.state.current)

    async def on_tick(self, counter: int) -> bool:
        """Look after the connections once a second; True when it is time to end."""
        if counter % _TICKS == 0:
            now = asyncio.get_running_loop().time()
            for connection in tuple(self.server_state.connections):
                cast("Connection", connection).look(now)
        return await super().on_tick(counter)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End well on SIGTERM and SIGINT, at once on the second; take up a new release on SIGHUP."""
        loop = asyncio.get_running_loop()
        handlers: dict[signal.Signals, Callable[[], None]] = {
            signal.SIGTERM: self.stop,
            signal.SIGINT: self.stop,
            signal.SIGHUP: partial(self._reload, loop),
        }
        for number, handler in handlers.items():
            loop.add_signal_handler(number, handler)
        yield
        for number in handlers:
            loop.remove_signal_handler(number)

    def stop(self) -> None:
        """Answer what has been asked, take no more, then end."""
        _LOG.info("stopping")
        self.force_exit = self.should_exit
        self.should_exit = self.app.state.stopping = True
        _notify("STOPPING=1")

    def _reload(self, loop: asyncio.AbstractEventLoop) -> None:
        # The task has to be held, or it may vanish before it is done.
        self._reloading = loop.create_task(self.app.state.reloader.reload(force=True))


def _notify(what: str) -> None:
    """Tell systemd, where it started the process and wants to know."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.sendto(what.encode(), address.replace("@", "\0", 1) if address[0] == "@" else address)


def _uvicorn(app: Starlette, config: Config) -> uvicorn.Config:
    refused = app.state.metrics.refused
    limits = Limits(
        config.client_timeout, config.connections, lambda status: refused.labels(str(status)).inc()
    )
    return uvicorn.Config(
        app,
        http=cast("Any", partial(Shortcut, Express(cast("SiteState", app.state)), limits)),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(config.proxies),
        forwarded_allow_ips=list(config.proxies),
        timeout_keep_alive=5,
        timeout_graceful_shutdown=math.ceil(config.grace),
    )
