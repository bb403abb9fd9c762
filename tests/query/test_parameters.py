from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from pairgraph.errors import ParameterError
from pairgraph.query.choices import Choice
from pairgraph.query.parameters import bind, to_terms
from pairgraph.query.reader import parse
from pairgraph.query.stored import Parameter
from pairgraph.query.tokens import tokens

TEXT = """\
#+ summary: Echo
#+ question: {en: "What was said?", zh-Hans: "说了什么？"}
#+ parameters:
#+   - {name: said, type: TYPE, several: true}
#+ columns: [{name: said, type: any}]
SELECT ?said WHERE {
  #+values
}
"""
REGION = "https://w3id.org/pairing-off/id/region/"
CHOICES = [Choice(REGION + "aston", "Aston"), Choice(REGION + "corby", "科比")]
HOSTILE = [
    '"} DELETE WHERE { ?s ?p ?o }',
    "\\",
    "\\u0022 }",
    "'''",
    "> } DROP ALL #",
    "\n#+values\n",
    "?x",
    "\x00",
    "} UNION { ?a ?b ?c",
]


def echo(kind: str, value: object) -> list[str]:
    """Bind a value and run the query: what comes back is what the engine took for data."""
    text = bind(parse(TEXT.replace("TYPE", kind), Path("t/echo.rq")), {"said": value})
    return [row["said"].value for row in Store().query(text)]


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE))
def test_any_text_stays_data(value: str) -> None:
    assert echo("string", value) == [value]


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE))
def test_any_text_leaves_the_structure_of_the_query(value: str) -> None:
    query = parse(TEXT.replace("TYPE", "string"), Path("t/echo.rq"))
    kinds = [token.kind for token in tokens(bind(query, {"said": value}))]
    assert kinds == [token.kind for token in tokens(bind(query, {"said": "bee"}))]


@given(st.text() | st.sampled_from(HOSTILE))
def test_any_text_as_an_iri_is_an_iri_or_an_error(value: str) -> None:
    try:
        found = echo("iri", value)
    except ParameterError:
        return
    assert len(found) == 1


@pytest.mark.parametrize("kind", ["integer", "decimal", "year", "date", "boolean"])
@pytest.mark.parametrize("value", [*HOSTILE, "", "12,000", "１２", None.__class__, object()])
def test_a_wrong_type_says_what_is_right(kind: str, value: object) -> None:
    with pytest.raises(ParameterError, match=r"not right for the parameter 'said'. It takes "):
        echo(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "lexical"),
    [
        ("integer", 12, "12"),
        ("integer", "-3", "-3"),
        ("decimal", Decimal("1E+3"), "1000"),
        ("decimal", 0.5, "0.5"),
        ("year", 2002, "2002"),
        ("date", datetime.date(2004, 11, 5), "2004-11-05"),
        ("boolean", True, "true"),
        ("string", "a b", "a b"),
        ("iri", "region:aston", REGION + "aston"),
        ("iri", f"<{REGION}aston>", REGION + "aston"),
    ],
)
def test_right_values(kind: str, value: object, lexical: str) -> None:
    assert echo(kind, value) == [lexical]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2009-02-30"),
        ("year", "20021"),
        ("decimal", float("nan")),
        ("string", "\ud800"),
        ("iri", "nowhere:x"),
        ("iri", 3),
        ("string", None.__class__),
    ],
)
def test_values_that_only_look_right(kind: str, value: object) -> None:
    with pytest.raises(ParameterError):
        echo(kind, value)


def test_several_values() -> None:
    assert echo("year", [2001, "2002"]) == ["2001", "2002"]
    with pytest.raises(ParameterError, match="takes one value, not 2"):
        to_terms(Parameter("since", "year"), [1999, 2000])
    with pytest.raises(ParameterError, match="not 0"):
        to_terms(Parameter("since", "year", several=True), [])


@pytest.mark.parametrize("name", ["aston", "region:aston", REGION + "aston", "Aston", "ASTON"])
def test_a_choice_has_many_names(name: str) -> None:
    assert str(to_terms(Parameter("who", "iri"), name, CHOICES)[0]) == f"<{REGION}aston>"


def test_a_label_may_be_chinese() -> None:
    assert str(to_terms(Parameter("who", "iri"), "科比", CHOICES)[0]) == f"<{REGION}corby>"


@pytest.mark.parametrize("name", ["astn", "region:astn", REGION + "astn"])
def test_what_is_no_choice_gets_the_nearest(name: str) -> None:
    with pytest.raises(ParameterError, match=r"Did you mean 'aston'\? It takes: aston, corby."):
        to_terms(Parameter("who", "iri"), name, CHOICES)


def test_a_name_of_two_things_is_refused() -> None:
    twins = [Choice(REGION + "a", "Twin"), Choice(REGION + "b", "Twin")]
    with pytest.raises(ParameterError, match="Several are called so: region:a, region:b"):
        to_terms(Parameter("who", "iri"), "twin", twins)


def test_literals_have_choices_too() -> None:
    levels = [Choice("county"), Choice("city")]
    assert to_terms(Parameter("level", "string"), "city", levels)
    with pytest.raises(ParameterError, match="Did you mean 'county'"):
        to_terms(Parameter("level", "string"), "conty", levels)


def test_a_default_and_a_needed_value() -> None:
    query = parse(TEXT.replace("TYPE, several: true", "year, default: 1999"), Path("t/echo.rq"))
    assert "1999" in bind(query, {})
    query = parse(TEXT.replace("TYPE, several: true", "year, required: true"), Path("t/echo.rq"))
    with pytest.raises(ParameterError, match=r"needs the parameter 'said'\. Give it a year"):
        bind(query, {})


def test_an_unset_parameter_leaves_no_trace_and_lines_stay() -> None:
    query = parse(TEXT.replace("TYPE", "year"), Path("t/echo.rq"))
    assert "VALUES" not in bind(query, {})
    assert bind(query, {"said": 2001}).splitlines()[6].strip().startswith("VALUES")


def test_an_unknown_parameter_gets_the_nearest() -> None:
    query = parse(TEXT.replace("TYPE", "year"), Path("t/echo.rq"))
    with pytest.raises(ParameterError, match=r"no parameter 'sayd'\. Did you mean 'said'"):
        bind(query, {"sayd": 1})
