"""What the service says of itself: the manifest of the Reconciliation Service API 0.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph import __version__
from pairgraph.serve.reconcile_column import CONTENTS
from pairgraph.serve.reconcile_query import BATCH
from pairgraph.vocabulary import BASE, PREFIXES

if TYPE_CHECKING:
    from pairgraph.serve.reconcile_service import Service

__all__ = ["HEIGHT", "WIDTH", "manifest"]

WIDTH: Final = 420
HEIGHT: Final = 260
"""The size of a preview in pixels."""


def manifest(service: Service) -> dict[str, Any]:
    """Return the manifest of a service."""
    kinds = service.directory.kinds
    return {
        "versions": ["0.2"],
        "name": service.say("reconcile.service"),
        "identifierSpace": BASE,
        "schemaSpace": PREFIXES["pao"],
        "documentation": f"{service.base}/dataset",
        "serviceVersion": __version__,
        "logo": f"{service.base}/static/icon.svg",
        "defaultTypes": [service.kind(root) for root in kinds.roots],
        "batchSize": BATCH,
        "view": {"url": f"{service.base}{service.path}/view?id={{{{id}}}}"},
        "preview": {
            "url": f"{service.base}{service.path}/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {what: _suggest(service, what) for what in ("entity", "property", "type")},
        "extend": {
            "propose_properties": {
                "service_url": service.base,
                "service_path": f"{service.path}/properties",
            },
            "property_settings": _settings(service),
        },
    }


def _suggest(service: Service, what: str) -> dict[str, str]:
    return {
        "service_url": service.base,
        "service_path": f"{service.path}/suggest/{what}",
        "flyout_service_path": f"{service.path}/flyout/{what}?id=${{id}}",
    }


def _settings(service: Service) -> list[dict[str, Any]]:
    """Return what a user can choose for a column that is filled from the graph."""

    def words(name: str) -> dict[str, str]:
        label, text = service.say(f"reconcile.{name}"), service.say(f"reconcile.{name}-help")
        return {"name": name, "label": label, "help_text": text}

    contents = [{"value": one, "name": service.say(f"reconcile.content-{one}")} for one in CONTENTS]
    return [
        {"type": "number", "default": 0, **words("limit")},
        {"type": "number", "default": 0, **words("year")},
        {"type": "select", "default": "entity", "choices": contents, **words("content")},
    ]
