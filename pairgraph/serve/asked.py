"""What a visitor asks: a stored question with its parameters, read from an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import UnknownQueryError
from pairgraph.serve.live import asking
from pairgraph.serve.permanent import Reference, canonical, query_digest, query_string
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from pairgraph.query.answer import Answer
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.federation_plan import Gap
    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.permanent import Parameters

__all__ = ["RESERVED", "Asked", "ask", "base_url", "given", "stored"]

RESERVED: Final = frozenset({"lang", "format", "page", "row", "evidence"})
"""What an address may say beside the parameters of a question; no parameter may be called so."""
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as asked: its parameters in the canonical form, its SPARQL with them bound.

    ``release`` is the digest of the release that answers; empty on a remote endpoint, whose answers
    cannot be referred to for good.
    """

    session: Session
    stored: StoredQuery
    parameters: Parameters
    sparql: str
    release: str
    base: str
    gaps: list[Gap] = field(default_factory=list, compare=False)
    """The services whose part is missing from its answer, once it has been run."""

    @property
    def name(self) -> str:
        """The name of the question."""
        return self.stored.name

    @property
    def reference(self) -> Reference | None:
        """The permanent reference to the answer; none where the data may change at any time."""
        if not self.release or self.stored.services:
            return None
        return Reference(self.release, self.name, query_digest(self.stored), self.parameters)

    @property
    def link(self) -> str:
        """The permanent link; empty where there is none."""
        return self.base + self.reference.path if self.reference else ""

    @property
    def values(self) -> dict[str, list[str]]:
        """The parameters as name → values."""
        return Reference("", self.name, "", self.parameters).values

    def address(self, extension: str = "", **more: object) -> str:
        """Return the path of the current answer; ``more`` goes behind the parameters."""
        added = tuple((name, str(value)) for name, value in more.items())
        dot = f".{extension}" if extension else ""
        return f"/questions/{self.name}{dot}{query_string(self.parameters + added)}"

    def file_name(self, extension: str) -> str:
        """Return what a downloaded answer is called."""
        return self.reference.file_name(extension) if self.reference else f"{self.name}.{extension}"

    def run(self) -> Answer:
        """Run it; in the thread that also reads the answer to its end.

        Raises:
            Problem: it asks other servers, which it may not, or which do not answer.

        """
        with asking(self.session, self.stored):
            found = self.session.run(self.stored, _plain(self.values))
        self.gaps[:] = found.gaps
        return found


def ask(request: Request, name: str, values: Mapping[str, list[str]]) -> Asked:
    """Read what is asked; takes its time, for choices come from the data.

    Raises:
        Problem: 404, there is no such question.
        ParameterError: a parameter is unknown, missing or wrong.

    """
    site = request.app.state.site
    one = stored(site.session.catalogue, name)
    text = site.session.bind(one, _plain(values)).lstrip("\n")
    parameters = canonical(site.session, one, values)
    return Asked(site.session, one, parameters, text, site.digest, base_url(request))


def stored(catalogue: Catalogue, name: str) -> StoredQuery:
    """Return a stored question.

    Raises:
        Problem: 404 with the nearest names.

    """
    try:
        return catalogue[name]
    except UnknownQueryError:
        near = get_close_matches(name, list(catalogue.paths), _NEAR, 0.5)
        remedy = f"Did you mean {' or '.join(near)}?" if near else "See all of them at /questions."
        detail = f"There is no question '{name[:100]}'. {remedy}"
        raise Problem(404, "Unknown question", detail, nearest=near) from None


def given(request: Request) -> dict[str, list[str]]:
    """Return the parameters in an address as name → values; a form sends empty ones for what is not set."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if value.strip() and name not in RESERVED:
            found.setdefault(name, []).append(value.strip())
    return found


def base_url(request: Request) -> str:
    """Return the public address of the site, without a slash at its end."""
    told: str = request.app.state.site.config.base_url
    return (told or str(request.base_url)).rstrip("/")


def _plain(values: Mapping[str, list[str]]) -> dict[str, Any]:
    """Hand over a single value as such, for parameters that take one."""
    return {name: some[0] if len(some) == 1 else some for name, some in values.items()}
