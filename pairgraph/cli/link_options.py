"""The options that the commands of ``pairgraph link`` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = [
    "ByOption",
    "CommentOption",
    "ConfidenceOption",
    "DateOption",
    "EvidenceOption",
    "LinksOption",
    "ObjectArgument",
    "PredicateOption",
    "SubjectArgument",
    "TargetOption",
    "links_folder",
]

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


def links_folder(given: Path | None) -> Path:
    """Return where the tables are: the folder given, else data/links here or in the project."""
    from pairgraph.vocabulary import project_files

    here = Path("data/links")
    return given or (here if here.is_dir() else project_files() / here)
