"""axe-core finds nothing to complain of, on any page, in either theme, on a telephone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "search": "/?q=water+OR+storm",
    "choices": "/?q=water&speaker=unknown&-source=Official+Gazette&from=2024",
    "error": "/?q=(water",
    "nothing": "/?q=zyzzyva",
    "article": "/article/dam?q=slept",
    "arabic": "/article/sayl",
    "withdrawn": "/article/gone",
    "missing": "/nowhere",
    "help": "/help",
    "about": "/about",
    "understood": "/?q=what+did+Mara+Lind+say+about+water",
    "instead": "/?q=speaker:%22Mara+Lind%22+said:zyzzyva",
    "headlines": "/?q=rises",
    "landed": "/article/dam#s1",
    "gone": "/statement/999999",
    "oldest": "/entity/Mara Lind?sort=oldest",
    "facet source": "/facet/source?find=post",
    "completing": "/?q=mar",
    "copies": "/?q=lamp+OR+gull",
    "facet": "/facet/entity?kind=person",
    "speaker": "/speaker/Jonas Feld",
    "entity": "/entity/Mara Lind",
    "cite": "/cite/1/dam",
    "changed": "/article/sluice",
    "older": "/article/sluice?version=1",
    "changes": "/changes/1/3/sluice",
    "report": "/report/1/dam",
    "reported": "/report/1/dam?sent=1",
}


@pytest.mark.parametrize("name", ["search", "article", "help", "speaker"])
def test_the_page_in_arabic_is_as_good(visit, name):
    page = visit(PAGES[name], width=360, locale="ar")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violation_and_no_sideways_scrolling(visit, name, scheme, width):
    page = visit(PAGES[name], width=width, color_scheme=scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    if width < 500 and page.locator(".show-facets").count():
        page.locator(".show-facets").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
