"""How FAIR the ontology is, and the site that serves it: the tests of FOOPS!, OOPS! and Signposting."""
