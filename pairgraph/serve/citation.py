"""How an answer is cited: in words, as BibTeX, as CSL-JSON.

A citation has no date: its link names the release and the question by their digests, which say more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pairgraph import __version__
from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from pairgraph.serve.asked import Asked

__all__ = ["AUTHOR", "CITATIONS", "TITLE", "bibtex", "csl", "text"]

AUTHOR: Final = "The pairgraph developers"
TITLE: Final = "pairgraph: a knowledge graph of China’s East-West pairing-off poverty alleviation"
CITATIONS: Final = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
"""Extension → media type of what a citation can be had as."""
_SHORT: Final = 12
_LATEX: Final = {
    "\\": r"\textbackslash{}",
    **{sign: "\\" + sign for sign in "{}$&%#_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def cite(asked: Asked, extension: str) -> str:
    """Return the citation in one of the forms of ``CITATIONS``."""
    if extension == "bib":
        return bibtex(asked)
    return json.dumps([csl(asked)], ensure_ascii=False, indent=2) if extension == "csl.json" else text(asked)


def text(asked: Asked) -> str:
    """Return the citation in words.

    The question, its parameters, the dataset with its release, the query's digest, the permanent link.
    """
    return f"{AUTHOR}. “{question(asked)}” {TITLE}, version {__version__}, {_pinned(asked)}. {asked.link}\n"


def bibtex(asked: Asked) -> str:
    """Return the citation as a BibTeX entry of type ``misc``, for biblatex as well."""
    fields = {
        "author": f"{{{_latex(AUTHOR)}}}",
        "title": f"{{{_latex(question(asked))}}}",
        "howpublished": _latex(f"{TITLE}, version {__version__}"),
        "note": _latex(_pinned(asked)),
        "version": asked.release,
        "url": asked.link.replace("{", "%7B").replace("}", "%7D"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(asked)},\n{lines}}}\n"


def csl(asked: Asked) -> dict[str, Any]:
    """Return the citation as an item of CSL-JSON."""
    return {
        "id": _key(asked),
        "type": "dataset",
        "title": question(asked),
        "author": [{"literal": AUTHOR}],
        "container-title": TITLE,
        "version": asked.release,
        "note": _pinned(asked),
        "URL": asked.link,
        "language": "en",
    }


def question(asked: Asked) -> str:
    """Return the question in English with its parameters, which is the title of the answer."""
    values = "; ".join(
        f"{name}: {', '.join(_said(asked, name, value) for value in some)}"
        for name, some in asked.values.items()
    )
    return asked.stored.question["en"] + (f" [{values}]" if values else "")


def _said(asked: Asked, parameter: str, value: str) -> str:
    """Return the label of a parameter's value where it is one of its choices."""
    choices = asked.session.choices(asked.name, parameter)
    labels = {Iri(choice.value).prefixed: choice.label for choice in choices}
    return labels.get(value) or value


def _pinned(asked: Asked) -> str:
    reference = asked.reference
    if reference is None:
        return f"question {asked.name}"
    return (
        f"release {reference.release[:_SHORT]}, question {asked.name}, query {reference.query[:_SHORT]}, "
        "data under CC BY 4.0"
    )


def _key(asked: Asked) -> str:
    """Return a key that is the same for the same answer and, in practice, another for every other."""
    reference = asked.reference
    return (
        f"pairgraph-{asked.name}" + (f"-{reference.release[:_SHORT]}" if reference else "") + _chosen(asked)
    )


def _chosen(asked: Asked) -> str:
    words = (Iri(value.replace(":", "/")).local for _, value in asked.parameters)
    ascii_words = ("".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in words)
    return "".join(f"-{word}" for word in ascii_words if word)


def _latex(words: str) -> str:
    r"""Escape what LaTeX takes for its own.

    >>> _latex("50 % of A & B")
    '50 \\% of A \\& B'
    """
    return "".join(_LATEX.get(sign, sign) for sign in words)
