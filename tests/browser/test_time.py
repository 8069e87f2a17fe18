"""A stretch of time is chosen by mouse, by keyboard and by dates, on the search page and on a speaker's."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def middle(page, value):
    box = page.locator(f".timeline [data-value='{value}'] .reach").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("locale", "start", "end"), [("en", "2023-02", "2023-04"), ("ar", "2023-04", "2023-02")])
def test_dragging_over_bars_narrows_to_their_time(visit, locale, start, end):
    page = visit("/?q=notice", locale=locale)
    page.mouse.move(*middle(page, start))
    page.mouse.down()
    page.mouse.move(*middle(page, "2023-03"), steps=4)
    page.mouse.move(*middle(page, end), steps=4)
    expect(page.locator(".picked")).to_have_text(re.compile(r"2023.* – .*2023.*: 12"))
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2023-02&to=2023-04$"))
    expect(page.locator("#results-heading")).to_have_text(re.compile("12"))


def test_a_click_is_no_drag(visit):
    page = visit("/?q=notice")
    page.mouse.click(*middle(page, "2023-03"))
    expect(page).to_have_url(re.compile("from=2023-03&to=2023-03"))


def test_the_keyboard_chooses_a_stretch_too(visit):
    page = visit("/?q=notice")
    page.locator(".timeline a").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".timeline a").nth(2)).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".picked")).to_have_text("March 2023 – May 2023: 12")
    page.keyboard.press("Escape")
    expect(page.locator(".picked")).to_have_text("")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2023-04&to=2023-05"))


def test_on_a_speaker_s_page_too_and_by_dates_without_javascript(visit):
    page = visit("/speaker/Mara Lind")
    page.mouse.move(*middle(page, "2024-02"))
    page.mouse.down()
    page.mouse.move(*middle(page, "2024-06"), steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"/speaker/e\d+\?from=2024-02&to=2024-06"))
    expect(page.locator(".found h2")).to_contain_text("1 paragraph")
    plain = visit("/speaker/Mara Lind", java_script_enabled=False)
    plain.locator("#from").fill("2025")
    plain.get_by_role("button", name="Apply").click()
    expect(plain.locator(".found h2")).to_contain_text("1 paragraph")


def test_bars_that_come_after_the_results_can_be_dragged_over(visit):
    page = visit("/")
    page.locator("#q").fill("notice")
    expect(page.locator(".timeline a").first).to_be_visible()
    page.mouse.move(*middle(page, "2023-02"))
    page.mouse.down()
    page.mouse.move(*middle(page, "2023-04"), steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?q=notice&from=2023-02&to=2023-04"))
