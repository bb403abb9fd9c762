"""Links to other people's data: mapping tables in SSSOM, and what they come to in RDF."""

from pairgraph.link.mapping import Mapping
from pairgraph.link.mapping_set import MappingSet
from pairgraph.link.sssom import read, write

__all__ = ["Mapping", "MappingSet", "read", "write"]
