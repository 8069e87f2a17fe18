"""Opened evidence does not tear the text apart, and whoever lands on a statement sees where it stands."""

import pytest

pytestmark = pytest.mark.browser

LINES = "[...document.querySelectorAll('.part .text')].map((p) => Math.round(p.getBoundingClientRect().top + scrollY))"


@pytest.mark.parametrize("width", [360, 1100, 1440])
def test_the_text_stays_where_it_is_when_evidence_opens(visit, width):
    page = visit("/article/dam", width=width)
    before = page.evaluate(LINES)
    page.locator(".proof summary").nth(1).click()
    assert page.locator(".proof .card").nth(1).is_visible()
    assert page.evaluate(LINES) == before
    page.keyboard.press("Escape")
    assert not page.locator(".proof .card").nth(1).is_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_headline_date_and_outlet_are_seen_where_one_lands(visit, width):
    page = visit("/article/dam#s1", width=width)
    running = page.locator(".running")
    assert running.is_visible()
    told = running.inner_text()
    assert all(part in told for part in ("Dam holds as the Tarn rises", "5 March 2024", "Karsholm Courier"))
    assert page.locator("#s1 .card").is_visible()
    assert not visit("/article/dam", width=width).locator(".running").is_visible()
