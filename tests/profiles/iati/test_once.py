"""No amount is told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pairgraph.profiles.iati.once import once
from pairgraph.profiles.thing import Thing
from pairgraph.query.values import Iri
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIGURE = Iri(PREFIXES["pao"] + "Figure")


class World:
    """Figures with their totals; stands in for the things of a graph."""

    def __init__(
        self,
        totals: Mapping[str, Sequence[str]],
        complete: Sequence[str] = (),
        overlaps: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.figures = {
            name: Thing(
                name,
                {
                    "rdf:type": [FIGURE],
                    "pao:partOfTotal": [Iri(one) for one in above],
                    "pao:totalComplete": [name in complete],
                    "pao:mayOverlap": [Iri(one) for one in (overlaps or {}).get(name, ())],
                },
            )
            for name, above in totals.items()
        }

    def __getitem__(self, iri: str) -> Thing:
        return self.figures[iri]

    def pointing(self, _kind: str, name: str) -> dict[str, list[Thing]]:
        found: dict[str, list[Thing]] = {}
        for figure in self.figures.values():
            for value in figure.all(name):
                found.setdefault(value, []).append(figure)
        return found


def chosen(world: World, fit: Sequence[str] | None = None) -> set[str]:
    found, refused = once(world, sorted(world.figures) if fit is None else fit)  # type: ignore[arg-type]
    assert found | set(refused) == set(world.figures if fit is None else fit)
    assert not found & set(refused)
    return found


def test_a_total_stands_for_its_parts() -> None:
    assert chosen(World({"all": [], "a": ["all"], "b": ["all"]})) == {"all"}


def test_a_complete_total_gives_way_to_its_parts() -> None:
    assert chosen(World({"all": [], "a": ["all"], "b": ["all"]}, ["all"])) == {"a", "b"}


def test_a_complete_total_stands_where_a_part_cannot_be_told() -> None:
    world = World({"all": [], "a": ["all"], "b": ["all"]}, ["all"])
    assert chosen(world, ["all", "a"]) == {"all"}
    assert chosen(world, ["a"]) == {"a"}


def test_parts_of_parts() -> None:
    totals = {"all": [], "half": ["all"], "rest": ["all"], "piece": ["all", "half"]}
    assert chosen(World(totals, ["all"])) == {"half", "rest"}
    assert chosen(World(totals, ["all", "half"])) == {"piece", "rest"}


def test_a_part_of_two_totals_is_told_once() -> None:
    totals = {"one": [], "two": [], "shared": ["one", "two"], "only": ["two"]}
    assert chosen(World(totals)) == {"one", "only"}
    assert chosen(World(totals, ["two"])) == {"shared", "only"}


def test_what_may_be_inside_another_is_left_to_it() -> None:
    totals: dict[str, list[str]] = {"a": [], "b": [], "part": ["b"]}
    assert chosen(World(totals, (), {"a": ["b"]})) == {"b"}
    assert chosen(World(totals, (), {"a": ["part"]})) == {"b"}
    assert chosen(World(totals, (), {"a": ["b"], "b": ["a"]})) == {"b"}
    assert chosen(World(totals, (), {"a": ["b"]}), ["a"]) == {"a"}


NAMES = [f"f{number}" for number in range(7)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Make figures in a hierarchy without cycles: a figure is part of earlier ones and their totals."""
    totals: dict[str, list[str]] = {}
    for at, name in enumerate(NAMES):
        direct = draw(st.sets(st.sampled_from(NAMES[:at]))) if at else set()
        totals[name] = sorted(direct.union(*(totals[one] for one in direct)))
    some = st.lists(st.sampled_from(NAMES), unique=True)
    return World(totals, draw(some), draw(st.dictionaries(st.sampled_from(NAMES), some)))


@settings(max_examples=30)
@given(worlds(), st.lists(st.sampled_from(NAMES), unique=True))
def test_nothing_is_inside_anything_else(world: World, fit: list[str]) -> None:
    found = chosen(world, fit)
    below = {name: {one for one in NAMES if name in world[one].all("pao:partOfTotal")} for name in found}
    for one in found:
        for other in found - {one}:
            assert other not in world[one].all("pao:partOfTotal")
            assert other not in world[one].all("pao:mayOverlap")
            assert not below[one] & below[other] & set(fit)
