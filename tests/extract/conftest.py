"""A small report of our own, and the fact file that covers it."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from pairgraph.extract.locate import Quote, locate
from pairgraph.extract.source import Source

TEXT = """A Year of Bees in Rivertown

      【Overview】 In 2009, Rivertown paid 1.5 million coins so that five villages could keep bees for three \
years. On June 5, 2009, somewhat more than 3,000 hives travelled uphill. Since then ten thousand \
flowers opened twice over.

      【Sheds】Firstly, 12 sheds went up in Upper Mill. By late 2010 the villages owned 12 sheds, \
4 wells and four carts, and honey sales rose by 3.8%.

      (Bee Office of Rivertown)

Tel. 555-0199
"""


def passage(quote: str) -> dict[str, Any]:
    row, _ = locate(Quote.read(quote), "bees", Source(TEXT))
    return row


def stretch(quote: str, **more: object) -> dict[str, Any]:
    """Return a row of claims or notData around a quotation."""
    words = Quote.read(quote)
    start = -1
    for _ in range(max(words.nth, 1)):
        start = TEXT.index(words.words, start + 1)
    return {"startOffset": start, "endOffset": start + len(words.words), **more}


def figure(name: str, written: str, value: float, *quotes: str, **more: object) -> dict[str, Any]:
    sources = [passage(quote)["id"] for quote in quotes]
    return {
        "id": f"figure:{name}",
        "type": "Figure",
        "asWritten": written,
        "value": value,
        "from": sources,
        **more,
    }


QUOTES = {
    "paid": "In 2009, Rivertown paid 1.5 million coins so that five villages could keep bees for three years",
    "moved": "On June 5, 2009, somewhat more than 3,000 hives travelled uphill",
    "sheds": "12 sheds went up",
    "again": "By late 2010 the villages owned 12 sheds",
    "wells": "4 wells",
    "carts": "four carts",
    "sales": "honey sales rose by 3.8%",
}


def bees() -> dict[str, Any]:
    """Return a new copy of the fact file that covers the text to the last number."""
    money = figure("money", "1.5 million", 1500000, QUOTES["paid"])
    hives = figure("hives", "3,000", 3000, QUOTES["moved"])
    sheds = figure("sheds", "12", 12, QUOTES["sheds"], QUOTES["again"], end=2010, timeBasis="stated")
    rest = [figure("wells", "4", 4, QUOTES["wells"]), figure("carts", "four", 4, QUOTES["carts"])]
    paid = passage(QUOTES["paid"])["id"]
    moved = passage(QUOTES["moved"])["id"]
    flow = {"id": "flow:coins", "type": "PublicFunding", "from": [paid], "start": 2009, "timeBasis": "stated"}
    move = {
        "id": "result:move",
        "from": [moved],
        "start": "2009-06-05",
        "timeBasis": "stated",
        "figures": [hives],
    }
    work = {
        "id": "intervention:bees",
        "type": "Project",
        "label": {"en": "Bees"},
        "from": [paid],
        "duration": "P3Y",
    }
    return {
        "id": "report:bees",
        "type": "Report",
        "textDigest": hashlib.sha256(TEXT.encode()).hexdigest(),
        "textLength": len(TEXT),
        "facts": [
            {**work, "flows": [{**flow, "figures": [money]}], "results": [move]},
            {"id": "result:sheds", "from": sheds["from"], "figures": [sheds, *rest]},
            {
                "id": "result:sales",
                "from": [passage(QUOTES["sales"])["id"]],
                "figures": [figure("sales", "3.8", 3.8, QUOTES["sales"])],
            },
        ],
        "passages": [passage(quote) for quote in QUOTES.values()],
        "claims": [stretch("five", by="intervention:bees", reason="five places are named")],
        "notData": [
            stretch("ten thousand flowers opened twice", reason="a figure of speech"),
            stretch("Firstly", reason="opens a list"),
            stretch("555-0199", reason="a telephone number"),
        ],
    }


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def document() -> dict[str, Any]:
    return bees()
