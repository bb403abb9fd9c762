"""What a release was made with: the version of the software, the digest of its code, its commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Origin"]

_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Origin:
    """The software behind a release.

    Attributes:
        version: its version, as the release's manifest has it.
        code: SHA-256 over its modules, likewise.
        commit: the Git commit; empty unless the very code that built the release is at hand, committed.

    """

    version: str
    code: str
    commit: str = ""

    @classmethod
    def of(cls, manifest: Mapping[str, Any], code: str, root: Path) -> Origin:
        """Tell the origin of a release.

        Args:
            manifest: the release's.
            code: the digest of the code at hand.
            root: the folder of the project's files.

        """
        built = str(manifest.get("code", ""))
        return cls(str(manifest.get("version", "")), built, _commit(root) if built == code else "")


def _commit(root: Path) -> str:
    """Return the commit of a checkout in which nothing was changed since, else nothing."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return ""
    status = _said(git, root, "status", "--porcelain", "--untracked-files=no")
    return "" if status is None or status else _said(git, root, "rev-parse", "HEAD") or ""


def _said(git: str, root: Path, *words: str) -> str | None:
    """Run Git; return what it said, or None where it failed.

    Whose files they are, and what the user has set up, make no difference: this very code comes from there.
    """
    set_up = ("-c", f"safe.directory={root.resolve()}", "-c", "core.fsmonitor=false")
    command = [git, "-C", str(root), *set_up, *words]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ended = subprocess.run(  # noqa: S603 - no part of it comes from a user
            command, capture_output=True, text=True, timeout=_SECONDS, check=True, env=clean
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ended.stdout.strip()
