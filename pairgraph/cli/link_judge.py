"""``pairgraph link accept``, ``reject``, ``withdraw`` and ``list``: judgements in the mapping tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
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
from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pairgraph.link import Mapping, MappingSet
    from pairgraph.link.review import Judge

__all__ = ["accept", "reject", "withdraw"]


def accept(  # noqa: PLR0913 - one argument an option
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
    """Accept a link: the next build asserts it.

    \b
      pairgraph link accept region:guyuan wd:Q604625 --target wikidata --predicate owl:sameAs \\
          --by orcid:0000-0002-1825-0097 --evidence "the item has code 640400" --confidence 0.95
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.link import review

    row = _row((subject, object_), predicate, _judge(by, day), evidence, confidence, comment)
    _change(target, links, lambda table: review.accept(table, row), "accepted")


def reject(  # noqa: PLR0913
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
    """Reject a link: it is not suggested again.

    \b
      pairgraph link reject region:wuxi-chongqing wd:Q42651 --target wikidata --by "A. Reader" \\
          --evidence "the item is the city in Jiangsu" --confidence 1
    """  # noqa: D301
    from pairgraph.link import review

    row = _row((subject, object_), predicate, _judge(by, day), evidence, confidence, comment)
    _change(target, links, lambda table: review.reject(table, row), "rejected")


def withdraw(  # noqa: PLR0913
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
    """  # noqa: D301
    from pairgraph.link import review

    pair, judge = (subject, object_), _judge(by, day)
    _change(target, links, lambda table: review.withdraw(table, pair, predicate, judge, because), "withdrawn")


def _judge(by: str, day: str) -> Judge:
    from pairgraph.link.review import Judge

    if not by.strip():
        raise PairgraphError("Nobody judges.", remedy="Say who with --by.")
    # The day of a judgement is the judge's word, not the outcome of a build.
    return Judge(by.strip(), day or date.today().isoformat())


def _row(
    pair: tuple[str, str], predicate: str, judge: Judge, evidence: str, confidence: str, comment: str
) -> Mapping:
    from pairgraph.link import Mapping

    if not evidence.strip():
        raise PairgraphError("A judgement has to rest on something.", remedy="Say on what with --evidence.")
    return Mapping(
        subject_id=pair[0],
        predicate_id=predicate,
        object_id=pair[1],
        subject_label=_label(pair[0]),
        author_id=judge.orcid,
        author_label="" if judge.orcid else judge.by,
        mapping_date=judge.on,
        confidence=_share(confidence),
        evidence=evidence,
        comment=comment,
    )


def _share(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        remedy = "Write a number from 0 to 1, such as 0.95."
        raise PairgraphError(f"'{text}' is no confidence.", remedy=remedy) from None


def _label(subject: str) -> str:
    """Return what the current release calls a thing of ours; nothing where there is no release.

    Raises:
        PairgraphError: the release has no such thing.

    """
    from pairgraph.graph.release import find_release
    from pairgraph.link.authority_graph import label_of
    from pairgraph.query.session import Graph

    try:
        graph = Graph.of_release(find_release())
    except MissingError:
        return ""
    return label_of(graph, subject)


def _change(target: str, links: Path | None, alter: Callable[[MappingSet], MappingSet], done: str) -> None:
    from pairgraph.link.review import change, table_of

    file = table_of(links_folder(links), target)
    changed = change(file, alter)
    typer.echo(f"{file}: {done}" if changed else f"{file}: it was {done} already")
