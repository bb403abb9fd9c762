"""Quality: whether the ontology is written as our rules ask.

Apart from the checks of data, three kinds: SHACL shapes and SPARQL queries over the ontology
(``ontology/quality/``), and names, anywhere in ontology, shapes, queries, context and data, that
nothing of ours defines or that a well-known vocabulary does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from pairgraph.reason.checks import load_checks
from pairgraph.reason.flaws import Flaw
from pairgraph.reason.mentions import mentions
from pairgraph.reason.names import exists_on_the_web, is_ours
from pairgraph.reason.ontology import ontology_triples
from pairgraph.vocabulary import compact, project_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

__all__ = ["check_names", "check_ontology", "check_shapes"]

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OLD: Final = NamedNode("http://www.w3.org/2002/07/owl#deprecated")
_FILES: Final = (
    "ontology/**/*.ttl",
    "ontology/**/*.rq",
    "shapes/**/*.ttl",
    "queries/**/*.rq",
    "data/*.jsonld",
)
_UNDEFINED: Final = "No file of the ontology defines it. Define it there or correct the name."
_DEPRECATED: Final = "It is deprecated. Use the term that its dcterms:isReplacedBy names."
_MISUSED: Final = "Its vocabulary has no such term. Correct the name."


def check_ontology(
    triples: Iterable[Triple] | None = None, *, files: Path | None = None, data: Iterable[Triple] = ()
) -> list[Flaw]:
    """Return everything that is wrong with how the ontology is written, in a fixed order.

    Args:
        triples: the ontology; the project's own where none is given.
        files: the folder whose ontology, shapes, queries and context may name only terms that exist.
        data: facts that may name only terms that exist.

    >>> check_ontology()
    []

    """
    ontology = list(ontology_triples() if triples is None else triples)
    store = Store()
    store.extend(Quad(*triple) for triple in ontology)
    found = {flaw for check in load_checks() for flaw in check.run(store)}
    found.update(check_shapes(ontology))
    found.update(check_names(ontology, files or project_files(), data))
    return sorted(found)


def check_names(ontology: Iterable[Triple], files: Path, data: Iterable[Triple] = ()) -> Iterator[Flaw]:
    """Yield a flaw for every name in files and data that is to be a term and is none, or is deprecated.

    The ontology itself has to go on naming its deprecated terms; in data they are the shapes' to tell.

    >>> from pathlib import Path
    >>> from pyoxigraph import Triple
    >>> slip = NamedNode("https://w3id.org/pairing-off/ontology#valeu")
    >>> [flaw.focus for flaw in check_names([], Path("nowhere"), [Triple(slip, slip, slip)])]
    ['pao:valeu']
    """
    ontology = list(ontology)
    old = {triple.subject.value for triple in ontology if triple.predicate == _OLD}  # type: ignore[union-attr]
    defined = {str(triple.subject) for triple in ontology if triple.predicate == _TYPE}
    for file in sorted(path for pattern in _FILES for path in files.glob(pattern)):
        for iri, line in mentions(file):
            place = f"{file.relative_to(files)}:{line}"
            yield from _name(iri, defined, place)
            if iri in old and not place.startswith("ontology/"):
                yield Flaw("deprecated-name", compact(iri), _DEPRECATED, place)
    terms = {node.value for triple in data for node in triple if isinstance(node, NamedNode)}
    for iri in sorted(terms):
        yield from _name(iri, defined, "")


def _name(iri: str, defined: set[str], place: str) -> Iterator[Flaw]:
    if is_ours(iri) and f"<{iri}>" not in defined:
        yield Flaw("undefined-name", compact(iri), _UNDEFINED, place)
    elif not exists_on_the_web(iri):
        yield Flaw("misused-vocabulary", compact(iri), _MISUSED, place)


def check_shapes(ontology: Iterable[Triple]) -> Iterator[Flaw]:
    """Yield a flaw for every result of the shapes for the ontology.

    >>> min(check_shapes([])).check
    'quality:heading-creator'
    """
    from pyshacl import validate
    from rdflib import RDF, SH, Graph

    shapes = Graph().parse(project_files() / "ontology" / "quality" / "shapes.ttl")
    lines = serialize(ontology, format=RdfFormat.N_TRIPLES)
    _, report, _ = validate(Graph().parse(data=lines, format="nt"), shacl_graph=shapes)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = shapes.namespace_manager.normalizeUri(str(report.value(result, SH.sourceShape)))
        message = report.value(result, SH.resultMessage)
        yield Flaw(shape, compact(str(report.value(result, SH.focusNode))), str(message))
