"""What clients may do to the server: slow, endless, malformed, rude."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from pairgraph.serve.config import Config
from pairgraph.serve.front import Front
from pairgraph.serve.intake import HEAD_LIMIT
from pairgraph.serve.listener import listen
from pairgraph.serve.metrics import Metrics
from pairgraph.serve.server import Server
from pairgraph.serve.state import Site, SiteState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

PATIENCE = 0.3
BIG = 4 * 1024 * 1024


class World:
    """A server in this loop, whose clock is looked at more often than in life."""

    def __init__(self, patience: float = PATIENCE) -> None:
        config = Config(port=0, client_timeout=patience, connections=20, query_limit=100_000, grace=5)
        state = SiteState(config)
        state.metrics = Metrics(state)
        state.current = Site(config, session=None)  # type: ignore[arg-type]
        self.left = asyncio.Event()
        self.app = Starlette(
            routes=[Route("/", self.hello, methods=["GET", "POST"]), Route("/big", self.big)]
        )
        self.app.state = state
        self.app.add_middleware(Front, state)
        self.listener = listen(config)
        self.server = Server(self.app, config)

    async def hello(self, request: Request) -> Response:
        return PlainTextResponse(f"{len(await request.body())}")

    async def big(self, _request: Request) -> Response:
        return StreamingResponse(self.pieces())

    async def pieces(self) -> AsyncIterator[bytes]:
        try:
            for _ in range(BIG // 65_536):
                yield bytes(65_536)
        finally:
            self.left.set()

    async def connect(self, receive_buffer: int = 0) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        client = socket.socket()
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.setblocking(False)
        await asyncio.get_running_loop().sock_connect(client, self.listener.getsockname())
        return await asyncio.open_connection(sock=client)

    async def ask(self, data: bytes) -> bytes:
        """Send bytes and read until the server closes."""
        reader, writer = await self.connect()
        writer.write(data)
        try:
            return await asyncio.wait_for(reader.read(), 20)
        finally:
            writer.close()

    async def run(self, scenario: Callable[[World], Awaitable[None]]) -> None:
        serving = asyncio.create_task(self.server.serve([self.listener]))
        while not self.server.started:
            await asyncio.sleep(0.01)
        try:
            await scenario(self)
        finally:
            self.server.stop()
            await asyncio.wait_for(serving, 10)


def play(scenario: Callable[[World], Awaitable[None]], patience: float = PATIENCE) -> None:
    async def whole() -> None:
        await World(patience).run(scenario)

    asyncio.run(whole())


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.setattr("pairgraph.serve.server._TICKS", 1)
    return play


On = "Callable[..., None]"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 408),
        (b"\r\n", 408),
        (b"GET / HTT", 408),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow", 408),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc", 408),
        (b"nonsense\r\n\r\n", 400),
        (b"GET", 408),
        (b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"CONNECT example.org:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
        (b"GET http://[/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET /" + b"a" * HEAD_LIMIT + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 40_000 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nX: " + b"y" * HEAD_LIMIT * 8, 431),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: "
            + b"y" * 400_000,
            431,
        ),
    ],
)
def test_bad_requests_are_refused_and_closed(on: On, sent: bytes, status: int) -> None:
    async def scenario(world: World) -> None:
        said = await world.ask(sent)
        assert said.startswith(b"HTTP/1.1 %d " % status)
        assert b"connection: close" in said.lower()
        assert said.count(b"HTTP/1.1 ") == 1
        assert b'pairgraph_refused_total{status="%d"} 1.0' % status in world.app.state.metrics.text()

    on(scenario)


def test_a_body_that_is_too_long_is_refused_and_the_connection_stays(on: On) -> None:
    async def scenario(world: World) -> None:
        long = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n" + bytes(9_999_999)
        said = await world.ask(long + b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert said.startswith(b"HTTP/1.1 413 ")
        assert said.count(b"HTTP/1.1 200 ") == 1

    on(scenario)


def test_a_client_that_closes_after_it_learns_that_its_body_is_too_long(on: On) -> None:
    async def scenario(world: World) -> None:
        head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 9999999\r\n\r\n"
        said = await world.ask(head + bytes(9_999_999))
        assert said.startswith(b"HTTP/1.1 413 ")

    on(scenario)


def test_a_refused_body_that_never_ends_is_left(on: On) -> None:
    async def scenario(world: World) -> None:
        said = await world.ask(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n")
        assert said.startswith(b"HTTP/1.1 413 ")
        assert said.count(b"HTTP/1.1 ") == 1

    on(scenario)


def test_a_body_sent_byte_by_byte_is_not_waited_for(on: On) -> None:
    async def scenario(world: World) -> None:
        reader, writer = await world.connect()
        writer.write(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        began = time.monotonic()
        for _ in range(100):
            if reader.at_eof() or reader._buffer:
                break
            writer.write(b"x")
            await asyncio.sleep(0.05)
        assert (await reader.read()).startswith(b"HTTP/1.1 408")
        assert time.monotonic() - began < 3
        writer.close()

    on(scenario)


def test_a_client_that_reads_nothing_is_left(on: On) -> None:
    async def scenario(world: World) -> None:
        _, writer = await world.connect(receive_buffer=4096)
        writer.write(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.wait_for(world.left.wait(), 20)
        while world.server.server_state.connections:
            await asyncio.sleep(0.02)
        writer.close()

    on(scenario)


def test_an_answer_waits_in_memory_only_so_far(on: On) -> None:
    async def scenario(world: World) -> None:
        _, writer = await world.connect(receive_buffer=4096)
        writer.write(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        waiting = 0
        for _ in range(10):
            await asyncio.sleep(0.02)
            for connection in tuple(world.server.server_state.connections):
                waiting = max(waiting, connection.transport.get_write_buffer_size())
        assert 0 < waiting < 200_000
        writer.close()

    on(scenario)


def test_a_client_that_leaves_ends_its_answer(on: On) -> None:
    async def scenario(world: World) -> None:
        _, writer = await world.connect(receive_buffer=4096)
        writer.write(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.sleep(0.05)
        writer.transport.abort()
        await asyncio.wait_for(world.left.wait(), 20)

    on(scenario)


def test_one_connection_too_many_is_told_so_while_all_others_are_answered(on: On) -> None:
    async def scenario(world: World) -> None:
        held = [await world.connect(receive_buffer=4096) for _ in range(20)]
        for _, writer in held:
            writer.write(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        await asyncio.sleep(0.1)
        said = await world.ask(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        for _, writer in held:
            writer.close()
        assert said.startswith(b"HTTP/1.1 503")
        assert b"retry-after" in said

    on(scenario, patience=30)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHos", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"])
def test_who_only_holds_a_connection_gives_way(on: On, sent: bytes) -> None:
    async def scenario(world: World) -> None:
        held = [await world.connect() for _ in range(20)]
        for _, writer in held:
            writer.write(sent)
        await asyncio.sleep(0.05)
        said = await world.ask(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        for _, writer in held:
            writer.close()
        assert said.startswith(b"HTTP/1.1 200")

    on(scenario)


@pytest.mark.parametrize(("more", "status"), [(b"nonsense\r\n\r\n", 400), (b"GET /", 408)])
def test_the_second_request_is_held_to_the_same(on: On, more: bytes, status: int) -> None:
    async def scenario(world: World) -> None:
        reader, writer = await world.connect()
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        assert await reader.read(1) == b"0"
        writer.write(more)
        assert (await asyncio.wait_for(reader.read(), 20)).startswith(b"HTTP/1.1 %d" % status)
        writer.close()

    on(scenario)


def test_requests_in_a_row_are_all_answered(on: On) -> None:
    async def scenario(world: World) -> None:
        one = b"GET / HTTP/1.1\r\nHost: a\r\n"
        said = await world.ask((one + b"\r\n") * 5 + one + b"Connection: close\r\n\r\n")
        assert said.count(b"HTTP/1.1 200") == 6

    on(scenario)


def test_a_body_within_the_limit_comes_in_whole_in_pieces(on: On) -> None:
    async def scenario(world: World) -> None:
        pieces = b"".join(b"4\r\nabcd\r\n" for _ in range(20_000))
        head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        assert (await world.ask(head + pieces + b"0\r\n\r\n")).endswith(b"80000")

    on(scenario)


def test_what_runs_when_the_server_stops_is_answered(on: On) -> None:
    async def scenario(world: World) -> None:
        reader, writer = await world.connect()
        writer.write(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        world.server.stop()
        said = await asyncio.wait_for(reader.read(), 20)
        assert said.endswith(b"0\r\n\r\n")
        writer.close()

    on(scenario)
