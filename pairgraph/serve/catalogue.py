"""The catalogue of the stored questions: by topic, searched, as a page, as JSON and as RDF."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.responses import Response

from pairgraph.graph.turtle import write_turtle
from pairgraph.query.publish import to_quads
from pairgraph.query.syntax import nearest
from pairgraph.serve.asked import base_url
from pairgraph.serve.language import language
from pairgraph.serve.negotiation import best
from pairgraph.serve.page import Alternate, page, same
from pairgraph.serve.permanent import query_digest
from pairgraph.serve.problem import Problem
from pairgraph.serve.words import WORDS, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery

__all__ = ["Topic", "catalogue", "fresh", "listing", "search", "summary", "topic_name"]

_JSON: Final = "application/json"
_TURTLE: Final = "text/turtle"
_FORMS: Final = {"json": _JSON, "ttl": _TURTLE}


class Topic(NamedTuple):
    """A topic: its folder, what it is called, its questions."""

    key: str
    name: str
    questions: tuple[StoredQuery, ...]


async def catalogue(request: Request) -> Response:
    """Answer ``/questions``, ``/questions.json`` and ``/questions.ttl``."""
    extension = request.url.path.rpartition(".")[2]
    form = _FORMS.get(extension) or best(request.headers.get("accept", ""), ("text/html", _JSON, _TURTLE))
    if form is None:
        raise Problem(406, detail="The catalogue is to be had as text/html, application/json, text/turtle.")
    text, topic = request.query_params.get("q", "").strip(), request.query_params.get("topic", "")
    site = request.app.state.site
    found = await site.run(search, site.session, text, topic)
    if form == "text/html":
        return _page(request, found, text, topic)
    body = await site.run(_document, form, found, base_url(request), site.digest)
    return fresh(request, body, form)


def search(session: Session, text: str = "", topic: str = "") -> list[StoredQuery]:
    """Return the questions that speak of every word, of one topic or of all.

    Raises:
        Problem: 400, there is no such topic.

    """
    topics = session.catalogue.topics
    if topic and topic not in topics:
        remedy = nearest(topic, topics) or f"There are: {', '.join(topics)}."
        raise Problem(400, "Unknown topic", f"There is no topic '{topic[:40]}'. {remedy}", parameter="topic")
    return session.catalogue.search(text[:200], topic=topic)


def summary(one: StoredQuery, base: str) -> dict[str, Any]:
    """Return what a list of questions says of each."""
    return {
        "name": one.name,
        "topic": one.topic,
        "question": one.question,
        "summary": one.summary,
        "parameters": [parameter.name for parameter in one.parameters],
        "query": query_digest(one),
        "page": f"{base}/questions/{one.name}",
        "api": f"{base}/api/questions/{one.name}",
    }


def listing(questions: Sequence[StoredQuery], base: str, digest: str) -> dict[str, Any]:
    """Return the catalogue as JSON has it."""
    return {"release": digest, "questions": [summary(one, base) for one in questions]}


def topic_name(topic: str, lang: str) -> str:
    """Return what a topic is called; the name of its folder where there is no word for it.

    >>> topic_name("funding", "zh-Hans"), topic_name("bee-keeping", "en")
    ('资金', 'Bee keeping')
    """
    key = f"topic.{topic}"
    return say(lang, key) if key in WORDS else topic.replace("-", " ").capitalize()


def _page(request: Request, found: Sequence[StoredQuery], text: str, topic: str) -> Response:
    session, lang = request.app.state.site.session, language(request)
    topics = [(one, topic_name(one, lang)) for one in session.catalogue.topics]
    groups = [Topic(key, name, tuple(one for one in found if one.topic == key)) for key, name in topics]
    return page(
        request,
        "questions.html",
        alternates=[
            Alternate("/questions.json", _JSON, "json"),
            Alternate("/questions.ttl", _TURTLE, "ttl"),
        ],
        topics=topics,
        groups=[one for one in groups if one.questions],
        found=len(found),
        all=len(session.catalogue),
        q=text,
        topic=topic,
    )


def _document(form: str, found: Sequence[StoredQuery], base: str, digest: str) -> str:
    if form == _JSON:
        return json.dumps(listing(found, base, digest), ensure_ascii=False)
    return write_turtle(quad.triple for quad in to_quads(found))


def fresh(request: Request, body: str, form: str) -> Response:
    """Return a document with an ETag of what it says; 304 where the client has it."""
    etag = f'W/"{sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if same(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=form)
