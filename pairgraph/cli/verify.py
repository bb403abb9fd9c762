"""``pairgraph verify``: whether a cited or downloaded answer still is the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.source import ReleaseOption  # noqa: TC001 - Typer reads the annotations
from pairgraph.errors import CheckFailedError, QueryError

if TYPE_CHECKING:
    from pairgraph.graph.release import Release
    from pairgraph.query.graph import Graph
    from pairgraph.serve.answer_file import Rows
    from pairgraph.serve.comparison import Difference
    from pairgraph.serve.permanent import Reference

__all__ = ["verify"]

_SHOWN = 10


def verify(
    answer: Annotated[
        str, typer.Argument(metavar="LINK-OR-FILE", help="A permanent link, or an answer as downloaded.")
    ],
    *,
    link: Annotated[
        str | None,
        typer.Option("--link", metavar="LINK", help="The permanent link of a file that does not carry it."),
    ] = None,
    release: ReleaseOption = None,
) -> None:
    """Run a cited answer again and say "same", or what has changed.

    \b
      pairgraph verify 'http://localhost:8000/answer/0025…/funding-by-supporter/a1b2…'
      pairgraph verify funding-by-supporter.002520fd908c.a1b2c3d4e5f6.csv
      pairgraph verify renamed.csv --link 'http://localhost:8000/answer/…'

    A link is not visited: its question runs on the release at hand. JSON, XML and Turtle answers carry
    their link; CSV and TSV carry it in their file's name, or in the file NAME.csv-metadata.json beside them.

    \b
    Exit codes: 0 same, 1 changed, 2 no link and no answer, 3 no release.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.cli.cited import cited
    from pairgraph.graph.release import find_release

    was, reference = cited(answer, link)
    current = find_release(Path(release) if release else None)
    if was is None:
        _verify_link(reference, current)
    else:
        _verify_file(was, Path(answer), reference, current)


def _verify_link(reference: Reference, current: Release) -> None:
    """Run the question on the cited release, where it is at hand, and on the current one."""
    from pairgraph.serve.comparison import compare

    changed, now = _now(reference, current, ".json")
    if not changed:
        typer.echo(f"same: {len(now.rows)} rows, release {current.digest[:12]}")
        return
    if (cited := _release_of(reference, current)) is None:
        raise CheckFailedError(
            f"changed: {'; '.join(changed)}. The rows cannot be compared, for the cited release is not here.",
            remedy="Give its folder with --release, or verify the downloaded file.",
        )
    _tell(compare(_run(reference, cited, ".json"), now), now, changed)


def _verify_file(was: Rows, file: Path, reference: Reference, current: Release) -> None:
    from pairgraph.serve.comparison import compare

    changed, now = _now(reference, current, file.suffix)
    _tell(compare(was, now), now, changed)


def _now(reference: Reference, current: Release, suffix: str) -> tuple[list[str], Rows]:
    """Answer the question on the current release; say which digests are others now.

    Raises:
        CheckFailedError: another release does not know the question, or one of its values.

    """
    try:
        return _changed(reference, current), _run(reference, current, suffix)
    except QueryError as error:
        if current.digest.startswith(reference.release):
            raise
        now, was = current.digest[:12], reference.release[:12]
        raise CheckFailedError(f"changed: {error} The release is {now}, cited was {was}.") from error


def _run(reference: Reference, release: Release, suffix: str) -> Rows:
    """Answer the question on a release, with its own stored queries, and read that as a file is read."""
    from pairgraph.serve.answer_file import read

    graph = _open(release)
    found = graph.query(
        reference.name,
        **{name: some[0] if len(some) == 1 else some for name, some in reference.values.items()},
    )
    if suffix == ".ttl":
        return read(found.to_json(), ".json").by_name()
    text = {".csv": found.to_csv, ".tsv": found.to_tsv, ".xml": found.to_xml}.get(suffix, found.to_json)()
    return read(text, suffix)


def _open(release: Release) -> Graph:
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.graph import Graph

    folder = release.folder / "queries"
    return Graph.of_release(release, Catalogue(folder) if folder.is_dir() else None)


def _changed(reference: Reference, current: Release) -> list[str]:
    """Say which of the digests that are cited are others now."""
    from pairgraph.serve.permanent import query_digest

    now = {"release": current.digest, "query": query_digest(_open(current).catalogue[reference.name])}
    cited = {"release": reference.release, "query": reference.query}
    return [
        f"the {name} is {now[name][:12]}, cited was {digest[:12]}"
        for name, digest in cited.items()
        if not now[name].startswith(digest)
    ]


def _release_of(reference: Reference, current: Release) -> Release | None:
    """Find the cited release among those that were built beside the current one."""
    from pairgraph.graph.release import MANIFEST, Release

    folder = current.folder.parent / reference.release
    return Release(folder) if (folder / MANIFEST).is_file() else None


def _tell(difference: Difference, now: Rows, changed: list[str]) -> None:
    """Say "same" or what has changed.

    Raises:
        CheckFailedError: something has.

    """
    aside = f" ({'; '.join(changed)})" if changed else ""
    if not difference:
        typer.echo(f"same: {len(now.rows)} rows{aside}")
        return
    for sign, rows in (("-", difference.gone), ("+", difference.come)):
        for row in rows[:_SHOWN]:
            typer.echo(f"{sign} {', '.join(row)}")
        if len(rows) > _SHOWN:
            typer.echo(f"{sign} … {len(rows) - _SHOWN} more rows")
    raise CheckFailedError(f"changed: {_summary(difference)}{aside}.")


def _summary(difference: Difference) -> str:
    if difference.columns:
        return "the columns are others: " + ", ".join(difference.columns)
    if difference.moved:
        return "the rows are the same in another order"
    return f"{len(difference.gone)} rows are gone, {len(difference.come)} are new"
