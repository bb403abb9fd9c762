"""The Reconciliation Service API over HTTP: every answer fits the specification's own schemas."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config
from pairgraph.serve.reconcile_query import BATCH
from pairgraph.vocabulary import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import Response

    from pairgraph.graph.release import Release

SPECIFIED = Path(__file__).parent / "reconciliation"
REGION = PREFIXES["pao"] + "Region"
WULONG = PREFIXES["region"] + "wulong-chongqing"
CHONGQING = PREFIXES["region"] + "chongqing"
MANIFEST, RESULTS, EXTENSION = "manifest", "reconciliation-result-batch", "data-extension-response"


@cache
def validator(name: str) -> Draft7Validator:
    found = [json.loads(path.read_text("utf-8")) for path in (SPECIFIED / "schemas").glob("*.json")]
    registry = Registry().with_resources([(one["$id"], DRAFT7.create_resource(one)) for one in found])
    schema = json.loads((SPECIFIED / "schemas" / f"{name}.json").read_text("utf-8"))
    return Draft7Validator(schema, registry=registry)


def valid(response: Response, name: str) -> Any:  # noqa: ANN401 - a JSON document
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["access-control-allow-origin"] == "*"
    document = response.json()
    validator(name).validate(document)
    return document


@pytest.fixture(scope="module")
def service(built: Release) -> Iterator[TestClient]:
    """Give a client of the project's own data."""
    config = Config(release=built.folder, workers=1, watch=0, log="off", time_limit=20)
    with TestClient(create_app(config)) as started:
        yield started


def ask(service: TestClient, query: dict[str, Any], path: str = "/reconcile") -> list[dict[str, Any]]:
    response = service.post(path, data={"queries": json.dumps({"q": query})})
    found: list[dict[str, Any]] = valid(response, RESULTS)["q"]["result"]
    return found


@pytest.mark.parametrize("kind", sorted(path.name for path in (SPECIFIED / "examples").iterdir()))
def test_the_schemas_tell_the_valid_examples_from_the_others(kind: str) -> None:
    for path in sorted((SPECIFIED / "examples" / kind).rglob("*.json")):
        fits = validator(kind).is_valid(json.loads(path.read_text("utf-8")))
        assert fits is (path.parent.name == "valid"), path.name


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/en", "/reconcile/zh-Hans"])
def test_the_manifest_tells_where_everything_is(service: TestClient, path: str) -> None:
    told = valid(service.get(path), MANIFEST)
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == BASE
    assert REGION in {one["id"] for one in told["defaultTypes"]}
    addresses = [one["service_url"] + one["service_path"] for one in told["suggest"].values()]
    addresses.append("".join(told["extend"]["propose_properties"].values()))
    addresses += [told[one]["url"].replace("{{id}}", quote(WULONG, safe="")) for one in ("view", "preview")]
    addresses.append(told["logo"])
    for address in addresses:
        assert service.get(address, follow_redirects=True).status_code == 200, address
    for what, one in told["suggest"].items():
        known = {"entity": WULONG, "type": REGION, "property": "gbCode"}[what]
        flown = service.get(
            one["service_url"] + one["flyout_service_path"].replace("${id}", quote(known, safe=""))
        )
        assert flown.json()["id"] == known
        assert flown.json()["html"].startswith("<p><strong>")


def test_a_batch_may_come_by_get_or_post(service: TestClient) -> None:
    queries = {"a": {"query": "巫溪县", "type": REGION}, "b": {"query": "Wulong County", "limit": 1}}
    posted = valid(service.post("/reconcile", data={"queries": json.dumps(queries)}), RESULTS)
    got = valid(service.get("/reconcile", params={"queries": json.dumps(queries)}), RESULTS)
    assert posted == got
    assert posted["a"]["result"][0]["name"] == "Wuxi County"
    assert [one["id"] for one in posted["b"]["result"]] == [WULONG]


def test_a_name_finds_what_is_called_so_now_and_then_in_both_languages(service: TestClient) -> None:
    for name in (
        "Wulong County",
        "Wulong District",
        "武隆县",
        "武隆区",
        "WULONG",
        "500232",
        "region:wulong-chongqing",
    ):
        assert ask(service, {"query": name})[0]["id"] == WULONG, name
    assert ask(service, {"query": "Wulong"}, "/reconcile/zh-Hans")[0]["name"] == "武隆区"


def test_a_namesake_is_matched_only_where_the_table_says_which(service: TestClient) -> None:
    alone = ask(service, {"query": "Wuxi County", "type": REGION})
    assert alone[0]["name"] == "Wuxi County"
    assert not any(one["match"] for one in alone)
    within = {"query": "Wuxi County", "properties": [{"pid": "isWithin", "v": "Chongqing"}]}
    assert ask(service, within)[0]["match"]
    elsewhere = {"query": "Wuxi County", "properties": [{"pid": "isWithin", "v": "Jiangsu"}]}
    assert not any(one["match"] for one in ask(service, elsewhere))
    country = {"query": "Wuxi County", "properties": [{"pid": "isWithin", "v": "China"}]}
    assert not any(one["match"] for one in ask(service, country))


def test_a_parent_that_was_matched_before_counts_as_one(service: TestClient) -> None:
    given_one = {"id": CHONGQING, "name": "Chongqing"}
    first = ask(service, {"query": "巫山", "properties": [{"pid": "within", "v": [given_one]}]})[0]
    assert first["match"]
    assert first["id"] == PREFIXES["region"] + "wushan-chongqing"


def test_kinds_narrow_what_is_found(service: TestClient) -> None:
    assert all(
        REGION in {kind["id"] for kind in one["type"]}
        for one in ask(service, {"query": "Zhuhai", "type": "Region"})
    )
    bodies = ask(service, {"query": "Zhuhai Education Bureau", "type": ["pao:Organization"]})
    assert bodies
    assert REGION not in {kind["id"] for one in bodies for kind in one["type"]}
    assert ask(service, {"query": "Zhuhai", "type": "Nonsense"}) == []
    both = {"query": "Zhuhai", "type": ["Region", "Organization"], "type_strict": "all"}
    assert ask(service, both) == []
    should = ask(service, {"query": "IPRCC", "type": "Region", "type_strict": "should"})
    assert should[0]["score"] > 90
    assert not should[0]["match"]


@pytest.mark.parametrize(
    "example",
    sorted((SPECIFIED / "examples/reconciliation-query-batch").rglob("*.json")),
    ids=lambda path: path.stem,
)
def test_the_examples_of_queries_are_taken_or_refused_as_they_should(
    service: TestClient, example: Path
) -> None:
    response = service.post("/reconcile", data={"queries": example.read_text("utf-8")})
    if example.parent.name == "valid":
        assert valid(response, RESULTS).keys() == json.loads(example.read_text("utf-8")).keys()
    else:
        assert response.status_code == 400
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "example",
    sorted((SPECIFIED / "examples/data-extension-query").rglob("*.json")),
    ids=lambda path: path.stem,
)
def test_the_examples_of_extensions_are_taken(service: TestClient, example: Path) -> None:
    asked = json.loads(example.read_text("utf-8"))
    for settings_of in asked["properties"]:  # their settings are another service's
        settings_of.pop("settings", None)
    rows = valid(service.post("/reconcile", data={"extend": json.dumps(asked)}), EXTENSION)["rows"]
    assert rows.keys() == set(asked["ids"])


def test_suggestions_go_on_where_the_cursor_says(service: TestClient) -> None:
    every = valid(service.get("/reconcile/suggest/entity?prefix="), "suggest-entities-response")["result"]
    rest = valid(service.get("/reconcile/suggest/entity?prefix=&cursor=5"), "suggest-entities-response")[
        "result"
    ]
    assert every[5:] == rest[: len(every) - 5]
    found = valid(service.get("/reconcile/suggest/entity?prefix=wul"), "suggest-entities-response")["result"]
    assert found[0]["id"] == WULONG
    by_id = valid(
        service.get("/reconcile/suggest/entity", params={"prefix": WULONG}), "suggest-entities-response"
    )
    assert by_id["result"][0]["id"] == WULONG
    kinds = valid(service.get("/reconcile/suggest/type?prefix=dep"), "suggest-types-response")["result"]
    assert kinds[0]["broader"][0]["id"] == PREFIXES["pao"] + "Organization"
    found = valid(service.get("/reconcile/suggest/property?prefix=gb"), "suggest-properties-response")[
        "result"
    ]
    assert [one["id"] for one in found] == ["gbCode"]


def test_properties_are_proposed_for_a_kind(service: TestClient) -> None:
    name = "data-extension-property-proposal"
    every = valid(service.get("/reconcile/properties?type=pao:Region"), name)
    assert every["type"] == "pao:Region"
    assert {"gbCode", "isWithin", "formerName"} <= {one["id"] for one in every["properties"]}
    some = valid(service.get("/reconcile/properties?type=Region&limit=2"), name)
    assert some["properties"] == every["properties"][:2]
    assert valid(service.get("/reconcile/properties?type=Nothing"), name)["properties"] == []


def extended(service: TestClient, *columns: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    asked = {"ids": [WULONG], "properties": list(columns)}
    rows: dict[str, dict[str, list[dict[str, Any]]]]
    rows = valid(service.get("/reconcile", params={"extend": json.dumps(asked)}), EXTENSION)["rows"]
    return rows[WULONG]


def test_a_table_is_filled_with_codes_of_today_and_of_any_year(service: TestClient) -> None:
    assert extended(service, {"id": "gbCode"})["gbCode"] == [{"str": "500156"}]
    then = {"year": "2010"}
    assert extended(service, {"id": "gbCode", "settings": then})["gbCode"] == [{"str": "500232"}]
    named = extended(service, {"id": "skos:prefLabel", "settings": then})["skos:prefLabel"]
    assert named == [{"str": "Wulong County"}]
    assert {"str": "500232"} in extended(service, {"id": "formerCode"})["formerCode"]
    assert extended(service, {"id": "formerName"})["formerName"] == [{"str": "Wulong County"}]


def test_things_come_to_be_matched_again_or_as_words(service: TestClient) -> None:
    first = {"id": "isWithin", "settings": {"limit": 1}}
    assert extended(service, first)["isWithin"] == [{"id": CHONGQING, "name": "Chongqing"}]
    for content, value in (("name", "Chongqing"), ("iri", CHONGQING)):
        first["settings"] = {"limit": "1.0", "content": content}
        assert extended(service, first)["isWithin"] == [{"str": value}]


def test_a_card_may_be_framed_and_is_escaped(service: TestClient) -> None:
    card = service.get("/reconcile/preview", params={"id": WULONG})
    assert "frame-ancestors *" in card.headers["content-security-policy"]
    assert "default-src 'self'" in card.headers["content-security-policy"]
    assert "Wulong County" in card.text
    assert "<nav" not in card.text
    missing = service.get("/reconcile/preview", params={"id": "<script>alert(1)</script>"})
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"


def test_a_thing_is_viewed_on_its_page(service: TestClient) -> None:
    led = service.get("/reconcile/view", params={"id": WULONG}, follow_redirects=False)
    assert led.status_code == 303
    assert led.headers["location"].endswith("/id/region/wulong-chongqing")


def test_scripts_of_other_sites_may_ask(service: TestClient) -> None:
    asks = {"Origin": "http://127.0.0.1:3333", "Access-Control-Request-Method": "POST"}
    assert service.options("/reconcile", headers=asks).headers["access-control-allow-origin"] == "*"


def test_what_is_too_much_is_refused(service: TestClient) -> None:
    many = {f"q{number}": {"query": "a"} for number in range(BATCH + 1)}
    assert service.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 413
    wide = {"ids": ["a"] * 1000, "properties": [{"id": str(number)} for number in range(11)]}
    assert service.post("/reconcile", data={"extend": json.dumps(wide)}).status_code == 413
    assert (
        service.post("/reconcile", content=b"{}", headers={"Content-Type": "application/json"}).status_code
        == 415
    )
    assert service.put("/reconcile").status_code == 405
    deep = "[" * 100_000
    assert service.post("/reconcile", data={"queries": deep}).status_code == 400


ODD = st.text(max_size=20) | st.sampled_from(
    ["Zhuhai", "珠海", "500232", WULONG, "isWithin", "year", "gbCode", "pao:Region"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | ODD
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3), max_leaves=6
)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "query": ODD | ANYTHING,
        "type": ODD | st.lists(ODD, max_size=2) | ANYTHING,
        "limit": st.integers(1, 5) | ANYTHING,
        "type_strict": st.sampled_from(["any", "should", "all"]) | ANYTHING,
        "properties": st.lists(
            st.fixed_dictionaries({"pid": ODD, "v": SCALARS | st.lists(SCALARS, max_size=2)}), max_size=2
        )
        | ANYTHING,
        "id": ODD,
    },
)
EXTENSIONS = st.fixed_dictionaries(
    {
        "ids": st.lists(ODD, max_size=3) | ANYTHING,
        "properties": st.lists(
            st.fixed_dictionaries({"id": ODD | ANYTHING}, optional={"settings": ANYTHING}), max_size=3
        )
        | ANYTHING,
    }
)
shared = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@shared
@given(
    queries=st.dictionaries(ODD, QUERIES, max_size=3) | ANYTHING, raw=st.booleans(), text=st.text(max_size=40)
)
def test_any_batch_has_an_answer_that_fits_or_a_reason(
    service: TestClient, *, queries: object, raw: bool, text: str
) -> None:
    sent = text if raw else json.dumps(queries)
    response = service.post(
        "/reconcile",
        content="queries=" + quote(sent, errors="surrogatepass"),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        validator(RESULTS).validate(response.json())
        answered = response.json().values()
        assert all(sum(one["match"] for one in each["result"]) <= 1 for each in answered)


@shared
@given(asked=EXTENSIONS | ANYTHING)
def test_any_extension_has_an_answer_that_fits_or_a_reason(service: TestClient, asked: object) -> None:
    response = service.post("/reconcile", data={"extend": json.dumps(asked)})
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        validator(EXTENSION).validate(response.json())


@shared
@given(
    path=st.sampled_from(
        [
            "",
            "/suggest/entity",
            "/suggest/type",
            "/suggest/property",
            "/suggest/x",
            "/flyout/entity",
            "/flyout/type",
            "/flyout/property",
            "/properties",
            "/preview",
            "/view",
        ]
    ),
    fields=st.dictionaries(
        st.sampled_from(["prefix", "cursor", "id", "type", "limit", "callback"]), ODD, max_size=3
    ),
)
def test_any_address_has_an_answer_that_means_something(
    service: TestClient, path: str, fields: dict[str, str]
) -> None:
    response = service.get(
        "/reconcile" + path,
        params={name: text.encode("utf-8", "replace") for name, text in fields.items()},
        follow_redirects=False,
    )
    assert response.status_code in {200, 303, 400, 404}
