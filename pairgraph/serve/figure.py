"""A picture as a page shows it: where it is for light and dark, its size, and what it says in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.drawing import can_draw
from pairgraph.serve.permanent import query_string
from pairgraph.serve.pictures.canvas import WIDTH
from pairgraph.serve.pictures.choice import choose, read
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from pairgraph.query.answer import Answer
    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.permanent import Parameters
    from pairgraph.serve.pictures.picture import Picture

__all__ = ["FORMS", "Figure", "describe", "figures"]

FORMS: Final = {
    "svg": "image/svg+xml",
    "dark.svg": "image/svg+xml",
    "json": "application/vnd.vegalite.v6+json",
}
"""What the address of a picture ends in, and its media type."""
_TOLD: Final = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """Addresses of a picture on light and dark pages and of its Vega-Lite, its size, its words."""

    light: str
    dark: str
    source: str
    width: int
    height: int
    alt: str
    key: str


def figures(
    session: Session, question: StoredQuery, answer: Answer, parameters: Parameters, lang: str
) -> tuple[Figure, ...]:
    """Return the pictures for a page; none where none says more, or there is nothing here to draw with."""
    if not can_draw():
        return ()
    rest = query_string((*parameters, ("lang", lang)))
    found = choose(question, read(session, answer, lang))
    return tuple(_figure(one, f"/charts/{question.name}.{one.kind}", rest, lang) for one in found)


def _figure(picture: Picture, path: str, rest: str, lang: str) -> Figure:
    light, dark, source = (f"{path}.{form}{rest}" for form in FORMS)
    return Figure(light, dark, source, WIDTH, picture.height, describe(picture, lang), picture.key(lang))


def describe(picture: Picture, lang: str) -> str:
    """Say in words what a picture shows."""
    told = picture.told(lang)
    rest = [say(lang, "chart.rest", n=len(told) - _TOLD)] if len(told) > _TOLD else []
    return f"{picture.head(lang)}: {'; '.join([*told[:_TOLD], *rest])}."
