"""How long 1,000 names take to be matched: over HTTP on the current release, and among many more things.

The names are those the graph has, now and formerly, in both languages; every third is misspelt, so that it is
looked for by its letters, and every second row tells a place around it. They are sent as OpenRefine sends
them (ten at a time), by the hundred and all at once.

    python -m benchmarks.reconcile
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pairgraph
from pairgraph.link.candidate import Entry, Name
from pairgraph.link.index import Index
from pairgraph.link.names import form
from pairgraph.serve.reconcile_directory import read

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 9
NAMES = 1000
MOST_SECONDS = 5.0
MANY = 50_000
SYLLABLES = [
    "an",
    "bei",
    "chong",
    "dong",
    "fu",
    "guang",
    "hai",
    "jing",
    "ling",
    "ming",
    "ning",
    "ping",
    "qing",
    "shan",
]


@contextmanager
def served() -> Iterator[str]:
    command = [sys.executable, "-m", "pairgraph", "serve", "--port", "0", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        said = next(found for line in process.stderr if (found := re.search(r"http://127[\d.]+:\d+", line)))
        yield said[0]
    finally:
        process.terminate()
        process.wait()


def queries() -> list[dict[str, Any]]:
    """Return what a table of 1,000 rows asks."""
    draw = random.Random(SEED)  # noqa: S311 - a draw that repeats
    things = read(pairgraph.open()).things
    known = [(one.text, sorted(thing.places)) for thing in things.values() for one in thing.called]
    made = []
    for number in range(NAMES):
        text, places = draw.choice(known)
        if number % 3 == 0:
            at = draw.randrange(len(text))
            text = text[:at] + text[at + 1 :] + "x"
        place = things[places[0]].name.best("en")[0] if places and places[0] in things else ""
        told = [{"pid": "isWithin", "v": place}] if place and number % 2 else []
        made.append({"query": text} | ({"properties": told} if told else {}))
    return made


def send(url: str, asked: list[dict[str, Any]], size: int) -> tuple[float, int]:
    """Send queries in batches; return the seconds it took, and how many were surely matched."""
    batches = [asked[at : at + size] for at in range(0, len(asked), size)]
    matched, start = 0, time.perf_counter()
    for batch in batches:
        body = json.dumps({f"q{number}": one for number, one in enumerate(batch)})
        with urlopen(f"{url}/reconcile", urlencode({"queries": body}).encode()) as response:  # noqa: S310 - loopback
            answers = json.load(response)
        matched += sum(any(one["match"] for one in each["result"]) for each in answers.values())
    return time.perf_counter() - start, matched


def many() -> None:
    """Measure the index alone, where it holds a lot."""
    draw = random.Random(SEED)  # noqa: S311 - a draw that repeats
    texts = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) + " County" for _ in range(MANY)]
    start = time.perf_counter()
    index = Index(Entry(f"urn:{number}", text, (Name(form(text)),)) for number, text in enumerate(texts))
    print(f"index of {MANY:,} names: made in {time.perf_counter() - start:.1f} s")
    for how, work in (
        ("equal names", lambda text: index.named(form(text))),
        ("similar names", lambda text: index.like(form(text + "x"))),
        ("beginnings", lambda text: list(islice(index.starting(text[:3]), 20))),
    ):
        start = time.perf_counter()
        for text in texts[:NAMES]:
            work(text)
        print(f"  {how:14} {(time.perf_counter() - start) * 1e6 / NAMES:8.0f} µs each")


def main() -> int:
    asked = queries()
    with served() as url:
        urlopen(f"{url}/reconcile").close()  # noqa: S310 - loopback; the directory is made at the first question
        results = [(size, *send(url, asked, size)) for size in (10, 100, NAMES)]
    for size, seconds, matched in results:
        print(f"{NAMES} names, {size:4} at once: {seconds:5.2f} s, {matched} surely matched")
    many()
    return int(max(seconds for _, seconds, _ in results) > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
