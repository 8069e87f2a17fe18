"""A person at the search page: typing, choosing, going back and forward, by mouse, by keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def heading(page):
    return page.locator("#results-heading")


def test_typing_brings_results_and_keeps_the_address_up_to_date(visit):
    page = visit("/")
    history = page.evaluate("history.length")
    page.locator("#q").press_sequentially("bridge", delay=20)
    expect(heading(page)).to_have_text("1 paragraph")
    expect(page).to_have_url(re.compile(r"/\?q=bridge$"))
    expect(page).to_have_title("bridge – searchapp")
    expect(page.locator("#status")).to_have_text("1 paragraph found")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("bridge")
    assert page.evaluate("history.length") == history


def test_choosing_excluding_and_removing(visit):
    page = visit("/?q=water")
    expect(heading(page)).to_have_text("2 paragraphs")
    page.get_by_role("checkbox", name=re.compile("^Mara Lind")).first.check()
    expect(heading(page)).to_have_text("1 paragraph")
    expect(page.locator(".chip")).to_contain_text("Mara Lind")
    page.get_by_role("checkbox", name=re.compile("^Jonas Feld")).first.check()
    expect(heading(page)).to_have_text("2 paragraphs")
    page.locator("label.not", has_text="Exclude Jonas Feld").first.click()
    expect(heading(page)).to_have_text("1 paragraph")
    expect(page.locator(".chip.is-excluded")).to_contain_text("Jonas Feld")
    assert "-speaker=e" in page.url
    page.locator(".chip.is-excluded").click()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator(".chip").click()
    expect(heading(page)).to_have_text("2 paragraphs")
    expect(page).to_have_url(re.compile(r"/\?q=water$"))


def test_a_choice_goes_on_with_what_is_typed_after_it(visit):
    page = visit("/?q=water")
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    expect(heading(page)).to_have_text("1 paragraph")
    page.locator("#q").fill("bridge")
    expect(heading(page)).to_have_text("0 paragraphs")
    expect(page).to_have_url(re.compile(r"\?q=bridge&speaker=unknown$"))


def test_back_and_forward_restore_query_choice_and_results(visit):
    page = visit("/?q=water")
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    expect(heading(page)).to_have_text("1 paragraph")
    page.locator(".story h2 a").first.click()
    expect(page.locator(".article h1")).to_contain_text("Dam holds")
    page.go_back()
    expect(heading(page)).to_have_text("1 paragraph")
    expect(page.get_by_role("checkbox", name=re.compile("^unknown speaker"))).to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text("2 paragraphs")
    expect(page.get_by_role("checkbox", name=re.compile("^unknown speaker"))).not_to_be_checked()
    expect(page.locator("#q")).to_have_value("water")
    page.go_forward()
    expect(heading(page)).to_have_text("1 paragraph")
    page.get_by_role("checkbox", name=re.compile("^Mara Lind")).first.check()
    expect(heading(page)).to_have_text("2 paragraphs")


def test_results_follow_the_chosen_order_and_dates(visit):
    page = visit("/?q=storm OR water")
    page.locator("#sort").select_option("newest")
    expect(page).to_have_url(re.compile("sort=newest"))
    expect(page.locator(".story time").first).to_have_text("January 2025")
    page.locator("#to").fill("2024")
    page.locator("#to").press("Tab")
    expect(page.locator(".story time").first).to_have_text("5 March 2024")
    expect(page.locator(".chip")).to_contain_text("2024")


def test_after_paging_the_focus_is_at_the_heading_of_the_results(visit):
    page = visit("/?q=notice")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("navigation", name="Pages of results")).to_contain_text("page 2 of 3")
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(re.compile("page=2"))


def test_a_mistake_is_explained_and_mended(visit):
    page = visit("/")
    page.locator("#q").fill('"high water')
    page.locator("#q").press("Enter")
    expect(page.locator(".problem h1")).to_have_text("This quotation mark is never closed.")
    expect(page.locator("#status")).to_have_text("This quotation mark is never closed.")
    page.locator("#q").fill('"the water"')
    expect(heading(page)).to_have_text("2 paragraphs")
    expect(page.locator(".problem")).to_have_count(0)


def test_everything_works_without_javascript(visit):
    page = visit("/", java_script_enabled=False)
    page.locator("#q").fill("water")
    page.get_by_role("button", name="Search").click()
    expect(heading(page)).to_have_text("2 paragraphs")
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    page.get_by_role("button", name="Apply").click()
    expect(heading(page)).to_have_text("1 paragraph")
    page.locator(".chip").click()
    expect(heading(page)).to_have_text("2 paragraphs")
    page.locator(".story h2 a").first.click()
    expect(page.locator(".article mark").first).to_be_visible()
    page.locator(".proof summary").first.click()
    expect(page.locator(".proof dl").first).to_be_visible()


def test_the_keyboard_alone_leads_from_the_query_to_the_evidence(visit):
    page = visit("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("water")
    expect(heading(page)).to_have_text("2 paragraphs")

    def tab_to(selector):
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"the keyboard never reaches {selector}")

    tab_to('#facets input[name="speaker"]')
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(1)
    assert page.evaluate("document.activeElement.name") == "speaker"
    tab_to(".story h2 a")
    page.keyboard.press("Enter")
    expect(page.locator(".article")).to_be_visible()
    tab_to(".proof summary")
    page.keyboard.press("Enter")
    expect(page.locator(".proof details[open] dl")).to_be_visible()


def test_an_article_opens_at_the_paragraph(visit):
    page = visit("/article/dam?q=gate#p3")
    expect(page.locator("#p3 mark")).to_have_text("gate")
    expect(page.locator("#p3")).to_be_in_viewport()


def test_on_a_telephone_the_filters_unfold(visit):
    page = visit("/?q=water", width=360)
    expect(page.locator("#facets")).to_be_hidden()
    page.locator("label.show-facets").click()
    expect(page.locator("#facets")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    expect(heading(page)).to_have_text("1 paragraph")


def test_keys_lead_from_result_to_result_into_the_article_and_from_mark_to_mark(visit):
    page = visit("/?q=storm+OR+cook")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".story .stop").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".story .stop").nth(0)).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator(".article")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("mark.is-at")).to_have_count(1)
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("?")
    expect(page.locator("#q")).to_have_value("?")
    page.locator("#results-heading").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(page.locator("#facets input").first).to_be_focused()


def test_a_month_of_the_timeline_narrows_the_results(visit):
    page = visit("/")
    page.locator("#q").fill("storm OR cook")
    page.get_by_role("link", name="January 2025: 2").click()
    expect(heading(page)).to_have_text("2 paragraphs")
    expect(page).to_have_url(re.compile("from=2025-01&to=2025-01"))


def test_a_value_is_found_in_the_whole_list_of_a_facet(visit):
    page = visit("/?q=notice")
    page.get_by_role("link", name=re.compile("more – Mentions people")).click()
    page.locator("#find").press_sequentially("clerk k")
    expect(page.locator("#values .value")).to_have_count(1)
    page.locator("#values .pick").click()
    expect(page.locator(".chip")).to_contain_text("Clerk K. Brook")


def test_a_citation_is_copied(visit):
    page = visit("/cite/1/dam", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Mara Lind" in page.evaluate("navigator.clipboard.readText()")


def test_the_address_of_a_statement_opens_its_evidence(visit):
    page = visit("/article/dam#s1")
    expect(page.locator("#s1 dl")).to_be_visible()


def test_nothing_is_kept_in_the_browser_but_what_was_sent_off(visit):
    page = visit("/?q=water")
    page.get_by_role("checkbox", name=re.compile("^unknown speaker")).check()
    expect(heading(page)).to_have_text("1 paragraph")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_in_an_article_without_marks_the_keys_lead_from_statement_to_statement(visit):
    page = visit("/article/dam")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".proof summary").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".proof details[open] dl")).to_be_visible()
    expect(page.locator(".quote.is-shown")).to_have_count(1)
    page.keyboard.press("k")
    expect(page.locator(".proof summary").nth(0)).to_be_focused()


def test_results_can_be_shown_each_for_itself(visit):
    page = visit("/?q=storm+OR+cook")
    page.locator("#by").select_option("paragraph")
    expect(page).to_have_url(re.compile("by=paragraph"))
    expect(page.locator(".story")).to_have_count(2)
    page.get_by_role("checkbox", name=re.compile("^Mara Lind")).first.check()
    expect(page).to_have_url(re.compile("by=paragraph"))
