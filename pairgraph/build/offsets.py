"""Stretches of the text: inside it, forward, and named after themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.build.facts import FactFile, Node

__all__ = ["problems"]

_ROWS = ("passages", "claims", "notData")


def problems(facts: FactFile) -> Iterator[FactFileError]:
    """Yield a report whose name is not its file's, and stretches that cannot be in its text."""
    report = facts.document.get("id")
    wanted = f"report:{facts.path.stem}"
    if facts.path.parent.name == "reports" and isinstance(report, str) and report != wanted:
        remedy = f"Write id: {wanted}, or rename the file."
        message = f"The file {facts.path.name} describes {report}."
        yield FactFileError(message, file=facts.path, line=facts.line(("id",)), remedy=remedy)
    for key in _ROWS:
        for number, row in enumerate(_rows(facts.document.get(key))):
            for message, remedy in _row(row, facts.document):
                line = facts.line((key, number))
                yield FactFileError(message, file=facts.path, line=line, remedy=remedy)


def _rows(value: object) -> list[Node]:
    return [row if isinstance(row, dict) else {} for row in value] if isinstance(value, list) else []


def _row(row: Node, report: Node) -> Iterator[tuple[str, str]]:
    start, end, length = row.get("startOffset"), row.get("endOffset"), report.get("textLength")
    if not (isinstance(start, int) and isinstance(end, int)):
        return
    if end <= start:
        yield (
            f"The stretch {start}–{end} does not run forward.",
            "'endOffset' must be larger than 'startOffset'.",
        )
    if isinstance(length, int) and end > length:
        yield (
            f"The stretch {start}–{end} leaves the text, which has {length} characters.",
            "Correct the offsets.",
        )
    name, slug = row.get("id"), str(report.get("id")).partition(":")[2]
    wanted = f"passage:{slug}-{start}-{end}"
    if isinstance(name, str) and name != wanted:
        yield f"The passage {name} stands at {start}–{end} of {slug}.", f"Its id is {wanted}."
