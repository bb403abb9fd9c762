"""``pairgraph link``: find links to open data, and judge them."""

from __future__ import annotations

import typer

from pairgraph.cli.link_judge import accept, reject, withdraw
from pairgraph.cli.link_list import show
from pairgraph.cli.link_suggest import suggest

__all__ = ["link"]

link = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Find links from our regions, bodies and people to open data, and judge them.",
    epilog="""
\b
  pairgraph link suggest --name 巫溪县 --parent 重庆市
  pairgraph link suggest bodies --target wikidata --service https://wikidata.reconci.link/en/api
  pairgraph link accept region:guyuan wd:Q604625 --target wikidata --by "A. Reader" \\
      --evidence "the item has code 640400" --confidence 0.95
  pairgraph link list --target wikidata
""",
)
link.command("suggest")(suggest)
link.command("accept")(accept)
link.command("reject")(reject)
link.command("withdraw")(withdraw)
link.command("list")(show)
