"""By keyboard alone from the query to the citation, and what the facets promise."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


SHOWN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const ring = getComputedStyle(one.classList.contains('unseen') ? one.closest('label') : one);
  return box.width > 0 && box.height > 0 && ring.outlineStyle !== 'none';
}"""
"""Whether one sees where the focus is."""


@pytest.fixture
def tab_to():
    def go(page, selector, most=120):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                visible = page.evaluate(SHOWN)
                assert visible, f"{selector} has the focus, but nobody sees it"
                return
        raise AssertionError(f"the keyboard never reaches {selector}")

    return go


def test_the_keyboard_leads_from_search_over_facet_speaker_and_article_to_the_citation(visit, tab_to):
    page = visit("/", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.type("water")
    expect(page.locator("#results-heading")).to_have_text("2 paragraphs")
    expect(page.locator(".timeline")).to_be_visible()
    page.keyboard.press("Escape")
    tab_to(page, '#facets input[name="speaker"][value^="e"]')
    chosen = page.evaluate("document.activeElement.labels[0].querySelector('.name').textContent")
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_contain_text(chosen)
    expect(page.locator("#results-heading")).to_have_text("1 paragraph")
    tab_to(page, ".about-it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(chosen)
    tab_to(page, ".story h2 a")
    page.keyboard.press("Enter")
    expect(page.locator(".article")).to_be_visible()
    tab_to(page, ".proof summary")
    page.keyboard.press("Enter")
    tab_to(page, ".proof details[open] a[href^='/cite/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cite this statement")
    tab_to(page, ".copy")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Dam holds as the Tarn rises" in page.evaluate("navigator.clipboard.readText()")


def counted(page, name):
    """The label's count of a speaker's value."""
    label = page.locator("#facets label.pick", has=page.locator("input[name=speaker]"), has_text=name)
    return int(label.locator(".count").inner_text())


@pytest.mark.parametrize("name", ["unknown speaker", "Mara Lind", "Jonas Feld"])
def test_a_value_brings_as_many_as_it_counts_the_unknown_speaker_too(visit, name):
    page = visit("/?q=water OR storm")
    count = counted(page, name)
    page.get_by_role("checkbox", name=re.compile(f"^{name}")).first.check()
    expect(page.locator("#results-heading")).to_have_text(re.compile(rf"^{count} paragraph"))
    assert counted(page, name) == count


def test_the_unknown_speaker_is_chosen_joined_and_excluded_like_others(visit):
    page = visit("/?q=water")
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    expect(page.locator("#results-heading")).to_have_text("1 paragraph")
    page.get_by_role("checkbox", name=re.compile("^Mara Lind")).first.check()
    expect(page.locator("#results-heading")).to_have_text("2 paragraphs")
    page.locator("label.not", has_text="Exclude unknown speaker").click()
    expect(page.locator(".chip.is-excluded")).to_contain_text("unknown speaker")
    expect(page.locator("#results-heading")).to_have_text("1 paragraph")


def test_what_is_chosen_stays_in_the_list_at_zero(visit):
    page = visit("/?q=water&speaker=unknown&-source=Official+Gazette")
    page.locator("#q").fill("bridge")
    expect(page.locator("#results-heading")).to_have_text("0 paragraphs")
    expect(page.get_by_role("checkbox", name=re.compile("^unknown speaker"))).to_be_checked()
    assert counted(page, "unknown speaker") == 0
    expect(page.locator('#facets input[name="-source"][value="Official Gazette"]')).to_be_checked()


def test_in_the_list_of_all_values_one_excludes_too(visit):
    page = visit("/?q=notice")
    page.get_by_role("link", name=re.compile("more – Mentions people")).click()
    assert page.locator("#values .pick").count() > 10
    page.get_by_role("link", name="Exclude Clerk K. Brook").first.click()
    expect(page.locator(".chip.is-excluded")).to_contain_text("Clerk K. Brook")
    expect(page.locator("#results-heading")).to_have_text(re.compile("4[0-9] paragraphs"))


def test_one_tab_and_enter_lead_from_the_box_past_filters_and_bars_to_the_first_result(visit):
    page = visit("/?q=notice")
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".story h2 a").first).to_be_focused()
