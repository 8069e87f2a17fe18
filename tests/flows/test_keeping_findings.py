"""Does `reindex --keep-findings` leave what another version of the annotator has found, and read what is new?"""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp.article import ArticlePage
from searchapp.cli import main
from searchapp.domain import Annotation
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.reindex import reindex
from searchapp.settings import Settings
from searchapp.wiring import Services

SAID = "“The dam leaks badly,” said Anna Kern."


def article(name: str) -> ReadArticle:
    return ReadArticle(name, (GivenParagraph(SAID),), Original(name, name.encode(), "text/plain"), id=name)


def add(opened: Services, name: str) -> None:
    opened.archive.add(opened.archive.new_run(), [article(name)])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive with an article in which an earlier annotator found nothing, and one that nobody has read."""
    opened = Services(Settings(tmp_path))
    add(opened, "old")
    opened.archive.introduce("earlier", "an earlier version")
    opened.archive.keep_findings(opened.archive.pending("earlier", 0, 1, again=False), [Annotation((), ())], "earlier")
    add(opened, "new")
    opened.close()
    return tmp_path


def test_only_what_no_annotator_has_read_is_annotated(home: Path) -> None:
    opened = Services(Settings(home))
    done = reindex(opened.archive, opened.engine, opened.annotating(), keep_findings=True)
    opened.close()
    assert done.annotated == 1


def test_without_it_everything_is_annotated_anew(home: Path) -> None:
    opened = Services(Settings(home))
    done = reindex(opened.archive, opened.engine, opened.annotating())
    again = reindex(opened.archive, opened.engine, opened.annotating())
    opened.close()
    assert (done.annotated, again.annotated) == (2, 0)


def test_the_command_knows_it_and_tells_how_many_it_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCHAPP_HOME", str(home))
    told = CliRunner().invoke(main, ["reindex", "--keep-findings"])
    assert told.exit_code == 0, told.output
    assert "1 article" in told.output


def test_a_text_too_short_to_tell_its_language_is_read_in_the_usual_one_of_the_archive(tmp_path: Path) -> None:
    opened = Services(Settings(tmp_path))
    long = replace(article("long"), lang="en")
    opened.archive.add(opened.archive.new_run(), [long, article("short")])
    reindex(opened.archive, opened.engine, opened.annotating())
    speakers = [s.speaker for name in ("long", "short") for s in _page(opened, name).statements]
    opened.close()
    assert len(speakers) == 2
    assert None not in speakers


def test_an_archive_of_several_languages_has_no_usual_one(tmp_path: Path) -> None:
    opened = Services(Settings(tmp_path))
    articles = [replace(article("one"), lang="en"), replace(article("two"), lang="de"), article("short")]
    opened.archive.add(opened.archive.new_run(), articles)
    reindex(opened.archive, opened.engine, opened.annotating())
    statements = _page(opened, "short").statements
    opened.close()
    assert statements == ()


def _page(opened: Services, article_id: str) -> ArticlePage:
    page = opened.archive.article(article_id)
    assert page is not None
    return page


def test_to_annotate_everything_and_to_keep_findings_is_no_order() -> None:
    told = CliRunner().invoke(main, ["reindex", "--full", "--keep-findings"])
    assert told.exit_code == 2
    assert "give one of them" in told.output
