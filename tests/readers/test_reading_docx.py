"""Which article does a Word document hold?"""

import datetime
import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from searchapp.domain import ParagraphKind
from searchapp.readers import read
from searchapp.readers.formats import called
from searchapp.reading import ReadArticle

PARAGRAPHS = ["The ferry struck the pier of Brenmouth on Monday.", "Nobody aboard was hurt, the harbour office said."]


def written(lines, **properties):
    document = Document()
    for style, text in lines:
        document.add_paragraph(text, style=style)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_docx(data, where):
    (found,) = called("Word").reader(io.BytesIO(data), where)
    return found


BODY = [("Normal", text) for text in PARAGRAPHS]
TITLES = [
    ([("Normal", "News"), ("Title", "Ferry strikes pier"), *BODY], "", ["News", *PARAGRAPHS]),
    ([("Heading 1", "Ferry strikes pier"), *BODY, ("Heading 1", "More")], "Draft", [*PARAGRAPHS, "More"]),
    (BODY, "Ferry strikes pier", PARAGRAPHS),
    ([("Normal", "Ferry strikes pier"), *BODY], "Ferry strikes pier", PARAGRAPHS),
    ([("Normal", "Ferry strikes pier"), ("Normal", " "), *BODY], "", PARAGRAPHS),
]


@pytest.mark.parametrize(("lines", "declared", "expected"), TITLES)
def test_the_headline_comes_from_the_style_the_properties_or_the_first_line(lines, declared, expected):
    found = read_docx(written(lines, title=declared), "a.docx")
    assert (found.title, [p.text for p in found.paragraphs]) == ("Ferry strikes pier", expected)


def test_the_author_stands_in_for_a_byline_but_the_program_s_name_does_not():
    title = [("Title", "Ferry strikes pier")]
    assert read_docx(written(title + BODY, author="Jonas Reik"), "a.docx").byline == "Jonas Reik"
    assert read_docx(written(title + BODY), "a.docx").byline is None
    printed = [*title, ("Normal", "By Mira Solberg"), *BODY]
    assert read_docx(written(printed, author="Jonas Reik"), "a.docx").byline == "By Mira Solberg"


def test_the_file_s_own_time_is_no_date_and_a_printed_one_is():
    day = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    assert read_docx(written([("Title", "Ferry"), *BODY], created=day, modified=day), "a.docx").published is None
    found = read_docx(written([("Title", "Ferry"), ("Normal", "5 March 2024"), *BODY], created=day), "a.docx")
    assert found.published
    assert found.published.value == "2024-03-05"


def test_the_rows_of_a_table_are_paragraphs():
    document = Document()
    document.add_paragraph("Ferry strikes pier", style="Title")
    document.add_paragraph(PARAGRAPHS[0])
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Ship", "Halmar Star", "Hurt", "0"), strict=True
    ):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue(), "a.docx")
    assert [p.text for p in found.paragraphs] == [PARAGRAPHS[0], "Ship Halmar Star", "Hurt 0"]


INSERTED = '<w:ins w:id="1" w:author="an editor"><w:r><w:t xml:space="preserve">not </w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="an editor"><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>'
CONTROL = "<w:sdt><w:sdtContent><w:r><w:t>“It is safe,” </w:t></w:r></w:sdtContent></w:sdt>"
SMART = '<w:smartTag w:element="place"><w:r><w:t xml:space="preserve"> Brenmouth</w:t></w:r></w:smartTag>'
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>Words in a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
INSIDE = [
    (INSERTED, "The pier is not safe."),
    (DELETED, "The pier is safe."),
    (CONTROL, "The pier is “It is safe,” safe."),
    (SMART, "The pier is  Brenmouthsafe.".replace("  ", " ")),
    (BOX, "Words in a box."),
]


@pytest.mark.parametrize(("xml", "expected"), INSIDE)
def test_tracked_changes_controls_and_boxes_are_read_as_word_shows_them(xml, expected):
    document = Document()
    document.add_paragraph("Ferry strikes pier", style="Title")
    paragraph = document.add_paragraph("The pier is ")
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(parse_xml(xml.replace(">", f" {namespace}>", 1)))
    paragraph.add_run("safe.")
    document.add_paragraph("A caption", style="Caption")
    document.add_paragraph(PARAGRAPHS[0])
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue(), "a.docx")
    assert expected in [p.text for p in found.paragraphs]
    assert [p.text for p in found.paragraphs if p.kind is ParagraphKind.CAPTION] == ["A caption"]


def test_a_document_is_known_by_its_content_where_its_name_says_nothing(tmp_path):
    (tmp_path / "saved").write_bytes(written([("Title", "Ferry strikes pier"), *BODY]))
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert found.title == "Ferry strikes pier"
