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
    from pathlib import Path

    from pairgraph.query.remote import RemoteGraph
    from pairgraph.query.session import Graph

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


def open(source: str | Path | None = None, *, timeout: float = 60) -> Graph | RemoteGraph:  # noqa: A001 - as gzip.open
    """Open a graph to ask it.

    Args:
        source: a release folder, a build folder, the ``https://`` address of a SPARQL endpoint,
            or nothing for the current release.
        timeout: seconds to wait for a remote endpoint's answer.

    Raises:
        MissingError: there is no release there.

    """
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        from pairgraph.query.remote import RemoteGraph

        return RemoteGraph(source, timeout=timeout)
    from pathlib import Path

    from pairgraph.graph.release import find_release
    from pairgraph.query.session import Graph

    return Graph.of_release(find_release(None if source is None else Path(source)))
