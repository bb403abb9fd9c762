"""Which graph a command asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from pairgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.query.session import Session

__all__ = [
    "EndpointOption",
    "OnlineOption",
    "ReleaseOption",
    "ServicesOption",
    "Source",
    "TimeoutOption",
]

ReleaseOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--release", metavar="FOLDER", help="A release or build folder; the current one unless given."
    ),
]
EndpointOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a local release."),
]
TimeoutOption: TypeAlias = Annotated[
    float,
    typer.Option(
        "--timeout", metavar="SECONDS", min=1, help="How long to wait for the endpoint or services."
    ),
]
OnlineOption: TypeAlias = Annotated[
    bool, typer.Option("--online", help="Let a stored question ask the services its header names.")
]
ServicesOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--service-allow", metavar="URL", help="Let any query ask this service with SERVICE; repeat for more."
    ),
]


@dataclass(frozen=True, slots=True)
class Source:
    """A release folder or an endpoint, as the options name it; neither is the current release."""

    release: str | None
    endpoint: str | None
    timeout: float
    services: Sequence[str] = ()
    online: bool = False

    def open(self) -> Session:
        """Open it.

        Raises:
            MissingError: there is no release there.
            QueryError: the address is none, or both are given.

        """
        if self.endpoint is not None and self.release is not None:
            raise QueryError("Two graphs at once cannot be asked.", remedy="Give --release or --endpoint.")
        others = None
        if self.services or self.online:
            from pairgraph.query.federation import federation

            others = federation(self.services, online=self.online, time=self.timeout)
        if self.endpoint is not None:
            from pairgraph.query.remote import RemoteGraph

            return RemoteGraph(self.endpoint, timeout=self.timeout, federation=others)
        from pathlib import Path

        from pairgraph.graph.release import find_release
        from pairgraph.query.graph import Graph

        found = find_release(Path(self.release) if self.release else None)
        return Graph.of_release(found, federation=others)
