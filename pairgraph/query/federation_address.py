"""Which addresses of the network a service may have: the world's, not this machine's or its neighbours'."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["addresses", "is_public"]

Address: TypeAlias = IPv4Address | IPv6Address

_TRANSLATED: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that a gateway turns into IPv4 ones (RFC 6052, RFC 8215)."""


def addresses(host: str, port: int) -> Iterator[str]:
    """Yield the addresses of a host that may be connected to, looked up now.

    A host written as an address is that address, whichever it is: whoever listed it meant it. ``localhost``
    is this machine. Any other name has to lead out into the world, whatever it resolves to today.

    Raises:
        OSError: it has no address.
        PermissionError: it has none but such as may not be asked.

    >>> list(addresses("127.0.0.1", 80))
    ['127.0.0.1']

    """
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    good = [one for one in dict.fromkeys(found) if _may(host.strip("[]"), ip_address(one.partition("%")[0]))]
    if not good:
        raise PermissionError(f"{host} has no public address")
    yield from good


def _may(host: str, address: Address) -> bool:
    try:
        return ip_address(host) == address
    except ValueError:
        local = host.lower().rstrip(".")
        if local == "localhost" or local.endswith(".localhost"):
            return address.is_loopback
        return is_public(address)


def is_public(address: Address) -> bool:
    """Whether an address is one of the whole world's, also behind the ways to write IPv4 in IPv6.

    >>> is_public(ip_address("2001:4860:4860::8888")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(address, IPv6Address):
        if any(address in net for net in _TRANSLATED):
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        tunnel = address.sixtofour or (address.teredo or (None, None))[1]
        if address.is_site_local or (tunnel and not is_public(tunnel)):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
