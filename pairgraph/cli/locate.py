"""``pairgraph locate``: make passage rows from quotations."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.extract.source import Source

__all__ = ["locate"]


def locate(
    text: Annotated[Path, typer.Argument(help="The text of a report, UTF-8.")],
    quotes: Annotated[
        list[str] | None,
        typer.Argument(help="Words of the text; '@2 WORDS' is their second occurrence; - reads lines."),
    ] = None,
    file: Annotated[Path | None, typer.Option("--from", help="File with one quotation a line.")] = None,
    slug: Annotated[
        str | None, typer.Option(help="The report's name in ids; otherwise the text's file name.")
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--list", help="List the sentences: section, number, offsets.")
    ] = False,
    tokens: Annotated[
        bool, typer.Option("--tokens", help="List the numbers and dates: offsets, kind, value.")
    ] = False,
) -> None:
    """Print the passage rows of a fact file for words quoted from a text.

    Offsets are counted in characters of the text as it is. Exit code 2: words are not there, or not in
    one sentence.
    """
    from pairgraph.extract.source import Source, read_text

    source = Source(read_text(text))
    if sentences:
        _print_lines(_sentences(source))
    if tokens:
        _print_lines(_tokens(source))
    if quotes or file or not (sentences or tokens):
        _print_rows(source, slug or text.stem, _quotes(quotes, file))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _sentences(source: Source) -> Iterator[str]:
    for found in source.sentences:
        yield f"{found.section}\t{found.number}\t{found.span.start}\t{found.span.end}"


def _tokens(source: Source) -> Iterator[str]:
    for token in source.tokens:
        value = "" if token.value is None else f"{token.value.normalize():f}"
        offsets = f"{token.span.start}\t{token.span.end}"
        yield f"{offsets}\t{token.kind}\t{value}\t{source.written(token)}\t{source.where(token.span)}"


def _quotes(quotes: list[str] | None, file: Path | None) -> list[str]:
    """Gather the quotations: arguments, lines of a file, lines of the standard input."""
    from pairgraph.extract.source import read_text

    lines = read_text(file).splitlines() if file else []
    if quotes == ["-"] or not (quotes or file):
        lines += [line.rstrip("\n") for line in sys.stdin]
    else:
        lines += quotes or []
    return [line for line in lines if line.strip()]


def _print_rows(source: Source, slug: str, quotes: Iterable[str]) -> None:
    from pairgraph.extract.locate import Quote, QuoteError, flow_row
    from pairgraph.extract.locate import locate as find

    failed = 0
    for quote in map(Quote.read, quotes):
        try:
            row, count = find(quote, slug, source)
        except QuoteError as error:
            typer.echo(f"error: {error}", err=True)
            failed += 1
            continue
        several = count > 1 and not quote.nth
        typer.echo(flow_row(row) + (f"  # the first of {count}; '@2 …' takes the second" if several else ""))
    if failed:
        raise QuoteError(f"{failed} of the quotations could not be placed.")
