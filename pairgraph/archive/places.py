"""What lies where in a package, and where a reader's questions are answered: the README's two lists."""

from __future__ import annotations

from typing import Final

__all__ = ["ANSWERS", "PLACES"]

PLACES: Final = {
    "codebook.txt, codebook.html": "what every term, code, column and question means; how vagueness, totals, "
    "overlaps and time are coded; what was not recorded",
    "release/tables/*.csv": "the figures, flows, works and relations as tables",
    "passages.csv": "where each passage stands: report, section, sentence, characters",
    "release/pairgraph.ttl": "the whole graph as one Turtle file for people",
    "release/graphs/*.ttl": "the same, one file for each named graph: report-… as the reports state it, "
    "reference, schemes, ontology, links-… to outside data, inferred, dataset, queries",
    "release/pairgraph.trig": "the same in one file, with the named graphs kept apart",
    "release/pairgraph.nq": "the same as canonical N-Quads; its SHA-256 is the release's digest",
    "release/validation.ttl, release/validation.json, validation.html": "what the shapes say of the data",
    "release/manifest.json, release/facts.json": "counts, digests of all inputs, software; the file and line "
    "in which each thing is described",
    "release/queries, answers": "the stored questions (SPARQL), and their answers as CSV under the same "
    "names; codebook.txt says why where there is none",
    "inputs": "what the release was built from: fact files, ontology, schemes, alignments, rules, shapes, "
    "tables of links",
    "csv-metadata.json": "what the columns of all CSV files mean, for programs (CSV on the Web)",
    "ro-crate-metadata.json, catalogue.ttl": "what each file is, and what was made from what (RO-Crate; "
    "DCAT, "
    "VoID, PROV)",
    "datacite.json, datacite.xml": "metadata for a DOI",
    "CITATION.cff, LICENSES": "how to cite this, and under which licences it may be used",
    "in the folder above": "bagit.txt and bag-info.txt (this is a BagIt bag, RFC 8493), the manifests, and "
    "checklist.txt: what a depositor still had to say",
}
"""Files → what they are."""
ANSWERS: Final = {
    "What does a figure mean?": "Its row in release/tables/figures.csv; each column is explained in "
    "codebook.txt, 'Tables and their columns', and each code under 'Codes' and 'Concepts'.",
    "Where does it come from?": "Its columns reports and passages; passages.csv has the sentence.",
    "How exact is it?": "Its columns comparator, lower_bound and upper_bound: an empty bound is open. "
    "codebook.txt, 'How vagueness is coded'.",
    "What may be added up?": "Its columns part_of_totals, total_basis and may_overlap: leave out a part "
    "where its total is in the sum, and do not add what may overlap. codebook.txt, 'How totals, parts "
    "and overlaps are coded'.",
    "What was not recorded?": "codebook.txt, 'What was not recorded', and answers/silence. An empty cell "
    "means that the text does not say; it is never zero.",
    "Who made it, from what, with what?": "'To cite it' below; catalogue.ttl and release/manifest.json name "
    "every input with its SHA-256, and the software.",
    "What is this one file?": "ro-crate-metadata.json has an entry for every file by its path: search "
    "for it.",
}
"""What a reader asks → where the answer stands."""
