"""Checks: SPARQL queries over the ontology that must find nothing.

Each is a file ``ontology/quality/<name>.rq`` that selects ``?focus``; its first two lines say what is
wrong with a term it finds (``# message:``) and what to do about it (``# remedy:``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pairgraph.errors import QueryError
from pairgraph.reason.flaws import Flaw
from pairgraph.vocabulary import compact, project_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import NamedNode, QuerySolutions, Store

__all__ = ["Check", "load_checks"]


@dataclass(frozen=True, slots=True)
class Check:
    r"""A query that must find nothing, and what it means when it does.

    >>> Check.parse("a", "# message: It is odd.\n# remedy: Mend it.\nSELECT ?focus {}").message
    'It is odd. Mend it.'
    """

    name: str
    message: str
    text: str

    @classmethod
    def parse(cls, name: str, text: str) -> Check:
        """Read a check from the text of its file, or raise a QueryError where its heading is missing."""
        message, remedy, *_ = [*text.splitlines(), "", ""]
        if not (message.startswith("# message: ") and remedy.startswith("# remedy: ")):
            raise QueryError(
                f"The check {name} does not say what is wrong and what to do.",
                line=1,
                remedy="Begin it with the lines '# message: …' and '# remedy: …'.",
            )
        words = (message.removeprefix("# message: "), remedy.removeprefix("# remedy: "))
        return cls(name, " ".join(words), text)

    def run(self, store: Store) -> Iterator[Flaw]:
        """Yield a flaw for each term that the query finds in the default graph of a store.

        >>> from pyoxigraph import Store
        >>> list(Check("a", "It is odd.", "SELECT ?focus { ?focus a ?focus }").run(Store()))
        []
        """
        for solution in cast("QuerySolutions", store.query(self.text)):
            yield Flaw(self.name, compact(cast("NamedNode", solution["focus"]).value), self.message)


def load_checks(folder: Path | None = None) -> list[Check]:
    """Return the checks of a folder by name; without one, the project's own.

    >>> load_checks()[0].name
    'class-cycles'
    """
    home = folder or project_files() / "ontology" / "quality"
    return [Check.parse(file.stem, file.read_text(encoding="utf-8")) for file in sorted(home.glob("*.rq"))]
