"""Every stored query on the project's own data, under both engines, against its golden answer.

Those that ask other servers ask hand-made extracts in their place, on this machine.

A golden answer is the CSV beside the query. After a change that is meant, write them all again with
``PAIRGRAPH_UPDATE_GOLDEN=1 pytest tests/query/test_stored_queries.py`` and read the difference.
"""

from __future__ import annotations

import math
import os
import signal
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.catalogue import Catalogue
from pairgraph.query.federation import Federation
from pairgraph.query.graph import Graph
from pairgraph.query.rdflib_engine import RdflibEngine, to_dataset
from pairgraph.query.session import Session
from pairgraph.query.syntax import refuse_federation
from pairgraph.query.tokens import tokens
from pairgraph.query.values import Iri, Text
from tests.query.loopback import extracts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release
    from pairgraph.query.answer import Answer

CATALOGUE = Catalogue()
NAMES = sorted(CATALOGUE.paths)
TYPES: dict[str, tuple[type, ...]] = {
    "iri": (Iri,),
    "integer": (int,),
    "decimal": (Decimal, int),
    "string": (Text,),
    "year": (int, Text),
    "date": (Text,),
    "boolean": (bool,),
    "iri-list": (tuple,),
    "string-list": (tuple,),
    "any": (object,),
}
UNTOLD = {
    name for name, path in CATALOGUE.paths.items() if path.parent.name in {"places", "links", "federation"}
} | {"reports"}
"""Questions about what no report tells: codes and boundaries, links, the reports themselves."""
UNTOLD_COLUMNS = {"notes": {"thing", "name", "kind", "note"}, "works-without-place": {"relations"}}
"""Columns that also tell such things: remarks on versions of regions; lists that may be empty."""
MOST_CHOICES = 3
LONGEST = 30
"""Seconds that rdflib may take for a query; most take less than one."""


@pytest.fixture(scope="module")
def others() -> Iterator[Federation]:
    with extracts() as entries:
        yield Federation(entries)


@pytest.fixture(scope="module")
def oxigraph(built: Release, others: Federation) -> Graph:
    return Graph.of_release(built, federation=others)


@pytest.fixture(scope="module")
def rdflib(oxigraph: Graph, others: Federation) -> Session:
    return Session(RdflibEngine(to_dataset(oxigraph.store)), federation=others)


def same(found: Answer, other: Answer) -> None:
    """Compare two answers row by row; engines carry a quotient to different places."""
    assert found.names == other.names
    assert len(found) == len(other)
    for row, twin in zip(found, other, strict=True):
        for name in found.names:
            assert close(row[name], twin[name]), (name, row[name], twin[name])


@contextmanager
def limited(name: str) -> Iterator[None]:
    """Give up on a query that rdflib does not finish: its joins follow the order of the text."""

    def give_up(*_: object) -> None:
        message = f"{name} takes rdflib more than {LONGEST} s: put the most selective patterns first"
        raise AssertionError(message)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def close(value: object, other: object) -> bool:
    if isinstance(value, (Decimal, float)) and isinstance(other, (Decimal, float, int)):
        return math.isclose(value, other, rel_tol=1e-12)
    return bool(value == other)


def test_names_are_kebab_case_and_topics_are_folders() -> None:
    assert NAMES
    for query in CATALOGUE:
        assert query.name == query.name.lower().replace("_", "-").replace(" ", "-")


def test_no_golden_answer_is_left_behind() -> None:
    orphans = [path for path in CATALOGUE.folder.glob("*/*.csv") if not path.with_suffix(".rq").exists()]
    assert orphans == []


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_sparql_as_it_stands(name: str, oxigraph: Graph) -> None:
    query = CATALOGUE[name]
    if not query.services:
        refuse_federation(query.text)
    answer = oxigraph.sparql(query.text)
    assert not isinstance(answer, bool)
    words = [token.text.upper() for token in tokens(query.text)]
    assert "ORDER" in words, "an answer needs a total order"
    assert "YEAR" not in words, "YEAR() of a date is an extension; take pao:startYear"


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_described(name: str, oxigraph: Graph) -> None:
    query = CATALOGUE[name]
    answer = oxigraph.query(name)
    assert [column.name for column in query.columns] == list(answer.names)
    for row in answer:
        for column in query.columns:
            value = row[column.name]
            assert value is None or isinstance(value, TYPES[column.type]), (column.name, value)
            assert column.type != "integer" or not isinstance(value, bool)


@pytest.mark.parametrize("name", NAMES)
def test_the_evidence_columns_hold_iris(name: str, oxigraph: Graph) -> None:
    described = {column.name: column.type for column in CATALOGUE[name].columns}
    for column in CATALOGUE[name].columns:
        assert not column.evidence or described[column.evidence] in {"iri", "iri-list"}
    answer = oxigraph.query(name)
    things = {thing for row in answer for column in answer.names for thing in answer.things(row, column)}
    assert all("://" in thing for thing in things)


@pytest.mark.extra
@pytest.mark.parametrize("name", sorted(set(NAMES) - UNTOLD))
def test_a_passage_is_behind_every_cell(name: str, oxigraph: Graph) -> None:
    needed = {one.name: "1998" for one in CATALOGUE[name].parameters if one.required and one.type == "year"}
    answer = oxigraph.query(name, **needed)
    answer.prefetch_evidence()
    shown = [column for column in answer.columns if not column.hidden]
    bare = {
        column.name
        for row in answer
        for column in shown
        if row.term(column.name) is not None and not answer.evidence(row, column.name)
        # What is counted nowhere, or told by nobody, has an empty list behind it.
        if not column.evidence or answer.things(row, column.name)
    }
    assert bare <= UNTOLD_COLUMNS.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_it_is_empty_only_where_it_has_to_be(name: str, oxigraph: Graph) -> None:
    assert (len(oxigraph.query(name)) == 0) == (CATALOGUE[name].expects == "empty")


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows_in_the_same_order(
    name: str, oxigraph: Graph, rdflib: Session
) -> None:
    with limited(name):
        same(oxigraph.query(name), rdflib.query(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_works(name: str, oxigraph: Graph) -> None:
    for parameter in CATALOGUE[name].parameters:
        choices = oxigraph.choices(name, parameter.name)
        assert choices or not parameter.choices, f"no choices for {parameter.name}"
        for choice in choices[:MOST_CHOICES]:
            list(oxigraph.query(name, **{parameter.name: choice.value}))


@pytest.mark.extra  # rdflib takes its time
@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_works_alike_under_both_engines(name: str, oxigraph: Graph, rdflib: Session) -> None:
    for parameter in CATALOGUE[name].parameters:
        choices = oxigraph.choices(name, parameter.name)
        assert list(choices) == list(rdflib.choices(name, parameter.name))
        for choice in choices[:MOST_CHOICES]:
            bound = {parameter.name: choice.value}
            with limited(name):
                same(oxigraph.query(name, **bound), rdflib.query(name, **bound))


@pytest.mark.parametrize("name", NAMES)
def test_the_golden_answer(name: str, oxigraph: Graph) -> None:
    golden = CATALOGUE[name].path.with_suffix(".csv")
    found = oxigraph.query(name).to_csv()
    if os.environ.get("PAIRGRAPH_UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8", newline="\n")
    assert golden.exists(), f"{golden} is missing; see the top of this file"
    assert found == golden.read_bytes().decode(), f"{golden} is not what the data says now"
