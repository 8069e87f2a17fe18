"""A reader reports a wrong attribution: from the evidence to the thanks, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_reports_who_else_said_it(visit, scripts):
    page = visit("/article/dam", java_script_enabled=scripts)
    page.locator(".proof summary").first.click()
    page.get_by_role("link", name="Report a mistake").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report a mistake")
    page.get_by_label("Somebody else says this").check()
    page.get_by_label(re.compile("Who says it")).fill(f"Jonas Feld {scripts}")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()
    page.get_by_role("link", name="Dam holds").click()
    expect(page.locator(".article")).to_be_visible()
