"""Where ``pairgraph link suggest`` looks: an offline authority, the graph, or a service on the web."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pairgraph.cli.link_options import links_folder
from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.cli.source import Source
    from pairgraph.link import MappingSet
    from pairgraph.link.authority import Authority
    from pairgraph.link.suggest import Find

__all__ = ["Where"]

_OFFLINE: Final = ("gbt2260", "geonames")
_GRAPH: Final = "graph"
_SPARE: Final = 20
"""Candidates looked up beyond those shown, as some of them may have been rejected."""


@dataclass(frozen=True)
class Where:
    """What the options say of where to look; see ``pairgraph link suggest --help``."""

    target: str
    service: str
    type: str
    parent: str
    code: str
    cache: Path | None
    timeout: float
    fresh: bool
    links: Path | None

    def check(self, kind: str, *, named: bool) -> None:
        """Refuse what cannot be looked up there.

        Raises:
            PairgraphError: and says what can.

        """
        regional = kind in {"regions", "versions"}
        if not self.service and self.target not in {*_OFFLINE, _GRAPH}:
            remedy = f"Use {', '.join(_OFFLINE)} or {_GRAPH}, or name a service with --service."
            raise PairgraphError(f"Without a service nothing is known of '{self.target}'.", remedy=remedy)
        if not self.service and self.target in _OFFLINE and not regional:
            remedy = "Use --target graph, or name a service with --service and its table with --target."
            raise PairgraphError(f"'{self.target}' has no {kind}.", remedy=remedy)
        if self.target == _GRAPH and not named:
            remedy = "Give names with --name or --file."
            raise PairgraphError("The graph is not looked up in itself.", remedy=remedy)

    @cached_property
    def table(self) -> MappingSet | None:
        """The judgements so far; None where the target has no table.

        Raises:
            FactFileError: the table is none.

        """
        from pairgraph.link import read
        from pairgraph.link.table_file import table_of

        if self.target == _GRAPH:
            return None
        try:
            return read(table_of(links_folder(self.links), self.target))
        except MissingError:
            if self.service and self.target not in _OFFLINE:
                raise
            return None

    def finder(self, source: Source, kind: str, limit: int) -> Find:
        """Return what looks names up."""
        if self.service:
            return self._service(limit)
        authority = self._authority(source, kind)
        return lambda many: [authority.find(one, limit + _SPARE) for one in many]

    def _authority(self, source: Source, kind: str) -> Authority:
        from pairgraph.link.authority_gb2260 import gb2260
        from pairgraph.link.authority_geonames import geonames
        from pairgraph.link.authority_graph import of_graph

        if self.target == _GRAPH:
            return of_graph(source.open(), kind)
        return geonames() if self.target == "geonames" else gb2260()

    def _service(self, limit: int) -> Find:
        from pairgraph.link.service import Asking, Service
        from pairgraph.link.service_cache import Cache
        from pairgraph.link.service_http import Http

        asking = Asking(self.type, self.parent, self.code, self.table.prefixes if self.table else {})
        cache = Cache(self.cache or _usual_cache(), **({"days": 0} if self.fresh else {}))
        service = Service(Http(self.service, timeout=self.timeout), cache, asking)
        return lambda many: service.find(many, limit + _SPARE)


def _usual_cache() -> Path:
    try:
        from platformdirs import user_cache_path
    except ImportError as error:
        from pairgraph.link.names_pinyin import INSTALL

        raise MissingError("The package 'platformdirs' is not installed.", remedy=INSTALL) from error
    return user_cache_path("pairgraph") / "reconciliation.sqlite3"
