"""``pairgraph link accept``, ``reject``, ``withdraw`` and ``list``: judgements in the mapping tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.link import Mapping, MappingSet
    from pairgraph.link.review import Judge

__all__ = ["LinksOption", "TargetOption", "accept", "links_folder", "reject", "show", "withdraw"]

SubjectArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="SUBJECT", help="Our thing, such as region:guyuan.")
]
ObjectArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="OBJECT", help="The other's, such as wd:Q604625.")
]
TargetOption: TypeAlias = Annotated[
    str,
    typer.Option("--target", metavar="NAME", help="Whose identifiers: the name of a table of data/links."),
]
ByOption: TypeAlias = Annotated[
    str, typer.Option("--by", metavar="WHO", help="Your name, or your ORCID as orcid:0000-….")
]
DateOption: TypeAlias = Annotated[
    str, typer.Option("--date", metavar="DAY", help="The day of the judgement; today unless given.")
]
LinksOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--links", metavar="FOLDER", help="Where the tables are; data/links unless given."),
]
EvidenceOption: TypeAlias = Annotated[
    str, typer.Option("--evidence", metavar="TEXT", help="What the judgement rests on.")
]
ConfidenceOption: TypeAlias = Annotated[
    str, typer.Option("--confidence", metavar="NUMBER", help="How sure you are, from 0 to 1.")
]
CommentOption: TypeAlias = Annotated[str, typer.Option("--comment", metavar="TEXT", help="A remark.")]
PredicateOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--predicate",
        metavar="CURIE",
        help="owl:sameAs for the very same thing, skos:exactMatch or skos:closeMatch for concepts, "
        "rdfs:seeAlso for what merely belongs to it.",
    ),
]


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


def show(
    *,
    target: TargetOption,
    status: Annotated[
        str, typer.Option("--status", metavar="WORD", help="Only accepted, rejected or withdrawn ones.")
    ] = "",
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv or json.")] = "table",
    links: LinksOption = None,
) -> None:
    """List the judgements of a table."""
    from pairgraph.cli.output import print_rows
    from pairgraph.link import read
    from pairgraph.link.review import table_of

    columns = ("subject", "predicate", "object", "label", "status", "confidence", "by", "date")
    table = read(table_of(links_folder(links), target))
    rows = [
        (
            row.subject_id,
            row.predicate_id,
            row.object_id,
            row.object_label,
            row.status,
            row.confidence,
            row.author_label or row.author_id,
            row.mapping_date,
        )
        for row in table.mappings
        if status in {"", row.status}
    ]
    print_rows(form, columns, rows)


def links_folder(given: Path | None) -> Path:
    """Return where the tables are: the folder given, else data/links here or in the project."""
    from pairgraph.vocabulary import project_files

    here = Path("data/links")
    return given or (here if here.is_dir() else project_files() / here)


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
