"""A reader of an article: what changed since, what became of a statement, and links that last."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_became_of_a_vanished_statement_is_shown(visit, scheme):
    page = visit("/article/sluice", color_scheme=scheme)
    page.get_by_role("link", name="what became of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This statement is gone")
    expect(page.get_by_role("deletion").first).to_contain_text("eels")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.get_by_role("link", name="Version 2").click()
    expect(page.locator(".proof details[open] blockquote")).to_contain_text("Nobody asked the eels")
    expect(page.get_by_role("note")).to_contain_text("version 2 of 3")


def test_the_difference_stands_beside_the_evidence_and_is_read_out(visit):
    page = visit("/article/sluice")
    page.locator(".proof summary", has_text="changed").click()
    expect(page.get_by_role("deletion").first).to_have_text(re.compile("deleted: Friday"))
    expect(page.get_by_role("insertion").first).to_have_text(re.compile("inserted: Sunday"))


def test_a_paragraph_has_an_address_for_the_keyboard_too(visit):
    page = visit("/article/sluice")
    link = page.get_by_role("link", name="Link to this paragraph").nth(1)
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/article/sluice#p2$"))


def test_opened_evidence_shows_in_the_text_by_what_one_knows_who_speaks(visit):
    page = visit("/article/dam")
    evidence = page.locator(".proof", has_text="told")
    evidence.locator("summary").click()
    expect(page.locator("[data-shows].is-shown")).to_have_text("told")
    expect(page.locator(".quote.is-shown")).to_have_text("“We warned them in spring.”")
    evidence.locator("summary").click()
    expect(page.locator(".is-shown")).to_have_count(0)
