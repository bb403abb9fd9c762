"""The query editor: a plain form for SPARQL that a script, where it has been built, turns into an editor."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response
from starlette.routing import Route

from pairgraph.serve.ask import rows
from pairgraph.serve.editor_words import SCRIPT
from pairgraph.serve.language import language
from pairgraph.serve.negotiation import FORMATS
from pairgraph.serve.page import in_thread, page, same
from pairgraph.serve.words import WORDS, say
from pairgraph.vocabulary import BASE, PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.state import Site

__all__ = ["EXAMPLE", "SCRIPT_FILE", "routes", "vocabulary"]

SCRIPT_FILE: Final = Path(__file__).parent / "static" / "vendor" / "editor.js"
"""What ``make web`` builds; the editor is a plain form without it."""

EXAMPLE: Final = """\
PREFIX pao: <https://w3id.org/pairing-off/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# Who supports whom?
SELECT ?supporterName ?supportedName WHERE {
  ?relation a pao:CounterpartRelation ;
    pao:assistingParty ?supporter ;
    pao:assistedParty ?supported .
  ?supporter skos:prefLabel ?supporterName .
  ?supported skos:prefLabel ?supportedName .
  FILTER (LANG(?supporterName) = "en" && LANG(?supportedName) = "en")
}
ORDER BY ?supporterName ?supportedName
"""
"""The query that an empty editor shows."""

_MARKER: Final = re.compile(r"^[ \t]*#\+.*\n", re.MULTILINE)
"""Where a stored query takes its parameters."""


async def editor(request: Request) -> Response:
    """Show the editor with the query that ``?query=`` or ``?question=`` names."""
    site: Site = request.app.state.site
    return await site.run(_editor, request)


def _editor(request: Request) -> Response:
    site: Site = request.app.state.site
    asked = request.query_params
    name = asked.get("question", "")
    stored = site.session.catalogue[name] if name else None
    lang = language(request)
    return page(
        request,
        "editor.html",
        canonical="/editor",
        query=asked.get("query") or (_MARKER.sub("", stored.sparql) if stored else EXAMPLE),
        question=stored,
        topics=_examples(site.session, lang),
        formats=list(FORMATS.values()),
        built=SCRIPT_FILE.exists(),
        base=BASE,
        script_words={word: say(lang, f"editor.{word}") for word in SCRIPT},
    )


@in_thread
def terms(request: Request) -> Response:
    """Answer with what the editor proposes."""
    site: Site = request.app.state.site
    headers = {"Cache-Control": "no-cache"}
    if site.digest:
        headers["ETag"] = f'W/"{site.digest[:32]}-terms"'
        if same(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
    body = json.dumps(vocabulary(site.session), ensure_ascii=False)
    return Response(body, headers=headers, media_type="application/json")


def vocabulary(session: Session) -> dict[str, Any]:
    """Return the prefixes, and the terms that queries are made of.

    A term has a ``name`` with its prefix, a ``kind`` (class, property, measure, unit, …), its ``labels``
    and a ``note``: its definition. What has no prefix here is left out.
    """
    grouped = groupby(rows(session, "vocabulary"), key=lambda row: row["term"])
    terms = [_term(iri, list(some)) for iri, some in grouped if compact(iri) != iri]
    return {"prefixes": PREFIXES, "terms": terms}


def _term(iri: str, told: list[Row]) -> dict[str, Any]:
    # The same kind comes with each label; what is a class, a measure … as well is no mere property.
    kinds = sorted({str(row.kind) for row in told}, key=lambda kind: (kind == "property", kind))
    labels = _distinct(str(row.label) for row in told if row.label)
    note = next((str(row.note) for row in told if row.note), "")
    return {"name": compact(iri), "kind": kinds[0], "labels": labels, "note": note}


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _examples(session: Session, lang: str) -> list[tuple[str, str, list[StoredQuery]]]:
    """Return the topics, what each is called, and its stored questions."""
    found = session.catalogue
    return [(topic, _called(topic, lang), found.search(topic=topic)) for topic in found.topics]


def _called(topic: str, lang: str) -> str:
    key = f"topic.{topic}"
    return say(lang, key) if key in WORDS else topic.capitalize()


routes: Final = [
    Route("/editor", editor, name="editor"),
    Route("/editor/vocabulary.json", terms, name="vocabulary"),
]
