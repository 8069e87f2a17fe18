"""The search box as a combobox: typing, arrow keys, Escape, Enter, the mouse; recent queries, and forgetting them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def box(page):
    return page.locator("#q")


def options(page):
    return page.locator("#completions [role=option]")


def kept(page):
    return page.evaluate("JSON.parse(localStorage.getItem('searchapp.recent') || '[]')")


def test_typing_offers_and_the_arrow_keys_choose(visit):
    page = visit("/")
    expect(box(page)).to_have_attribute("role", "combobox")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).press_sequentially("water mara", delay=20)
    expect(options(page).first).to_contain_text("Mara Lind")
    expect(options(page).first).to_contain_text("2 paragraphs")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#completions-status")).to_have_text(re.compile("suggestion"))
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_have_attribute("aria-activedescendant", "complete-speaker-1")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value('water speaker:"Mara Lind" ')
    expect(page.locator("#results-heading")).to_have_text("1 paragraph")
    expect(page.locator("#completions")).to_be_hidden()
    expect(box(page)).to_be_focused()


def test_enter_without_a_choice_searches_what_was_typed(visit):
    page = visit("/")
    box(page).press_sequentially("mara", delay=20)
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#completions")).to_be_hidden()
    expect(box(page)).to_have_value("mara")
    expect(page).to_have_url(re.compile(r"\?q=mara$"))


def test_escape_closes_the_list_and_keeps_the_words(visit):
    page = visit("/")
    box(page).press_sequentially("mara", delay=20)
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#completions")).to_be_hidden()
    expect(box(page)).to_have_value("mara")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_a_click_chooses_too(visit):
    page = visit("/")
    box(page).press_sequentially("brenm", delay=20)
    page.get_by_role("option", name=re.compile("Brenmouth Post")).click()
    expect(box(page)).to_have_value('source:"Brenmouth Post" ')
    expect(page.locator(".story").first).to_be_visible()


def test_recent_queries_are_offered_in_the_empty_box_and_can_be_forgotten(visit):
    page = visit("/")
    for query in ("storm", "bridge"):
        box(page).fill(query)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(query))
    assert kept(page) == ["bridge", "storm"]
    page.goto("/")
    box(page).click()
    expect(options(page)).to_have_text(["bridge", "storm", "Forget these queries"])
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=storm"))
    page.goto("/")
    box(page).press("ArrowUp")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#completions-status")).to_have_text("Forgotten.")
    assert kept(page) == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_open_list_has_no_violation_and_fits(visit, width, scheme, locale):
    page = visit("/", width=width, color_scheme=scheme, locale=locale)
    box(page).press_sequentially("clerk", delay=20)
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_browser_that_keeps_nothing_searches_all_the_same(visit):
    page = visit("/")
    page.evaluate("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    box(page).fill("storm")
    page.keyboard.press("Enter")
    expect(page.locator("#results-heading")).to_have_text("1 paragraph")
