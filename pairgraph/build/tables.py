"""Tidy tables: figures, flows, interventions and relations as CSV, one row per key.

A table is a class and, for each column, the SPARQL property path that leads from a thing to its
values. Every column is a query of its own, so a thing with many values in several columns costs their
sum and not their product.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from pairgraph.graph.terms import shown
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyoxigraph import BlankNode, Store, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["TABLES", "table", "write_tables"]

_PERIOD: Final = {
    "start": "pao:start",
    "end": "pao:end",
    "start_year": "pao:startYear",
    "end_year": "pao:endYear",
    "time_basis": "pao:timeBasis",
}
_SOURCE: Final = {"reports": "prov:wasDerivedFrom/pao:ofReport", "passages": "prov:wasDerivedFrom"}
_SIDES: Final = {
    "supporter_codes": "pao:assistingParty/pao:gbCode",
    "supported_codes": "pao:assistedParty/pao:gbCode",
}

TABLES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "figures": (
        "pao:Figure",
        {
            "measure": "pao:measure",
            "measure_label": "pao:measure/skos:prefLabel",
            "value": "pao:value",
            "as_written": "pao:asWritten",
            "unit": "pao:unit",
            "comparator": "pao:comparator",
            "lower_bound": "pao:lowerBound",
            "upper_bound": "pao:upperBound",
            "realization": "pao:realization",
            **_PERIOD,
            "quantifies": "pao:quantifies",
            "quantifies_label": "pao:quantifies/skos:prefLabel",
            "relations": "pao:concernsRelation",
            **{column: f"pao:concernsRelation/{path}" for column, path in _SIDES.items()},
            "part_of_totals": "pao:partOfTotal",
            "total_basis": "pao:totalBasis",
            "may_overlap": "pao:mayOverlap",
            **_SOURCE,
        },
    ),
    "flows": (
        "pao:Flow",
        {
            "label": "skos:prefLabel",
            "types": "rdf:type",
            "stage": "pao:stage",
            "realization": "pao:realization",
            **_PERIOD,
            "providers": "pao:provider",
            "beneficiaries": "pao:beneficiary",
            "beneficiary_codes": "pao:beneficiary/pao:gbCode",
            "relations": "pao:underRelation",
            **{column: f"pao:underRelation/{path}" for column, path in _SIDES.items()},
            "interventions": "pao:forIntervention",
            "figures": "^pao:quantifies",
            **_SOURCE,
        },
    ),
    "interventions": (
        "pao:Intervention",
        {
            "label": "skos:prefLabel",
            "types": "rdf:type",
            "sectors": "pao:sector",
            "realization": "pao:realization",
            **_PERIOD,
            "providers": "pao:provider",
            "implementers": "pao:implementer",
            "beneficiaries": "pao:beneficiary",
            "beneficiary_codes": "pao:beneficiary/pao:gbCode",
            "locations": "pao:location",
            "location_codes": "pao:location/pao:gbCode",
            "relations": "pao:underRelation",
            **{column: f"pao:underRelation/{path}" for column, path in _SIDES.items()},
            "part_of": "pao:isPartOf",
            **_SOURCE,
        },
    ),
    "relations": (
        "pao:CounterpartRelation",
        {
            "label": "skos:prefLabel",
            "assisting_parties": "pao:assistingParty",
            "assisted_parties": "pao:assistedParty",
            **_SIDES,
            **_PERIOD,
            "within": "dcterms:isPartOf",
            "assigned_by": "pao:assignedBy",
            **_SOURCE,
        },
    ),
}
"""Name of each table → class of its rows, and column → property path; the first column is the key."""


def write_tables(store: Store, folder: Path) -> list[Path]:
    """Write every table as ``<name>.csv`` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.csv" for name in TABLES]
    for file in files:
        file.write_bytes(table(store, file.stem).encode())
    return files


def table(store: Store, name: str) -> str:
    """Return one table as CSV; several values in a cell are sorted and separated by a space.

    >>> from pyoxigraph import Store
    >>> table(Store(), "relations").partition(",")[0]
    'relation'
    """
    kind, columns = TABLES[name]
    keys = sorted(row for row, _ in _pairs(store, kind, "rdf:type"))
    cells = {column: _column(store, kind, path) for column, path in columns.items()}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([name.removesuffix("s"), *columns])
    writer.writerows(
        [key, *(cells[column].get(key, "") for column in columns)] for key in dict.fromkeys(keys)
    )
    return stream.getvalue()


def _column(store: Store, kind: str, path: str) -> dict[str, str]:
    """Return the cells of one column by key; of texts in several languages, the English one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row, value in _pairs(store, kind, path):
        if _is_ours(value, path) and not (isinstance(value, Literal) and value.language not in {None, "en"}):
            found[row].add(shown(value))
    return {row: " ".join(sorted(values)) for row, values in found.items()}


def _pairs(store: Store, kind: str, path: str) -> list[tuple[str, Term]]:
    prefixes = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    query = f"{prefixes}SELECT DISTINCT ?row ?value WHERE {{ ?row a {kind} ; {path} ?value }}"
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 (for the type checker: it is a SELECT)
    return [(shown(solution["row"]), solution["value"]) for solution in solutions]


def _is_ours(value: Term, path: str) -> bool:
    """Leave out the classes of other vocabularies, which follow from ours."""
    return path != "rdf:type" or (isinstance(value, NamedNode) and value.value.startswith(PREFIXES["pao"]))
