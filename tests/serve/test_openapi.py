"""The JSON API, and the description of everything that the site answers."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from starlette.routing import Match

from pairgraph.serve.answer_forms import EXTENSIONS
from pairgraph.serve.facets import FACETS
from pairgraph.serve.negotiation import FORMATS
from pairgraph.serve.offers import OFFERS
from pairgraph.serve.reconcile_query import BATCH
from pairgraph.serve.reconcile_suggest import SUGGESTED
from pairgraph.serve.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette
    from starlette.testclient import TestClient

NAME = "/api/questions/who-supports-whom"


@pytest.fixture
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def check(described: dict[str, Any], schema: str, document: object) -> None:
    registry = Registry().with_resource("", DRAFT202012.create_resource(described))
    reference = {"$ref": f"#/components/schemas/{schema}"}
    Draft202012Validator({**reference, **described}, registry=registry).validate(document)


def test_it_is_openapi(described: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"].startswith("3.1")


def test_every_question_has_a_path_with_its_parameters(client: TestClient, described: dict[str, Any]) -> None:
    for one in client.get("/api/questions").json()["questions"]:
        operation = described["paths"][f"/api/questions/{one['name']}/answer"]["get"]
        names = [parameter["name"] for parameter in operation["parameters"]]
        assert names == [*one["parameters"], "evidence"]


def test_answers_are_as_described(client: TestClient, described: dict[str, Any]) -> None:
    check(described, "Questions", client.get("/api/questions").json())
    check(described, "Question", client.get(NAME).json())
    check(described, "Answer", client.get(f"{NAME}/answer").json())
    check(described, "Answer", client.get(f"{NAME}/answer?evidence=true&supporter=apple-coast").json())
    check(described, "Problem", client.get("/api/questions/nothing-like-it").json())


def test_an_answer_has_plain_values_and_its_link(client: TestClient) -> None:
    found = client.get("/api/questions/funding-by-supporter/answer?supporter=apple-coast").json()
    assert found["parameters"] == {"supporter": ["region:apple-coast"]}
    assert found["rows"][0]["supporterLabel"] == "Apple Coast"
    assert isinstance(found["rows"][0]["figures"], list)
    assert found["link"].endswith("?supporter=region:apple-coast")


def test_evidence_points_at_passages(client: TestClient) -> None:
    found = client.get(f"{NAME}/answer?evidence=true").json()
    assert len(found["evidence"]) == len(found["rows"])
    place = found["evidence"][0]["relation"][0]
    assert found["passages"][place]["report"].endswith("/orchards")
    assert "evidence" not in client.get(f"{NAME}/answer").json()


def test_a_question_tells_its_choices(client: TestClient) -> None:
    [parameter] = [one for one in client.get(NAME).json()["parameters"] if one["name"] == "supporter"]
    assert {"value": "https://w3id.org/pairing-off/id/region/apple-coast", "label": "Apple Coast"} in (
        parameter["choices"]
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/questions/who-suports-whom", 404),
        ("/api/questions/who-suports-whom/answer", 404),
        (f"{NAME}/answer?supporter=atlantis", 400),
        (f"{NAME}/answer?evidence=perhaps", 400),
        ("/api/questions?topic=bees", 400),
    ],
)
@pytest.mark.parametrize("accept", ["*/*", "text/html", "application/json"])
def test_problems_are_json(client: TestClient, address: str, status: int, accept: str) -> None:
    found = client.get(address, headers={"Accept": accept})
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert found.json()["detail"]


def test_it_is_not_sent_twice(client: TestClient) -> None:
    for address in ("/openapi.json", NAME, f"{NAME}/answer"):
        etag = client.get(address).headers["etag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def instances(path: str, item: dict[str, Any]) -> Iterator[str]:
    """Give addresses that a described path stands for: one for every value that a part of it may have."""
    told = item["get"].get("parameters", [])
    parts = {one["name"]: one["schema"].get("enum", ["x"]) for one in told if one.get("in") == "path"}
    for values in product(*parts.values()):
        yield path.format(**dict(zip(parts, values, strict=True)))


def test_every_route_is_described_with_its_methods(app: Starlette, described: dict[str, Any]) -> None:
    found: dict[int, set[str]] = {}
    for path, item in described["paths"].items():
        for address in instances(path, item):
            scope = {"type": "http", "path": address, "method": "GET"}
            places = (place for place, one in enumerate(app.routes) if one.matches(scope)[0] is Match.FULL)
            place = next(places, -1)
            assert place >= 0, f"{path} is described, and leads nowhere"
            found.setdefault(place, set()).update(method.upper() for method in item)
    for place, route in enumerate(app.routes):
        assert place in found, f"{route} is not described: see pairgraph/serve/described"
        methods = getattr(route, "methods", None)
        assert methods is None or methods - {"HEAD"} == found[place], f"{route} has other methods"
    assert described["paths"]["/sparql"].keys() == {"get", "post"}


def test_what_is_chosen_from_is_what_there_is(described: dict[str, Any]) -> None:
    paths, schemas = described["paths"], described["components"]["schemas"]

    def choices(path: str, name: str) -> list[str]:
        told = paths[path]["get"]["parameters"]
        found: list[str] = next(one["schema"]["enum"] for one in told if one.get("name") == name)
        return found

    assert choices("/browse/{facet}", "facet") == list(FACETS)
    assert choices("/dataset", "format") == list(OFFERS)
    assert choices("/", "lang") == list(LANGUAGES)
    assert choices("/reconcile/suggest/{what}", "what") == list(SUGGESTED)
    assert described["components"]["parameters"]["format"]["schema"]["enum"] == list(FORMATS)
    assert schemas["ReconciliationQueries"]["maxProperties"] == BATCH
    answers = paths["/answer/{release}/{name}/{query}"]["get"]["responses"]["200"]["content"]
    assert set(answers) == {"text/html", *EXTENSIONS.values()}


def test_operations_have_names_of_their_own_and_tags_that_are_listed(described: dict[str, Any]) -> None:
    operations = [one for item in described["paths"].values() for one in item.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    assert {tag for one in operations for tag in one["tags"]} <= {one["name"] for one in described["tags"]}


def test_other_answers_are_as_described(client: TestClient, described: dict[str, Any]) -> None:
    queries = json.dumps({"q": {"query": "Apple Coast", "type": "Region"}})
    thing = "https://w3id.org/pairing-off/id/region/apple-coast"
    extension = json.dumps({"ids": [thing], "properties": [{"id": "gbCode"}, {"id": "isWithin"}]})
    check(described, "ReconciliationManifest", client.get("/reconcile").json())
    found = client.get("/reconcile", params={"queries": queries}).json()
    assert found["q"]["result"][0]["id"] == thing
    check(described, "ReconciliationResults", found)
    check(described, "Extension", client.post("/reconcile", data={"extend": extension}).json())
    for what in SUGGESTED:
        suggested = client.get(f"/reconcile/suggest/{what}?prefix=a").json()
        assert suggested["result"]
        check(described, "Suggestions", suggested)
    check(described, "Linkset", client.get("/dataset.linkset.json").json())
    check(described, "Vocabulary", client.get("/editor/vocabulary.json").json())
