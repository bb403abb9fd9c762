"""Opening what the settings name: a release with its workers, or a remote endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio.to_thread import run_sync

from pairgraph.serve.pool import open_pool
from pairgraph.serve.state import Site

if TYPE_CHECKING:
    from pairgraph.graph.release import Release
    from pairgraph.query.session import Session
    from pairgraph.serve.config import Config

__all__ = ["open_site"]


async def open_site(config: Config) -> Site:
    """Open what the settings name.

    Raises:
        MissingError: there is no release there.
        PairgraphError: it is damaged.

    """
    session, release = await run_sync(_open, config)
    site = Site(config, session, release)
    site.pool = await open_pool(config, release)
    return site


def _open(config: Config) -> tuple[Session, Release | None]:
    from pairgraph.query.federation import Federation
    from pairgraph.query.federation_plan import Limits

    others = Federation(config.service_allow, limits=Limits(time=config.time_limit))
    if config.endpoint:
        from pairgraph.query.remote import RemoteGraph

        return RemoteGraph(config.endpoint, timeout=config.time_limit, federation=others), None
    from pairgraph.graph.release import find_release
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.graph import Graph

    release = find_release(config.release)
    # The questions a release was built with, so that a citation names a query that the release holds.
    own = release.folder / "queries"
    return Graph.of_release(release, Catalogue(own) if own.is_dir() else None, others), release
