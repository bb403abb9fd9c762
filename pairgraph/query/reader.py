"""Stored queries out of their files, with errors that name file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import QueryError
from pairgraph.query.federation_header import services
from pairgraph.query.header import Header, read_header
from pairgraph.query.stored import (
    CHARTS,
    COLUMN_TYPES,
    PARAMETER_TYPES,
    Column,
    Parameter,
    StoredQuery,
    header_end,
)
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["parse", "read"]

_QUERY_KEYS: Final = (
    *("summary", "question", "description", "method", "tags", "parameters", "columns", "expects"),
    *("chart", "services"),
)
_PARAMETER_KEYS: Final = ("name", "type", "description", "required", "several", "default", "choices")
_COLUMN_KEYS: Final = ("name", "type", "unit", "description", "evidence", "hidden", "empty")
_MARKER: Final = re.compile(r"^(?P<indent>[ \t]*)#\+values\b[ \t]*(?P<names>[\w \t]*)$", re.MULTILINE)


def read(path: Path) -> StoredQuery:
    """Read a stored query.

    Raises:
        QueryError: the file is not UTF-8, or its header is wrong; names file, line and remedy.

    >>> from pairgraph.vocabulary import project_files
    >>> read(project_files() / "queries/funding/funding-by-supporter.rq").parameters[0].type
    'iri'

    """
    try:
        return parse(path.read_text(encoding="utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: This is not UTF-8 text.", remedy="Save it as UTF-8.") from error


def parse(text: str, path: Path) -> StoredQuery:
    """Read a stored query from its text; ``path`` gives its name and topic and is named in errors.

    Raises:
        QueryError: its header is wrong; names file, line and remedy.

    """
    header = read_header(text, path)
    header.check_keys(_QUERY_KEYS)
    parameters = tuple(_parameter(header, index) for index in range(_length(header, "parameters")))
    return StoredQuery(
        name=path.stem,
        topic=path.parent.name,
        summary=_text(header, "summary"),
        question=_question(header),
        text=text,
        path=path,
        description=_text(header, "description", required=False),
        tags=tuple(str(tag) for tag in header.values.get("tags") or ()),
        parameters=parameters,
        columns=tuple(_column(header, index) for index in range(_length(header, "columns", least=1))),
        expects=_one_of(header, "rows", ("rows", "empty"), "expects"),
        services=services(header, text),
        charts=_charts(header),
        template=_template(header, text, [parameter.name for parameter in parameters]),
    )


def _text(header: Header, key: str, *, required: bool = True) -> str:
    value = header.values.get(key, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise header.error(f"'{key}' needs a text.", key, remedy=f"Write '#+ {key}: …'.")
    return value.strip()


def _question(header: Header) -> dict[str, str]:
    question = header.values.get("question")
    if not isinstance(question, dict) or not all(question.get(tag) for tag in ("en", "zh-Hans")):
        raise header.error(
            "The question is needed in both languages.",
            "question",
            remedy='Write \'#+ question: {en: "…?", zh-Hans: "…？"}\'.',
        )
    return {str(tag): str(words) for tag, words in question.items()}


def _charts(header: Header) -> tuple[str, ...]:
    """Read the picture that a question names, or a list of them."""
    value = header.values.get("chart") or []
    for one in value if isinstance(value, list) else [value]:
        if one not in CHARTS:
            remedy = nearest(str(one), CHARTS) or f"Known: {', '.join(CHARTS)}."
            raise header.error(f"'{one}' is no chart.", "chart", remedy=remedy)
    return tuple(value) if isinstance(value, list) else (value,)


def _length(header: Header, key: str, *, least: int = 0) -> int:
    value = header.values.get(key) or []
    if not isinstance(value, list) or len(value) < least:
        raise header.error(
            f"'{key}' needs a list.",
            key,
            remedy=f"Describe each one with '#+   - name: …' under '#+ {key}:'.",
        )
    return len(value)


def _one_of(header: Header, default: str, known: tuple[str, ...], *where: str | int) -> str:
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


def _parameter(header: Header, index: int) -> Parameter:
    where = ("parameters", index)
    header.check_keys(_PARAMETER_KEYS, *where)
    row = header.values["parameters"][index]
    return Parameter(
        name=_name(header, *where),
        type=_one_of(header, "string", PARAMETER_TYPES, *where, "type"),
        description=str(row.get("description", "")).strip(),
        required=row.get("required", False) is True,
        several=row.get("several", False) is True,
        default=row.get("default"),
        choices=str(row.get("choices", "")).strip(),
    )


def _column(header: Header, index: int) -> Column:
    where = ("columns", index)
    header.check_keys(_COLUMN_KEYS, *where)
    row = header.values["columns"][index]
    evidence = str(row.get("evidence", ""))
    if evidence and evidence not in [other.get("name") for other in header.values["columns"]]:
        raise header.error(f"'{evidence}' is no column of this query.", *where, "evidence")
    return Column(
        name=_name(header, *where),
        type=_one_of(header, "any", COLUMN_TYPES, *where, "type"),
        unit=str(row.get("unit", "")),
        description=str(row.get("description", "")).strip(),
        evidence=evidence,
        hidden=row.get("hidden", False) is True,
        empty=str(row.get("empty", "")),
    )


def _template(header: Header, text: str, names: list[str]) -> tuple[str | tuple[str, ...], ...]:
    """Cut the text at its ``#+values`` lines; between the pieces stand the parameters to put there."""
    pieces: list[str | tuple[str, ...]] = []
    at = header_end(text)
    # Empty lines in place of the header: the line numbers of errors stay those of the file.
    pieces.append("\n" * text.count("\n", 0, at))
    for marker in _MARKER.finditer(text, at):
        wanted = tuple(marker["names"].split()) or tuple(names)
        for name in wanted:
            if name not in names:
                line = text.count("\n", 0, marker.start()) + 1
                raise QueryError(
                    f"{header.path}:{line}: '{name}' is no parameter here.", remedy=nearest(name, names)
                )
        pieces += [text[at : marker.end("indent")], wanted]
        at = marker.end()
    missing = set(names).difference(*(piece for piece in pieces if isinstance(piece, tuple)))
    if missing:
        raise header.error(
            f"The parameter '{min(missing)}' has no place in the query.",
            "parameters",
            remedy="Put a line '#+values' into the WHERE part.",
        )
    return (*pieces, text[at:])
