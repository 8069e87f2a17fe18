"""Can an editor do the work in a browser, on a telephone and on a desk, and does axe-core find no fault?"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from searchapp.account import Role
from searchapp.editing import Editing
from searchapp.web import create_app
from tests.browser.conftest import served
from tests.web.world import opened, services_of

pytestmark = pytest.mark.browser

PASSWORD = "eleven herrings"


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("edited")) as (archive, engine):
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        with served(create_app(services_of(archive, engine, editing=Editing(archive, engine)))) as address:
            yield address


def whole(page):
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_an_editor_signs_in_corrects_marks_and_takes_back(edited, chromium, width, scheme):
    window = {"width": width, "height": 900}
    context = chromium.new_context(base_url=edited, viewport=window, color_scheme=scheme)
    page = context.new_page()
    page.goto("/article/dam")
    page.get_by_role("link", name="Sign in to correct").click()
    whole(page)
    page.get_by_label("Name").fill("Sigrun")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.goto("/article/dam#s1")
    page.locator("#s1").get_by_role("link", name="Correct").click()
    whole(page)
    page.get_by_label("The speaker named below says this").check()
    page.get_by_label("Speaker", exact=True).fill("Oda Vik")
    page.get_by_label("Why").fill("The caption says so.")
    page.get_by_role("button", name="Decide").click()
    page.wait_for_url(re.compile("/article/dam"))
    assert "Oda Vik" in page.locator("#s1").inner_text()
    page.goto("/person/e1")
    whole(page)
    page.goto("/mark/dam")
    whole(page)
    page.goto("/corrections")
    whole(page)
    page.get_by_role("button", name="Take back").first.click()
    assert "taken back on" in page.locator("main").inner_text()
    context.close()
