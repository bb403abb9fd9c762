"""Pages for people: the codebook and the validation report, as text and as HTML that needs nothing else."""

from __future__ import annotations

import json
import textwrap
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pairgraph.archive.libraries import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.section import Codebook, Item, Section

__all__ = ["codebook_html", "codebook_text", "validation_html"]

_WIDTH: Final = 100
_SEVERITIES: Final = ("Violation", "Warning", "Info")
_SHOWN: Final = 100
"""So many things are named under each message; validation.ttl names all."""


def codebook_text(book: Codebook) -> bytes:
    """Write the codebook as plain text."""
    lines = [book.title, "=" * len(book.title), ""]
    for number, section in enumerate(book.sections, 1):
        lines += [f"  {number:>2}  {section.title}"]
    for number, section in enumerate(book.sections, 1):
        lines += ["", "", *_section(number, section)]
    return ("\n".join(lines) + "\n").encode()


def codebook_html(book: Codebook) -> bytes:
    """Write the codebook as HTML."""
    return _rendered("codebook.html", book=book)


def validation_html(deposit: Deposit) -> bytes:
    """Write the validation report as HTML: each message once, with the things it is about."""
    found = json.loads(deposit.release.file("validation.json").read_text("utf-8"))
    found.sort(key=lambda one: (_SEVERITIES.index(one["severity"]), one["message"], one["focus"]))
    groups = [
        {
            "severity": severity,
            "message": message,
            "things": list(dict.fromkeys(one["focus"] for one in some)),
        }
        for (severity, message), some in groupby(found, lambda one: (one["severity"], one["message"]))
    ]
    counts = deposit.manifest["validation"]
    return _rendered("validation.html", groups=groups, counts=counts, digest=deposit.digest, shown=_SHOWN)


def _section(number: int, section: Section) -> Iterator[str]:
    title = f"{number}  {section.title}"
    yield title
    yield "-" * len(title)
    for words in section.paragraphs:
        yield ""
        yield from textwrap.wrap(words, _WIDTH)
    for item in section.items:
        yield ""
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    yield f"{item.name}  ({item.label})" if item.label else item.name
    for words in (item.text, *(f"{name}: {said}" for name, said in item.details)):
        yield from textwrap.wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _rendered(name: str, **values: object) -> bytes:
    return (_templates().get_template(name).render(**values).rstrip() + "\n").encode()


@cache
def _templates() -> Environment:
    jinja2 = library("jinja2")
    made: Environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pairgraph.archive"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return made
