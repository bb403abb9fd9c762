"""``pairgraph fair``: what the checkers FOOPS!, OOPS! and Signposting would say."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pairgraph.cli.output import print_table, print_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.fair.verdict import Report, Verdict

__all__ = ["fair"]

_SHOWN: Final = 5


class FairFormat(StrEnum):
    """How the verdicts are printed."""

    TABLE = "table"
    JSON = "json"


def fair(
    checks: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CHECK]...", help="Only these, such as OM1 or P13.", show_default=False),
    ] = None,
    *,
    site: Annotated[
        str | None,
        typer.Option(
            "--site", metavar="URL", help="Ask this site, too: how it serves the ontology and the dataset."
        ),
    ] = None,
    form: Annotated[
        FairFormat, typer.Option("--format", help="For people or for programs.")
    ] = FairFormat.TABLE,
) -> None:
    """Ask of the ontology what FOOPS! and OOPS! ask, and print the score.

    \b
      pairgraph fair
      pairgraph fair P11 P13
      pairgraph fair --format json
      pairgraph fair --site http://127.0.0.1:8000
      pairgraph fair --site https://w3id.org/pairing-off

    What is left as it is on purpose counts as not passed; the reason is printed.
    What takes a site, a registry or a reader is not run and not counted.

    \b
    Exit codes: 0 nothing failed that must not, 1 something did, 2 there is no such check,
    3 the site cannot be reached.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.errors import CheckFailedError
    from pairgraph.fair.assess import assess
    from pairgraph.fair.site import Site

    report = assess(site=Site(site) if site else None, only=checks or ())
    if form == FairFormat.JSON:
        print_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _print(report)
    if not report.sound:
        raise CheckFailedError("Something failed that must not.", remedy="Mend what is listed as failed.")


def _print(report: Report) -> None:
    from pairgraph.fair.verdict import State

    shown = [one for one in report.verdicts if one.state != State.NOT_RUN]
    rows = [
        [one.criterion.catalogue, one.criterion.id, one.criterion.severity, one.state, one.criterion.title]
        for one in shown
    ]
    print_table(["catalogue", "check", "severity", "result", "about"], rows)
    for state in (State.FAILED, State.ON_PURPOSE):
        for one in report.in_state(state):
            print_text("\n" + "\n".join(_told(one)))
    print_text("\n" + "\n".join(_scores(report)))


def _told(verdict: Verdict) -> Iterator[str]:
    """Yield what was found, and what to do about it or why it stays so."""
    asked = verdict.criterion
    yield f"{asked.catalogue}/{asked.id}, {verdict.state}: {asked.asks}"
    yield from (f"  {one}" for one in verdict.found[:_SHOWN])
    if len(verdict.found) > _SHOWN:
        yield f"  and {len(verdict.found) - _SHOWN} more (--format json)"
    yield from (
        f"  {one.what}: {one.reason}" if one.what != "*" else f"  {one.reason}" for one in verdict.reasons
    )
    if not verdict.reasons:
        yield f"  {asked.remedy}"


def _scores(report: Report) -> Iterator[str]:
    for name in [*sorted({one.criterion.catalogue for one in report.verdicts}), ""]:
        part = report.of(name) if name else report
        passed, run = part.score
        left = f", {len(part.verdicts) - run} not run" if run < len(part.verdicts) else ""
        yield f"{name or 'all'}: {passed}/{run} passed{left}"
