"""The description of the dataset as data: what a site adds to it, and what DCAT-AP says of that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import DCAT, RDF, Graph, URIRef

from pairgraph.serve.signposts import DATASET

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SHAPES = Path(__file__).parent.parent / "archive" / "dcat-ap"


@pytest.fixture
def described(client: TestClient) -> Graph:
    return Graph().parse(data=client.get("/dataset.ttl").text, format="turtle")


def test_every_distribution_can_be_downloaded_where_it_says(client: TestClient, described: Graph) -> None:
    found = list(described.objects(URIRef(DATASET), DCAT.distribution))
    assert len(found) == 3
    for one in found:
        media = str(described.value(one, DCAT.mediaType)).partition("media-types/")[2]
        answer = client.head(str(described.value(one, DCAT.downloadURL)))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media)
        assert client.head(str(described.value(one, DCAT.accessURL))).status_code == 200


def test_the_endpoint_is_a_service_for_the_dataset(client: TestClient, described: Graph) -> None:
    [service] = described.subjects(RDF.type, DCAT.DataService)
    assert described.value(service, DCAT.servesDataset) == URIRef(DATASET)
    query = {"query": "ASK {}"}
    assert client.get(str(described.value(service, DCAT.endpointURL)), params=query).status_code == 200
    assert client.get(str(described.value(service, DCAT.endpointDescription))).status_code == 200


@pytest.mark.extra
@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl", "deprecateduris.ttl"])
def test_it_meets_the_shapes_of_dcat_ap(described: Graph, shapes: str) -> None:
    import pyshacl

    conforms, _, report = pyshacl.validate(
        described, shacl_graph=Graph().parse(SHAPES / shapes), advanced=True
    )
    assert conforms, report
