"""The codebook: what every term, code, column and question means. Its pages are written by ``page``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pairgraph.archive import coding
from pairgraph.archive.codebook_questions import asked
from pairgraph.archive.section import Codebook, Item, Section
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pairgraph.archive.answers import Answered
    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.tables import Table
    from pairgraph.archive.terms import Term

__all__ = ["codebook"]

_OURS: Final = ("pao:", "pau:", "pam:", "pas:")
_CLASS: Final = "owl:Class"
_PROPERTIES: Final = {"owl:ObjectProperty", "owl:DatatypeProperty"}
_SKOS: Final = "skos:Concept"
_NOTES: Final = {
    "in Chinese": "skos:prefLabel",
    "notation": "skos:notation",
    "note": "skos:scopeNote",
    "example": "skos:example",
    "a kind of": "rdfs:subClassOf",
    "broader": "skos:broader",
    "values": "rdfs:range",
    "used with": "schema:domainIncludes",
    "unit": "pao:defaultUnit",
    "may be added up": "pao:additivity",
    "level": "pao:resultsChainLevel",
    "the same as": "skos:exactMatch",
    "near to": "skos:closeMatch",
    "deprecated": "owl:deprecated",
    "replaced by": "dcterms:isReplacedBy",
}
"""What the codebook tells of a term beside its definition → the property that says it."""


def codebook(deposit: Deposit, tables: Sequence[Table], questions: Sequence[Answered]) -> Codebook:
    """Write the codebook of a release.

    Args:
        deposit: the release and what is known of it.
        tables: the tables of the package, with their columns.
        questions: the stored questions, answered.

    """
    terms = deposit.terms
    return Codebook(
        f"Codebook: {deposit.title}",
        (
            *coding.sections(deposit, questions),
            *_coded(terms),
            Section("Classes", items=_items(_of(terms, {_CLASS}))),
            Section("Properties", items=_items(_of(terms, _PROPERTIES))),
            *_schemes(terms),
            _tables(tables),
            asked(questions),
            _graphs(deposit),
            _prefixes(),
        ),
    )


def _of(terms: Mapping[str, Term], types: set[str]) -> Iterator[Term]:
    return (term for term in terms.values() if types & set(term.types) and term.name.startswith(_OURS))


def _items(terms: Iterable[Term]) -> tuple[Item, ...]:
    return tuple(Item(term.name, term.label(), term.definition, tuple(_details(term))) for term in terms)


def _details(term: Term) -> Iterator[tuple[str, str]]:
    for name, source in _NOTES.items():
        if said := term.said(source, "zh" if name == "in Chinese" else "en"):
            yield name, said
    if term.count:
        yield "how often", f"{term.count:,}"


def _coded(terms: Mapping[str, Term]) -> Iterator[Section]:
    """Yield a section for every class whose members the ontology itself lists: the codes."""
    members: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms.values():
        if term.name.startswith("pao:") and _SKOS not in term.types:
            for kind in term.types:
                if kind in terms:
                    members[kind].append(term)
    for kind, listed in sorted(members.items()):
        title = f"Codes: {terms[kind].label()} ({kind})"
        yield Section(title, (terms[kind].definition,), _items(listed))


def _schemes(terms: Mapping[str, Term]) -> Iterator[Section]:
    """Yield a section for every concept scheme."""
    members: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms.values():
        if not term.name.startswith("pao:") or _SKOS in term.types:
            members[term.said("skos:inScheme")].append(term)
    for scheme, listed in sorted(members.items()):
        if scheme:
            title = terms[scheme].label() if scheme in terms else scheme
            yield Section(f"Concepts: {title} ({scheme})", items=_items(listed))


def _tables(tables: Sequence[Table]) -> Section:
    words = (
        "CSV in UTF-8, one heading row, an empty cell where nothing is stated. csv-metadata.json says the "
        "same for programs (CSV on the Web).",
    )
    items = [
        Item(f"{table.path}: {column.name}", column.label, column.text, column.details)
        for table in tables
        for column in table.columns
    ]
    return Section("Tables and their columns", words, tuple(items))


def _graphs(deposit: Deposit) -> Section:
    words = ("Every statement is in one of these named graphs; release/graphs has a file for each.",)
    items = (
        Item(name, text=coding.graph(name), details=(("statements", f"{count:,}"),))
        for name, count in sorted(deposit.manifest["graphs"].items())
    )
    return Section("Named graphs", words, tuple(items))


def _prefixes() -> Section:
    words = ("In tables and files a name such as region:zhuhai is short for prefix plus rest.",)
    return Section("Prefixes", words, tuple(Item(f"{name}:", text=PREFIXES[name]) for name in PREFIXES))
