"""One part of a build: a report (or the reference files) lifted, reasoned over and validated by itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from pairgraph.build import identity, lift
from pairgraph.graph.canonical import canonical_nquads
from pairgraph.graph.terms import in_graph
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.build.facts import FactFile
    from pairgraph.validate import Finding

__all__ = ["Part"]


@dataclass(frozen=True)
class Part:
    """What one part comes to.

    Attributes:
        lines: id → line of its file, for everything described or mentioned.
        described: id → line, for what is described.
        quads: what the files say.
        derived: what follows from it, in the graph ``inferred``.
        findings: what SHACL finds.

    """

    lines: dict[str, tuple[str, int]]
    described: dict[str, int]
    quads: list[Quad]
    derived: list[Quad]
    findings: list[Finding]

    @classmethod
    def make(cls, files: Sequence[tuple[str, FactFile]], graph: str, base: Iterable[Quad]) -> Part:
        """Do the work for some fact files that make up one named graph.

        Args:
            files: name and content of each.
            graph: the graph's name, such as ``report/zhuhai-chongqing``.
            base: what the files build on: the ontology, the schemes and, for a report, the reference graph.

        """
        from pairgraph.reason.rules import derive
        from pairgraph.validate import validate

        quads = [quad for _, facts in files for quad in lift.quads(facts, graph_iri(graph))]
        known = [*base, *quads]
        inferred = NamedNode(graph_iri("inferred"))
        derived = [in_graph(triple, inferred) for triple in derive(known)]
        focus = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
        findings = validate([quad.triple for quad in (*known, *derived)], focus=focus)
        lines = {i: (name, line) for name, facts in files for i, line in facts.lines.items()}
        described = {i: line for _, facts in files for i, line in identity.described(facts).items()}
        return cls(lines, described, quads, derived, findings)

    def to_json(self) -> dict[str, Any]:
        """Return the part as a JSON document."""
        return {
            "lines": self.lines,
            "described": self.described,
            "quads": canonical_nquads(self.quads).decode(),
            "derived": canonical_nquads(self.derived).decode(),
            "findings": [asdict(finding) for finding in self.findings],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Part:
        """Read back what :meth:`to_json` wrote."""
        from pairgraph.validate import Finding

        return cls(
            {name: (place[0], place[1]) for name, place in kept["lines"].items()},
            kept["described"],
            list(parse(kept["quads"], format=RdfFormat.N_QUADS)),
            list(parse(kept["derived"], format=RdfFormat.N_QUADS)),
            [Finding(**finding) for finding in kept["findings"]],
        )
