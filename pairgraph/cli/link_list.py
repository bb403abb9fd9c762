"""``pairgraph link list``: the judgements of a table."""

from __future__ import annotations

from typing import Annotated

import typer

from pairgraph.cli.link_options import LinksOption, TargetOption, links_folder

__all__ = ["show"]


def show(
    *,
    target: TargetOption,
    status: Annotated[
        str, typer.Option("--status", metavar="WORD", help="Only accepted, rejected or withdrawn ones.")
    ] = "",
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv or json.")] = "table",
    links: LinksOption = None,
) -> None:
    """List the judgements of a table."""
    from pairgraph.cli.output import print_rows
    from pairgraph.link import read
    from pairgraph.link.table_file import table_of

    columns = ("subject", "predicate", "object", "label", "status", "confidence", "by", "date")
    table = read(table_of(links_folder(links), target))
    rows = [
        (
            row.subject_id,
            row.predicate_id,
            row.object_id,
            row.object_label,
            row.status,
            row.confidence,
            row.author_label or row.author_id,
            row.mapping_date,
        )
        for row in table.mappings
        if status in {"", row.status}
    ]
    print_rows(form, columns, rows)
