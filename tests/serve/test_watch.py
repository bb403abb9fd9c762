"""When a job has had its time, and when it goes to the slow lane; with workers that only say how they are."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve.watch import Watch
from tests.serve.test_pool import job

if TYPE_CHECKING:
    from collections.abc import Callable


class Judge:
    """Takes note of what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __getattr__(self, name: str) -> Callable[[object], None]:
        return lambda _child: self.heard.append(name)


def look(how: dict[str, Any]) -> list[str]:
    """Look once at a worker whose job may run for a second; return what is to be done."""

    async def main() -> list[str]:
        one = job("", time_limit=1)
        one.began = asyncio.get_running_loop().time() - how.get("ran", 0)
        if how.get("cancelled"):
            one.give_up()
        stream = SimpleNamespace(taken=how["taken"]) if "taken" in how else None
        slow, worked = how.get("slow", False), how.get("worked", 0)
        child: Any = SimpleNamespace(job=one, slow=slow, stream=stream, worked=lambda: worked)
        waiting, pressed = how.get("waiting", 0), how.get("pressed", False)
        lanes: Any = SimpleNamespace(waiting=waiting, pressed=pressed, at_work=[child])
        watch = Watch(lanes, judge := Judge())
        watch.tick()
        watch.close()
        return judge.heard

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("how", "heard"),
    [
        ({"ran": 0.9}, []),
        ({"ran": 1.1}, ["overdue"]),
        ({"ran": 1.1, "slow": True}, ["overdue"]),
        ({"cancelled": True}, ["forsaken"]),
        ({"ran": 2, "slow": True, "taken": 100_000}, []),
        ({"ran": 2, "slow": True, "taken": 100_000, "pressed": True}, ["overdue"]),
        ({"worked": 0.1}, []),
        ({"worked": 0.1, "waiting": 1}, ["dragging"]),
        ({"worked": 0.02, "waiting": 1}, []),
        ({"worked": 0.02, "waiting": 3}, ["dragging"]),
        ({"worked": 0.2}, ["dragging"]),
        ({"worked": 0.2, "slow": True, "waiting": 9}, []),
    ],
)
def test_what_is_to_be_done(how: dict[str, Any], heard: list[str]) -> None:
    assert look(how) == heard


def test_it_looks_as_long_as_any_run() -> None:
    async def main() -> None:
        child: Any = SimpleNamespace(job=job("", time_limit=9), slow=True, stream=None)
        child.job.began = asyncio.get_running_loop().time()
        lanes: Any = SimpleNamespace(waiting=0, pressed=False, at_work=[child])
        watch = Watch(lanes, Judge())
        watch.begin()
        await asyncio.sleep(0.1)
        assert watch._ticker is not None
        lanes.at_work = []
        await asyncio.sleep(0.1)
        assert watch._ticker is None

    asyncio.run(main())
