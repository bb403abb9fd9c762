"""Invented answers, read as pictures read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.query.graph import Graph
from pairgraph.query.stored import Column, StoredQuery
from pairgraph.serve import chart_words  # noqa: F401 - it adds the words of the pictures
from pairgraph.serve.pictures.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pairgraph.serve.names import Name
    from pairgraph.serve.pictures.points import Point

    Read = Callable[..., Reading]


def _term(value: object) -> str:
    if value is None:
        return "UNDEF"
    text = str(value)
    return f"<{text}>" if text.startswith("http") else text if isinstance(value, int) else f'"{text}"'


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Give what makes a reading of columns ``name:type`` and rows; None is an empty cell."""

    def made(
        columns: Sequence[str],
        rows: Sequence[Sequence[object]],
        unit: str = "CNY",
        *,
        names: dict[str, Name] | None = None,
        points: dict[str, Point] | None = None,
        lang: str = "en",
    ) -> Reading:
        described = [column.partition(":")[::2] for column in columns]
        variables = " ".join(f"?{name}" for name, _ in described)
        values = " ".join(f"({' '.join(map(_term, row))})" for row in rows)
        text = f"SELECT {variables} WHERE {{ VALUES ({variables}) {{ {values} }} }}"
        bounds = {"lower", "upper"} if "unit:string" not in columns else set()
        question = StoredQuery(
            "invented",
            "tests",
            "Invented",
            {"en": "?", "zh-Hans": "？"},
            text,
            Path("invented.rq"),
            columns=tuple(Column(name, kind, unit if name in bounds else "") for name, kind in described),
            template=(text,),
        )
        answer = Graph(pyoxigraph.Store()).run(question, {})
        return Reading(answer, names or {}, points or {}, {"person": "人"} if lang != "en" else {}, lang)

    return made
