"""The dataset's page in the words of schema.org, as search engines of datasets read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from pairgraph.profiles.schema_org import dataset

if TYPE_CHECKING:
    from pairgraph.serve.state import Site

__all__ = ["embedded", "markup"]


def markup(site: Site, base: str) -> Markup:
    """Return the description of the dataset, to stand in a ``script`` of type ``application/ld+json``.

    Such an element holds data that no browser runs, and so the Content-Security-Policy does not concern it.

    Args:
        site: what is served.
        base: its public address, without a slash at its end.

    """
    found = dataset(
        site.session,
        digest=site.digest,
        download=(lambda name: f"{base}/downloads/{name}") if site.release else None,
        catalogue={"name": "pairgraph", "url": base},
    )
    return embedded(found)


def embedded(document: object) -> Markup:
    r"""Write JSON that cannot end the element it stands in.

    >>> embedded({"name": "</script><b>&"})
    Markup('{"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}')
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign of HTML is left in it
