"""A covered report is covered; whatever is taken from it or bent is noticed, and said without its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.extract.coverage import check

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]


def messages(document: Document, text: str) -> list[str]:
    return [str(problem) for problem in check(document, text).problems]


def edit(path: str, value: object) -> Callable[[Document], None]:
    """Return a change: the value at a path such as ``passages.0.section``; ``None`` takes it away."""

    def change(document: Document) -> None:
        *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        inner: Any = document
        for key in way:
            inner = inner[key]
        if value is None:
            del inner[last]
        else:
            inner[last] = value

    return change


FLOW = "facts.0.flows.0"
MONEY = FLOW + ".figures.0"
MOVE = "facts.0.results.0"
UNCLAIMED = "'{}' at "


def test_the_whole_report_is_covered(document: Document, text: str) -> None:
    found = check(document, text)
    assert [str(problem) for problem in found.problems] == []
    assert (found.complete, found.percent, found.tokens) == (True, 100.0, 17)
    assert found.claimed == {"figure": 7, "date": 3, "duration": 1, "claims": 1, "notData": 5}
    assert (found.passages, found.facts, found.facts_with_passage) == (7, 11, 11)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (edit("textDigest", "0" * 64), "report:bees: Its textDigest is not that of this text."),
        (edit("textLength", 7), "report:bees: Its textLength is not that of this text."),
        (edit("passages.0.section", "Sheds"), "Its section is not the one its offsets give."),
        (edit("passages.0.sentence", 9), "Its sentence is not the one its offsets give. Write sentence: 1"),
        (edit("passages.0.digest", "0" * 64), "Its digest is not the one its offsets give."),
        (edit("passages.0.id", "passage:bees-1-2"), "Its id is not the one its offsets give."),
        (edit("passages.0.startOffset", -1), "It does not lie inside the text."),
        (edit("passages.0.endOffset", 10**6), "It does not lie inside the text."),
        (edit("passages.0.endOffset", 3), "It does not lie inside the text."),
        (edit("passages.0.startOffset", "3"), "It does not lie inside the text."),
        (edit("passages.0.startOffset", True), "It does not lie inside the text."),
        (edit("passages.0.startOffset", 3), "It does not lie inside one sentence."),
        (edit("passages.0.endOffset", 200), "It does not lie inside one sentence."),
        (edit("passages.0", None), "which is not listed."),
        (edit("facts.2", None), "No fact is derived from it."),
        (edit("facts.0.from", None), "intervention:bees: It has no passage."),
        (edit(MONEY + ".from", []), "figure:money: It has no passage."),
        (edit(FLOW + ".from", ["passage:bees-0-9"]), "from passage:bees-0-9, which is not listed."),
        (edit(MONEY, None), UNCLAIMED.format("1.5 million")),
        (edit(MONEY + ".value", 1500001), "Its value is not what its asWritten '1.5 million' says."),
        (edit(MONEY + ".asWritten", "1.5"), "Its value is not what its asWritten '1.5' says."),
        (edit(MONEY + ".asWritten", "1,500,000"), "None of its passages prints '1,500,000' in"),
        (edit(MONEY + ".asWritten", None), "Its value is not what its asWritten '' says."),
        (edit(MONEY + ".value", "much"), "Its value is not what its asWritten '1.5 million' says."),
        (edit(MOVE + ".start", "2009-06-06"), UNCLAIMED.format("June 5, 2009")),
        (edit(MOVE + ".start", "2009-06"), UNCLAIMED.format("June 5, 2009")),
        (edit(FLOW + ".start", 2008), "Its start 2008 is not printed"),
        (edit(FLOW + ".start", "2009-05"), "Its start 2009-05 is not printed"),
        (edit("facts.1.figures.0.end", None), "'2010' at"),
        (edit("facts.0.duration", "P2Y"), UNCLAIMED.format("three")),
        (edit("facts.0.duration", "P3M"), UNCLAIMED.format("three")),
        (edit("facts.0.duration", "long"), UNCLAIMED.format("three")),
        (edit("claims", []), "'five' at"),
        (edit("claims.0.by", "flow:gone"), "There is no fact flow:gone."),
        (edit("claims.0.by", "figure:sales"), "No passage of figure:sales takes in this stretch."),
        (edit("claims.0.by", None), "It does not say which fact claims the number."),
        (edit("claims.0.endOffset", 10**6), "It does not lie inside the text."),
        (edit("notData", None), "'Firstly' at"),
        (edit("notData.0.reason", " "), "It gives no reason."),
        (edit("notData.1", {"startOffset": 0, "endOffset": 6, "reason": "-"}), "There is no number in it."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    document: Document, text: str, change: Callable[[Document], None], expected: str
) -> None:
    change(document)
    found = check(document, text)
    assert expected in "\n".join(map(str, found.problems))
    assert not found.complete
    assert found.percent < 100


@pytest.mark.parametrize("key", ["claims", "notData"])
def test_rows_that_say_nothing_new(document: Document, text: str, key: str) -> None:
    start = text.index("1.5 million")
    row = {"startOffset": start, "endOffset": start + 11, "reason": "-", "by": "flow:coins"}
    document[key].append(row)
    place = f"{key} {start}-{start + 11} (Overview, sentence 1)"
    message = "'1.5 million' is already the number of figure:money."
    assert messages(document, text) == [f"{place}: {message} Remove the row."]
    row["endOffset"] -= 1
    assert messages(document, text)[0].partition(": ")[2].startswith("It cuts a number in two.")


def test_a_passage_listed_twice_is_said(document: Document, text: str) -> None:
    document["passages"].append(document["passages"][0])
    assert sum("It is listed more than once." in message for message in messages(document, text)) == 2


def test_a_retelling_must_print_an_equal_number(document: Document, text: str) -> None:
    document["facts"][1]["figures"][0]["from"].append(document["passages"][0]["id"])
    assert any("does not print '12' or an equal number" in message for message in messages(document, text))


def test_an_unclaimed_number_names_the_figure_that_may_be_meant(document: Document, text: str) -> None:
    document["facts"][1]["figures"][0]["from"].pop()
    expected = "No fact claims it. It equals figure:sheds: if meant, add a passage around it there."
    assert any(expected in message for message in messages(document, text))


def test_one_figure_does_not_claim_two_equal_numbers_of_a_passage(document: Document, text: str) -> None:
    wells, carts = document["facts"][1]["figures"][1:]
    row = document["passages"][3]
    wells["from"] = carts["from"] = [row["id"]]
    document["passages"] = [row]
    wide = dict(row, endOffset=text.index(", and honey"))
    document["passages"][0] = wide
    assert not any("'four' at" in m or "'4' at" in m for m in messages(document, text))
    document["facts"][1]["figures"].remove(carts)
    assert any("'four' at" in message for message in messages(document, text))


def test_one_passage_of_one_report_may_back_several_figures_of_one_number(
    document: Document, text: str
) -> None:
    money = document["facts"][0]["flows"][0]["figures"][0]
    document["facts"][0]["flows"][0]["figures"].append(dict(money, id="figure:instalment"))
    assert messages(document, text) == []


def test_problems_carry_lines_and_come_in_their_order(document: Document, text: str) -> None:
    document["passages"][2]["section"] = document["passages"][1]["section"] = "?"
    del document["notData"]
    found = check(document, text, lambda place: 50 - int(place[1]))
    assert [problem.line for problem in found.problems] == [48, 49, 0, 0, 0, 0, 0]


def test_no_wording_of_the_text_is_told(text: str) -> None:
    said = "\n".join(messages({"id": "report:bees"}, text))
    without_headings = re.sub(r"【.*?】", "\n", text)
    pairs = re.findall(r"(?=\b([A-Za-z]+ [a-z]+)\b)", without_headings)
    assert {pair for pair in pairs if pair in said} == {"ten thousand"}


@pytest.mark.parametrize(
    "document", [{}, {"facts": 7, "passages": "x", "claims": {}}, {"facts": [[7, None, {"id": 1}]]}]
)
def test_a_document_of_another_shape_is_uncovered_not_a_crash(document: Document, text: str) -> None:
    assert check(document, text).percent == 0


KEYS = st.sampled_from(
    ["id", "facts", "passages", "claims", "notData", "from", "by", "startOffset", "endOffset", "value",
     "asWritten", "start", "duration", "timeBasis", "reason", "figures"]
)  # fmt: skip
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-9, 99)
    | st.floats()
    | st.sampled_from(["stated", "P3Y", "four", "4", ""])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_document_makes_it_crash(document: Document) -> None:
    assert 0 <= check(document, "Two bees in 2009. 4 left.").percent <= 100
