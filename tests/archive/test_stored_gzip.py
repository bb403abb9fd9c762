from __future__ import annotations

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from pairgraph.archive.stored_gzip import StoredGzip


def written(*parts: bytes) -> bytes:
    out = io.BytesIO()
    member = StoredGzip(out)
    for part in parts:
        member.write(part)
    member.close()
    return out.getvalue()


@given(st.lists(st.binary(max_size=200)), st.integers(0, 300_000))
def test_every_gzip_reads_it_and_the_pieces_make_no_difference(parts: list[bytes], more: int) -> None:
    whole = b"".join(parts) + bytes(more)
    assert gzip.decompress(written(*parts, bytes(more))) == whole
    assert written(*parts, bytes(more)) == written(whole)


def test_its_bytes_are_those_that_the_standard_asks_for() -> None:
    assert written(b"a").hex() == "1f8b08000000000000ff010100feff6143beb7e801000000"
