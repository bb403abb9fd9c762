"""Bands from supporter to supported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.pictures.bands import read as read_bands
from pairgraph.serve.pictures.canvas import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading


def test_pairs_become_a_flow(read: Callable[..., Reading]) -> None:
    columns = ["supporterLabel:string", "supportedLabel:string"]
    found = read_bands(read(columns, [("Aville", "Cedar"), ("Aville", "Dale"), ("Beeton", "Dale")]))
    assert found
    assert found.told("en") == ["Aville supports Cedar", "Aville supports Dale", "Beeton supports Dale"]
    bands = found.drawing("en", THEMES["light"])["data"]["values"]
    ends = [(bands[n]["y"], bands[n + 3]["y"]) for n in range(0, len(bands), 4)]
    assert ends == [(0.5, 0), (0.5, 1), (1, 1)]
