"""The dataset: version, downloads, licence, what is in it, what its validation found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from pairgraph.errors import MissingError
from pairgraph.profiles.schema_org_cited import creators
from pairgraph.query.triples import Triples
from pairgraph.serve import data_words  # noqa: F401 - it adds the words of this page
from pairgraph.serve import downloads as files
from pairgraph.serve.ask import is_iri, rows, triples
from pairgraph.serve.asked import base_url
from pairgraph.serve.distributions import addresses
from pairgraph.serve.link_counts import link_counts
from pairgraph.serve.markup import markup
from pairgraph.serve.names import names
from pairgraph.serve.offers import alternates, answer_data, wanted
from pairgraph.serve.page import in_thread, page
from pairgraph.serve.signposts import Signpost, of_dataset
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.graph.release import Release
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name
    from pairgraph.serve.state import Site

__all__ = ["Finding", "routes", "signposts"]

_PATH: Final = "/dataset"
_SEVERITIES: Final = ("Violation", "Warning", "Info")
_SHOWN: Final = 25


@dataclass(frozen=True)
class Finding:
    """What the validation says of several things: how grave it is, what is wrong, of how many, and some."""

    severity: str
    message: str
    count: int
    some: tuple[Name, ...]


@in_thread
def dataset(request: Request) -> Response:
    """Show the dataset, or give its description as data."""
    site: Site = request.app.state.site
    _, form = wanted(request)
    if form != "html":
        return answer_data(request, _PATH, form, lambda: _described(site, base_url(request)))
    forms = alternates(_PATH)
    held = _downloads(site)
    said = _said(site.session)
    base = base_url(request)
    return page(
        request,
        "dataset.html",
        alternates=forms,
        canonical=_PATH,
        signposts=signposts(site, held),
        markup=markup(site, base),
        base=base,
        manifest=dict(site.manifest),
        said=said,
        partitions=_partitions(site.session),
        linksets=link_counts(site.session),
        downloads=held,
        findings=_findings(site.session, site.release) if site.release else [],
    )


def _described(site: Site, base: str) -> Triples:
    """Return the description of the dataset; with the addresses of its files where they are served here."""
    found = triples(site.session, "graph", graph=[graph_iri("dataset")])
    if site.release is None or not len(found):
        return found
    offered = [one.name for one in _downloads(site)]
    return Triples([*found, *addresses(found, base, offered)])


def signposts(site: Site, held: Sequence[files.Download] | None = None) -> list[Signpost]:
    """Return the signposts of the page; an author is named where there is an address of theirs.

    Args:
        site: what is served.
        held: the files of the release, if they have been looked at already.

    """
    stated = [one for one in _said(site.session).get("creator", {}).values() if is_iri(one)]
    cited = [one["@id"] for one in creators() if "@id" in one]
    found = _downloads(site) if held is None else held
    return of_dataset(alternates(_PATH), found, dict.fromkeys([*stated, *cited]))


def _downloads(site: Site) -> list[files.Download]:
    return files.downloads(site.release) if site.release else []


def _said(session: Session) -> dict[str, dict[str, str]]:
    """Return what the dataset says of itself: property → language → text."""
    found: dict[str, dict[str, str]] = {}
    for row in rows(session, "described"):
        tag = getattr(row.value, "language", None) or ""
        found.setdefault(row.property.local, {})[tag] = str(row.value)
    return found


def _partitions(session: Session) -> list[dict[str, Any]]:
    """Return how many things there are of each class of ours."""
    found = [row for row in rows(session, "partitions") if row["class"].prefixed.startswith("pao:")]
    called = names(session, [row["class"] for row in found])
    return [
        {"id": row.partition.local, "class": called[row["class"]], "count": row.entities} for row in found
    ]


def _findings(session: Session, release: Release) -> list[Finding]:
    """Return what the validation found, gravest first, things of the same message together."""
    try:
        found = json.loads(release.file("validation.json").read_text("utf-8"))
    except MissingError:
        return []
    found.sort(key=lambda one: (_SEVERITIES.index(one["severity"]), one["message"], one["focus"]))
    called = names(session, [one["focus"] for one in found if one["focus"].startswith("http")])
    made = []
    for (severity, message), group in groupby(found, key=lambda one: (one["severity"], one["message"])):
        things = [one["focus"] for one in group]
        some = tuple(called[one] for one in things[:_SHOWN] if one in called)
        made.append(Finding(severity, message, len(things), some))
    return made


routes: Final = [
    Route(_PATH, dataset, name="dataset"),
    *(Route(f"{_PATH}.{ending}", dataset) for ending in ("html", "ttl", "jsonld", "nt")),
    *files.routes,
]
