"""Ids: each describes one thing, and each that is named exists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pairgraph.build.problems import nearest
from pairgraph.errors import FactFileError
from pairgraph.vocabulary import ID_KINDS, project_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pairgraph.build.facts import FactFile, Node

__all__ = ["Described", "Reference", "clashes", "described", "problems", "references"]

Described = dict[str, tuple["Path", int]]
"""Id → the file and line that describe it."""

_SHARED_KINDS = frozenset({"region", "organization", "person", "group", "intervention"})


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing naming another: ``owner`` says ``key: target`` on a line of its file."""

    owner: str | None
    key: str
    target: str
    line: int


def described(facts: FactFile) -> dict[str, int]:
    """Map every id that a file describes to its line.

    A thing of a kind that reports share is described where it has a label, else only mentioned.
    """
    found: dict[str, int] = {}
    for node, place in facts.nodes():
        if _describes(node):
            found.setdefault(node["id"], facts.line((*place, "id")))
    return found


def problems(facts: FactFile, shared: Described) -> Iterator[FactFileError]:
    """Yield ids that stand twice in a file and names of things that exist nowhere.

    Args:
        facts: the file to look at.
        shared: what the reference files describe.

    """
    yield from _twice(facts)
    yield from _mentions(facts, shared)
    yield from _unknown(facts, shared)


def clashes(files: Iterable[tuple[Path, Mapping[str, int]]]) -> Iterator[FactFileError]:
    """Yield ids that more than one file describes.

    Args:
        files: each file with the ids it describes and their lines.

    """
    seen: Described = {}
    for path, ids in files:
        for name, line in ids.items():
            if name in seen:
                message = f"{name} is already described in {_at(seen[name])}."
                remedy = "Give one of them another id, or describe it in a reference file only."
                yield FactFileError(message, file=path, line=line, remedy=remedy)
            seen.setdefault(name, (path, line))


def references(facts: FactFile) -> Iterator[Reference]:
    """Yield every id that a thing names under one of its keys."""
    keys = _reference_keys(project_files() / "data" / "context.jsonld")
    for node, place in facts.nodes():
        owner = node["id"] if isinstance(node.get("id"), str) else None
        for key in sorted(keys & node.keys()):
            for target, inner in _targets(node[key]):
                yield Reference(owner, key, target, facts.line((*place, key, *inner)))


def _targets(value: object) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the ids in a value and where in it they stand."""
    listed = enumerate(value) if isinstance(value, list) else [(None, value)]
    for number, name in listed:
        if isinstance(name, str) and _kind(name) in ID_KINDS:
            yield name, () if number is None else (number,)


def _describes(node: Node) -> bool:
    name = node.get("id")
    return isinstance(name, str) and (_kind(name) not in _SHARED_KINDS or "label" in node)


def _twice(facts: FactFile) -> Iterator[FactFileError]:
    seen: dict[str, int] = {}
    for node, place in facts.nodes():
        if isinstance(name := node.get("id"), str):
            line = facts.line((*place, "id"))
            if name in seen:
                message = f"The id {name} stands already on line {seen[name]}."
                remedy = "Give one of them another id, or put both together."
                yield FactFileError(message, file=facts.path, line=line, remedy=remedy)
            seen.setdefault(name, line)


def _mentions(facts: FactFile, shared: Described) -> Iterator[FactFileError]:
    """Yield things that are only mentioned and that no reference file describes."""
    for node, place in facts.nodes():
        name = node.get("id")
        if isinstance(name, str) and name not in shared and not _describes(node):
            remedy = (
                nearest(name, _alike(name, shared)) or "Give it a label, or describe it in a reference file."
            )
            line = facts.line((*place, "id"))
            yield FactFileError(f"{name} is described nowhere.", file=facts.path, line=line, remedy=remedy)


def _unknown(facts: FactFile, shared: Described) -> Iterator[FactFileError]:
    known = {**facts.lines, **shared}
    for found in references(facts):
        if found.target not in known:
            remedy = nearest(found.target, _alike(found.target, known)) or _where(found.target)
            message = f"{found.key!r} names {found.target}, which is described nowhere."
            yield FactFileError(message, file=facts.path, line=found.line, remedy=remedy)


def _where(name: str) -> str:
    """Say where a thing of this kind would be described."""
    if _kind(name) in {"region", "region-version"}:
        return "Describe it in regions.yaml."
    if _kind(name) in _SHARED_KINDS:
        return "Describe it in this file, or in a reference file where several reports speak of it."
    return "Describe it in this file."


def _alike(name: str, known: Iterable[str]) -> list[str]:
    return [other for other in known if _kind(other) == _kind(name)]


def _kind(name: str) -> str:
    return name.partition(":")[0]


def _at(where: tuple[Path, int]) -> str:
    return f"{where[0].name}, line {where[1]}"


@cache
def _reference_keys(context: Path) -> frozenset[str]:
    """Return the keys whose values are ids: the context says which."""
    terms = json.loads(context.read_text("utf-8"))["@context"]
    return frozenset(
        {"by"} | {k for k, v in terms.items() if isinstance(v, dict) and v.get("@type") == "@id"}
    )
