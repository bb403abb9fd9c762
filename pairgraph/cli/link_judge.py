"""``pairgraph link accept``, ``reject``, ``withdraw`` and ``list``: judgements in the mapping tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.link_options import (
    ByOption,
    CommentOption,
    ConfidenceOption,
    DateOption,
    EvidenceOption,
    LinksOption,
    ObjectArgument,
    PredicateOption,
    SubjectArgument,
    TargetOption,
    links_folder,
)
from pairgraph.cli.link_row import judge_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pairgraph.link import MappingSet

__all__ = ["accept", "reject", "withdraw"]


def _judging(done: str, text: str) -> Callable[..., None]:
    """Make a command that judges a link: they differ in what becomes of it, and in what their help says."""

    def command(  # noqa: PLR0913 - one argument an option
        subject: SubjectArgument,
        object_: ObjectArgument,
        *,
        target: TargetOption,
        by: ByOption,
        evidence: EvidenceOption,
        confidence: ConfidenceOption,
        predicate: PredicateOption = "owl:sameAs",
        day: DateOption = "",
        comment: CommentOption = "",
        links: LinksOption = None,
    ) -> None:
        from pairgraph.link import review

        decide = {"accepted": review.accept, "rejected": review.reject}[done]
        row = row_of((subject, object_), predicate, judge_of(by, day), evidence, confidence, comment)
        _change(target, links, lambda table: decide(table, row), done)

    command.__doc__ = text
    return command


accept = _judging(
    "accepted",
    """Accept a link: the next build asserts it.

    \b
      pairgraph link accept region:guyuan wd:Q604625 --target wikidata --predicate owl:sameAs \\
          --by orcid:0000-0002-1825-0097 --evidence "the item has code 640400" --confidence 0.95
    """,
)
reject = _judging(
    "rejected",
    """Reject a link: it is not suggested again.

    \b
      pairgraph link reject region:wuxi-chongqing wd:Q42651 --target wikidata --by "A. Reader" \\
          --evidence "the item is the city in Jiangsu" --confidence 1
    """,
)


def withdraw(  # noqa: PLR0913 - one argument an option
    subject: SubjectArgument,
    object_: ObjectArgument,
    *,
    target: TargetOption,
    by: ByOption,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it no longer holds.")],
    predicate: Annotated[
        str, typer.Option("--predicate", metavar="CURIE", help="Only this one; all of the pair unless given.")
    ] = "",
    day: DateOption = "",
    links: LinksOption = None,
) -> None:
    """Withdraw a judgement: it stays in the table, and no longer holds.

    \b
      pairgraph link withdraw region:guyuan wd:Q604625 --target wikidata --by "A. Reader" \\
          --because "the item is the old county"
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.link import review

    pair, judge = (subject, object_), judge_of(by, day)
    _change(target, links, lambda table: review.withdraw(table, pair, predicate, judge, because), "withdrawn")


def _change(target: str, links: Path | None, alter: Callable[[MappingSet], MappingSet], done: str) -> None:
    from pairgraph.link.table_file import change, table_of

    file = table_of(links_folder(links), target)
    changed = change(file, alter)
    typer.echo(f"{file}: {done}" if changed else f"{file}: it was {done} already")
