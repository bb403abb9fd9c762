"""The graph in the forms that others collect: IATI activities, an RDF Data Cube, schema.org markup.

A profile reads a :class:`~pairgraph.query.session.Session` and gives an
:class:`~pairgraph.profiles.exported.Export`: the file, and what could not be said in it and why.
"""

from __future__ import annotations

from pairgraph.profiles.exported import Export, LeftOut

__all__ = ["PROFILES", "Export", "LeftOut"]

PROFILES = ("iati", "cube", "schema-org")
"""The names of the profiles."""
