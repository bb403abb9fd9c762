"""Code to copy that asks the same question elsewhere."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairgraph.serve.asked import Asked

__all__ = ["snippets"]


def snippets(asked: Asked) -> list[tuple[str, str]]:
    """Return (name, code) for the shell, Python and R, and for Python without this server."""
    csv = asked.base + asked.address("csv")
    return [
        ("curl", f"curl --fail --remote-name --remote-header-name {shlex.quote(csv)}\n"),
        ("Python", f"import pandas\n\nanswer = pandas.read_csv({_quoted(csv)})\nprint(answer)\n"),
        ("Python · pairgraph", _local(asked)),
        ("R", f"answer <- read.csv({_quoted(csv)}, check.names = FALSE)\nprint(answer)\n"),
    ]


def _local(asked: Asked) -> str:
    values = "".join(f", {name}={_listed(some)}" for name, some in asked.values.items())
    lines = (
        "import pairgraph",
        "",
        "graph = pairgraph.open()",
        f"answer = graph.query({_quoted(asked.name)}{values})",
    )
    return "\n".join((*lines, "for row in answer:", "    print(row)", ""))


def _listed(values: list[str]) -> str:
    return _quoted(values[0]) if len(values) == 1 else f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    """Quote a text as Python and R both read it; JSON's escapes are theirs too."""
    return json.dumps(text, ensure_ascii=False)
