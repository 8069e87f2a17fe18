"""Can an editor review by single keys, and an admin look after the archive, on a telephone and on a desk?"""

import re

import pytest

from searchapp.account import Role
from searchapp.administering import Administering
from searchapp.editing import Editing
from searchapp.errors import RefusedInput
from searchapp.report import Report, Wrong
from searchapp.web import create_app
from tests.browser.conftest import served
from tests.browser.test_editing import PASSWORD, whole
from tests.web.world import opened, services_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def curated(tmp_path_factory):
    home, saved = tmp_path_factory.mktemp("curated"), tmp_path_factory.mktemp("saved")
    with opened(home) as (archive, engine):
        archive.accounts.add("Ada", Role.ADMIN, PASSWORD)
        page = archive.article("dam")
        for statement, note in zip(page.statements[:3], ("I was there.", "", "Not in my paper."), strict=True):
            shown = Report(
                "dam",
                1,
                statement.id,
                page.words(statement),
                "Mara Lind",
                statement.status,
                statement.band,
                Wrong.SPEAKER,
            )
            archive.report(Report(**{name: getattr(shown, name) for name in Report.__slots__} | {"note": note}))
        with archive.database.write() as connection:
            connection.exec_driver_sql("UPDATE link SET share = 0.61, grounds = '[]' WHERE folded = 'jonas feld'")
        archive.keep_refusals([RefusedInput("box/odd.pdf", "the file asks for a password.")], [])
        drawn = archive.draw_audit(20, 7, "Ada")
        archive.judge_audit(drawn[0].audit, {one.row: "Mara Lind" for one in drawn}, "Ada")
        services = services_of(
            archive,
            engine,
            editing=Editing(archive, engine),
            figures=archive.figures,
            administering=Administering(archive, home, saved),
        )
        with served(create_app(services)) as address:
            yield address


@pytest.fixture(scope="module", params=[(360, "dark"), (1440, "light")], ids=["telephone", "desk"])
def page(request, curated, chromium):
    width, scheme = request.param
    context = chromium.new_context(base_url=curated, viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened_page = context.new_page()
    opened_page.goto("/sign-in")
    opened_page.get_by_label("Name").fill("Ada")
    opened_page.get_by_label("Password").fill(PASSWORD)
    opened_page.locator("main").get_by_role("button", name="Sign in").click()
    yield opened_page
    context.close()


PATHS = [
    "/review", "/review?skip=3", "/review?skip=999", "/facts/dam", "/admin", "/about", "/corrections?people=1",
    "/person/e1", "/forget?article=dam", "/forget?entity=1", "/forget?what=anonymise&entity=1",
    "/forget?what=delist&entity=1&article=dam", "/forget?what=withdraw&article=dam", "/forgotten",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_violation_and_no_sideways_scrolling(page, path):
    page.goto(path)
    whole(page)


def test_one_key_skips_confirms_and_corrects(page):
    page.goto("/review")
    waiting = page.locator("#waiting .count").inner_text()
    page.keyboard.press("s")
    page.wait_for_url(re.compile("skip=1"))
    page.get_by_label("Why").focus()
    page.keyboard.type("csx")  # in a field a letter is a letter
    assert page.get_by_label("Why").input_value() == "csx"
    page.goto("/review?skip=0")
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("c")
    page.goto("/review")
    assert page.locator("#waiting .count").inner_text() != waiting
    page.keyboard.press("x")
    page.wait_for_url(re.compile("/correct/.*back=0|/person/"))
    whole(page)
