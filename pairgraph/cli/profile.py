"""``pairgraph export --profile``: which options go with which profile, and what is said on stderr."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import typer

from pairgraph.cli.streamed import write_lines
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pairgraph.cli.source import Source
    from pairgraph.profiles import Export
    from pairgraph.query.session import Session

__all__ = ["Wanted", "write_profile"]

_OPTIONS: Final = {
    "": {"--graph", "--format"},
    "iati": {"--report", "--left-out", "--schema", "--reporter-ref", "--reporter-name", "--endpoint"},
    "cube": {"--report", "--left-out", "--format", "--endpoint"},
    "schema-org": {"--downloads", "--left-out", "--endpoint"},
}
"""Profile → the options that mean something with it; without a profile, a release is written as it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for: the profile, empty for none, and the options given with it."""

    profile: str
    options: Mapping[str, Any]

    def check(self) -> None:
        """Refuse options that would have no effect.

        Raises:
            PairgraphError: there is one.

        """
        for name in self.options:
            if name not in _OPTIONS[self.profile]:
                kind = f"--profile {self.profile}" if self.profile else "an export without --profile"
                fitting = [profile for profile, names in _OPTIONS.items() if profile and name in names]
                remedy = f"It goes with --profile {' or '.join(fitting)}." if fitting else "Leave one out."
                raise PairgraphError(f"{name} does not go with {kind}.", remedy=remedy)


def write_profile(wanted: Wanted, source: Source, out: Path | None) -> None:
    """Write a profile; say on stderr what is in it and what is not.

    Raises:
        PairgraphError: the report is unknown, or a file cannot be written.
        CheckFailedError: the file does not fit the schema given; nothing is written.
        MissingError: there is no release, or the endpoint cannot be reached.

    """
    session = source.open()
    made = _PROFILES[wanted.profile](session, wanted.options)
    if "--left-out" in wanted.options:
        write_lines([made.left_out_csv().encode()], wanted.options["--left-out"], "--left-out")
    write_lines([made.data], out)
    for line in made.summary():
        typer.echo(line, err=True)


def _report(session: Session, options: Mapping[str, Any]) -> str | None:
    from pairgraph.profiles.things import report_iri

    return report_iri(session, options["--report"]) if "--report" in options else None


def _iati(session: Session, options: Mapping[str, Any]) -> Export:
    from pairgraph.profiles import iati

    usual = iati.Reporter()
    reporter = iati.Reporter(
        options.get("--reporter-ref", usual.ref), options.get("--reporter-name", usual.name)
    )
    made = iati.export(session, report=_report(session, options), reporter=reporter)
    if "--schema" in options:
        iati.check(made.data, options["--schema"])
    return made


def _cube(session: Session, options: Mapping[str, Any]) -> Export:
    from pairgraph.profiles import cube

    return cube.export(session, report=_report(session, options), form=str(options.get("--format", "turtle")))


def _schema_org(session: Session, options: Mapping[str, Any]) -> Export:
    from pairgraph.profiles import schema_org

    release = getattr(session, "release", None)
    digest = release.digest if release else ""
    return schema_org.export(session, digest=digest, folder=options.get("--downloads", ""))


_PROFILES: Final = {"iati": _iati, "cube": _cube, "schema-org": _schema_org}
