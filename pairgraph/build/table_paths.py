"""The tables that have a row a thing: the class of the things, and the property path of each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NAMES", "TABLES", "THEN"]

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
    "region-versions": (
        "pao:RegionVersion",
        {
            "region": "pao:versionOf",
            "name": "skos:prefLabel",
            "admin_level": "pao:adminLevel",
            "gb_code": "pao:gbCode",
            "valid_from": "pao:validFrom",
            "valid_until": "pao:validUntil",
            "followed_by": "pao:succeededBy",
        },
    ),
}
"""Name of each table → class of its rows, and column → property path; the first column is the key."""

THEN: Final[Mapping[str, Mapping[str, str]]] = {
    name: {
        column.replace("_codes", "_codes_then"): path.removesuffix("/pao:gbCode")
        for column, path in columns.items()
        if column.endswith("_codes") and "start_year" in columns
    }
    for name, (_, columns) in TABLES.items()
}
"""Name of a table → column with the codes of the row's own time → property path to the regions."""

NAMES: Final = (*TABLES, "panel")
"""The names of all tables."""
