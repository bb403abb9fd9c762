"""What a process that runs foreign queries may do: compute within its memory, and nothing else."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Final

__all__ = ["die_with_parent", "limit_memory", "no_core", "seal"]

_DEEP_STACK: Final = 64 << 20
_NO_NEW_PRIVILEGES, _SECCOMP, _DEATH_SIGNAL = 38, 22, 1
_FILTER_MODE: Final = 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001
_OTHER_TABLE: Final = 0x40000000
# Kernel's name of the machine → its audit number and its calls socket, connect, execve, execveat, ptrace
# and io_uring_setup (which could open sockets of its own).
_CALLS: Final = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _control(option: int, *values: object) -> bool:
    """Call prctl; False where it is refused or does not exist."""
    if not sys.platform.startswith("linux"):
        return False
    call = ctypes.CDLL(None, use_errno=True).prctl
    padded = (*values, *(ctypes.c_ulong(0),) * (4 - len(values)))
    return bool(call(ctypes.c_int(option), *padded) == 0)


def seal() -> bool:
    """Forbid this process and its children to open sockets or to start programs, for good.

    Returns:
        whether the system could do it (Linux on x86-64 or ARM).

    """
    if platform.machine() not in _CALLS:
        return False
    architecture, calls = _CALLS[platform.machine()]
    code = _program(architecture, calls)
    program = _Program(len(code) // 8, ctypes.cast(ctypes.c_char_p(code), ctypes.c_void_p))
    return _control(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1)) and _control(
        _SECCOMP, ctypes.c_ulong(_FILTER_MODE), ctypes.byref(program)
    )


def _program(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Return a filter: any call of another architecture, and these calls, fail with EPERM."""
    last = len(calls) + 4  # where the refusal stands; one before it, the permission
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 0, last - 1, architecture), (_LOAD, 0, 0, 0)]
    steps.append((_AT_LEAST, last - 3, 0, _OTHER_TABLE))
    steps += [(_EQUAL, last - 4 - place, 0, call) for place, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def die_with_parent() -> None:
    """Have the system end this process when its parent ends."""
    _control(_DEATH_SIGNAL, ctypes.c_ulong(signal.SIGKILL))


def no_core() -> None:
    """Leave no core file, and let the stack grow deep enough for any sensible query."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    deep = _DEEP_STACK if hard == resource.RLIM_INFINITY else min(hard, _DEEP_STACK)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_STACK, (deep, hard))


def limit_memory(size: int) -> None:
    """Let this process take that many bytes more than it holds now; past that it aborts."""
    limit = _held() + size
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _held() -> int:
    """Return the bytes of data that this process has already asked for."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
