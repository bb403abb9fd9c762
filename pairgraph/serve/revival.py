"""How there come to be workers again when the process that they come from has ended."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from typing import Protocol

    class Mortal(Protocol):
        """What can be started anew."""

        @property
        def closed(self) -> bool:
            """Whether it is not wanted any more."""

        async def restart(self) -> None:
            """Start anew.

            Raises:
                PairgraphError: it does not start.

            """


__all__ = ["revive"]

_LOG: Final = logging.getLogger("pairgraph.serve")
_PAUSE: Final = 0.5


async def revive(staff: Mortal) -> None:
    """Try to start until it works, or is not wanted any more; the log tells of each new reason why not.

    Args:
        staff: what has ended.

    """
    _LOG.error("the process that workers come from has ended; starting another")
    told = ""
    while not staff.closed:
        trouble = await _trouble(staff)
        if not trouble:
            _LOG.info("there are workers again")
            return
        if trouble != told:
            _LOG.error("there are no workers: %s", trouble)
        told = trouble
        await asyncio.sleep(_PAUSE)


async def _trouble(staff: Mortal) -> str:
    """Start it, and return why it does not; empty if it does."""
    try:
        await staff.restart()
    except (PairgraphError, TimeoutError) as error:
        return str(error) or "starting them takes too long"
    return ""
