"""Whether a graph is what the shapes say: findings, and the report made of them."""

from pairgraph.validate.engine import validate
from pairgraph.validate.findings import SEVERITIES, Finding, conforms, count
from pairgraph.validate.report import to_json, to_text, to_turtle
from pairgraph.validate.shapes import shapes, shapes_graph

__all__ = [
    "SEVERITIES",
    "Finding",
    "conforms",
    "count",
    "shapes",
    "shapes_graph",
    "to_json",
    "to_text",
    "to_turtle",
    "validate",
]
