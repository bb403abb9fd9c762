"""Stored queries out of their files, with errors that name file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.errors import QueryError
from pairgraph.query.described import column_of, one_of, parameter_of
from pairgraph.query.federation_header import services
from pairgraph.query.header import Header, read_header
from pairgraph.query.stored import CHARTS, StoredQuery
from pairgraph.query.syntax import nearest
from pairgraph.query.template import template_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["parse", "read"]

_QUERY_KEYS: Final = (
    *("summary", "question", "description", "method", "tags", "parameters", "columns", "expects"),
    *("chart", "services"),
)


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
    parameters = tuple(parameter_of(header, index) for index in range(_length(header, "parameters")))
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
        columns=tuple(column_of(header, index) for index in range(_length(header, "columns", least=1))),
        expects=one_of(header, "rows", ("rows", "empty"), "expects"),
        services=services(header, text),
        charts=_charts(header),
        template=template_of(header, text, [parameter.name for parameter in parameters]),
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
