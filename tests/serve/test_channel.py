from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from pairgraph.serve.channel import Channel
from pairgraph.serve.frames import ANSWER, QUERY, Decoder, encode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Heard = list[tuple[int, bytes]]


def play(scenario: Callable[[Channel, socket.socket, Heard], Awaitable[None]]) -> None:
    async def main() -> None:
        ours, its = socket.socketpair()
        ours.setblocking(False)
        its.setblocking(False)
        heard: Heard = []
        channel = Channel(ours, lambda kind, payload: heard.append((kind, payload)))
        try:
            await scenario(channel, its, heard)
        finally:
            channel.close()
            its.close()

    asyncio.run(main())


def test_frames_are_heard_in_order_however_they_come() -> None:
    async def scenario(channel: Channel, its: socket.socket, heard: Heard) -> None:
        for byte in encode(ANSWER, b"one") + encode(ANSWER, b""):
            its.send(bytes([byte]))
            await asyncio.sleep(0)
        await asyncio.sleep(0.02)
        channel.read(on=False)
        assert heard == [(ANSWER, b"one"), (ANSWER, b"")]

    play(scenario)


def test_what_the_other_side_does_not_take_waits_and_stays_in_order() -> None:
    sent = [b"x" * 3_000_000, b"y", b"z" * 10]

    async def scenario(channel: Channel, its: socket.socket, heard: Heard) -> None:
        channel.send(QUERY, sent[:1])
        channel.send(QUERY, sent[1:])
        decoder, found = Decoder(), []
        while len(found) < 3:
            data = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(its, 1 << 20), 20)
            found += [payload for _, payload in decoder.feed(data)]
        assert found == sent
        assert heard == []

    play(scenario)


def test_what_is_not_to_be_read_yet_waits() -> None:
    async def scenario(channel: Channel, its: socket.socket, heard: Heard) -> None:
        channel.read(on=False)
        its.send(encode(ANSWER, b"later"))
        await asyncio.sleep(0.02)
        assert heard == []
        channel.read(on=True)
        await asyncio.sleep(0.02)
        assert heard == [(ANSWER, b"later")]

    play(scenario)


def test_what_was_sent_before_the_other_side_ended_is_heard() -> None:
    async def scenario(channel: Channel, its: socket.socket, heard: Heard) -> None:
        its.send(encode(ANSWER, b"last"))
        its.close()
        channel.drain()
        assert heard == [(ANSWER, b"last")]
        channel.send(QUERY, [b"to nobody"])

    play(scenario)
