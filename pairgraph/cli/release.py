"""The release that a command looks at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = ["ReleaseArgument"]

ReleaseArgument: TypeAlias = Annotated[
    Path | None,
    typer.Argument(help="A release or build folder; the current one unless given.", show_default=False),
]
