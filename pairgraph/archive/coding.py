"""The prose of the codebook: how figures, vagueness, totals, time and silence are coded."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from pairgraph.archive.section import Item, Section
from pairgraph.errors import MissingError
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.archive.answers import Answered
    from pairgraph.archive.deposit import Deposit, Source

__all__ = ["graph", "reading", "sections"]

_GRAPHS: Final = {
    "report/": "the facts of one report, as stated there",
    "links/": "links to outside data: every judgement with who made it, when and how sure",
    "reference": "regions with their versions and codes, and actors that several reports share",
    "inferred": "what the rules derive from the rest; nothing in it is stated by a report",
    "schemes": "the concepts: units, measures, sectors",
    "ontology": "the ontology and what its terms are in the words of other vocabularies",
    "dataset": "what the dataset is, what it was built from, how much it holds",
    "queries": "the stored questions",
}
_FIGURE: Final = (
    "A figure is one number as one or more passages of a report state it: a pao:Figure. It has a value in a "
    "unit, the number as it is printed (pao:asWritten), what is measured (pao:measure), what it counts "
    "(pao:quantifies: a flow of money or goods, a result, a goal, a work, a group), a period, and whether it "
    "was achieved, planned or expected (pao:realization). Two tellings that differ are two figures.",
    "Where a figure comes from: its prov:wasDerivedFrom names passages. A passage names the report, its "
    "section, the sentence in it counted from 1, and where it begins and ends as offsets into the report's "
    "text (plain text, without the frame of its page), in Unicode characters from 0, the end not included; "
    "pao:digest is the SHA-256 of those characters in UTF-8. passages.csv is a table of all of them. "
    "Whoever holds the text finds the sentence by its offsets and proves it by its digest. The words "
    "themselves are under copyright and are not in this package.",
)
_VAGUE: Final = (
    "A number is never made more exact than its text. pao:comparator says how it was put, and "
    "pao:lowerBound and pao:upperBound follow from it: exactly gives both bounds; moreThan and atLeast a "
    "lower "
    "one; nearly and atMost an upper one; between gives both, the second number in pao:upperValue; about "
    "gives "
    "none, since nobody said how far off it may be. A bound that is missing is open: it is not zero, not "
    "unknown by mistake, and never filled with a guess. That 'more than' leaves out the number itself is "
    "kept "
    "in the comparator alone.",
)
_TOTALS: Final = (
    "pao:partOfTotal says that a number is counted in another one. pao:totalBasis says how that is known: "
    "stated means the text says so; byArithmetic means the text does not, but the parts add up exactly. "
    "pao:totalComplete true on a total means that its direct parts are all of it.",
    "pao:mayOverlap says that the same people or the same money may be counted in the other number too, and "
    "that the text leaves it open.",
    "Sums of the stored questions leave out a part where its total is in the same sum; their lower bound "
    "leaves out what may be counted in another figure; their upper bound is open as soon as one figure's is. "
    "Measures whose pao:additivity is notAdditive, such as people reached by different works, are never "
    "added. "
    "What enterprises invest for profit is in the data and in no sum of aid.",
)
_TIME: Final = (
    "pao:start and pao:end are as precise as the text: a year, a month or a day. pao:timeBasis says whether "
    "the period is stated in the sentence, carried over from its context, or not stated at all, in which "
    "case there are no dates. pao:startYear and pao:endYear are derived whole numbers, for grouping.",
)
_SILENT: Final = (
    "The wording of the reports, and whatever no report states. What is absent was not "
    "mentioned: it is not zero. The reports speak for the supporting side; nothing here judges them. A "
    "person "
    "without a name in the text has none here.",
    "Each fact file in inputs/data/reports lists under notData the stretches of its text that carry numbers "
    "but no data, each with the reason.",
    "The questions under 'silence' list what is missing; the validation below counts where a report is "
    "vague.",
)
_FILES: Final = (
    "release: the graph as one Turtle file for people (pairgraph.ttl), as one per named graph (graphs), "
    "as TriG "
    "(pairgraph.trig) and as canonical N-Quads (pairgraph.nq), the tables, the validation report, the "
    "questions.",
    "inputs: the files all of it was built from: facts, ontology, schemes, alignments, rules, shapes, "
    "questions. answers: the answer to every question. codebook: this text. README.txt: where to begin.",
    "pairgraph.nq is the graph in its one canonical form (RDFC-1.0, sorted lines): its SHA-256 is the "
    "release's digest, so the same facts have the same name everywhere.",
)


def sections(deposit: Deposit, questions: Sequence[Answered]) -> list[Section]:
    """Return the parts of the codebook that explain the coding."""
    return [
        Section("What this is", (deposit.description, *_sizes(deposit), *_FILES)),
        Section("The reports", items=tuple(map(_source, deposit.sources))),
        Section("How to read a figure", _FIGURE),
        Section("How vagueness is coded", _VAGUE),
        Section("How totals, parts and overlaps are coded", _TOTALS),
        Section("How time is coded", _TIME),
        Section("What was not recorded", _SILENT, (*_silence(questions), *_findings(deposit))),
        Section("What is derived, and how", _derived(), _rules(deposit)),
    ]


def reading() -> tuple[str, ...]:
    """Return how a figure, its vagueness, totals, time and silence are read, for readers of tables alone."""
    return (*_FIGURE, *_VAGUE, *_TOTALS, *_TIME, _SILENT[0])


def graph(name: str) -> str:
    """Say what a named graph holds.

    >>> graph("report/zhuhai-chongqing")
    'the facts of one report, as stated there'
    """
    return next((said for beginning, said in _GRAPHS.items() if name.startswith(beginning)), "")


def _sizes(deposit: Deposit) -> list[str]:
    held = deposit.manifest
    years = deposit.years
    words = f"Release {deposit.digest}: {held['facts']:,} facts in {held['triples']:,} statements."
    return [words + (f" Its figures speak of the years {years[0]} to {years[1]}." if years else "")]


def _source(one: Source) -> Item:
    told = {
        "IRI": one.iri,
        "where": one.url,
        "by": one.creator,
        "published by": one.publisher,
        "yearbook of": one.edition,
        "length in characters": one.length,
        "SHA-256 of its text": one.digest,
    }
    return Item(
        compact(one.iri), one.title, one.label, tuple((name, text) for name, text in told.items() if text)
    )


def _silence(questions: Sequence[Answered]) -> list[Item]:
    asked = [one for one in questions if one.stored.topic == "silence"]
    return [Item(one.path, one.stored.question["en"], one.stored.summary, _rows(one)) for one in asked]


def _rows(one: Answered) -> tuple[tuple[str, str], ...]:
    return () if one.why else (("rows", str(one.rows)),)


def _findings(deposit: Deposit) -> list[Item]:
    """Tell what the validation found, each message once."""
    try:
        found = json.loads(deposit.release.file("validation.json").read_text("utf-8"))
    except MissingError:
        return []
    counted = Counter((one["severity"], one["message"]) for one in found)
    return [
        Item(f"validation: {severity}", text=message, details=(("how often", f"{count:,}"),))
        for (severity, message), count in sorted(counted.items())
    ]


def _derived() -> tuple[str, ...]:
    return ("The graph inferred holds what these rules give, run until nothing new follows.",)


def _rules(deposit: Deposit) -> tuple[Item, ...]:
    from pairgraph.reason.rules import load_rules

    held = {name.rpartition("/")[2].removesuffix(".rq") for name in deposit.manifest["inputs"]}
    return tuple(Item(one.name, text=one.reason) for one in load_rules() if one.name in held)
