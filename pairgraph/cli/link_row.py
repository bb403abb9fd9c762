"""A judgement as a row of a mapping table, from what was said on the command line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from pairgraph.link import Mapping
    from pairgraph.link.judge import Judge

__all__ = ["judge_of", "row_of"]


def judge_of(by: str, day: str) -> Judge:
    """Return who judges, and on what day: today unless told.

    Raises:
        PairgraphError: nobody is named.

    """
    from pairgraph.link.judge import Judge

    if not by.strip():
        raise PairgraphError("Nobody judges.", remedy="Say who with --by.")
    # The day of a judgement is the judge's word, not the outcome of a build.
    return Judge(by.strip(), day or date.today().isoformat())


def row_of(
    pair: tuple[str, str], predicate: str, judge: Judge, evidence: str, confidence: str, comment: str
) -> Mapping:
    """Return a judgement as a row of a mapping table.

    Args:
        pair: our thing and the other's.
        predicate: what they are to each other.
        judge: who judges.
        evidence: what the judgement rests on.
        confidence: a number from 0 to 1.
        comment: a remark.

    Raises:
        PairgraphError: there is no evidence, the confidence is no number, or the release has no such thing.

    """
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
    from pairgraph.query.graph import Graph

    try:
        graph = Graph.of_release(find_release())
    except MissingError:
        return ""
    return label_of(graph, subject)
