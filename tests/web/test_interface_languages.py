"""The interface in German and Arabic: every sentence translated, and the page turned to its direction."""

import html
import re
from dataclasses import replace
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import FileSystemBytecodeCache

from searchapp.web import create_app
from searchapp.web.assets import PACKAGE, folder
from searchapp.web.language import LANGUAGES

TRANSLATIONS = PACKAGE / "web" / "translations"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "QueryError": (1,),
    "Notice": (1,),
    "BadValue": (2,),
    "Sentence": None,
    "caption": None,
}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def said_in(path: Path, method: str) -> set[object]:
    found = extract_from_dir(path, [(f"**.{'py' if method == 'python' else 'html'}", method)], keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


@pytest.fixture(scope="module")
def sentences() -> set[object]:
    """Every sentence that the templates and the modules above the engine may show."""
    modules = said_in(PACKAGE / "web", "python") | said_in(PACKAGE / "query", "python")
    search = said_in(PACKAGE, "python")
    return said_in(folder("templates"), "jinja2") | modules | search


def catalogue(language: str):
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_is_translated_and_nothing_else(language, sentences):
    known = {m.id: m for m in catalogue(language) if m.id}
    assert set(known) == sentences
    assert [m.id for m in known.values() if not all(texts(m))] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translations_keep_what_is_filled_in(language):
    for message in catalogue(language):
        if isinstance(message.id, str) and message.id:
            assert all(set(PLACEHOLDER.findall(t)) == set(PLACEHOLDER.findall(message.id)) for t in texts(message))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_compiled_translations_are_those_of_the_source(language):
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogue(language):
        if isinstance(message.id, tuple):
            assert {compiled.ngettext(*message.id, number) for number in range(200)} == set(texts(message))
        elif message.id:
            assert compiled.gettext(message.id) == message.string


@pytest.mark.parametrize(
    ("wanted", "lang", "direction", "count"),
    [("de-AT, en;q=0.5", "de", "ltr", "2 Absätze"), ("ar", "ar", "rtl", "فقرتان"), ("fr", "en", "ltr", "2 paragraphs")],
)
def test_the_browser_chooses_the_language(client, wanted, lang, direction, count):
    page = client.get("/?q=water", headers={"Accept-Language": wanted})
    assert f'<html lang="{lang}" dir="{direction}">' in page.text
    assert count in page.text
    assert "Accept-Language" in page.headers["Vary"]


def test_the_setting_goes_before_the_browser(services):
    client = create_app(replace(services, language="de")).test_client()
    page = client.get("/?q=(water", headers={"Accept-Language": "ar"})
    assert "Diese Klammer wird nicht geschlossen." in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/?q=water", "/?q=zyzzyva", "/article/dam?q=slept", "/help", "/cite/1/dam", "/report/1/dam", "/nowhere"]
)
def test_every_page_can_be_shown_in_every_language(client, language, path):
    page = client.get(path, headers={"Accept-Language": language})
    assert page.status_code in (200, 404)
    assert f'lang="{language}"' in page.text


MISTAKES = (
    "(water", "water)", '"water', "()", "speeker:Lind", "speaker:", "status:odd", "(status:denied)", "a* b*c", "a*",
    "ab~2", "AND a", "a OR", "NOT", "date:soon", '"a b"*', "title:-", "speaker:Nobody", "entity:Nobody",
    "speaker:haddaniya",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_english_sentence_is_left_on_a_page(client, language):
    """Of all that can be translated, nothing stands there in English; mistakes in the query and failures too."""
    english = {m.id for m in catalogue(language) if isinstance(m.id, str) and m.id.count(" ") > 2 and "%(" not in m.id}
    mara = client.get("/speaker/Mara Lind").headers["Location"]
    paths = [
        "/",
        "/?q=water",
        "/?q=zyzzyva",
        "/?q=yusuf",
        "/?from=x",
        "/?page=0",
        "/?sort=x",
        "/?speaker=Nobody",
        "/?year=1",
    ]
    paths += [
        "/article/dam",
        "/article/gone",
        "/cite/1/dam",
        "/nowhere",
        "/help",
        mara,
        "/facet/entity",
    ]
    pages = [client.get(path, headers={"Accept-Language": language}).text for path in paths]
    pages += [client.get("/", query_string={"q": q}, headers={"Accept-Language": language}).text for q in MISTAKES]
    pages.append(client.post("/", headers={"Accept-Language": language}).text)
    for page in pages:
        shown = html.unescape(re.sub(r"<[^>]*>", " ", page))
        assert [sentence for sentence in english if sentence in shown] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("q", MISTAKES)
def test_every_mistake_in_a_query_is_explained_in_the_reader_s_language(client, language, q):
    told = [
        re.search(
            r'<h1 id="results-heading"[^>]*>(.*?)</h1>|<p class="notice"[^>]*>(.*?)</p>',
            client.get("/", query_string={"q": q}, headers={"Accept-Language": one}).text,
        )
        for one in ("en", language)
    ]
    assert None not in told
    assert told[0].group() != told[1].group()


def test_templates_that_are_kept_compiled_are_kept_for_each_language(services, tmp_path):
    headings = {"en": "How to search", "de": "So sucht man", "ar": "طريقة البحث"}
    for order in (["en", "de", "ar"], ["ar", "de", "en"]):
        app = create_app(services)
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(tmp_path))
        for language in order:
            page = app.test_client().get("/help", headers={"Accept-Language": language}).text
            assert f"<h1>{headings[language]}</h1>" in page


def test_a_page_is_shown_where_nothing_can_be_kept_compiled(services, tmp_path):
    app = create_app(services)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(tmp_path))
    tmp_path.rmdir()
    assert app.test_client().get("/help").status_code == 200
