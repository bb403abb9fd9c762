"""The portions in which ``pairgraph validate`` checks a release or files, and where their things are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pyoxigraph import Quad, Triple

    from pairgraph.build.facts import FactFile
    from pairgraph.graph.release import Release
    from pairgraph.validate import Finding

__all__ = ["Places", "check_files", "check_release"]

Places: TypeAlias = "dict[str, Sequence[str | int]]"
"""Id → file and, where it is known, line."""


def check_release(release: Release) -> tuple[list[Finding], Places]:
    """Check each report of a release with the reference, as the build does."""
    import json

    from pairgraph.validate.findings import arrange
    from pairgraph.vocabulary import graph_iri

    quads = _by_graph(release.store())
    base = [*quads.get(graph_iri("ontology"), ()), *quads.get(graph_iri("schemes"), ())]
    reference, derived = quads.get(graph_iri("reference"), []), quads.get(graph_iri("inferred"), [])
    findings = _portion(reference, base, derived)
    for name in sorted(name for name in quads if name.startswith(graph_iri("report/"))):
        findings += _portion(quads[name], [*base, *reference], derived)
    # What reports share is looked at in the portion of each, and told once.
    return arrange(findings), json.loads(release.file("facts.json").read_text("utf-8"))


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    found: dict[str, list[Triple]] = {}
    for quad in quads:
        found.setdefault(str(quad.graph_name)[1:-1], []).append(quad.triple)
    return found


def _portion(own: list[Triple], base: list[Triple], derived: list[Triple]) -> list[Finding]:
    """Check some triples together with those they build on and what is derived from both."""
    from pairgraph.validate import validate

    known = {triple.subject for triple in (*own, *base)}
    focus = {str(triple.subject).strip("<>") for triple in own}
    return validate([*own, *base, *(triple for triple in derived if triple.subject in known)], focus=focus)


def check_files(files: Sequence[Path]) -> tuple[list[Finding], Places]:
    """Check files together with the project's ontology and reference, deriving what follows."""
    from pairgraph.build.inputs import Inputs
    from pairgraph.reason.rules import derive

    own: list[Quad] = []
    places: Places = {}
    inputs = Inputs.find(None)
    shared, shared_quads = _reference(inputs.reference)
    for file in files:
        quads, lines = _facts(file, shared) if file.suffix in {".yaml", ".yml"} else _rdf(file)
        own += quads
        places |= lines
    base = [*inputs.ontology(), *shared_quads]
    derived = derive([*base, *own])
    return _portion([quad.triple for quad in own], [quad.triple for quad in base], list(derived)), places


def _reference(files: Iterable[Path]) -> tuple[list[FactFile], list[Quad]]:
    from pairgraph.build import facts, lift
    from pairgraph.vocabulary import graph_iri

    read = [facts.read(file) for file in files]
    return read, [quad for file in read for quad in lift.quads(file, graph_iri("reference"))]


def _facts(file: Path, reference: list[FactFile]) -> tuple[list[Quad], Places]:
    from pairgraph.build import checks, facts, lift
    from pairgraph.vocabulary import graph_iri

    read = facts.read(file)
    if all(file.resolve() != other.path.resolve() for other in reference):
        checks.check(reference, [read])
    quads = lift.quads(read, graph_iri(f"report/{file.stem}"))
    return quads, {name: (str(file), line) for name, line in read.lines.items()}


def _rdf(file: Path) -> tuple[list[Quad], Places]:
    from pyoxigraph import RdfFormat, parse

    from pairgraph.errors import PairgraphError

    if (form := RdfFormat.from_extension(file.suffix[1:])) is None:
        raise PairgraphError(
            f"{file} is no file of facts or RDF.", remedy="Give .yaml, .ttl, .nt, .trig or .nq."
        )
    try:
        quads = list(parse(path=file, format=form, rename_blank_nodes=True))
    except OSError as error:
        raise PairgraphError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (SyntaxError, ValueError) as error:
        raise PairgraphError(f"{file}: {error}", remedy="Correct the syntax.") from error
    return quads, {str(quad.subject).strip("<>"): (str(file),) for quad in quads}
