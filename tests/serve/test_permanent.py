"""Permanent references: one way to write each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import ParameterError
from pairgraph.query.graph import Graph
from pairgraph.serve.permanent import Reference, canonical

if TYPE_CHECKING:
    from pairgraph.graph.release import Release


def test_a_long_name_leaves_its_parameters_out() -> None:
    short = Reference("a" * 64, "bees", "b" * 64, (("a", "x" * 80),)).file_name("csv")
    long = Reference("a" * 64, "bees", "b" * 64, (("a", "x" * 300),)).file_name("csv")
    assert "x" * 80 in short
    assert long == f"bees.{'a' * 12}.{'b' * 12}.etc.csv"


def test_parameters_are_written_in_one_way(release: Release) -> None:
    graph = Graph.of_release(release)
    stored = graph.catalogue["who-supports-whom"]
    full = "https://w3id.org/pairing-off/id/region/apple-coast"
    for said in ("apple-coast", "region:apple-coast", full, f"<{full}>", "Apple Coast"):
        assert canonical(graph, stored, {"supporter": [said, said]}) == (("supporter", "region:apple-coast"),)
    with pytest.raises(ParameterError):
        canonical(graph, stored, {"supporter": ["atlantis"]})
