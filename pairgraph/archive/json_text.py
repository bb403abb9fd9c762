"""JSON as packages hold it: readable, sorted where order means nothing, ending in a line feed."""

from __future__ import annotations

import json

__all__ = ["as_json"]


def as_json(value: object) -> bytes:
    """Write a value; equal values give equal bytes.

    >>> as_json({"b": "珠海", "a": 1}).decode().splitlines()
    ['{', '  "a": 1,', '  "b": "珠海"', '}']
    """
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
