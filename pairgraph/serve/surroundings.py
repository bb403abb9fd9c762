"""What every page has around it: languages, navigation, the release, its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from pairgraph.serve.problem import Problem
from pairgraph.serve.words import LANGUAGES, WORDS, say

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["NAVIGATION", "base", "common"]

NAVIGATION: Final = ("questions", "browse", "reports", "quality", "ontology", "dataset", "editor")
"""What the main navigation leads to: ``/<name>``, called ``nav.<name>`` in the words."""


def common(request: Request, lang: str) -> dict[str, Any]:
    """Return what every template may name."""
    return {
        "request": request,
        "digest": _digest(request),
        "lang": lang,
        "languages": [(tag, name, _in_language(request, tag)) for tag, name in LANGUAGES.items()],
        "nav": [(name, f"/{name}", _is_below(request.url.path, name)) for name in NAVIGATION],
        "words": WORDS,
        "t": lambda key, **values: say(lang, key, **values),
    }


def base(request: Request) -> str:
    """Return the address that the site is known by; empty where the settings do not say."""
    try:
        return str(request.app.state.site.config.base_url).rstrip("/")
    except (Problem, AttributeError):
        return ""


def _digest(request: Request) -> str:
    """Return the digest of the release; empty where there is none, or none yet."""
    try:
        return str(request.app.state.site.digest)
    except (Problem, AttributeError):
        return ""


def _in_language(request: Request, tag: str) -> str:
    """Return the address of this page in a language."""
    rest = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    return "?" + urlencode([*rest, ("lang", tag)])


def _is_below(path: str, name: str) -> bool:
    return path == f"/{name}" or path.startswith((f"/{name}/", f"/{name}."))
