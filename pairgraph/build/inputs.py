"""Everything that goes into a build, and its digests."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

import pairgraph
from pairgraph.build.concepts import ontology_files, scheme_files, turtle_triples
from pairgraph.build.lift import CONTEXT
from pairgraph.build.previous import PREVIOUS
from pairgraph.build.schema import schema_files
from pairgraph.errors import MissingError, PairgraphError
from pairgraph.graph.terms import in_graph
from pairgraph.link.linkset import SUFFIX
from pairgraph.vocabulary import graph_iri, project_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

__all__ = ["Inputs"]

_ENGINES = ("pyoxigraph", "pyshacl", "rdflib", "PyYAML", "jsonschema")


@dataclass(frozen=True)
class Inputs:
    """The files of one build.

    Args:
        data: the folder with ``reports/*.yaml``, ``links/*.sssom.tsv`` and the reference files beside them.
        root: the project's own files: ontology, shapes, queries, context, schemas.

    """

    data: Path
    root: Path

    @classmethod
    def find(cls, data: Path | None) -> Inputs:
        """Take the given data folder, or the project's.

        Raises:
            MissingError: the folder is not there.

        """
        folder = data if data is not None else project_files() / "data"
        if not folder.is_dir():
            raise MissingError(f"There is no folder {folder}.", remedy="Name the folder of the fact files.")
        return cls(folder, project_files())

    @cached_property
    def reports(self) -> list[Path]:
        """The fact files of the reports, in order."""
        return sorted(self.data.glob("reports/*.yaml"))

    @cached_property
    def reference(self) -> list[Path]:
        """The fact files that all reports share, in order."""
        return sorted(self.data.glob("*.yaml"))

    @property
    def previous(self) -> Path:
        """The file that names the version before this one; there need not be one."""
        return self.data / PREVIOUS

    @cached_property
    def links(self) -> list[Path]:
        """The tables of links to other people's data, in order."""
        return sorted(self.data.glob(f"links/*{SUFFIX}"))

    @cached_property
    def declared(self) -> list[Path]:
        """The project's files that decide what becomes of the facts, in order."""
        ontology = self.root / "ontology"
        return [
            *ontology_files(ontology),
            *scheme_files(ontology),
            *sorted(ontology.glob("rules/*.rq")),
            *sorted((self.root / "shapes").glob("*.ttl")),
            self.root / "data" / CONTEXT,
            *schema_files(self.root / "data"),
        ]

    @cached_property
    def queries(self) -> list[Path]:
        """The stored queries, in order."""
        return sorted((self.root / "queries").glob("*/*.rq"))

    @cached_property
    def digests(self) -> dict[str, str]:
        """Name of each file (as in the project, wherever it lies) → SHA-256."""
        own = {self.name(file): _digest(file) for file in (*self.declared, *self.queries)}
        return own | {
            self.name(file): _digest(file)
            for file in (*self.reference, *self.links, *self.reports, self.previous)
            if file != self.previous or file.is_file()
        }

    @cached_property
    def code(self) -> str:
        """SHA-256 over pairgraph's own modules."""
        package = Path(pairgraph.__file__).parent
        files = (f for kind in ("*.py", "*.rq") for f in package.rglob(kind) if "_files" not in f.parts)
        return _together({file.relative_to(package).as_posix(): _digest(file) for file in files})

    @cached_property
    def base(self) -> str:
        """SHA-256 over all that every report's work depends on besides the report itself."""
        files = {self.name(file): self.digests[self.name(file)] for file in (*self.declared, *self.reference)}
        return _together({**files, "code": self.code, **{name: version(name) for name in _ENGINES}})

    def name(self, file: Path) -> str:
        """Name a file as it is called in the project.

        >>> from pathlib import Path
        >>> Inputs(Path("facts"), Path("project")).name(Path("facts/reports/a.yaml"))
        'data/reports/a.yaml'
        """
        if file.is_relative_to(self.data):
            return f"data/{file.relative_to(self.data).as_posix()}"
        return file.relative_to(self.root).as_posix()

    def ontology(self) -> list[Quad]:
        """Read the ontology and the concept schemes, each into its graph."""
        folder = self.root / "ontology"
        return [*_graph(ontology_files(folder), "ontology"), *_graph(scheme_files(folder), "schemes")]


def _graph(files: Iterable[Path], name: str) -> list[Quad]:
    graph = NamedNode(graph_iri(name))
    return [in_graph(triple, graph) for file in files for triple in turtle_triples(file)]


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise PairgraphError(f"{file} cannot be read: {error.strerror}.") from error


def _together(parts: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
