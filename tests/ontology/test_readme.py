"""The page and the picture name only terms that exist, and all the rules there are."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from pairgraph.reason.ontology import ontology_triples
from pairgraph.reason.rules import load_rules
from pairgraph.vocabulary import PREFIXES, project_files

HOME = project_files() / "ontology"
SVG = "{http://www.w3.org/2000/svg}"


def names() -> set[str]:
    return {str(triple.subject)[1:-1].removeprefix(PREFIXES["pao"]) for triple in ontology_triples()}


def test_the_picture_names_only_terms_that_exist() -> None:
    root = Tree.fromstring((HOME / "model.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    texts = [text for text in root.iter(SVG + "text") if text.get("class") in {"name", "label"}]
    words = {word for text in texts for word in (text.text or "").split(" · ")}
    assert len(words) > 50
    assert words - names() == {"prov:wasDerivedFrom"}


def test_the_table_of_the_model_names_only_terms_that_exist() -> None:
    page = (HOME / "README.md").read_text(encoding="utf-8")
    table = page[page.index("| from |") : page.index("## What is where")]
    assert set(re.findall(r"`([A-Za-z]+)`", table)) <= names()


def test_the_page_tells_of_every_rule() -> None:
    page = (HOME / "README.md").read_text(encoding="utf-8")
    for rule in load_rules():
        assert f"`{rule.name}`" in page
