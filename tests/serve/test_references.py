"""References read back: out of links and file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import QueryError
from pairgraph.serve.permanent import Reference
from pairgraph.serve.references import of_file_name, of_link

R, Q = "a" * 64, "b" * 64
PAIRS = st.lists(st.tuples(st.from_regex(r"[a-zA-Z][A-Za-z0-9_]{0,8}", fullmatch=True), st.text(max_size=6)))


@given(PAIRS.map(lambda pairs: [pair for pair in pairs if pair[1] and pair[0] not in {"lang", "format"}]))
def test_a_link_leads_back_to_its_reference(pairs: list[tuple[str, str]]) -> None:
    reference = Reference(R, "who-supports-whom", Q, tuple(pairs))
    assert of_link("https://example.org:8000" + reference.path) == reference
    assert of_link(reference.path) == reference


@given(PAIRS)
def test_a_file_name_leads_back_or_says_that_it_cannot(pairs: list[tuple[str, str]]) -> None:
    name = Reference(R, "who-supports-whom", Q, tuple(pairs)).file_name("csv")
    assert len(name) < 200
    assert name.isascii()
    assert not set(name) & set('\\/:*?"<>|')
    if ".etc." in name:
        with pytest.raises(QueryError, match="--link"):
            of_file_name(name)
    else:
        assert of_file_name(name) == Reference(R[:12], "who-supports-whom", Q[:12], tuple(pairs))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "answer",
        "https://example.org/answer/1/bees/2",
        f"/answer/{R}/{Q}",
        f"https://[/answer/{R}/bees/{Q}",
        f"/answer/{R}/../{Q}",
        f"/answer/{R}/bees/{Q}0",
    ],
)
def test_what_is_no_link_is_told(link: str) -> None:
    with pytest.raises(QueryError, match="no permanent link"):
        of_link(link)


def test_the_form_of_an_answer_says_nothing_about_which_it_is() -> None:
    assert of_link(f"/answer/{R}/bees/{Q}.csl.json?a=1&lang=en") == Reference(R, "bees", Q, (("a", "1"),))


def test_a_copy_that_a_browser_numbered_is_known() -> None:
    name = Reference(R, "bees", Q, (("a", "b:c"),)).file_name("csv").replace(".csv", " (2).csv")
    found = of_file_name(name)
    assert found is not None
    assert found.parameters == (("a", "b:c"),)
    assert of_file_name("bees.csv") is None
