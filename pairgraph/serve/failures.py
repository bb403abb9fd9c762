"""Why a query has no answer, as the problem that its client is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from pairgraph.serve.job import Failed

__all__ = ["problem_of"]

_STATUS: Final = {
    "query": (400, "Bad query"),
    "engine": (400, "Query cannot be run"),
    "depth": (400, "Query nested too deep"),
    "format": (406, "No such format"),
    "flood": (429, "Too many queries"),
    "time": (503, "Time limit"),
    "memory": (503, "Memory limit"),
    "size": (503, "Result limit"),
    "busy": (503, "Too much to do"),
    "crash": (503, "Worker broke down"),
    "unreached": (502, "Endpoint not reached"),
    "late": (504, "Endpoint too slow"),
}
_LATER: Final = {"flood": "2", "busy": "5", "crash": "1"}


def problem_of(failure: Failed) -> Problem:
    """Tell a failure as a problem.

    >>> from pairgraph.serve.job import Failed
    >>> problem_of(Failed("query", "Expected a variable.", 2, 8)).detail
    'line 2, column 8: Expected a variable.'
    """
    status, title = _STATUS[failure.why]
    place = f"line {failure.line}, column {failure.column}: " if failure.line is not None else ""
    headers = {"Retry-After": _LATER[failure.why]} if failure.why in _LATER else None
    problem = Problem(status, title, place + failure.message, headers=headers)
    if failure.line is not None:
        problem.extra |= {"line": failure.line, "column": failure.column}
    return problem
