"""How much processor time another process takes, and how much it may claim when there is little."""

from __future__ import annotations

import contextlib
import os
import sys
import time

__all__ = ["Usage"]

_NICE = 19


class Usage:
    """The processor time of a process.

    Args:
        pid: its number; 0 as long as it is not known, when it has taken none.

    >>> usage = Usage(os.getpid())
    >>> usage.seconds() > 0, Usage().seconds()
    (True, 0.0)

    """

    __slots__ = ("_clock", "pid")

    def __init__(self, pid: int = 0) -> None:
        self.pid = pid
        # The clock of a process, as Linux numbers them.
        self._clock = ~pid << 3 | 2 if pid and sys.platform.startswith("linux") else None

    def seconds(self) -> float:
        """Return the seconds that it has taken; where the system does not tell, those of all the time."""
        if self._clock is None:
            return time.monotonic() if self.pid else 0.0
        try:
            return time.clock_gettime(self._clock)
        except OSError:  # it has ended
            return 0.0

    def slow_down(self) -> None:
        """Let it go behind all others when processors are scarce."""
        if self.pid:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)
