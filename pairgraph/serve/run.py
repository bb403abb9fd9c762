"""One query of one client: from what is kept, or by running it, to an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, cast

from pairgraph.serve.failures import problem_of
from pairgraph.serve.flight import HANDED, Flight, join, launch
from pairgraph.serve.job import Failed
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from pairgraph.serve.exchange import Exchange
    from pairgraph.serve.pool import Pool
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.reply import Reply
    from pairgraph.serve.state import Site
    from pairgraph.serve.stream import Stream

__all__ = ["Run"]

_SOON: Final = 0.05


class Run:
    """One query of one client.

    Args:
        exchange: the request, and how to answer it.
        site: what is asked.
        prepared: what is asked of it.

    """

    __slots__ = ("exchange", "pool", "prepared", "site")

    def __init__(self, exchange: Exchange, site: Site, prepared: Prepared) -> None:
        self.exchange = exchange
        self.site = site
        self.pool = cast("Pool", site.pool)
        self.prepared = prepared

    async def answer(self) -> None:
        """Answer it from what the client has, from what is kept, or by running it."""
        if self.exchange.unchanged():
            await self.exchange.not_modified()
        elif kept := self.pool.answers.get(self.prepared.key) if self.exchange.etag else None:
            await self._whole(kept)
        else:
            try:
                await self._run()
            except Failed as failure:
                raise problem_of(failure) from None

    async def _whole(self, answer: Reply) -> None:
        if len(answer.body) > self.prepared.asked.result_limit:
            raise problem_of(Failed("size", "The answer is longer than you want it."))
        await self.exchange.whole(answer, self.prepared.content_type(results=answer.results))

    async def _run(self) -> None:
        flight = self._flight()
        reply = await self._reply(flight)
        if reply and reply.stream and flight.taken:  # somebody else has the parts: run it once more
            flight = launch(self.site, self.prepared, self.exchange.client)
            reply = await self._reply(flight)
        if reply and reply.stream:
            await self._stream(flight, reply.stream, results=reply.results)
        elif reply:
            await self._whole(self.pool.answers.get(self.prepared.key) or reply)

    def _flight(self) -> Flight:
        """Return the flight that the request was handed over with, or one that it may join."""
        if handed := cast("Flight | None", self.exchange.scope.pop(HANDED, None)):
            handed.waiting -= 1
            if not handed.job.given_up:
                return handed
        return join(self.site, self.prepared, self.exchange.client)

    async def _reply(self, flight: Flight) -> Reply | None:
        """Wait for the answer; nothing if the client leaves before it is there."""
        flight.waiting += 1
        look = asyncio.get_running_loop().call_later(_SOON, self._look, flight)
        try:
            return await flight.job
        except asyncio.CancelledError:
            if self.exchange.gone().done():
                return None
            raise
        finally:
            look.cancel()
            flight.waiting -= 1
            if not flight.waiting:
                flight.job.give_up()
            if flight.job.given_up:
                self.pool.cancel(flight.job)

    def _look(self, flight: Flight) -> None:
        """Give up when all who wait have left."""

        def left(_: object) -> None:
            flight.left += 1
            flight.forsake()

        self.exchange.gone().add_done_callback(left)

    async def _stream(self, flight: Flight, stream: Stream, *, results: bool) -> None:
        flight.taken = True
        try:
            if self.exchange.scope.get("http_version") == "1.0":
                raise Problem(505, detail="Answers of this length need HTTP/1.1: else a cut would not show.")
            await self.exchange.parts(stream, self.prepared.content_type(results=results))
        finally:
            self.pool.cancel(flight.job)
