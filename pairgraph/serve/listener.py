"""The address that the server listens on."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pairgraph.serve.config import Config

__all__ = ["PortError", "address", "listen"]


class PortError(PairgraphError):
    """The address to listen on cannot be had."""


def listen(config: Config) -> socket.socket:
    """Take the address that the settings name.

    Raises:
        PortError: it is taken, not allowed or not this machine's; says what to do.

    """
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((config.host, config.port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _explained(config, error) from error
    return listener


def _explained(config: Config, error: OSError) -> PortError:
    place = f"{config.host}, port {config.port}"
    if error.errno == errno.EADDRINUSE:
        remedy = "Stop it, give another with --port, or take any free one with --port 0."
        return PortError(f"Another program listens on {place}.", remedy=remedy)
    if error.errno == errno.EACCES:
        remedy = "Ports below 1024 belong to the system: take one above, behind a reverse proxy."
        return PortError(f"This user may not listen on {place}.", remedy=remedy)
    remedy = "Give --host 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses."
    return PortError(f"'{config.host}' is no address of this machine: {error.strerror}.", remedy=remedy)


def address(listener: socket.socket) -> str:
    """Return the address that clients use."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
