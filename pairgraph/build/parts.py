"""The parts of a build, those that changed made anew and the others taken from the cache."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pairgraph.build import checks, facts, identity
from pairgraph.build.part import Part
from pairgraph.build.problems import refuse
from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Quad

    from pairgraph.build.cache import Cache
    from pairgraph.build.facts import FactFile
    from pairgraph.build.inputs import Inputs

    Progress = Callable[[str, int, int], None]

__all__ = ["make_parts"]


def make_parts(inputs: Inputs, cache: Cache, ontology: Sequence[Quad], tell: Progress) -> Iterator[Part]:
    """Yield the part of the reference files, then that of each report.

    Raises:
        FactFileError: the fact files hold mistakes; all are listed before any other work is done.

    """
    kept = {file: cache.get(_key(inputs, file)) for file in inputs.reports}
    changed = [file for file in inputs.reports if kept[file] is None]
    reference, reports = _checked(inputs, changed, kept, tell)
    shared = _reference(inputs, cache, reference, ontology)
    yield shared
    base = [*ontology, *shared.quads]
    for number, file in enumerate(inputs.reports):
        tell(file.stem, number, len(inputs.reports))
        yield _report(inputs, cache, (file, kept[file]), reports, base)


def _checked(
    inputs: Inputs, changed: Iterable[Path], kept: dict[Path, dict[str, Any] | None], tell: Progress
) -> tuple[list[FactFile], dict[Path, FactFile]]:
    """Read the reference files and the changed reports, and refuse them all together if need be."""
    tell("checking the fact files", 0, 1)
    problems: list[FactFileError] = []
    reference = list(_read(inputs.reference, problems))
    reports = {file.path: file for file in _read(changed, problems)}
    shared = checks.shared_things(reference)
    problems += checks.reference_problems(reference, shared)
    for report in reports.values():
        problems += checks.report_problems(report, shared)
    described = [(file.path, identity.described(file)) for file in (*reference, *reports.values())]
    described += [(file, part["described"]) for file, part in kept.items() if part is not None]
    refuse([*problems, *identity.clashes(described)])
    return reference, reports


def _read(files: Iterable[Path], problems: list[FactFileError]) -> Iterator[FactFile]:
    """Read what can be read, and note what cannot."""
    for file in files:
        try:
            yield facts.read(file)
        except FactFileError as error:
            problems.append(error)


def _reference(inputs: Inputs, cache: Cache, files: Sequence[FactFile], ontology: Sequence[Quad]) -> Part:
    key = _together(inputs.base, "reference")
    if (kept := cache.get(key)) is not None:
        return Part.from_json(kept)
    part = Part.make([(inputs.name(file.path), file) for file in files], "reference", ontology)
    cache.put(key, part.to_json())
    return part


def _report(
    inputs: Inputs,
    cache: Cache,
    found: tuple[Path, dict[str, Any] | None],
    reports: dict[Path, FactFile],
    base: Sequence[Quad],
) -> Part:
    file, kept = found
    if kept is not None:
        return Part.from_json(kept)
    part = Part.make([(inputs.name(file), reports[file])], f"report/{file.stem}", base)
    cache.put(_key(inputs, file), part.to_json())
    return part


def _key(inputs: Inputs, file: Path) -> str:
    name = inputs.name(file)
    return _together(inputs.base, name, inputs.digests[name])


def _together(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
