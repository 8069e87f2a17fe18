"""The pages as some see them: at 200 % zoom, in forced colours, without motion, on paper."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = ["/?q=water+OR+storm", "/article/dam?q=slept", "/speaker/Mara Lind", "/facet/entity?kind=person", "/help"]


@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_everything_is_there_without_scrolling_sideways(visit, path):
    # A window of 1,280 pixels zoomed to 200 % has the width of 640 CSS pixels, at 400 % of 320 (WCAG 1.4.10).
    for width in (640, 320):
        page = visit(path, width=width, device_scale_factor=2)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_larger_letters_and_spacing_cut_nothing_off(visit, path):
    page = visit(path, width=640, bypass_csp=True)
    page.add_style_tag(  # WCAG 1.4.12
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.evaluate(
        """[...document.querySelectorAll('button, .chip, .tag, .speaker, .pick, h1, h2')].filter((one) =>
             getComputedStyle(one).overflow === 'hidden' && one.scrollWidth > one.clientWidth + 1).length"""
    )
    assert cut == 0


def test_in_forced_colours_quotations_choices_and_bars_can_be_told(visit):
    page = visit("/?q=water OR storm&speaker=Mara Lind", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")

    def style(selector, name):
        return page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)

    assert style(".quote", "textDecorationLine") == "underline"
    assert style(".chip", "borderTopStyle") == "solid"
    assert style(".timeline .bar", "fill") != style("html", "backgroundColor")
    page.locator("#q").focus()
    assert style("#q", "outlineStyle") != "none"


def test_who_wants_no_motion_gets_none(visit):
    page = visit("/?q=storm", reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter((one) => {
             const style = getComputedStyle(one);
             return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
           }).length"""
    )
    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("path", PAGES[:3])
def test_on_paper_stands_what_was_found_and_not_how_one_searches(visit, path):
    page = visit(path)
    page.emulate_media(media="print")
    for selector in (".asking", "#facets", ".pages", ".timeline", ".away", ".skip", ".why", ".ask"):
        for one in page.locator(selector).all():
            expect(one).to_be_hidden()
    expect(page.locator(".text").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") in ("rgb(0, 0, 0)", "rgb(28, 30, 34)")
