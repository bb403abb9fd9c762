from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError, UnknownQueryError
from pairgraph.query.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("bees/honey", "bees/wax", "trees/leaves"):
        file = tmp_path / f"{name}.rq"
        file.parent.mkdir(exist_ok=True)
        words = f'{{en: "Which {file.stem}?", zh-Hans: "哪些？"}}'
        header = f"#+ summary: About {file.stem}\n#+ question: {words}\n#+ columns: [{{name: s}}]\n"
        file.write_text(header + "SELECT ?s { ?s ?p ?o }\n", "utf-8")
    return tmp_path


def test_names_and_topics(folder: Path) -> None:
    catalogue = Catalogue(folder)
    assert list(catalogue.paths) == ["honey", "wax", "leaves"]
    assert catalogue.topics == ["bees", "trees"]
    assert len(catalogue) == 3


def test_reading_one_does_not_read_the_others(folder: Path) -> None:
    (folder / "bees/wax.rq").write_text("nonsense", "utf-8")
    assert Catalogue(folder)["honey"].topic == "bees"
    assert Catalogue(folder)["bees/honey"].name == "honey"


@pytest.mark.parametrize(
    ("name", "said"), [("hony", "Did you mean 'honey'?"), ("leaves-by-tree", "leaves"), ("x", "query list")]
)
def test_an_unknown_name_gets_a_proposal(folder: Path, name: str, said: str) -> None:
    with pytest.raises(UnknownQueryError, match=f"no stored query '{name}'") as caught:
        Catalogue(folder)[name]
    assert said in str(caught.value)


def test_search_wants_every_word(folder: Path) -> None:
    found = [query.name for query in Catalogue(folder).search("about WAX")]
    assert found == ["wax"]
    assert [query.name for query in Catalogue(folder).search("which", topic="bees")] == ["honey", "wax"]


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    (folder / "trees/wax.rq").write_text("", "utf-8")
    with pytest.raises(QueryError, match="same name"):
        _ = Catalogue(folder).paths
