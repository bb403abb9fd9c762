from __future__ import annotations

import pytest

from pairgraph.serve.config import Config
from pairgraph.serve.listener import PortError, address, listen


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with listen(Config(port=0)) as first, pytest.raises(PortError) as error:
        listen(Config(port=first.getsockname()[1]))
    assert "Another program listens on 127.0.0.1, port" in str(error.value)
    assert "--port 0" in str(error.value)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "2001:db8::1"])
def test_an_address_of_others_is_told(host: str) -> None:
    with pytest.raises(PortError, match="is no address of this machine"):
        listen(Config(host=host, port=0))


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_the_port_that_was_found_is_told(host: str, shown: str) -> None:
    try:
        listener = listen(Config(host=host, port=0))
    except PortError:
        pytest.skip(f"this machine has no {host}")
    with listener:
        assert address(listener) == f"http://{shown}:{listener.getsockname()[1]}"
