"""The end of a build whose facts violate the shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import CheckFailedError
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pairgraph.validate import Finding

__all__ = ["ViolationsError"]

_MOST = 50


class ViolationsError(CheckFailedError):
    """The facts violate shapes, so nothing was released.

    Args:
        findings: what SHACL found, of any severity.
        lines: id → file and line.
        kept: where the invalid dataset was written for inspection, if it was.

    """

    def __init__(
        self, findings: Sequence[Finding], lines: Mapping[str, tuple[str, int]], kept: Path | None = None
    ) -> None:
        self.findings = [finding for finding in findings if finding.severity == "Violation"]
        self.kept = kept
        listed = [_line(finding, lines) for finding in self.findings[:_MOST]]
        more = [f"… and {len(self.findings) - _MOST} more."] if len(self.findings) > _MOST else []
        number = len(self.findings)
        count = f"{number} violation{'s' if number != 1 else ''}; nothing was released."
        remedy = f"The dataset lies in {kept} for inspection." if kept else "Correct the fact files."
        super().__init__("\n".join([*listed, *more, count]), remedy=remedy)


def _line(finding: Finding, lines: Mapping[str, tuple[str, int]]) -> str:
    """Write one finding with the place of the thing it is about."""
    name = compact(finding.focus)
    file, line = lines.get(name, ("", 0))
    return f"{file}:{line}: {name}: {finding.message}" if file else f"{name}: {finding.message}"
