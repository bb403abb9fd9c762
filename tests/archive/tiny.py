"""A package that holds next to nothing, and a citation that holds everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pairgraph.archive.bag import Bag
from pairgraph.archive.entry import Entry
from pairgraph.archive.pack import containing
from pairgraph.graph.canonical import digest

if TYPE_CHECKING:
    from pathlib import Path

NQUADS = b"".join(
    b"<http://example.org/%s> <http://example.org/is> <http://example.org/b> <http://example.org/g> .\n"
    % name
    for name in (b"a", b"b", b"c")
)
INPUT = b"# a shape\n"
CITED = """\
cff-version: 1.2.0
title: Bees
date-released: 2031-05-06
doi: 10.1234/bees
authors:
  - {family-names: Lovelace, given-names: Ada, affiliation: Home,
     orcid: https://orcid.org/0000-0001-2345-6789}
  - {name: The beekeepers}
contact:
  - {family-names: Lovelace, given-names: Ada, email: ada@example.org}
preferred-citation:
  type: data
  title: Bees and what they say
  publisher: {name: An archive}
"""


def tiny_manifest(nquads: bytes = NQUADS, **more: object) -> bytes:
    told = {"digest": digest(nquads), "quads": 3, "facts": 3, "inputs": {"shapes/a.ttl": digest(INPUT)}}
    return json.dumps(told | more).encode()


def tiny_bag(output: Path, nquads: bytes = NQUADS, manifest: bytes | None = None) -> Path:
    """Write a package that holds next to nothing."""
    files = {
        "inputs/shapes/a.ttl": INPUT,
        "release/manifest.json": manifest or tiny_manifest(nquads),
        "release/pairgraph.nq": nquads,
    }
    with containing(output) as container:
        bag = Bag(container, "" if "." not in output.name else "tiny")
        for path, data in sorted(files.items()):
            bag.add(Entry(path, data, "a file"))
        bag.close({"External-Identifier": "tiny"})
    return output
