"""A thing on a card, small enough for a frame in another program's window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, RedirectResponse

from pairgraph.serve.headers import CSP
from pairgraph.serve.links import address
from pairgraph.serve.problem import Problem
from pairgraph.serve.templating import environment
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from starlette.responses import Response

    from pairgraph.serve.reconcile_service import Service
    from pairgraph.serve.reconcile_things import Thing

__all__ = ["preview", "view"]

_FRAMED: Final = CSP.replace("frame-ancestors 'none'", "frame-ancestors *")
"""A card is shown in frames of other programs; there is nothing on it that could be pressed unseen."""


def preview(service: Service, iri: str) -> Response:
    """Return a card.

    Raises:
        Problem: 404, there is no such thing.

    """
    thing = _thing(service, iri)
    card = environment().get_template("reconcile_preview.html")
    shown = card.render(
        lang=service.language,
        t=service.say,
        name=service.label(thing.name),
        other=thing.name.other(service.language),
        description=service.description(thing),
        others=sorted({one.text for one in thing.called if one.how == "alternative"}),
        times=_times(thing, service.language),
        href=service.base + (address(thing.iri) or ""),
    )
    headers = {
        "Content-Security-Policy": _FRAMED,
        "Content-Language": service.language,
        "Cache-Control": "no-cache",
    }
    return HTMLResponse(shown, headers=headers)


def view(service: Service, iri: str) -> Response:
    """Lead to the page of a thing.

    Raises:
        Problem: 404, there is no such thing.

    """
    return RedirectResponse(service.base + (address(_thing(service, iri).iri) or "/"), 303)


def _times(thing: Thing, language: str) -> list[tuple[str, str, str]]:
    """Return the names a place has had, with years and codes, the latest first."""
    codes = {(one.since, one.until): one.code for one in thing.coded}
    spoken = [one for one in thing.former if one.language == language]
    return [
        (one.text, f"{one.since or ''}–{one.until or ''}", codes.get((one.since, one.until), ""))
        for one in reversed(spoken)
    ]


def _thing(service: Service, iri: str) -> Thing:
    found = service.directory.things.get(expand(iri.strip()))
    if found is None:
        raise Problem(404, detail=f"Nothing that tables are matched to is called {iri[:200]!r}.")
    return found
