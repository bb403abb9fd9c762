"""Things on a page: by their label in the visitor's language, linked to where they have their page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup, escape

from pairgraph.serve.links import address
from pairgraph.serve.names import Name
from pairgraph.serve.words import WORDS, say
from pairgraph.vocabulary import BASE, compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

__all__ = ["label", "link", "local", "own_first", "said", "short"]


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
    brief = short(name.iri if isinstance(name, Name) else name)
    known = f"term.{brief}"
    return escape(say(context["lang"], known)) if known in WORDS else Markup("<code>{}</code>").format(brief)


@pass_context
def own_first(context: Context, values: Iterable[tuple[Any, bool]]) -> list[tuple[Any, bool]]:
    """Put the texts in the language of the page before those in others."""
    page = context["lang"]
    return sorted(values, key=lambda one: (getattr(one[0], "language", None) or page) != page)


def short(iri: str) -> str:
    """Return the short name of a thing without a label: with its prefix, or its path if it is ours.

    >>> short("http://www.w3.org/2004/02/skos/core#Concept"), short("https://w3id.org/pairing-off/links/ror")
    ('skos:Concept', 'links/ror')
    """
    brief = compact(iri)
    return brief.removeprefix(BASE) if brief == iri else brief


def local(iri: str, namespace: str) -> str:
    """Return what of an IRI follows its namespace.

    >>> local("https://w3id.org/pairing-off/unit/CNY", "https://w3id.org/pairing-off/unit/")
    'CNY'
    """
    return iri.removeprefix(namespace)


def said(text: str, tag: str | None, page: str) -> Markup:
    """Escape a text; where it is in another language than the page, mark it so."""
    if tag is None or tag == page:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(tag, text)
