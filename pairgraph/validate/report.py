"""Findings for people, programs and graphs: lines with file and line, JSON, a SHACL validation report."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from pairgraph.validate.findings import Finding, arrange, conforms, count
from pairgraph.vocabulary import BASE, PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["to_json", "to_text", "to_triples", "to_turtle"]

_SH: Final = PREFIXES["sh"]
_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_REPORT: Final = ox.NamedNode(BASE + "validation/report")


def to_text(
    findings: Iterable[Finding], places: Mapping[str, Sequence[str | int]] | None = None
) -> list[str]:
    """Return one line a finding: ``FILE:LINE: Severity: message (node property value)``.

    Args:
        findings: what was found.
        places: id of a thing (IRI or prefixed name) → file and line, as a release's ``facts.json`` has it.

    >>> node = "https://w3id.org/pairing-off/id/figure/a"
    >>> finding = Finding("Info", node, None, None, "It is vague. Leave it.", "urn:s")
    >>> to_text([finding], {"figure:a": ["data/reports/a.yaml", 7]})
    ['data/reports/a.yaml:7: Info: It is vague. Leave it. (figure:a)']

    """
    return [_line(finding, places or {}) for finding in arrange(findings)]


def to_json(findings: Iterable[Finding], places: Mapping[str, Sequence[str | int]] | None = None) -> str:
    r"""Return the findings as JSON: ``conforms``, ``count`` by severity, and ``findings`` in order.

    >>> to_json([])
    '{\n  "conforms": true,\n  "count": {\n    "Info": 0,\n ...'
    """
    found = arrange(findings)
    answer = {
        "conforms": conforms(found),
        "count": count(found),
        "findings": [_record(finding, places or {}) for finding in found],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def to_turtle(findings: Iterable[Finding]) -> str:
    """Return the findings as a ``sh:ValidationReport`` in Turtle; equal findings give equal text.

    >>> "sh:conforms true" in to_turtle([])
    True
    """
    from pairgraph.graph.turtle import write_turtle

    return write_turtle(to_triples(findings))


def to_triples(findings: Iterable[Finding]) -> Iterator[ox.Triple]:
    """Yield the triples of a ``sh:ValidationReport``; a result's IRI is made from what it says.

    >>> len(list(to_triples([])))
    2
    """
    found = arrange(findings)
    verdict = ox.Literal(
        "true" if conforms(found) else "false", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean")
    )
    yield ox.Triple(_REPORT, _TYPE, _sh("ValidationReport"))
    yield ox.Triple(_REPORT, _sh("conforms"), verdict)
    for finding in found:
        result = ox.NamedNode(f"{BASE}validation/result/{_key(finding)}")
        yield ox.Triple(_REPORT, _sh("result"), result)
        yield from _result(result, finding)


def _result(result: ox.NamedNode, finding: Finding) -> Iterator[ox.Triple]:
    yield ox.Triple(result, _TYPE, _sh("ValidationResult"))
    yield ox.Triple(result, _sh("focusNode"), _node(finding.focus))
    yield ox.Triple(result, _sh("resultSeverity"), _sh(finding.severity))
    yield ox.Triple(result, _sh("resultMessage"), ox.Literal(finding.message, language="en"))
    yield ox.Triple(result, _sh("sourceShape"), _node(finding.shape))
    if finding.component:
        yield ox.Triple(result, _sh("sourceConstraintComponent"), _node(finding.component))
    if finding.path:
        yield ox.Triple(result, _sh("resultPath"), _node(finding.path))
    if finding.value:
        yield ox.Triple(result, _sh("value"), _value(finding.value))


def _line(finding: Finding, places: Mapping[str, Sequence[str | int]]) -> str:
    place = _place(finding, places)
    where = "".join(f"{part}:" for part in place) + " " if place else ""
    return f"{where}{finding.severity}: {finding.message} ({_about(finding)})"


def _about(finding: Finding) -> str:
    parts = [compact(finding.focus)]
    if finding.path:
        parts.append(compact(finding.path))
    if finding.value:
        value = _value(finding.value)
        parts.append(compact(value.value) if isinstance(value, ox.NamedNode) else str(value))
    return " ".join(parts)


def _record(finding: Finding, places: Mapping[str, Sequence[str | int]]) -> dict[str, object]:
    names = ("severity", "focus", "path", "value", "message", "shape", "component")
    record: dict[str, object] = {name: getattr(finding, name) for name in names}
    file, line = (*_place(finding, places), None, None)[:2]
    return {**record, "file": file, "line": line}


def _place(finding: Finding, places: Mapping[str, Sequence[str | int]]) -> tuple[str | int, ...]:
    return tuple(places.get(finding.focus) or places.get(compact(finding.focus)) or ())


def _key(finding: Finding) -> str:
    parts = (finding.shape, finding.focus, finding.path, finding.value, finding.component, finding.message)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)


def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def _value(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """Read one term in N-Triples syntax."""
    quad: ox.Quad = next(ox.parse(f"<urn:s> <urn:p> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES))
    return quad.object
