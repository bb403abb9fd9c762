"""What comes of a job, and who hears of it when."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve.job import Failed, Job
from pairgraph.serve.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


def play(scenario: Callable[[Job], Coroutine[Any, Any, None]]) -> None:
    async def main() -> None:
        await scenario(Job(b"", "me", b"key", time_limit=1, result_limit=1))

    asyncio.run(main())


YES, NO = Reply(results=True, body=b"yes"), Failed("time", "Too long.")


def test_who_waits_is_told_at_once_and_in_order() -> None:
    async def scenario(job: Job) -> None:
        heard: list[object] = []
        job.tell(lambda ended: heard.append(ended.reply))
        job.tell(lambda ended: heard.append(ended.failure))
        job.answer(YES)
        assert heard == [YES, None]
        job.tell(lambda _: heard.append("late"))
        assert heard == [YES, None]
        await asyncio.sleep(0)
        assert heard[2:] == ["late"]

    play(scenario)


def test_it_ends_once() -> None:
    async def scenario(job: Job) -> None:
        assert job.give_up()
        job.answer(YES)
        job.fail(NO)
        assert (job.reply, job.failure, job.give_up(), job.given_up) == (None, None, False, True)

    play(scenario)


def test_several_may_wait_and_one_may_stop() -> None:
    async def wait(job: Job) -> Reply:
        return await job

    async def scenario(job: Job) -> None:
        one, other = asyncio.create_task(wait(job)), asyncio.create_task(wait(job))
        await asyncio.sleep(0)
        one.cancel()
        await asyncio.sleep(0)
        assert not job.over
        job.answer(YES)
        assert await other is YES
        assert await job is YES
        assert one.cancelled()

    play(scenario)


def test_a_failure_is_raised_and_so_is_that_it_was_given_up() -> None:
    async def failed(job: Job) -> None:
        job.fail(NO)
        with pytest.raises(Failed, match="Too long"):
            await job

    async def given_up(job: Job) -> None:
        job.give_up()
        with pytest.raises(asyncio.CancelledError):
            await job

    play(failed)
    play(given_up)


def test_an_error_of_one_who_hears_is_told_to_the_loop_only() -> None:
    async def scenario(job: Job) -> None:
        said: list[dict[str, Any]] = []
        heard: list[Job] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, told: said.append(told))
        job.tell(lambda _: 1 // 0)
        job.tell(heard.append)
        job.answer(YES)
        assert heard == [job]
        assert isinstance(said[0]["exception"], ZeroDivisionError)

    play(scenario)
