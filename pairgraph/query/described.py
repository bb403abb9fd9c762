"""Parameters and columns of a stored query, as its header describes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pairgraph.query.stored import COLUMN_TYPES, PARAMETER_TYPES, Column, Parameter
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from pairgraph.query.header import Header

__all__ = ["column_of", "one_of", "parameter_of"]

_PARAMETER_KEYS: Final = ("name", "type", "description", "required", "several", "default", "choices")
_COLUMN_KEYS: Final = ("name", "type", "unit", "description", "evidence", "hidden", "empty")


def one_of(header: Header, default: str, known: tuple[str, ...], *where: str | int) -> str:
    """Return a word out of a header that has to be one of those known.

    Raises:
        QueryError: it is none of them; names file, line and the nearest.

    """
    found: Any = header.values
    for step in where:
        found = found.get(step, default) if isinstance(found, dict) else found[step]
    if found not in known:
        remedy = nearest(str(found), known) or f"Known: {', '.join(known)}."
        raise header.error(f"'{found}' is no {where[-1]}.", *where, remedy=remedy)
    return str(found)


def _name(header: Header, *where: str | int) -> str:
    name = header.values[str(where[0])][where[1]].get("name")
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII):
        raise header.error(
            f"{name!r} is no name of a SPARQL variable.", *where, remedy="Use letters, digits and _."
        )
    return name


def parameter_of(header: Header, index: int) -> Parameter:
    """Return a parameter as a header describes it.

    Raises:
        QueryError: the description is wrong.

    """
    where = ("parameters", index)
    header.check_keys(_PARAMETER_KEYS, *where)
    row = header.values["parameters"][index]
    return Parameter(
        name=_name(header, *where),
        type=one_of(header, "string", PARAMETER_TYPES, *where, "type"),
        description=str(row.get("description", "")).strip(),
        required=row.get("required", False) is True,
        several=row.get("several", False) is True,
        default=row.get("default"),
        choices=str(row.get("choices", "")).strip(),
    )


def column_of(header: Header, index: int) -> Column:
    """Return a column as a header describes it.

    Raises:
        QueryError: the description is wrong.

    """
    where = ("columns", index)
    header.check_keys(_COLUMN_KEYS, *where)
    row = header.values["columns"][index]
    evidence = str(row.get("evidence", ""))
    if evidence and evidence not in [other.get("name") for other in header.values["columns"]]:
        raise header.error(f"'{evidence}' is no column of this query.", *where, "evidence")
    return Column(
        name=_name(header, *where),
        type=one_of(header, "any", COLUMN_TYPES, *where, "type"),
        unit=str(row.get("unit", "")),
        description=str(row.get("description", "")).strip(),
        evidence=evidence,
        hidden=row.get("hidden", False) is True,
        empty=str(row.get("empty", "")),
    )
