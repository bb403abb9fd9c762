from __future__ import annotations

import asyncio
import gzip

from pairgraph.serve.cache import Answers
from pairgraph.serve.flight import Flight
from pairgraph.serve.job import Failed, Job
from pairgraph.serve.reply import Reply
from pairgraph.serve.stream import Stream


def job() -> Job:
    return Job(b"", "client", b"key", time_limit=1, result_limit=1)


def test_the_least_recently_used_goes_first() -> None:
    answers = Answers(4000)
    for name in (b"a", b"b", b"c", b"d"):
        answers.put(name, Reply(results=True, body=b"x" * 300))
    assert answers.get(b"a")
    answers.put(b"e", Reply(results=True, body=b"x" * 300))
    assert answers.get(b"a")
    assert answers.get(b"b") is None
    assert answers.size <= 4000


def test_the_same_again_takes_no_more_room() -> None:
    answers = Answers(4000)
    for _ in range(3):
        answers.put(b"a", Reply(results=True, body=b"x" * 300))
    assert answers.size == 950


def test_long_answers_do_not_drive_out_the_others() -> None:
    answers = Answers(4000)
    answers.put(b"a", Reply(results=True, body=b"x" * 3000))
    assert answers.get(b"a") is None
    none = Answers(0)
    none.put(b"a", Reply(results=True, body=b""))
    assert none.get(b"a") is None


def test_gzip_is_made_once() -> None:
    async def run() -> None:
        for size in (10, 100_000):
            answer = Reply(results=True, body=b"x" * size)
            packed = await answer.gzipped()
            assert gzip.decompress(packed) == answer.body
            assert await answer.gzipped() is packed

    asyncio.run(run())


def test_a_complete_answer_that_lands_is_kept() -> None:
    async def run() -> None:
        answers, flight = Answers(4000), Flight(job())
        answers.fly(b"a", flight)
        assert answers.flights[b"a"] is flight
        flight.job.answer(Reply(results=True, body=b"yes"))
        assert answers.flights == {}
        assert (found := answers.get(b"a"))
        assert found.body == b"yes"

    asyncio.run(run())


def test_what_failed_or_is_long_or_was_given_up_is_not_kept() -> None:
    async def run() -> None:
        answers = Answers(4000)
        failed, long, left = Flight(job()), Flight(job()), Flight(job())
        for name, flight in ((b"a", failed), (b"b", long), (b"c", left)):
            answers.fly(name, flight)
        failed.job.fail(Failed("time", "Too long."))
        long.job.answer(Reply(results=True, stream=Stream(lambda: None, lambda: None)))
        left.job.give_up()
        assert answers.flights == {}
        assert not any(map(answers.get, (b"a", b"b", b"c")))

    asyncio.run(run())
