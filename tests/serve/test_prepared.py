from __future__ import annotations

import pytest

from pairgraph.serve import order
from pairgraph.serve.prepared import Prepared, of_query_string


def read(query_string: bytes, accept: str = "*/*", digest: str = "d1") -> Prepared:
    return of_query_string(query_string, accept, digest)


def test_what_differs_has_another_key() -> None:
    one = read(b"query=ASK{}")
    others = [
        read(b"query=ASK{}", "text/csv, text/turtle"),
        read(b"query=ASK{+}"),
        read(b"query=ASK{}&default-graph-uri=http://a/"),
        read(b"query=ASK{}&named-graph-uri=http://a/"),
        read(b"query=ASK{}", digest="d2"),
    ]
    assert len({found.key for found in (one, *others)}) == 6
    assert others[0].same == one.same  # only the format is another
    assert read(b"query=%41SK{}").key == one.key


def test_a_query_cannot_pass_for_another_with_a_dataset() -> None:
    forged = read(b"query=ASK{}%23%00http://a/")
    assert forged.key != read(b"query=ASK{}%23&default-graph-uri=http://a/").key


@pytest.mark.parametrize(
    ("query_string", "digest", "lasts", "plain"),
    [
        (b"query=ASK{}", "d1", True, True),
        (b"query=ASK{}", "", False, False),
        (b"query=SELECT(RAND()+AS+?x){}", "d1", False, False),
        (b"query=ASK{}&time-limit=3", "d1", True, False),
        (b"query=ASK{?x+a+<http://a/Service>}", "d1", True, False),
        (b"default-graph-uri=http://a/", "d1", True, False),
    ],
)
def test_what_lasts_and_what_is_plain(query_string: bytes, digest: str, *, lasts: bool, plain: bool) -> None:
    found = read(query_string, digest=digest)
    assert (bool(found.etag), found.plain) == (lasts, plain)


def test_a_worker_is_told_all_it_needs() -> None:
    payload = read(b"query=ASK{%C3%A9}&format=csv&named-graph-uri=http://a/").payload("http://b/")
    assert order.read(payload) == ("ASK{é}", ("csv", None, (), ("http://a/",), "http://b/"))
    assert read(b"query=ASK{}&format=csv").content_type(results=False) == ""
