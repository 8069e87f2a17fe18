"""Does whoever follows the links of a statement's evidence end at the name that searchapp gives its speaker?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.archive import Archive
from searchapp.article import ArticlePage, Statement
from searchapp.demo import demo_files
from searchapp.domain import Band, Span
from searchapp.indexing.annotating import annotating
from searchapp.readers import read
from searchapp.reading import ReadArticle
from searchapp.reindex import annotate_pending

Case = tuple[ArticlePage, Statement]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    opened = Archive(tmp_path_factory.mktemp("demo"))
    opened.add(opened.new_run(), [one for one in read(demo_files()) if isinstance(one, ReadArticle)])
    annotate_pending(opened, annotating(), lambda *_: None, full=False)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def named(archive: Archive) -> list[Case]:
    """Every statement of the demo archive that has a speaker, with its page."""
    ids = [one.id for one in read(demo_files()) if isinstance(one, ReadArticle) and one.id]
    pages = [page for i in ids if (page := archive.article(i)) is not None]
    return [(page, said) for page in pages for said in page.statements if said.speaker is not None]


def links(said: Statement) -> list[Span]:
    """The spans that one follows: the mention beside the cue, then link after link."""
    return [span for span in (said.mention, *said.chain) if span is not None]


def test_the_demo_archive_names_hundreds_of_speakers_some_of_them_by_several_links(named: list[Case]) -> None:
    assert len(named) > 300
    assert sum(len(links(said)) > 1 for _, said in named) > 80


def test_each_link_is_a_stretch_of_one_paragraph(named: list[Case]) -> None:
    for page, said in named:
        assert links(said), page.id
        for link in links(said):
            assert link.start < link.end
            assert any(link.within(part.span) for part in page.parts), (page.id, said.id)


def test_no_link_leads_back_to_where_one_has_been(named: list[Case]) -> None:
    for page, said in named:
        assert len(set(links(said))) == len(links(said)), (page.id, said.id)


def test_the_links_end_at_the_canonical_name(archive: Archive, named: list[Case]) -> None:
    names = archive.registry.names({said.speaker for _, said in named if said.speaker is not None})
    astray = []
    for page, said in named:
        assert said.speaker is not None
        name = names[said.speaker].name
        end = page.text[links(said)[-1].start : links(said)[-1].end]
        # Where the article itself never prints the name under which others know the speaker, a variant is all there is.
        if name not in end and (name in page.text or said.speaker not in archive.registry.find(end)):
            astray.append((page.id, name, end))
    assert astray == []


def test_each_named_statement_has_a_rule_and_a_confidence_that_fits_its_band(named: list[Case]) -> None:
    for page, said in named:
        assert said.rule, page.id
        assert said.band is not Band.UNKNOWN
        assert 0 < said.confidence <= 1
