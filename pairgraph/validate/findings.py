"""A finding: one thing that one shape has to say about one node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SEVERITIES", "Finding", "arrange", "conforms", "count"]

SEVERITIES: Final = ("Violation", "Warning", "Info")
"""From what stops a release to what is good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a shape found at a node of the data.

    Attributes:
        severity: ``Violation``, ``Warning`` or ``Info``.
        focus: IRI of the node (``_:id`` for a blank node).
        path: IRI of the property, or None where a shape speaks of the node as a whole.
        value: the offending value in N-Triples syntax, so that its kind is kept, or None.
        message: what is wrong and what to do, two sentences.
        shape: IRI of the shape.
        component: IRI of the kind of constraint that failed.

    >>> Finding("Info", "urn:a", None, None, "It is vague. Leave it.", "urn:s").severity
    'Info'

    """

    severity: str
    focus: str
    path: str | None
    value: str | None
    message: str
    shape: str
    component: str = ""

    @property
    def order(self) -> tuple[int, str, str, str, str, str]:
        """The key that puts violations first, and each kind in the order of its nodes.

        >>> Finding("Warning", "urn:a", None, None, "", "urn:s").order[:2]
        (1, 'urn:a')
        """
        rank = SEVERITIES.index(self.severity)
        return (rank, self.focus, self.shape, self.path or "", self.value or "", self.message)


def arrange(findings: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, in an order that depends on nothing else.

    >>> first = Finding("Violation", "b", None, None, "", "s")
    >>> later = Finding("Info", "a", None, None, "", "s")
    >>> arrange([later, first, later]) == [first, later]
    True
    """
    found = set(findings)
    # No path or value is not the empty text.
    return sorted(found, key=lambda one: (one.order, one.component, one.path is None, one.value is None))


def conforms(findings: Iterable[Finding]) -> bool:
    """Say whether a graph with these findings may be released: nothing in it is a violation.

    >>> conforms([Finding("Warning", "urn:a", None, None, "", "urn:s")])
    True
    """
    return all(finding.severity != "Violation" for finding in findings)


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity.

    >>> count([])
    {'Violation': 0, 'Warning': 0, 'Info': 0}
    """
    kinds = [finding.severity for finding in findings]
    return {severity: kinds.count(severity) for severity in SEVERITIES}
