"""How values look on a page: links, labels, numbers, stretches of time. All of it escaped."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from jinja2 import pass_context
from markupsafe import Markup, escape

from pairgraph.graph.terms import decimal_text
from pairgraph.query.values import Iri, Text
from pairgraph.serve.links import address, passage_address, report_address
from pairgraph.serve.names import Name
from pairgraph.serve.words import WORDS, say
from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

    from pairgraph.serve.figures import Figure

__all__ = ["FILTERS", "FUNCTIONS", "number"]


def number(value: Decimal | int | None) -> str:
    """Write a number for people; nothing for none.

    >>> number(Decimal("99233000.0")), number(None)
    ('99,233,000', '')
    """
    if value is None:
        return ""
    whole, point, rest = decimal_text(value).partition(".")
    return f"{int(whole):,}" + point + rest


@pass_context
def period(context: Context, start: object, end: object) -> str:
    """Write a stretch of time as precisely as it is known: 2002–2009, since 2004, until 2009, or nothing."""
    if start and end:
        return str(start) if start == end else f"{start}–{end}"
    if start or end:
        return say(context["lang"], "figure.since" if start else "figure.until", year=start or end)
    return ""


@pass_context
def link(context: Context, name: Name | str) -> Markup:
    """Link a thing by its label in the language of the page, else by its short name."""
    iri = name.iri if isinstance(name, Name) else name
    where = address(iri)
    inside = label(context, name)
    return inside if where is None else Markup('<a href="{}">{}</a>').format(where, inside)


@pass_context
def label(context: Context, name: Name | str) -> Markup:
    """Show a thing's label; one in another language than the page's says so."""
    text, tag = name.best(context["lang"]) if isinstance(name, Name) else ("", None)
    if text:
        return said(text, tag, context["lang"])
    short = compact(name.iri if isinstance(name, Name) else name)
    known = f"term.{short}"
    return escape(say(context["lang"], known)) if known in WORDS else Markup("<code>{}</code>").format(short)


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
    inside = Markup("{}: {}{}").format(what, amount(context, figure), unit)
    return Markup('<a href="{}">{}</a>').format(address(figure.name.iri) or "", inside)


def pixels(value: float) -> str:
    """Write a place in a picture, to a tenth of a pixel.

    >>> pixels(113.0), pixels(22.277)
    ('113', '22.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def local(iri: str, namespace: str) -> str:
    """Return what of an IRI follows its namespace.

    >>> local("https://w3id.org/pairing-off/unit/CNY", "https://w3id.org/pairing-off/unit/")
    'CNY'
    """
    return iri.removeprefix(namespace)


def all_pointers(prop: str, thing: str) -> str:
    """Return the address of a query for everything that points to a thing by a property."""
    return "/sparql?" + urlencode(
        {"query": f"SELECT ?thing WHERE {{ ?thing <{prop}> <{thing}> }} ORDER BY ?thing"}
    )


@pass_context
def value(context: Context, one: object, names: Mapping[str, Name]) -> Markup:
    """Show whatever stands in a statement: a thing, a number, a text with its language."""
    if isinstance(one, (Iri, Name)):
        return link(context, one if isinstance(one, Name) else names.get(one, one))
    if isinstance(one, Text):
        return said(one, one.language, context["lang"])
    if isinstance(one, bool):
        return escape(say(context["lang"], "word.yes" if one else "word.no"))
    # Whole numbers are years, places and counts of characters; amounts are decimals.
    return escape(number(one)) if isinstance(one, Decimal) else escape(str(one))


def said(text: str, tag: str | None, page: str) -> Markup:
    """Escape a text; where it is in another language than the page, mark it so."""
    if tag is None or tag == page:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(tag, text)


_PLAIN: Final = (PREFIXES["pao"] + "exactly", PREFIXES["pao"] + "between")

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
    "period": period,
}
"""What every template may call."""

FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "number": number,
    "compact": compact,
    "local": local,
    "px": pixels,
}
"""What every template may filter through."""
