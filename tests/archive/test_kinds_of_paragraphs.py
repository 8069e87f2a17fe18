"""Is what stands amid an article's text shown as what it is, and neither found nor taken for somebody's words?"""

from pathlib import Path

import pytest

from searchapp.add import add
from searchapp.domain import Annotation, Entity, EntityKind, How, Mention, ParagraphKind, Span
from searchapp.reading import GivenParagraph, Original, ReadArticle, Remark

TEXT = "The harbour master Ruth Omay spoke on Friday."
CAPTION = "Ida Penn at the quay. Photo: Lio Marsh"
CALL = "READ MORE: All about quays"
PARAGRAPHS = (
    GivenParagraph(TEXT),
    GivenParagraph(CAPTION, kind=ParagraphKind.CAPTION),
    GivenParagraph(CALL, kind=ParagraphKind.FURNITURE),
    GivenParagraph("Ruth Omay left.", second=61.5),
)


@pytest.fixture
def archive(opened, tmp_path: Path):
    article = ReadArticle(
        "Quay", PARAGRAPHS, Original("a.html", b"bytes", "text/html"), id="quay", remarks=(Remark("field", "when"),)
    )
    made = opened(tmp_path)
    add(made, [article])
    return made


def test_an_annotator_sees_the_text_only_and_its_findings_stand_where_they_belong(archive):
    (work,) = archive.pending("v1", 0, 10, False)
    text = work.document.text
    assert [text[s.start : s.end] for s in work.document.paragraphs] == ["Quay", TEXT, "Ruth Omay left."]
    at = text.rindex("Ruth Omay")
    omay = Entity("Ruth Omay", EntityKind.PERSON, (Mention(Span(at, at + 9), How.FULL),))
    archive.keep_findings([work], [Annotation((), (omay,))], "v1")
    with archive.snapshot() as snapshot:
        found = {p.number: len(p.entities) for p in snapshot.paragraphs}
    assert found == {0: 0, 1: 0, 2: 0, 4: 1}


def test_a_caption_is_found_as_a_caption_and_other_furniture_is_not_found_or_counted(archive):
    with archive.snapshot() as snapshot:
        found = [(p.number, p.kind) for p in snapshot.paragraphs]
        assert snapshot.count == len(found)
    assert found == [
        (0, ParagraphKind.TEXT),
        (1, ParagraphKind.TEXT),
        (2, ParagraphKind.CAPTION),
        (4, ParagraphKind.TEXT),
    ]
    assert archive.counts().paragraphs == 4


def test_the_archive_tells_all_of_them_with_their_kinds_seconds_and_remarks(archive):
    page = archive.article("quay")
    assert [page.text[part.span.start : part.span.end] for part in page.parts] == [
        "Quay",
        *(p.text for p in PARAGRAPHS),
    ]
    assert [part.kind for part in page.parts] == ["text", "text", "caption", "furniture", "text"]
    assert [part.second for part in page.parts] == [None, None, None, None, 61.5]
    assert page.remarks == (("field", "when"),)
    assert list(archive.damages()) == []


def test_another_kind_of_the_same_words_is_a_new_version_and_the_same_is_none(archive):
    again = ReadArticle("Quay", PARAGRAPHS, Original("a.html", b"bytes", "text/html"), id="quay")
    assert add(archive, [again]).unchanged == 1
    bare = ReadArticle("Quay", tuple(GivenParagraph(p.text) for p in PARAGRAPHS), again.original, id="quay")
    assert add(archive, [bare]).changed == 1
