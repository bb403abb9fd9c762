"""The figures as one RDF Data Cube: the view of the graph that tools for statistics read.

One observation a figure, over six dimensions: where, when, what is measured, who supports, whether it has
come about, and what it is told of. The rules are in ``docs/export.md``.
"""

from __future__ import annotations

from pairgraph.profiles.cube.file import export

__all__ = ["export"]
