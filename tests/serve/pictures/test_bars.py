"""Bars: what they stand for, how long they are, what they say in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.names import Name
from pairgraph.serve.pictures.bars import read_bounds, read_numbers
from pairgraph.serve.pictures.canvas import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

SUPPORT = ["supporterLabel:string", "lower:decimal", "upper:decimal"]


def test_bounds_become_bars_in_millions(read: Callable[..., Reading]) -> None:
    found = read_bounds(read(SUPPORT, [("Aville", 2_000_000, 2_500_000), ("Beeton", 3_000_000, None)]))
    assert found
    assert (found.kind, found.unit, found.factor) == ("bounds", "CNY", 1_000_000)
    assert [(mark.label, mark.lower, mark.upper) for mark in found.marks] == [
        ("Aville", 2.0, 2.5),
        ("Beeton", 3.0, None),
    ]
    assert found.head("en") == "Bar chart (in million CNY)"
    assert found.told("en") == ["Aville 2–2.5", "Beeton at least 3"]


def test_bars_are_as_long_as_their_bounds(read: Callable[..., Reading]) -> None:
    found = read_bounds(read(SUPPORT, [("Aville", 2, 5), ("Beeton", 3, None), ("Cedar", None, 4)]))
    assert found
    rows = found.drawing("en", THEMES["light"])["data"]["values"]
    assert [(row["sure"], row["to"], row["open"]) for row in rows] == [
        (2, 5, False),
        (3, 3, True),
        (0, 4, False),
    ]


def test_words_are_chinese_on_chinese_pages(read: Callable[..., Reading]) -> None:
    iri = "https://example.org/aville"
    columns = ["supporter:iri", *SUPPORT, "unit:string"]
    rows = [(iri, "Aville", 2, 2, "person"), (iri, "Aville", 3, None, "person")]
    called = {iri: Name(iri, {"en": "Aville", "zh-Hans": "甲市"})}
    found = read_bounds(read(columns, rows, lang="zh-Hans", names=called))
    assert found
    assert found.head("zh-Hans") == "条形图 (单位：人)"
    assert found.told("zh-Hans") == ["甲市 2", "甲市 (2) 至少 3"]


def test_counts_become_bars_under_their_supporters(read: Callable[..., Reading]) -> None:
    columns = ["supporterLabel:string", "kindLabel:string", "number:integer"]
    rows = [("Aville", "training", 3), ("Beeton", "training", 4), ("Beeton", "training", 1)]
    found = read_numbers(read(columns, rows))
    assert found
    assert [(mark.group, mark.label) for mark in found.marks] == [
        ("Aville", "training"),
        ("Beeton", "training"),
        ("Beeton", "training (2)"),
    ]
