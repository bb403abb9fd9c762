"""The catalogue of a package before the shapes of DCAT-AP 3.0.1, which nobody here wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCAT, SH

from pairgraph.archive.package import archive
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from pairgraph.graph.release import Release

SHAPES = Path(__file__).parent / "dcat-ap"
pytestmark = pytest.mark.extra


def packed(built: Release, folder: Path, *more: str) -> Graph:
    cited = (project_files() / "CITATION.cff").read_text("utf-8")
    file = folder / "CITATION.cff"
    file.write_text("\n".join([cited, *more, ""]), "utf-8")
    made = archive(built, folder / "bag", citation=file, answers=False)
    return Graph().parse(made.path / "data" / "catalogue.ttl")


def broken(catalogue: Graph, shapes: str) -> set[tuple[str, str]]:
    """Return what is wrong: property and kind of constraint."""
    import pyshacl

    _, report, _ = pyshacl.validate(catalogue, shacl_graph=Graph().parse(SHAPES / shapes), advanced=True)
    return {
        (str(report.value(one, SH.resultPath)), str(report.value(one, SH.sourceConstraintComponent)))
        for one in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.fixture(scope="module")
def published(built: Release, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Give the catalogue of a package that has a DOI."""
    return packed(built, tmp_path_factory.mktemp("published"), "doi: 10.5555/12345678")


@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl", "deprecateduris.ttl"])
def test_a_package_with_a_doi_conforms(published: Graph, shapes: str) -> None:
    assert broken(published, shapes) == set()


def test_one_that_is_not_published_lacks_an_address_only(built: Release, tmp_path: Path) -> None:
    found = packed(built, tmp_path)
    assert broken(found, "shapes.ttl") == {(str(DCAT.accessURL), str(SH.MinCountConstraintComponent))}


def test_the_shapes_find_what_is_wrong(published: Graph) -> None:
    altered = Graph() + published
    altered.remove((None, DCAT.mediaType, None))
    altered.add((next(altered.subjects(RDF.type, DCAT.Distribution)), DCAT.mediaType, DCAT.Dataset))
    assert (str(DCAT.mediaType), str(SH.ClassConstraintComponent)) in broken(altered, "range.ttl")
