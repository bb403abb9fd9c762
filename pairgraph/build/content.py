"""What a release holds, before it is a folder."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

import pairgraph
from pairgraph.build.tables import write_tables
from pairgraph.graph.canonical import canonical_dataset, canonical_nquads, digest
from pairgraph.graph.release import MANIFEST
from pairgraph.graph.store import memory_store, write_store
from pairgraph.vocabulary import GRAPHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pyoxigraph import Quad

    from pairgraph.build.inputs import Inputs
    from pairgraph.validate import Finding

__all__ = ["Content"]


@dataclass(frozen=True)
class Content:
    """Everything a release is written from.

    Attributes:
        inputs: the files it was made from.
        asserted: every quad of the release.
        facts: how many things the reports describe, besides themselves and their passages.
        lines: id → file and line.
        findings: what SHACL found.

    """

    inputs: Inputs
    asserted: Sequence[Quad]
    facts: int
    lines: Mapping[str, tuple[str, int]]
    findings: Sequence[Finding]

    @cached_property
    def quads(self) -> list[Quad]:
        """Every quad once, literals as Oxigraph keeps them, blank nodes named canonically."""
        return list(canonical_dataset(memory_store(self.asserted)))

    @cached_property
    def nquads(self) -> bytes:
        """The canonical N-Quads."""
        return canonical_nquads(self.quads)

    @cached_property
    def digest(self) -> str:
        """The release's name: SHA-256 over the canonical N-Quads."""
        return digest(self.nquads)

    @property
    def violations(self) -> int:
        """How many findings forbid a release."""
        return sum(finding.severity == "Violation" for finding in self.findings)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the release holds, in figures."""
        levels = Counter(finding.severity for finding in self.findings)
        return {
            "digest": self.digest,
            "version": pairgraph.__version__,
            "code": self.inputs.code,
            "reports": [file.stem for file in self.inputs.reports],
            "facts": self.facts,
            "triples": len({quad.triple for quad in self.quads}),
            "quads": len(self.quads),
            "graphs": dict(sorted(Counter(map(_graph, self.quads)).items())),
            "inputs": self.inputs.digests,
            "validation": {
                "violations": self.violations,
                "warnings": levels["Warning"],
                "infos": levels["Info"],
            },
        }

    def is_in(self, folder: Path) -> bool:
        """Say whether a release folder holds exactly this, written by this code."""
        try:
            return bool(json.loads((folder / MANIFEST).read_text("utf-8")) == self.manifest)
        except (OSError, ValueError):
            return False

    def write(self, folder: Path) -> None:
        """Write all files of a release into an empty folder."""
        write_store(folder / "store", self.quads)
        self._write_graphs(folder)
        self._write_findings(folder)
        self._copy_queries(folder / "queries")
        write_tables(memory_store(self.quads), folder / "tables")
        _json(folder / "facts.json", self.lines)
        _json(folder / MANIFEST, self.manifest)

    def _write_graphs(self, folder: Path) -> None:
        from pairgraph.graph.turtle import write_trig, write_turtle

        (folder / "pairgraph.nq").write_bytes(self.nquads)
        _text(folder / "pairgraph.ttl", write_turtle({quad.triple for quad in self.quads}))
        _text(folder / "pairgraph.trig", write_trig(self.quads))
        (folder / "graphs").mkdir()
        for name in self.manifest["graphs"]:
            triples = [quad.triple for quad in self.quads if _graph(quad) == name]
            _text(folder / "graphs" / f"{name.replace('/', '-')}.ttl", write_turtle(triples))

    def _write_findings(self, folder: Path) -> None:
        from pairgraph.validate import to_turtle

        _json(folder / "validation.json", [asdict(finding) for finding in self.findings])
        _text(folder / "validation.ttl", to_turtle(self.findings))

    def _copy_queries(self, folder: Path) -> None:
        for file in self.inputs.queries:
            place = folder / file.parent.name / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def _graph(quad: Quad) -> str:
    return quad.graph_name.value.removeprefix(GRAPHS) if isinstance(quad.graph_name, NamedNode) else ""


def _text(file: Path, text: str) -> None:
    file.write_bytes(text.encode())


def _json(file: Path, value: object) -> None:
    _text(file, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
