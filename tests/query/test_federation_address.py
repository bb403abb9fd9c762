from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from pairgraph.query.federation_address import addresses, is_public

INSIDE = [
    *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1"),  # noqa: S104
    *(
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
    ),
    *("::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "fec0::1", "::127.0.0.1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1", "2002:7f00:1::"),
    "2001:0:7f00:1::",
]
OUTSIDE = ["8.8.8.8", "91.198.174.192", "2620:0:861:ed1a::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]


@pytest.mark.parametrize("address", INSIDE)
def test_inside(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_host_listed_as_an_address_is_that_address() -> None:
    assert list(addresses("127.0.0.1", 80)) == ["127.0.0.1"]
    assert list(addresses("::1", 80)) == ["::1"]


def test_localhost_is_this_machine() -> None:
    assert set(addresses("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_localhost_that_is_another_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("10.0.0.1", 80))])
    with pytest.raises(PermissionError):
        list(addresses("localhost", 80))


@pytest.mark.parametrize("host", ["0x7f.1", "2130706433", "0177.0.0.1", "127.1"])
def test_other_ways_to_write_this_machine_are_names(host: str) -> None:
    """The resolver reads them as 127.0.0.1; they do not say so plainly."""
    with pytest.raises(PermissionError):
        list(addresses(host, 80))
