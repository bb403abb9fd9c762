"""The projection: north is up, east is right, and there is a way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.pictures.points import Point
from pairgraph.serve.pictures.projection import Frame, fitted

PLACES = st.builds(Point, st.floats(70, 140, allow_nan=False), st.floats(5, 60, allow_nan=False))


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_all_points_are_inside_with_room_for_names(some: list[Point]) -> None:
    frame = fitted(some, 760, 620)
    assert frame.width == 760
    assert 80 <= frame.height <= 620
    for one in some:
        x, y = frame.place(one)
        assert 100 <= x <= 660
        assert 40 <= y <= frame.height - 40
        back = frame.point(x, y)
        assert (back.east, back.north) == pytest.approx((one.east, one.north), abs=1e-6)


def test_positions_come_from_degrees() -> None:
    south, north = Point(113.56778, 22.27694), Point(106.28083, 36.00667)
    frame = fitted([south, north], 760, 620)
    (x1, y1), (x2, y2) = frame.place(south), frame.place(north)
    assert x2 < x1
    assert y2 < y1
    # Mercator: a degree of longitude is as wide everywhere, one of latitude grows with 1 / cos.
    up = (y1 - y2) / (frame.scale * 0.0174533)
    assert up == pytest.approx(15.76, abs=0.05)
    assert (x1 - x2) / (frame.scale * 0.0174533) == pytest.approx(7.287, abs=0.01)


def test_the_grid_goes_through_the_picture() -> None:
    frame = fitted([Point(105, 22), Point(118, 38)], 760, 620)
    easts, norths = frame.grid
    assert frame.step == 5
    assert norths == [25, 30, 35]
    assert all(0 <= frame.place(Point(east, 30))[0] <= 760 for east in easts)


def test_one_point_is_no_grain_of_dust() -> None:
    frame: Frame = fitted([Point(110, 30)], 760, 620)
    assert frame.step < 1
