"""The site: threads, and what they leave behind."""

from __future__ import annotations

import asyncio
import gc
import sys
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.answer import Answer
from pairgraph.serve.config import Config
from pairgraph.serve.problem import Problem
from pairgraph.serve.state import Site, SiteState

if TYPE_CHECKING:
    from pairgraph.graph.release import Release


def site_of(release: Release) -> Site:
    from pairgraph.query.graph import Graph

    return Site(Config(), Graph.of_release(release), release)


def test_a_site_knows_its_release(release: Release) -> None:
    site = site_of(release)
    assert site.digest == release.digest
    assert site.manifest["digest"] == release.digest
    assert Site(Config(), site.session).digest == ""
    assert Site(Config(), site.session).manifest == {}


def test_an_error_in_a_thread_leaves_no_answer_of_that_thread_behind(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    site = site_of(release)

    def half_read() -> None:
        answer = site.session.sparql("SELECT * { ?s ?p ?o }")
        assert isinstance(answer, Answer)
        rows = iter(answer)
        next(rows)
        try:
            raise KeyError("nothing")
        except KeyError as error:
            raise Problem(404) from error

    async def ask() -> None:
        for _ in range(5):
            with pytest.raises(Problem):
                await site.run(half_read)

    asyncio.run(ask())
    gc.collect()
    assert said == []


def test_few_things_run_at_once(release: Release) -> None:
    site = site_of(release)
    assert site.limiter.total_tokens == Config().threads


def test_a_retired_site_waits_for_its_requests_but_not_for_ever(release: Release) -> None:
    class Pool:
        closed = False

        async def close(self) -> None:
            self.closed = True

    async def retire(*, leave: bool) -> bool:
        pool = Pool()
        site = Site(Config(), site_of(release).session, release, pool)
        site.enter()
        closing = asyncio.create_task(site.close(0.2))
        await asyncio.sleep(0.05)
        assert not pool.closed
        if leave:
            site.leave()
            await asyncio.sleep(0.05)
            return pool.closed
        await closing
        return pool.closed

    assert asyncio.run(retire(leave=True))
    assert asyncio.run(retire(leave=False))


def test_there_is_no_site_before_it_is_open() -> None:
    with pytest.raises(Problem) as problem:
        SiteState(Config()).enter()
    assert problem.value.status == 503
