from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.query.answer import Answer
from pairgraph.query.evidence import Evidence
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from pairgraph.query.graph import Graph


def test_many_things_are_one_query(graph: Graph) -> None:
    asked: list[str] = []

    def select(text: str) -> Answer:
        asked.append(text)
        found = graph.sparql(text)
        assert isinstance(found, Answer)
        return found

    find = Evidence(select)
    things = [expand(f"figure:{name}") for name in ("aston-all", "aston-first", "nowhere")]
    found = find(things)
    assert [len(found[thing]) for thing in things] == [2, 1, 0]
    assert find(things[:1])[things[0]] == found[things[0]]
    assert len(asked) == 1


def test_a_passage_backs_itself(graph: Graph) -> None:
    passage = expand("passage:aston-0-10")
    found = graph.passages([passage])[passage]
    assert [(one.iri, one.section, one.sentence, one.digest) for one in found] == [
        (passage, "Overview", 1, "aa")
    ]
