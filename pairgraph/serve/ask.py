"""The queries behind the pages: trusted texts of ``queries/``, asked with validated terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.triples import Triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session

__all__ = ["is_iri", "rows", "text", "triples"]

_FOLDER: Final = Path(__file__).parent / "queries"
_BATCH: Final = 1000
_VALUES: Final = "#+values"


def rows(session: Session, name: str, **things: Iterable[str]) -> Iterator[Row]:
    """Run a SELECT of the pages, its variables bound to IRIs; many IRIs are asked for in several goes.

    Raises:
        QueryError: an IRI is none.

    """
    for some in _batches(things):
        answer = session.sparql(text(name, **some))
        assert isinstance(answer, Answer)  # noqa: S101 - the text is ours
        yield from answer


def triples(session: Session, name: str, **things: Iterable[str]) -> Triples:
    """Run a CONSTRUCT of the pages."""
    found = session.sparql(text(name, **things))
    assert isinstance(found, Triples)  # noqa: S101 - the text is ours
    return found


def text(name: str, **things: Iterable[str]) -> str:
    """Return a query of the pages with its variables bound to IRIs.

    Raises:
        QueryError: an IRI is none.

    >>> text("names", thing=["no iri"])
    Traceback (most recent call last):
    pairgraph.errors.QueryError: 'no iri' is no IRI.

    """
    blocks = [f"VALUES ?{variable} {{ {' '.join(map(_term, some))} }}" for variable, some in things.items()]
    return _read(name).replace(_VALUES, " ".join(blocks))


def is_iri(text: str) -> bool:
    """Tell whether a text is an IRI.

    >>> is_iri("https://example.org/bee"), is_iri("a bee")
    (True, False)
    """
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def _term(iri: str) -> str:
    if not is_iri(iri):
        raise QueryError(f"'{iri}' is no IRI.")
    return str(NamedNode(iri))


def _batches(things: dict[str, Iterable[str]]) -> Iterator[dict[str, list[str]]]:
    """Cut the IRIs of a single variable into portions; several variables go together."""
    lists = {variable: list(some) for variable, some in things.items()}
    if len(lists) != 1:
        yield lists
        return
    [(variable, whole)] = lists.items()
    for at in range(0, len(whole), _BATCH):
        yield {variable: whole[at : at + _BATCH]}


@cache
def _read(name: str) -> str:
    return (_FOLDER / f"{name}.rq").read_text("utf-8")
