"""What templates call to show things, figures and values. All of it is escaped."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from jinja2 import pass_context
from markupsafe import Markup, escape

from pairgraph.query.values import Iri, Text
from pairgraph.serve.labels import label, link, local, own_first, said, short
from pairgraph.serve.links import address, passage_address, report_address
from pairgraph.serve.literals import level, number, period, written
from pairgraph.serve.names import Name
from pairgraph.serve.words import say
from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

    from pairgraph.serve.figures import Figure

__all__ = ["FILTERS", "FUNCTIONS"]

_PLAIN: Final = (PREFIXES["pao"] + "exactly", PREFIXES["pao"] + "between")


@pass_context
def amount(context: Context, figure: Figure) -> Markup:
    """Show a figure's number with what qualifies it: more than, about, between."""
    text = number(figure.value) if figure.upper is None else f"{number(figure.value)}–{number(figure.upper)}"
    if figure.comparator is None or figure.comparator.iri in _PLAIN:
        return escape(text)
    return Markup("{} {}").format(label(context, figure.comparator), text)


@pass_context
def figure_link(context: Context, figure: Figure) -> Markup:
    """Link a figure by what it counts, how many and of what."""
    what = label(context, figure.measure or figure.name)
    unit = Markup(" {}").format(label(context, figure.unit)) if figure.unit else ""
    colon = say(context["lang"], "word.colon")
    inside = Markup("{}{}{}{}").format(what, colon, amount(context, figure), unit)
    return Markup('<a href="{}">{}</a>').format(address(figure.name.iri) or "", inside)


def pixels(value: float) -> str:
    """Write a place in a picture, to a tenth of a pixel.

    >>> pixels(113.0), pixels(22.277)
    ('113', '22.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def all_pointers(prop: str, thing: str) -> str:
    """Return the address of a query for everything that points to a thing by a property."""
    return "/sparql?" + urlencode(
        {"query": f"SELECT ?thing WHERE {{ ?thing <{prop}> <{thing}> }} ORDER BY ?thing"}
    )


@pass_context
def value(context: Context, one: object, names: Mapping[str, Name], about: str = "") -> Markup:
    """Show whatever stands in a statement: a thing, a number, a text with its language.

    Args:
        context: of the template.
        one: what stands there.
        names: what things are called.
        about: the IRI of the property that says it, where it matters to how it is written.

    """
    lang = context["lang"]
    if isinstance(one, (Iri, Name)):
        return link(context, one if isinstance(one, Name) else names.get(one, one))
    if isinstance(one, Text):
        text = level(one, lang) if about == PREFIXES["pao"] + "adminLevel" else written(one, lang)
        return said(text, one.language, lang)
    if isinstance(one, bool):
        return escape(say(lang, "word.yes" if one else "word.no"))
    # Whole numbers are years, places and counts of characters; amounts are decimals.
    return escape(number(one)) if isinstance(one, Decimal) else escape(str(one))


@pass_context
def shown_period(context: Context, start: object, end: object) -> str:
    """Write a stretch of time in the language of the page."""
    return period(start, end, context["lang"])


@pass_context
def shown_level(context: Context, text: str) -> str:
    """Write the level of a region in the language of the page."""
    return level(text, context["lang"])


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "link": link,
    "label": label,
    "value": value,
    "amount": amount,
    "figure_link": figure_link,
    "all_pointers": all_pointers,
    "address": address,
    "passage_address": passage_address,
    "report_address": report_address,
    "period": shown_period,
    "level": shown_level,
    "own_first": own_first,
}
"""What every template may call."""

FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "number": number,
    "compact": compact,
    "short": short,
    "local": local,
    "px": pixels,
}
"""What every template may filter through."""
