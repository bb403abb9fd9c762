"""Names beside points: none covers another, or a point, or leaves the picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.pictures.canvas import wide
from pairgraph.serve.pictures.placing import Label, Spot, placed

SPOTS = st.builds(
    Spot,
    st.text("abc县", min_size=1, max_size=16),
    st.floats(100, 660, allow_nan=False),
    st.floats(40, 580, allow_nan=False),
    st.floats(3, 16),
)


def box(one: Label) -> tuple[float, float, float, float]:
    return one.x, one.y - 7, one.x + wide(one.spot.name), one.y + 7


@given(st.lists(SPOTS, max_size=25))
def test_no_name_covers_anything(spots: list[Spot]) -> None:
    labels = placed(spots, 760, 620)
    boxes = [box(one) for one in labels]
    for at, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= 760
        for other in boxes[at + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart
        for spot in spots:
            assert not (one[0] < spot.x < one[2] and one[1] < spot.y < one[3])


def test_neighbours_all_get_their_names() -> None:
    spots = [
        Spot(name, 300 + 9 * n, 200 - 6 * n)
        for n, name in enumerate(["Wuxi County", "Wushan", "Fengjie", "Dale"])
    ]
    assert [one.spot for one in placed(spots, 760, 620)] == spots
