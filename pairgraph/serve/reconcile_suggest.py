"""Completion while one types: things, kinds and properties by the beginning of what they are called."""

from __future__ import annotations

from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from pairgraph.link.names import plain
from pairgraph.serve.problem import Problem
from pairgraph.serve.reconcile_column import number
from pairgraph.vocabulary import compact, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.serve.names import Name
    from pairgraph.serve.reconcile_service import Service

__all__ = ["SUGGESTED", "flyout", "suggest"]

_PAGE: Final = 20
_FURTHEST: Final = 10_000
_LONGEST: Final = 500


def suggest(service: Service, what: str, prefix: str, cursor: str = "") -> dict[str, Any]:
    """Return what is called so from its beginning on.

    Args:
        service: in whose language.
        what: ``entity``, ``type`` or ``property``.
        prefix: the beginning of a name, or of an identifier.
        cursor: how many to skip.

    Raises:
        Problem: 400, the cursor is no number.

    """
    skipped = number(cursor or "0")
    if skipped is None or skipped > _FURTHEST:
        raise Problem(400, "Bad cursor", f"A cursor is a number from 0 to {_FURTHEST}.")
    found = SUGGESTED[what](service, prefix.strip()[:_LONGEST])
    return {"result": list(islice(found, skipped, skipped + _PAGE))}


def flyout(service: Service, what: str, iri: str) -> dict[str, str]:
    """Return a few words of HTML about a thing, a kind or a property.

    Raises:
        Problem: 404, there is none.

    """
    said = _about(service, what, iri)
    if said is None:
        raise Problem(404, detail=f"There is no {what} {iri[:200]!r}.")
    name, text = said
    return {"id": iri, "html": str(Markup("<p><strong>{}</strong><br>{}</p>").format(name, text))}


def _about(service: Service, what: str, given: str) -> tuple[str, str] | None:
    directory, iri = service.directory, expand(given)
    if what == "entity" and (thing := directory.things.get(iri)):
        return service.label(thing.name), service.description(thing)
    if what == "type" and (kind := directory.kinds.found.get(directory.kinds.resolve(given))):
        return service.label(kind.name), compact(kind.iri)
    if what == "property" and (known := directory.properties.resolve(given)):
        return service.label(known.name), known.id
    return None


def _entities(service: Service, prefix: str) -> Iterator[dict[str, Any]]:
    directory = service.directory
    known = [iri for iri in (prefix, expand(prefix)) if iri in directory.things]
    coded = (entry.place for entry in directory.indexes["region"].coded(prefix))
    starting = merge(
        *(index.starting(prefix) for index in directory.indexes.values()), key=lambda entry: entry.label
    )
    for iri in dict.fromkeys(chain(known, coded, (entry.place for entry in starting))):
        thing = directory.things[iri]
        yield {
            **service.named(iri),
            "description": service.description(thing),
            "notable": service.kinds(thing)[:1],
        }


def _types(service: Service, prefix: str) -> Iterator[dict[str, Any]]:
    for kind in service.directory.kinds.found.values():
        if _starts(prefix, kind.name, (kind.iri, compact(kind.iri), kind.iri.rpartition("#")[2])):
            yield service.kind(kind.iri)


def _properties(service: Service, prefix: str) -> Iterator[dict[str, Any]]:
    for one in service.directory.properties.found.values():
        if _starts(prefix, one.name, (one.id, one.iri, compact(one.iri))):
            yield {"id": one.id, "name": service.label(one.name)}


def _starts(prefix: str, name: Name, identifiers: Iterable[str]) -> bool:
    """Tell whether an identifier, a label or one of the words of a label starts so."""
    wanted = plain(prefix)
    words = (" " + plain(label) for label in name.labels.values())
    return any(f" {wanted}" in one for one in words) or any(
        one.casefold().startswith(prefix.casefold()) for one in identifiers if one
    )


SUGGESTED: Final = {"entity": _entities, "type": _types, "property": _properties}
"""What is suggested → what finds it."""
