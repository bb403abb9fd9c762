"""pairgraph: China's East-West pairing-off poverty alleviation as a knowledge graph.

>>> import pairgraph
>>> callable(pairgraph.open)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import (
    BusyError,
    CheckFailedError,
    FactFileError,
    MissingError,
    PairgraphError,
    ParameterError,
    QueryError,
    UnknownQueryError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pairgraph.query.graph import Graph
    from pairgraph.query.remote import RemoteGraph

__all__ = [
    "BusyError",
    "CheckFailedError",
    "FactFileError",
    "MissingError",
    "PairgraphError",
    "ParameterError",
    "QueryError",
    "UnknownQueryError",
    "__version__",
    "open",
]

__version__ = "0.1.0"


def open(  # noqa: A001 - as gzip.open
    source: str | Path | None = None,
    *,
    timeout: float = 60,
    online: bool = False,
    services: Iterable[str] = (),
) -> Graph | RemoteGraph:
    """Open a graph to ask it.

    Args:
        source: a release folder, a build folder, the ``https://`` address of a SPARQL endpoint,
            or nothing for the current release.
        timeout: seconds to wait for a remote endpoint's answer, and for all services that a query asks.
        online: whether stored questions may ask the SPARQL services that they name, such as Wikidata's.
        services: addresses of SPARQL services that any query may ask with ``SERVICE``.

    Raises:
        MissingError: there is no release there.
        QueryError: a service's address is none.

    """
    from pairgraph.query.federation import federation

    others = federation(services, online=online, time=timeout)
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        from pairgraph.query.remote import RemoteGraph

        return RemoteGraph(source, timeout=timeout, federation=others)
    from pathlib import Path

    from pairgraph.graph.release import find_release
    from pairgraph.query.graph import Graph

    return Graph.of_release(find_release(None if source is None else Path(source)), federation=others)
