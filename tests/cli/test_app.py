from __future__ import annotations

from importlib import import_module

import pytest
from typer.testing import CliRunner

from pairgraph import __version__
from pairgraph.cli.app import COMMANDS, app

RUN = CliRunner()


def test_help_lists_every_command_and_exit_code() -> None:
    text = RUN.invoke(app, ["--help"]).stdout
    for name in COMMANDS:
        assert f"  {name} " in text
    assert all(f"    {code}  " in text for code in range(5))
    assert "pairgraph query list" in text


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_a_function_and_help(name: str) -> None:
    module = name.replace("-", "_")
    assert callable(getattr(import_module(f"pairgraph.cli.{module}"), module))
    found = RUN.invoke(app, [name, "--help"])
    assert found.exit_code == 0
    assert f"pairgraph {name}" in found.stdout.replace("root", "pairgraph")


def test_version() -> None:
    assert RUN.invoke(app, ["--version"]).stdout == f"pairgraph {__version__}\n"


def test_a_wrong_command_gets_the_nearest() -> None:
    found = RUN.invoke(app, ["qury"])
    assert found.exit_code == 2
    assert "Did you mean 'query'?" in found.stderr


def test_a_wrong_option_exits_with_2() -> None:
    found = RUN.invoke(app, ["query", "--fromat", "csv"])
    assert found.exit_code == 2
    assert "--format" in found.stderr
