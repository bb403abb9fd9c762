"""The ``pairgraph`` command: its parts are imported when they are called for."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Annotated, Any, Final, TypeAlias

import typer
from typer.core import TyperGroup

from pairgraph.errors import PairgraphError

__all__ = ["COMMANDS", "app", "run"]

COMMANDS: Final = {
    "build": "Build the graph from the fact files.",
    "validate": "Check a graph or fact files against the shapes.",
    "query": "Ask a stored question, or SPARQL of your own.",
    "describe": "Show everything about one thing.",
    "check-sources": "Check every passage and number against the reports' texts.",
    "locate": "Find where words stand in a report's text.",
    "reason": "Check the ontology with an OWL 2 DL reasoner.",
    "fair": "Score the ontology, and a site, by the tests of FOOPS! and OOPS!",
    "export": "Write the graph in an RDF format, or for IATI, data cubes, search engines.",
    "tables": "Write tidy CSV tables of the graph.",
    "link": "Find links to open data, and judge them.",
    "archive": "Make a deposit that can be read in fifty years.",
    "restore": "Rebuild a release from its archive package, and verify it.",
    "diff": "Show what changed between two releases, and which version that makes.",
    "patch": "Apply such a difference, an RDF Patch, to a release.",
    "info": "Show what the current release holds.",
    "serve": "Answer questions and SPARQL on the web.",
    "verify": "Ask a cited answer again and say whether it is the same.",
}
"""Name → what it does, in the order of work; each is a function in the module of its name."""

_EPILOG: Final = """
Start here:

\b
  pairgraph build
  pairgraph query list
  pairgraph query funding-by-supporter --evidence
  pairgraph describe region:zhuhai

Exit codes:

\b
  0  done
  1  a check found violations, or an audit query found rows
  2  something is wrong with the input or the command line
  3  something is missing: a release, a program, an endpoint
  4  another build is running
"""
_BROKEN_PIPE: Final = 128 + 13
"""What a shell reports for a program whose reader went away."""

_Click: TypeAlias = Any
"""Click's own types; Typer has its own copy of Click or uses the package, and exports neither."""


class _LazyGroup(TyperGroup):
    """Imports a command's module only when that command runs or the help of all is shown."""

    def list_commands(self, ctx: _Click) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: _Click, cmd_name: str) -> _Click:  # noqa: ARG002 - Click's signature
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        function = getattr(import_module(f"pairgraph.cli.{name}"), name)
        if isinstance(function, typer.Typer):
            return typer.main.get_command(function)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, short_help=COMMANDS[cmd_name])(function)
        return typer.main.get_command(single)

    def format_commands(self, ctx: _Click, formatter: _Click) -> None:  # noqa: ARG002 - Click's signature
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: _Click, args: list[str]) -> _Click:
        """Find the command that the first word names; propose the nearest where there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from pairgraph.query.syntax import nearest

            remedy = nearest(args[0], COMMANDS) or "See: pairgraph --help"
            raise PairgraphError(f"There is no command '{args[0]}'.", remedy=remedy)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: _Click) -> _Click:
        """Run a command; what the user can mend becomes a line on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except PairgraphError as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            # The reader has what it wanted; nothing may be written at exit any more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_BROKEN_PIPE) from None
        except OSError as error:
            typer.echo(f"error: {error.strerror or error}{_named(error)}", err=True)
            raise typer.Exit(PairgraphError.exit_code) from None
        return result


def _named(error: OSError) -> str:
    return f": {error.filename}" if error.filename else ""


app = typer.Typer(
    cls=_LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)


def _version(wanted: bool) -> None:
    if wanted:
        from pairgraph import __version__

        typer.echo(f"pairgraph {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Ask, build and check the graph of China's East-West pairing-off poverty alleviation."""


def run() -> None:
    """Run the command line and end the process."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # What goes into a file or a pipe is UTF-8 whatever the locale says.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        app(prog_name="pairgraph")
    except KeyboardInterrupt:
        sys.exit(130)
