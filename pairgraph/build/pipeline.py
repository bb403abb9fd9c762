"""The build: read, check, lift, derive, validate, describe, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pairgraph
from pairgraph.build.cache import Cache
from pairgraph.build.content import Content
from pairgraph.build.dataset import describe
from pairgraph.build.folder import clean, move, point, writing
from pairgraph.build.inputs import Inputs
from pairgraph.build.links import make_links
from pairgraph.build.lock import locked
from pairgraph.build.parts import make_parts
from pairgraph.build.previous import read_previous
from pairgraph.build.verdict import ViolationsError
from pairgraph.graph.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pyoxigraph import Quad

    Progress = Callable[[str, int, int], None]

__all__ = ["assemble", "build"]


def build(
    out: Path,
    *,
    data: Path | None = None,
    strict: bool = True,
    keep_invalid: bool = False,
    wait: float = 60,
    progress: Progress | None = None,
) -> Release:
    """Build a release and make it the current one.

    Args:
        out: the build folder; ``current`` in it then leads to the release.
        data: the folder of the fact files; without it the project's own.
        strict: release nothing that violates a shape.
        keep_invalid: write what violates to ``invalid/<digest>`` for inspection; it is never current.
        wait: for how many seconds to wait for another build in the same folder.
        progress: told the stage, how much of it is done and how much there is.

    Raises:
        FactFileError: the fact files hold mistakes; all are listed.
        CheckFailedError: the facts violate shapes, and ``strict`` is set.
        BusyError: another build holds the folder.
        PairgraphError: the release cannot be written.

    """
    tell = progress or _silent
    with locked(out, wait, lambda: tell("waiting for another build", 0, 1)):
        clean(out)
        cache = Cache(out / "cache")
        content = assemble(Inputs.find(data), cache, tell)
        if content.violations and strict:
            kept = _write(content, out, "invalid", tell) if keep_invalid else None
            raise ViolationsError(content.findings, content.lines, kept)
        release = _write(content, out, "releases", tell)
        point(out / "current", release)
        cache.prune()
        return Release(release)


def assemble(inputs: Inputs, cache: Cache, tell: Progress) -> Content:
    """Make all that a release holds from the inputs, doing again only what changed."""
    ontology = inputs.ontology()
    reference, *reports = make_parts(inputs, cache, ontology, tell)
    tell("linking", 0, 1)
    links = make_links(inputs, cache, ontology, [reference, *reports])
    quads = [*ontology, *_queries(inputs)]
    quads += [quad for part in (reference, *reports, links) for quad in (*part.quads, *part.derived)]
    return Content(
        inputs,
        [*quads, *describe(quads, inputs.digests, read_previous(inputs.previous, pairgraph.__version__))],
        sum(_is_fact(name) for part in reports for name in part.described),
        {name: place for part in (*reports[::-1], links, reference) for name, place in part.lines.items()},
        sorted({finding for part in (reference, *reports, links) for finding in part.findings}, key=str),
    )


def _queries(inputs: Inputs) -> Iterable[Quad]:
    """Publish the stored queries in a graph of their own."""
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.publish import to_quads

    return to_quads(Catalogue(inputs.root / "queries"))


def _write(content: Content, out: Path, kind: str, tell: Progress) -> Path:
    """Write a release under its digest, unless it is there already."""
    target = out / kind / content.digest
    if not content.is_in(target):
        tell("writing the release", 0, 1)
        with writing(out, content.digest) as aside:
            content.write(aside)
            tell("moving the release into place", 0, 1)
            move(aside, target)
    tell("done", 1, 1)
    return target


def _is_fact(name: str) -> bool:
    return not name.startswith(("report:", "passage:"))


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
