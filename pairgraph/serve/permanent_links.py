"""Permanent links: an answer where it still is the same, else what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from pairgraph.serve.answer_forms import extension_of
from pairgraph.serve.asked import Asked, ask, given, stored
from pairgraph.serve.permanent import Reference, query_digest
from pairgraph.serve.problem import Problem
from pairgraph.serve.question import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.serve.state import Site

__all__ = ["routes"]


async def permanent(request: Request) -> Response:
    """Answer a permanent link: the answer where it still is the same, else what has changed."""
    digest, name = request.path_params["release"], request.path_params["name"]
    query, _, extension = request.path_params["file"].partition(".")
    site = request.app.state.site
    values = given(request)
    await site.run(_hold, request, site, Reference(digest, name, query), values)
    return await answer(request, name, extension_of(request, extension))


def _hold(request: Request, site: Site, cited: Reference, values: dict[str, list[str]]) -> None:
    """Hold a permanent link against what is served now.

    Raises:
        Problem: 404, there never was such a question here; 410, the release or the query is another one.

    """
    if not site.digest:
        raise Problem(404, "No permanent links", "A remote endpoint is served, whose data may change.")
    one = stored(site.session.catalogue, cited.name)
    if one.services:
        raise Problem(404, "No permanent link", "The answer comes from other servers, whose data may change.")
    changed = ["release"] * (cited.release != site.digest)
    changed += ["query"] * (cited.query != query_digest(one))
    if changed:
        raise _gone(ask(request, cited.name, values), cited, changed)


def _gone(asked: Asked, cited: Reference, changed: Sequence[str]) -> Problem:
    now: Any = asked.reference
    what = " and ".join(
        {
            "release": f"the release (cited {cited.release[:12]}, now {now.release[:12]})",
            "query": f"the question’s query (cited {cited.query[:12]}, now {now.query[:12]})",
        }[name]
        for name in changed
    )
    return Problem(
        410,
        "This answer is no longer served",
        f"What has changed: {what}. The current answer: {asked.link}",
        headers={"Link": f'<{asked.link}>; rel="latest-version"'},
        changed=list(changed),
        current=asked.link,
    )


routes = [Route("/answer/{release}/{name}/{file}", permanent, name="answer")]
