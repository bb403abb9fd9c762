"""The process that draws: it answers, dies without harm, and does not keep others waiting for ever."""

from __future__ import annotations

import json
import sys
import time
from threading import Thread

import pytest

from pairgraph.errors import BusyError
from pairgraph.serve.drawing import Painter

ECHO = """
import sys
from pairgraph.serve.drawing import main
def render(document):
    if document == "die":
        sys.exit(1)
    if document == "sleep":
        import time; time.sleep(60)
    return document[::-1]
main(render, sys.stdin.buffer, sys.stdout.buffer)
"""


def command(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def test_draws_and_goes_on_after_a_death() -> None:
    painter = Painter(command(ECHO))
    try:
        assert painter.draw("bee 蜂") == "蜂 eeb"
        with pytest.raises(BusyError):
            painter.draw("die")
        assert painter.draw("x" * 300_000) == "x" * 300_000
    finally:
        painter.close()


def test_ends_what_takes_too_long() -> None:
    painter = Painter(command(ECHO), patience=1)
    began = time.monotonic()
    with pytest.raises(BusyError):
        painter.draw("sleep")
    assert time.monotonic() - began < 10
    painter.close()


@pytest.mark.extra
def test_leaves_the_other_threads_alone() -> None:
    pytest.importorskip("vl_convert")
    painter = Painter()
    encoding = {"x": {"field": "a", "type": "quantitative"}}
    document = json.dumps({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": encoding})
    drawn: list[str] = []
    thread = Thread(target=lambda: drawn.append(painter.draw(document)))
    thread.start()
    longest, last = 0.0, time.perf_counter()
    while thread.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    painter.close()
    assert drawn[0].startswith("<svg")
    assert longest < 0.5
