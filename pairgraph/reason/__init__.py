"""Reasoning: what follows from the facts, and whether the ontology holds together.

Derived triples come from SPARQL rules (:mod:`~pairgraph.reason.rules`); HermiT
(:mod:`~pairgraph.reason.hermit`) says whether the ontology is consistent and agrees with the rules;
:mod:`~pairgraph.reason.quality` checks how the ontology is written.
"""
