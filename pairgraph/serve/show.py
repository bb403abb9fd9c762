"""How values look on a page: links, labels, numbers, stretches of time. All of it escaped."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context
from markupsafe import Markup, escape

from pairgraph.graph.terms import decimal_text
from pairgraph.query.values import Iri, Text
from pairgraph.serve.links import address, passage_address, report_address
from pairgraph.serve.names import Name
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

__all__ = ["FILTERS", "FUNCTIONS", "number", "period"]


def number(value: Decimal | int | None) -> str:
    """Write a number for people; nothing for none.

    >>> number(Decimal("99233000.0")), number(None)
    ('99,233,000', '')
    """
    if value is None:
        return ""
    whole, point, rest = decimal_text(value).partition(".")
    return f"{int(whole):,}" + point + rest


def period(start: object, end: object) -> str:
    """Write a stretch of time as precisely as it is known; an end that is open is left open.

    >>> period("2002", "2009"), period("2002", "2002"), period("2004", None), period(None, "2009")
    ('2002–2009', '2002', '2004–', '–2009')
    """
    if start == end:
        return str(start or "")
    return f"{start or ''}–{end or ''}"


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
    if not isinstance(name, Name):
        return Markup("<code>{}</code>").format(compact(name))
    text, tag = name.best(context["lang"])
    return said(text, tag, context["lang"]) if text else Markup("<code>{}</code>").format(compact(name.iri))


@pass_context
def value(context: Context, one: object, names: Mapping[str, Name]) -> Markup:
    """Show whatever stands in a statement: a thing, a number, a text with its language."""
    if isinstance(one, Iri):
        return link(context, names.get(one, one))
    if isinstance(one, Text):
        return said(one, one.language, context["lang"])
    if isinstance(one, bool):
        return escape("true" if one else "false")
    return escape(number(one)) if isinstance(one, (int, Decimal)) else escape(str(one))


def said(text: str, tag: str | None, page: str) -> Markup:
    """Escape a text; where it is in another language than the page, mark it so."""
    if tag is None or tag == page:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(tag, text)


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "link": link,
    "label": label,
    "value": value,
    "address": address,
    "passage_address": passage_address,
    "report_address": report_address,
    "period": period,
}
"""What every template may call."""

FILTERS: Final[dict[str, Callable[..., Any]]] = {"number": number, "compact": compact}
"""What every template may filter through."""
