"""Rules: what follows from the facts, as SPARQL CONSTRUCT queries run to a fixpoint.

Each rule is a file ``ontology/rules/NN-name.rq`` whose first line says why it is there. Rules run in
the order of their names, again and again until none finds anything new, so the order decides how fast
the end is reached and never what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Quad, QueryTriples, Store

from pairgraph.errors import QueryError
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import Triple

__all__ = ["Rule", "derive", "load_rules"]

_REASON: Final = "# reason: "
_AXIOM: Final = "# axiom: "


@dataclass(frozen=True, slots=True)
class Rule:
    r"""A CONSTRUCT query, why it is there, and the OWL axiom it carries out, if there is one.

    >>> Rule.parse("06-supports", "# reason: It follows.\nCONSTRUCT WHERE { ?s ?p ?o }").reason
    'It follows.'
    """

    name: str
    reason: str
    text: str
    axiom: str | None = None

    @classmethod
    def parse(cls, name: str, text: str) -> Rule:
        r"""Read a rule from the text of its file.

        Raises:
            QueryError: its first line does not say why the rule is there.

        >>> Rule.parse("a", "# reason: Why.\n# axiom: rdfs:subClassOf\n").axiom
        'rdfs:subClassOf'

        """
        first, second, *_ = [*text.splitlines(), "", ""]
        if not first.startswith(_REASON):
            remedy = f"Begin it with '{_REASON}…'."
            raise QueryError(f"The rule {name} does not say why it is there.", line=1, remedy=remedy)
        axiom = second.removeprefix(_AXIOM) if second.startswith(_AXIOM) else None
        return cls(name, first.removeprefix(_REASON), text, axiom)

    def run(self, store: Store) -> set[Triple]:
        """Return what the rule constructs from the default graph of a store.

        Raises:
            QueryError: the rule is not a valid CONSTRUCT query.

        >>> len(Rule("all", "", "CONSTRUCT WHERE { ?s ?p ?o }").run(Store()))
        0

        """
        try:
            return set(cast("QueryTriples", store.query(self.text)))
        except (SyntaxError, TypeError) as error:
            raise QueryError(f"The rule {self.name} is no valid CONSTRUCT query: {error}") from error


def load_rules(folder: Path | None = None) -> list[Rule]:
    """Return the rules of a folder by name; without one, the project's own.

    >>> [rule.name for rule in load_rules()][:2]
    ['01-types', '02-labels']
    """
    files = sorted((folder or project_files() / "ontology" / "rules").glob("*.rq"))
    return [Rule.parse(file.stem, file.read_text(encoding="utf-8")) for file in files]


def derive(quads: Iterable[Quad], rules: Iterable[Rule] | None = None) -> set[Triple]:
    """Return every triple that follows from some quads by the rules and is not already among them.

    The rules see all the graphs of the quads as one.

    >>> from pyoxigraph import RdfFormat, parse
    >>> facts = "<a:r> <https://w3id.org/pairing-off/ontology#assistingParty> <a:x> ;"
    >>> facts += " <https://w3id.org/pairing-off/ontology#assistedParty> <a:y> ."
    >>> for triple in derive(parse(facts, RdfFormat.TURTLE)):
    ...     print(triple)
    <a:x> <https://w3id.org/pairing-off/ontology#supports> <a:y>
    """
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    in_order = load_rules() if rules is None else list(rules)
    found: set[Triple] = set()
    while new := _one_round(store, in_order):
        found |= new
    return found


def _one_round(store: Store, rules: list[Rule]) -> set[Triple]:
    found: set[Triple] = set()
    for rule in rules:
        new = {triple for triple in rule.run(store) if Quad(*triple) not in store}
        store.extend(Quad(*triple) for triple in new)
        found |= new
    return found
