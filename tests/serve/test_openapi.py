"""The JSON API and its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

if TYPE_CHECKING:
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
