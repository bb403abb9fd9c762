"""The command line: ``pairgraph COMMAND``."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from pairgraph.cli.app import run

    run()
