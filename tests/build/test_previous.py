"""The version before this one is named where there was one, and nothing is invented where there was none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from pairgraph.build.dataset import DATASET, describe
from pairgraph.build.inputs import Inputs
from pairgraph.build.previous import PREVIOUS, Previous, read_previous
from pairgraph.errors import FactFileError
from pairgraph.graph.terms import iri

if TYPE_CHECKING:
    from pathlib import Path

DIGEST = "0a" * 32
OLD = Previous("0.9.0", DIGEST)


def told(version: str) -> str:
    return json.dumps({"version": version, "release": DIGEST})


def test_the_dataset_names_the_release_before() -> None:
    said = {quad.triple for quad in describe([], {}, OLD)}
    release = NamedNode(f"https://w3id.org/pairing-off/release/{DIGEST}")
    assert {(t.subject, t.object) for t in said if t.predicate == iri("dcat:previousVersion")} == {
        (DATASET, release)
    }
    assert (release, Literal("0.9.0")) in {
        (t.subject, t.object) for t in said if t.predicate == iri("dcat:version")
    }


def test_without_one_nothing_is_said() -> None:
    assert iri("dcat:previousVersion") not in {quad.predicate for quad in describe([], {})}


def test_it_is_read_from_the_data_folder_and_counted_as_an_input(world: Path) -> None:
    inputs = Inputs.find(world)
    assert read_previous(inputs.previous, "1.0.0") is None
    (world / PREVIOUS).write_text(told("0.9.0"), "utf-8")
    assert read_previous(inputs.previous, "1.0.0") == OLD
    assert f"data/{PREVIOUS}" in Inputs.find(world).digests
    assert f"data/{PREVIOUS}" not in Inputs.find(world.parent).digests


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no version"),
        ("[]", "names no version"),
        ('"a"', "names no version"),
        ("\xff", "names no version"),
        ('{"version": "0.9.0"}', "names no version"),
        (told("0.9"), "numbers and digest"),
        ('{"version": "0.9.0", "release": "0a"}', "numbers and digest"),
        ('{"version": 1, "release": 2}', "names no version"),
        (told("1.0.0"), "is not before 1.0.0"),
        (told("0.10.0"), ""),
        (told("1.10.0"), "is not before 1.0.0"),
    ],
)
def test_what_names_no_older_version_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / PREVIOUS
    file.write_text(text, "latin-1")
    if said:
        with pytest.raises(FactFileError, match=f"{PREVIOUS}: .*{said}"):
            read_previous(file, "1.0.0")
    else:
        assert read_previous(file, "1.0.0") == Previous("0.10.0", DIGEST)
