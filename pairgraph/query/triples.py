"""The triples of a CONSTRUCT or DESCRIBE."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad, Triple

from pairgraph.errors import QueryError
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import rdflib

    from pairgraph.query.federation_plan import Gap

__all__ = ["GRAPH_FORMATS", "Triples"]

GRAPH_FORMATS: Final = {"ttl": "turtle", "nt": "ntriples", "jsonld": "jsonld", "rdfxml": "rdfxml"}
"""How a format is asked for → what ``pairgraph.graph.formats`` calls it."""


class Triples:
    """Triples, each once and sorted; pyoxigraph's.

    >>> from pyoxigraph import NamedNode
    >>> a = NamedNode("https://example.org/a")
    >>> print(Triples([Triple(a, a, a)]).to("nt"), end="")
    <https://example.org/a> <https://example.org/a> <https://example.org/a> .
    """

    def __init__(self, triples: Iterable[Triple], gaps: Sequence[Gap] = ()) -> None:
        self.gaps = tuple(gaps)
        """The services whose part is missing because they did not answer."""
        self._triples = triples

    @cached_property
    def all(self) -> list[Triple]:
        """All of them; the first look runs the query to its end."""
        return sorted(set(self._triples), key=str)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def to(self, form: str) -> str:
        """Return them written as ``ttl``, ``nt``, ``jsonld`` or ``rdfxml``.

        Raises:
            QueryError: no such format is known.

        """
        from pairgraph.graph.formats import serialise

        if form not in GRAPH_FORMATS:
            remedy = nearest(form, GRAPH_FORMATS) or f"Known: {', '.join(GRAPH_FORMATS)}."
            raise QueryError(f"'{form}' is no format for triples.", remedy=remedy)
        return serialise((Quad(*triple) for triple in self), GRAPH_FORMATS[form]).decode()

    def rdflib(self) -> rdflib.Graph:
        """Return them as an ``rdflib.Graph``."""
        import rdflib

        return rdflib.Graph().parse(data=self.to("nt"), format="nt")
