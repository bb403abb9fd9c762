"""Namespaces, prefixes and the places of the project's own files."""

from pairgraph.vocabulary.files import project_files
from pairgraph.vocabulary.namespaces import BASE, GRAPHS, ID, ID_KINDS, PREFIXES, compact, expand, graph_iri

__all__ = ["BASE", "GRAPHS", "ID", "ID_KINDS", "PREFIXES", "compact", "expand", "graph_iri", "project_files"]
