from __future__ import annotations

from decimal import Decimal

import pytest

from pairgraph.cli import output
from pairgraph.cli.output import display, print_rows, print_table, width


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("99233000.0"), "99,233,000"),
        (Decimal("1000.50"), "1000.5"),
        (Decimal("1E+7"), "10,000,000"),
        (2009, "2009"),
        (12000, "12,000"),
        (True, "True"),
        (None, ""),
        (("b", "a"), "b, a"),
        ("https://w3id.org/pairing-off/unit/CNY", "pau:CNY"),
        ("two\nlines", "two lines"),
    ],
)
def test_values_for_people(value: object, shown: str) -> None:
    assert display(value) == shown


def test_columns_line_up_with_chinese_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "n"], [["珠海", 1], ["bee", 12000]])
    lines = capsys.readouterr().out.splitlines()
    assert len({width(line) for line in lines[1:]}) == 1
    assert lines[1].endswith("     1")


@pytest.mark.parametrize(
    ("form", "first"), [("csv", "a,b"), ("tsv", "a\tb"), ("json", "["), ("table", "a    b")]
)
def test_rows_in_every_format(capsys: pytest.CaptureFixture[str], form: str, first: str) -> None:
    print_rows(form, ["a", "b"], [["x", Decimal("1.5")]])
    assert capsys.readouterr().out.splitlines()[0] == first


def test_a_terminal_gets_rich(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True)
    print_table(["name"], [["[bold]bee[/bold]"]])
    assert "[bold]bee[/bold]" in capsys.readouterr().out
