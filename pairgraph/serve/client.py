"""Who asks."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["client_of", "party"]


def client_of(scope: Scope) -> str:
    """Return who asks: an address; of IPv6 the network, which one client has to itself.

    >>> client_of({"client": ("2001:db8::1:2", 443)}), client_of({"client": ("192.0.2.1", 443)})
    ('2001:db8::/64', '192.0.2.1')
    """
    return party(str((scope.get("client") or ("",))[0]))


def party(host: str) -> str:
    """Return who is taken for one client, of whose addresses this is one."""
    if ":" not in host:
        return host
    try:
        return str(ip_network((int(IPv6Address(host.partition("%")[0])), 64), strict=False))
    except ValueError:
        return host
