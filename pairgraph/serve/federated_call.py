"""One call of another server, which is not waited for any longer than there is time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pairgraph.query.federation_plan import ServiceError

if TYPE_CHECKING:
    from pairgraph.query.federation_plan import Ask, Limits
    from pairgraph.query.federation_values import Table
    from pairgraph.serve.federated_turns import Turns

__all__ = ["call", "late"]


async def call(step: Ask, address: str, limits: Limits, turns: Turns) -> Table:
    """Ask a service, in a thread, and wait for its answer.

    Args:
        step: what to ask of whom.
        address: where it is, as the settings say.
        limits: what it may take; ``time`` is for this call.
        turns: where threads come from.

    Raises:
        ServiceError: it did not answer.

    """
    from pairgraph.query.federation_client import Call

    one = Call(step.target, address, step.text, limits)
    try:
        # The call has a clock, too, but not over the look-up of names.
        async with asyncio.timeout(limits.time):
            return await turns.run(one.run)
    except TimeoutError:
        raise late(step.target, limits.time) from None
    finally:
        one.stop()


def late(target: str, seconds: float) -> ServiceError:
    """Return what there is to say of a service that had no more time.

    >>> str(late("https://a.example/sparql", 1.5))
    'https://a.example/sparql did not answer within 1.5 seconds.'
    """
    return ServiceError("late", target, f"did not answer within {seconds:.3g} seconds")
