from __future__ import annotations

from pathlib import Path

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.reader import parse, read

GOOD = """\
#+ summary: Bees
#+ question: {en: "How many?", zh-Hans: "多少？"}
#+ parameters:
#+   - name: since
#+     type: year
#+     default: 2001
#+ columns:
#+   - {name: bee, type: iri, description: "a bee"}
#+   - {name: wings, type: integer, evidence: bee}
SELECT ?bee ?wings WHERE {
  #+values
  ?bee ?since ?wings
}
"""


def test_a_header_becomes_a_query() -> None:
    query = parse(GOOD, Path("insects/bees.rq"))
    assert (query.name, query.topic, query.expects) == ("bees", "insects", "rows")
    assert query.question["zh-Hans"] == "多少？"
    assert query.parameters[0].default == 2001
    assert query.columns[1].evidence == "bee"
    assert query.sparql.startswith("SELECT")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("#+ summary: Bees", "#+ sumary: Bees", 1, "Did you mean 'summary'?"),
        ("#+ summary: Bees", "#+ summary: [", 3, "not YAML"),
        ("#+ summary: Bees\n", "#+ summary: Bees\n#+\ttags: [a]\n", 2, "not YAML"),
        ("#+ summary: Bees\n", "", 1, "'summary' needs a text"),
        ('zh-Hans: "多少？"', "", 2, "both languages"),
        ("type: year", "type: yeer", 5, "Did you mean 'year'?"),
        ("name: since", "name: 1st", 4, "no name of a SPARQL variable"),
        ("default: 2001", "defualt: 2001", 6, "Did you mean 'default'?"),
        ("evidence: bee", "evidence: bea", 9, "'bea' is no column"),
        ("#+ columns:", "#+ columns: none\n#+ tags:", 7, "'columns' needs a list"),
        ("  #+values", "", 3, "'since' has no place"),
        ("#+values", "#+values sinse", 11, "Did you mean 'since'?"),
        (GOOD, "SELECT * {}", 1, "The header is missing"),
        ("#+ columns:", "#+ expects: nothing\n#+ columns:", 7, "'nothing' is no expects"),
        ("#+ columns:", "#+ chart: period\n#+ columns:", 7, "Did you mean 'periods'?"),
        ("#+ columns:", "#+ chart: [map, {a: b}]\n#+ columns:", 7, "is no chart"),
    ],
)
def test_a_wrong_header_names_its_line(old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(GOOD.replace(old, new, 1), Path("insects/bees.rq"))
    assert str(caught.value).startswith(f"insects/bees.rq:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("written", "charts"),
    [("", ()), ("#+ chart: map\n", ("map",)), ("#+ chart: [periods, map]\n", ("periods", "map"))],
)
def test_a_question_may_name_its_pictures(written: str, charts: tuple[str, ...]) -> None:
    query = parse(GOOD.replace("#+ columns:", written + "#+ columns:", 1), Path("insects/bees.rq"))
    assert query.charts == charts


def test_yaml_keeps_dates_and_words_as_text() -> None:
    text = GOOD.replace("default: 2001", "default: 2001-02-03").replace("summary: Bees", "summary: yes")
    query = parse(text, Path("insects/bees.rq"))
    assert query.parameters[0].default == "2001-02-03"
    assert query.summary == "yes"


def test_windows_line_ends_and_a_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "bees.rq"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read(file).summary == "Bees"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bees.rq"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="not UTF-8"):
        read(file)
