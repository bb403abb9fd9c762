"""The catalogue and the pages of questions."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.asked import RESERVED
from pairgraph.serve.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release

HTML = {"Accept": "text/html"}
PAGE = "/questions/who-supports-whom"
VOID = {"meta", "link", "input", "img", "br", "hr", "circle", "path", "source", "rect"}


class Checker(HTMLParser):
    """Counts what is open, and gathers ids and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"}:
                self.links.append(value or "")
            assert not name.startswith("on")
            assert name != "style"

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def page(client: TestClient, address: str, status: int = 200, **headers: str) -> str:
    client.cookies.clear()  # the language that another test chose
    found = client.get(address, headers=HTML | headers)
    assert found.status_code == status, found.text
    Checker(found.text)
    assert "<script" not in found.text.replace('<script src="/static/', "")
    return found.text


def test_the_catalogue_has_every_question(client: TestClient) -> None:
    text = page(client, "/questions")
    names = {one["name"] for one in client.get("/questions.json").json()["questions"]}
    assert names == set(re.findall(r'href="/questions/([a-z0-9-]+)"', text))
    assert len(text) < 100_000


def test_the_catalogue_is_searched_and_narrowed(client: TestClient) -> None:
    text = page(client, "/questions?q=supporter+bounds&topic=funding")
    assert "/questions/funding-by-supporter" in text
    assert f'href="{PAGE}"' not in text
    assert "Try other words" in page(client, "/questions?q=zeppelin")
    assert "&lt;b&gt;" in page(client, "/questions?q=%3Cb%3E")


def test_an_unknown_topic_names_the_known(client: TestClient) -> None:
    found = client.get("/questions?topic=fundign")
    assert found.status_code == 400
    assert "Did you mean 'funding'?" in found.text


def test_the_catalogue_is_rdf(client: TestClient) -> None:
    found = client.get("/questions", headers={"Accept": "text/turtle"})
    triples = list(pyoxigraph.parse(found.text, format=pyoxigraph.RdfFormat.TURTLE))
    subject = pyoxigraph.NamedNode("https://w3id.org/pairing-off/query/who-supports-whom")
    assert any(one.subject == subject for one in triples)
    assert client.get("/questions.ttl", headers={"If-None-Match": found.headers["etag"]}).status_code == 304


def test_a_slash_too_many(client: TestClient) -> None:
    assert client.get("/questions/?q=x", headers=HTML).url.path == "/questions"


def test_a_page_has_both_languages_and_the_answer(client: TestClient) -> None:
    text = page(client, PAGE)
    assert 'lang="zh-Hans"' in text
    assert '<a href="/id/region/apple-coast">Apple Coast</a>' in text
    assert "2002" in text
    chinese = page(client, f"{PAGE}?lang=zh-Hans")
    assert "哪些地区" in chinese
    assert "答案" in chinese
    assert "<legend>帮扶方</legend>" in chinese
    assert '<th scope="col">帮扶方</th>' in chinese


def test_choices_come_from_the_data_and_stay_chosen(client: TestClient) -> None:
    assert 'type="checkbox" name="supporter" value="region:apple-coast">' in page(client, PAGE)
    for said in ("region:apple-coast", "apple-coast", "Apple%20Coast"):
        text = page(client, f"{PAGE}?supporter={said}")
        assert 'value="region:apple-coast" checked>' in text


def test_what_a_form_leaves_empty_is_not_set(client: TestClient) -> None:
    assert "1 row" in page(client, f"{PAGE}?supporter=&supporter=apple-coast")


def test_evidence_leads_to_the_report(client: TestClient) -> None:
    text = page(client, PAGE)
    assert "<details><summary>" in text
    assert re.search(r'href="/reports/orchards\?at=0#c0-20"', text)


def test_a_row_shows_all_of_its_evidence(client: TestClient) -> None:
    text = page(client, f"{PAGE}?row=1")
    assert "<details open><summary>" in text
    assert client.get(f"{PAGE}?row=99", headers=HTML).status_code == 404


@pytest.mark.parametrize("said", ["0", "-1", "x", "9" * 20, "１"])
@pytest.mark.parametrize("name", ["row", "page"])
def test_a_place_in_the_answer_is_a_number(client: TestClient, name: str, said: str) -> None:
    found = client.get(PAGE, params={name: said}, headers=HTML)
    assert found.status_code == 400


def test_open_bounds_say_so(client: TestClient) -> None:
    text = page(client, "/questions/funding-by-supporter")
    assert "12,000" in text
    assert "<small>CNY</small>" in text


def test_everything_to_take_along(client: TestClient) -> None:
    text = page(client, f"{PAGE}?supporter=apple-coast")
    for extension in ("csv", "json", "ttl", "rq"):
        assert f'href="/questions/who-supports-whom.{extension}?supporter=region:apple-coast"' in text
    assert 'href="/editor?query=PREFIX' in text
    for word in ("curl --fail", "pandas.read_csv", "read.csv", "@misc{", "pairgraph verify"):
        assert word in text


def test_every_link_of_a_page_leads_somewhere(client: TestClient) -> None:
    own = ("/questions", "/answer", "/openapi", "/api")
    links = set(Checker(page(client, f"{PAGE}?supporter=apple-coast")).links)
    for link in sorted(link for link in links if link.startswith(own)):
        assert client.get(link, headers=HTML).status_code == 200, link


def test_an_unknown_question_names_the_nearest(client: TestClient) -> None:
    found = client.get("/questions/who-suports-whom", headers={"Accept": "application/json"})
    assert found.status_code == 404
    assert found.json()["nearest"][0] == "who-supports-whom"
    assert "who-supports-whom" in page(client, "/questions/who-suports-whom", 404)
    assert client.get("/questions/..%2f..%2fetc%2fpasswd").status_code == 404


@pytest.mark.parametrize("asked", ["supporter=atlantis", "suporter=zhuhai", "supporter=%ff%00%3Cscript%3E"])
def test_a_bad_parameter_is_told_beside_the_form(client: TestClient, asked: str) -> None:
    text = page(client, f"{PAGE}?{asked}", 400)
    assert 'role="alert"' in text
    assert '<form class="ask"' in text
    assert "<script>" not in text
    found = client.get(f"{PAGE}.csv?{asked}", headers={"Accept": "application/json"})
    assert found.status_code == 400
    assert "supporter" in found.json()["detail"]


def test_no_parameter_is_called_like_what_addresses_say(client: TestClient) -> None:
    for one in client.get("/api/questions").json()["questions"]:
        assert not RESERVED & set(one["parameters"])


@pytest.fixture
def real(built: Release) -> Iterator[TestClient]:
    """Serve the project's own data."""
    config = Config(release=built.folder, workers=1, watch=0, log="off")
    with TestClient(create_app(config)) as started:
        yield started


@pytest.mark.extra
def test_every_page_of_the_real_data_is_small_and_sound(real: TestClient) -> None:
    for one in real.get("/api/questions").json()["questions"]:
        text = page(real, f"/questions/{one['name']}")
        assert len(text.encode()) < 100_000, one["name"]


def test_a_bad_parameter_is_a_problem_document_where_one_is_asked_for(client: TestClient) -> None:
    accept = {"Accept": "application/problem+json,*/*;q=0.1"}
    answer = client.get("/questions/donors?bogus=1", headers=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert "bogus" in answer.json()["detail"]
    assert client.get("/questions/donors?bogus=1").headers["content-type"].startswith("text/html")
