"""The query editor in a browser: typing, proposals, mistakes, answers, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Watch

RELATION = "<https://w3id.org/pairing-off/ontology#CounterpartRelation>"
COUNT = f"SELECT (COUNT(*) AS ?number) WHERE {{ ?relation a {RELATION} }}"


def write(page: Page, text: str) -> None:
    """Put a text in place of the query."""
    page.get_by_role("textbox", name="SPARQL query").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def status(page: Page) -> str:
    from playwright.sync_api import expect

    told = page.locator("#query-status")
    expect(told).not_to_have_text(re.compile("…"), timeout=30_000)
    return told.inner_text()


def test_runs_what_is_written(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, COUNT)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#query-answer td")
    assert page.locator("#query-answer td").inner_text() == "11"
    assert status(page).startswith("Rows: 1 ")
    assert "query=SELECT" in page.url
    page.reload()
    page.wait_for_selector("form[data-ready]")
    assert page.locator("textarea[name=query]").input_value() == COUNT


def test_links_what_it_shows(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, f"SELECT ?r {{ ?r a {RELATION} }} ORDER BY ?r LIMIT 1")
    page.get_by_role("button", name="Run").click()
    link = page.locator("#query-answer td a")
    assert link.inner_text().startswith("relation:")
    link.click()
    page.wait_for_url("**/id/relation/**", wait_until="load")


def test_shows_yes_and_triples(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, "ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Run").click()
    page.get_by_text("Yes, it is so").wait_for()
    write(page, "CONSTRUCT { <https://example.org/bee> a <https://example.org/Insect> } WHERE {}")
    page.get_by_role("button", name="Run").click()
    page.locator("#query-answer pre", has_text="Insect").wait_for()


def test_proposes_by_label_in_both_languages(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    for typed, wanted in (
        ("assisting par", "pao:assistingParty"),
        ("帮扶方", "pao:assistingParty"),
        ("pao:Counterp", "pao:CounterpartRelation"),
    ):
        write(page, "SELECT * WHERE { ?a ")
        page.keyboard.type(typed.rpartition(" ")[2] if " " in typed else typed)
        page.get_by_role("option", name=wanted).first.wait_for()
    page.keyboard.press("Escape")


def test_declares_the_prefix_of_a_proposal(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, "SELECT * WHERE { ?a ")
    page.keyboard.type("pao:Counterp")
    page.get_by_role("option", name="pao:CounterpartRelation").first.wait_for()
    page.wait_for_timeout(150)  # a proposal is not taken in the moment in which it appears
    page.keyboard.press("Enter")
    text = page.locator("textarea[name=query]").input_value()
    assert (
        text
        == "PREFIX pao: <https://w3id.org/pairing-off/ontology#>\nSELECT * WHERE { ?a pao:CounterpartRelation"
    )


def test_points_to_a_mistake(editor: tuple[Page, Watch]) -> None:
    page, watch = editor
    write(page, "SELECT *\nWHERE { ?s ?p }")
    page.locator(".cm-lint-marker-error").wait_for()
    page.get_by_role("button", name="Run").click()
    page.locator("#query-status.warn").wait_for()
    assert "line 2" in page.locator("#query-status").inner_text()
    assert page.evaluate("document.querySelector('.code').shadowRoot.activeElement !== null")
    assert watch.errors == [
        "Failed to load resource: the server responded with a status of 400 (Bad Request)"
    ]
    watch.errors.clear()


def test_shows_markup_as_text(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, "SELECT ('<img src=x onerror=alert(1)><b>bee</b>' AS ?x) (<javascript:alert(1)> AS ?y) {}")
    page.get_by_role("button", name="Run").click()
    cells = page.locator("#query-answer td")
    cells.first.wait_for()
    assert cells.first.inner_text() == "<img src=x onerror=alert(1)><b>bee</b>"
    assert page.locator("#query-answer td :is(img, b, a)").count() == 0


def test_opens_a_long_text_on_demand(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    text = "a word " * 80
    write(page, f"SELECT ('{text}'@en AS ?x) ('short' AS ?y) {{}}")
    page.get_by_role("button", name="Run").click()
    cell = page.locator("#query-answer td[lang=en]")
    cell.wait_for()
    shut = cell.bounding_box()
    cell.locator("summary").click()
    opened = cell.bounding_box()
    assert shut
    assert opened
    assert opened["height"] > 3 * shut["height"]
    assert cell.inner_text().count("a word") >= 80
    assert page.locator("#query-answer details").count() == 1


def test_stops_a_query(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped.").wait_for()
    page.get_by_role("button", name="Run").wait_for()


def test_downloads_a_file(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, COUNT)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Get the answer as a file").click()
    assert waited.value.path().read_text("utf-8").split() == ["number", "11"]


def test_asks_long_queries_too(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    write(page, COUNT + "\n#" + "x" * 20_000)
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("#query-answer td")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Get the answer as a file").click()
    assert waited.value.path().read_text("utf-8").split() == ["number", "11"]


def test_lets_the_keyboard_out(editor: tuple[Page, Watch]) -> None:
    page, _ = editor
    page.get_by_role("textbox", name="SPARQL query").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "query-run"


def test_is_a_form_without_script(plain: Page) -> None:
    plain.goto("/editor")
    plain.locator("textarea[name=query]").fill(COUNT)
    with plain.expect_download() as waited:
        plain.get_by_role("button", name="Get the answer as a file").click()
    assert waited.value.path().read_text("utf-8").split() == ["number", "11"]
    assert not plain.get_by_role("button", name="Run", exact=True).is_visible()
