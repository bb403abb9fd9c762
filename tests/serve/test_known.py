from __future__ import annotations

from pairgraph.serve.known import Known


def test_what_breaks_workers_is_told_from_what_takes_long() -> None:
    known = Known()
    known.add(b"long")
    known.add(b"deep", "Nested too deep.")
    assert [known.get(key) for key in (b"long", b"deep", b"other")] == ["", "Nested too deep.", None]
    known.forget(b"long")
    known.forget(b"other")
    assert known.get(b"long") is None


def test_it_holds_no_more_than_it_may() -> None:
    known = Known(3)
    for n in range(10):
        known.add(b"%d" % n)
    assert [n for n in range(10) if known.get(b"%d" % n) == ""] == [7, 8, 9]
