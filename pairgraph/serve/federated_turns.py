"""How many federated queries run at once, and where: in threads of their own, beside those of the pages."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from pairgraph.serve.job import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Turns"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_AT_ONCE: Final = 16
_OF_ONE: Final = 4


class Turns:
    """Places for queries that wait for other servers.

    >>> turns = Turns()
    >>> with turns.taken("a client"):
    ...     turns.running
    1
    """

    def __init__(self) -> None:
        self._clients: Counter[str] = Counter()

    @property
    def running(self) -> int:
        """How many run."""
        return self._clients.total()

    @contextmanager
    def taken(self, client: str) -> Iterator[None]:
        """Hold a place.

        Raises:
            Failed: there is none, or the client holds enough of them.

        """
        if self._clients[client] >= _OF_ONE:
            raise Failed(
                "flood", f"{_OF_ONE} queries of {client} wait for other servers. Send fewer at a time."
            )
        if self.running >= _AT_ONCE:
            raise Failed("busy", "Too many queries wait for other servers. Try again later.")
        self._clients[client] += 1
        try:
            yield
        finally:
            self._clients[client] -= 1
            self._clients += Counter()  # forgets those with none

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run something in a thread; given up, it ends by itself."""
        return await asyncio.wrap_future(self._threads.submit(work, *args, **kwargs))

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="service")
