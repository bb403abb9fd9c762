from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pairgraph.serve.job import Failed
from pairgraph.serve.lobby import Lobby
from tests.serve.test_pool import job

if TYPE_CHECKING:
    from pairgraph.serve.job import Job


def why(job: Job) -> str:
    return job.failure.why if job.failure else ""


@pytest.mark.parametrize(("clients", "said"), [("aaaa", "flood"), ("abcd", "busy")])
def test_who_has_to_go_is_told_why(clients: str, said: str) -> None:
    async def main() -> None:
        lobby = Lobby(3)
        jobs = [job(str(n), client) for n, client in enumerate(clients)]
        for one in jobs:
            lobby.enter(one)
        assert [why(one) for one in jobs] == ["", "", "", said]
        assert (len(lobby.queue), lobby.refused) == (3, 1)
        assert lobby.remove(jobs[0])
        assert not lobby.remove(jobs[0])

    asyncio.run(main())


def test_nobody_is_parked_for_longer_than_it_may_run() -> None:
    async def main() -> None:
        lobby = Lobby(3)
        brief, patient = job("1", time_limit=0.02), job("2", time_limit=9)
        lobby.park(brief)
        lobby.park(patient)
        await asyncio.sleep(0.1)
        assert (why(brief), why(patient), len(lobby.parked)) == ("busy", "", 1)
        lobby.clear(Failed("crash", "It is over."))
        assert (why(patient), len(lobby.parked)) == ("crash", 0)

    asyncio.run(main())
