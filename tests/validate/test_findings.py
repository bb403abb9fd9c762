from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pairgraph.validate.findings import SEVERITIES, Finding, arrange, conforms, count

if TYPE_CHECKING:
    from random import Random

TEXT = st.text(max_size=3)
FINDINGS = st.lists(
    st.builds(
        Finding,
        severity=st.sampled_from(SEVERITIES),
        focus=TEXT,
        path=st.none() | TEXT,
        value=st.none() | TEXT,
        message=TEXT,
        shape=TEXT,
        component=TEXT,
    ),
    max_size=6,
)


@given(FINDINGS, st.randoms())
def test_order_depends_on_what_was_found_only(findings: list[Finding], random: Random) -> None:
    shuffled = [*findings, *findings]
    random.shuffle(shuffled)
    assert arrange(shuffled) == arrange(findings)
    assert len(arrange(findings)) == len(set(findings))


def test_nothing_said_is_not_an_empty_text() -> None:
    pathless, bare = Finding("Info", "a", None, "", "", "s"), Finding("Info", "a", "", None, "", "s")
    assert arrange([pathless, bare]) == arrange([bare, pathless])


@given(FINDINGS)
def test_violations_come_first_and_alone_decide(findings: list[Finding]) -> None:
    ranks = [SEVERITIES.index(finding.severity) for finding in arrange(findings)]
    assert ranks == sorted(ranks)
    assert conforms(findings) == (count(findings)["Violation"] == 0)
    assert sum(count(findings).values()) == len(findings)
