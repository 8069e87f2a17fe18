"""Files at the edge of their formats: is each read as far as it goes, or refused in one sentence?"""

import io
import json
import zipfile

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from searchapp.domain import DateOrigin, QuoteType, Span
from searchapp.errors import RefusedInput
from searchapp.readers import choose, dates, documents, html, mail, packed, read
from searchapp.readers.language import or_usual, suits
from searchapp.readers.mending import judged
from searchapp.readers.paragraphs import split
from searchapp.readers.text import first_lines
from searchapp.reading import GivenParagraph, GivenQuote, Original, ReadArticle, Remark
from tests.readers.test_formats import ONE, SRT, TWO, epub, odt, word, zipped
from tests.readers.test_formats import mail as a_mail
from tests.readers.test_reading_pdf import printed

PLAIN = f"<html><body><article><h1>Ferry strikes pier</h1><p>{ONE}</p><p>{TWO}</p></article></body></html>"

BY_CONTENT = {
    "document": odt(),
    "book": epub(),
    "report": word(f"Ferry strikes pier\n\n{ONE}"),
    "talk": SRT.replace("{VOICE}", "").encode(),
    "printed": printed([ONE, ONE], "Ferry strikes pier"),
    "noted": rb"{\rtf1\ansi Ferry strikes pier\par It was late.}",
    "page.html": PLAIN.encode("utf-16-le"),
    "bare.md": f"# Ferry strikes pier\n\n{ONE}\n".encode(),
    "listed.zip": zipped({"in/": b"", "in/a.txt": f"Ferry strikes pier\n\n{ONE}"}),
    "wide.csv": f"title;body\nFerry strikes pier;{ONE}\n".encode("utf-16-le"),
    "answered.warc": (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mail.example/gone\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: 45\r\n\r\n"
        b"HTTP/1.0 404 Gone\r\nContent-Type: text/html\r\n\r\n\r\n\r\n"
    ),
}


@pytest.mark.parametrize("name", [name for name in BY_CONTENT if name != "answered.warc"])
def test_what_a_file_holds_tells_how_to_read_it_where_its_name_does_not(name, tmp_path):
    (tmp_path / name).write_bytes(BY_CONTENT[name])
    found = list(read([tmp_path]))
    assert [item for item in found if isinstance(item, RefusedInput)] == []
    assert "Ferry strikes" in found[0].text or "struck the pier" in found[0].text


def encrypted():
    data = bytearray(zipped({"a.txt": ONE}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


def without_part(data, name, instead=None):
    """The same package without a part, or with another one in its place."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
            elif instead is not None:
                new.writestr(each, instead)
    return buffer.getvalue()


def pages(*texts):
    """A PDF with these texts on its pages, by the library that writes one without a page too."""
    if not texts:
        buffer = io.BytesIO()
        PdfWriter().write(buffer)
        return buffer.getvalue()
    made = FPDF()
    for text in texts:
        made.add_page()
        made.set_font("Helvetica", size=12)
        made.multi_cell(0, 6, text)
    return bytes(made.output())


REFUSED = [
    ("locked.zip", encrypted(), "it is encrypted"),
    ("named.csv", b"sep=;\n", "the table holds nothing but the name of its delimiter"),
    ("empty.csv", b"title,body\nFerry,\n", "the record has no text"),
    ("empty.rtf", rb"{\rtf1\ansi }", "the document holds no text"),
    ("torn.rtf", rb"{\rtf1\ansi \u99999999 ?}", "the RTF is damaged"),
    ("bare.pdf", pages(), "the PDF has no pages"),
    ("blank.pdf", pages(ONE, "", ""), "2 of 3 pages without a text layer"),
    ("numbers.pdf", pages("1", "2", "3"), "the PDF holds no text beside headers and page numbers"),
    ("words.rss", b"no markup", "the file is no XML"),
    ("torn.odt", without_part(odt(), "content.xml", b"<a"), "the document is damaged"),
    ("deep.json", b"[" * 100_000, "the file is JSON with too long a number or too deep a nesting"),
    ("gone.warc", BY_CONTENT["answered.warc"], "none of the 0 pages of the web archive holds an article"),
    ("odd.warc", b"WARC/9.9 what is this?\r\n\r\n\r\n" + b"x" * 99, ""),
    ("mapped.jsonl", b'{"title": "Ferry", "body": {"a": 1}}', "the record has no text"),
    ("spans.jsonl", json.dumps({"title": "F", "paragraphs": [{"text": ONE, "quotes": [{"segments": 3}]}]}).encode(),
     "paragraph 1: the segments of a quote are no list of spans"),
    ("long.jsonl", json.dumps({"title": "F", "body": "a\n\n" * 100_001}).encode(),
     "the article has more than 100,000 paragraphs"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_holds_no_article_is_refused_in_one_sentence(name, data, reason, tmp_path):
    (tmp_path / name).write_bytes(data)
    (refused,) = read([tmp_path])
    assert isinstance(refused, RefusedInput)
    assert refused.reason.startswith(reason)


def test_the_rest_of_a_file_of_which_nothing_can_be_read_is_left(tmp_path):
    (tmp_path / "a.jsonl").write_text("no json\n" * 10_050)
    *_, last = read([tmp_path])
    assert last.reason == "10,000 records in a row can't be read, so the rest is left"


def test_a_book_is_read_without_a_chapter_that_is_missing(tmp_path):
    listed = (
        b'<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
        b'<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    (tmp_path / "a.epub").write_bytes(without_part(epub(), "book/c.opf", listed))
    (found,) = read([tmp_path])
    assert found.title == "Ferry strikes pier"


def test_of_a_mail_pictures_are_left_and_a_mail_that_was_passed_on_is_read(tmp_path):
    outer = a_mail(2)
    outer.set_content("\n")
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    outer.add_attachment(a_mail(1))
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    (found,) = read([tmp_path])
    assert (found.title, found.id) == ("Ferry strikes pier", "ferry-1@mail.example")


def test_a_mail_of_a_mailbox_that_is_too_large_is_left_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(mail, "RECORD_BYTES", 200)
    small = b"From: a@b.example\nSubject: Small\n\nIt rained.\n\n"
    large = b"From: a@b.example\nSubject: Large\n\n" + b"It rained all day long.\n" * 200
    found = list(
        mail.read_mailbox(io.BytesIO(b"From a\n" + small + b"\nFrom b\n" + large + b"\nFrom c\n" + small), "box")
    )
    assert [getattr(one, "title", None) or one.reason for one in found] == [
        "Small",
        "the mail is larger than 0 MiB",
        "Small",
    ]
    assert list(mail.read_mailbox(io.BytesIO(b""), "box")) == []


def test_a_document_or_package_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "_LARGEST_UNPACKED", 100)
    with pytest.raises(RefusedInput, match="the document unpacks to more than"):
        documents.Package(odt(), "a.odt")
    monkeypatch.setattr(documents, "_LARGEST_UNPACKED", 1 << 20)
    monkeypatch.setattr(documents, "FILE_BYTES", 10)
    with pytest.raises(RefusedInput, match="the document unpacks to more than"):
        documents.Package(odt(), "a.odt").part("content.xml")
    monkeypatch.setattr(packed, "MOST_UNPACKED", 10)
    (found,) = packed.read_packed(io.BytesIO(zipped({"a.txt": ONE})), "a.zip", "a.zip")
    assert found.reason.startswith("the file around it unpacks to more than")


def test_a_fault_of_a_reader_costs_the_file_and_says_which(monkeypatch, tmp_path):
    ((_, refused),) = choose.read_file(tmp_path, "folder")
    assert refused.reason == "it can't be read (Is a directory)"

    def faulty(*_):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(choose, "reader_for", faulty)
    (tmp_path / "a.txt").write_text(ONE)
    ((_, refused),) = choose.read_file(tmp_path / "a.txt", "a.txt")
    assert refused.reason == "reading it failed (ZeroDivisionError: by nothing)"


GARBLED = "Die FÃ¤hre war spÃ¤t, die BrÃ¼cke auch."


def test_a_garbled_text_is_marked_and_mended_only_where_that_is_asked():
    said = GivenQuote((Span(0, 9),), "Vik", QuoteType.DIRECT)
    given = (GivenParagraph(GARBLED), GivenParagraph(GARBLED, quotes=(said,)))
    article = ReadArticle("FÃ¤hre", given, Original("a", b"", "text/plain"), byline="JÃ¼rgen Feld")
    marked, mended = judged(article, mend=False), judged(article, mend=True)
    assert (marked.remarks, marked.paragraphs) == ((Remark("garbled"),), given)
    assert (mended.title, mended.byline, mended.remarks) == ("Fähre", "Jürgen Feld", (Remark("mended"),))
    assert [p.text for p in mended.paragraphs] == ["Die Fähre war spät, die Brücke auch.", GARBLED]
    whole = ReadArticle("Fähre", (GivenParagraph("Sie war spät."),), article.original)
    assert judged(whole, mend=True) is whole


@pytest.mark.parametrize(
    ("code", "sample", "whether"),
    [
        ("de", "Fähre", True),
        ("de", "フェリー", False),
        ("ru", "ferry", False),
        ("ru", "паром", True),
        ("de", "12 – 34", True),
        ("xx", "паром", True),
    ],
)
def test_a_language_suits_a_text_in_its_script(code, sample, whether):
    assert suits(code, sample) is whether


def test_only_a_text_too_short_to_tell_its_language_gets_the_usual_one():
    assert or_usual(None, "Fähre", "de") == "de"
    assert or_usual("en", "Ferry", "de") == "en"
    assert or_usual(None, "フェリー", "de") is None
    assert or_usual(None, "Fähre " * 200, "de") is None


@pytest.mark.parametrize(
    ("printed", "value", "instant"),
    [
        ("Tue, 05 Mar 2024 11:20:00 +0100", "2024-03-05", "2024-03-05T10:20:00Z"),
        ("Tue, 05 Mar 2024 11:20:00 IST", "2024-03-05", None),  # India's, Ireland's, Israel's
        ("2024-03-05 11:20 IST", "2024-03-05", None),
        ("2023-W20-2", "2023-05-16", None),
        ("2023-W60-2", None, None),
        ("Tue, 05 Mar 0214 11:20:00 +0100", None, None),
        ("30 février 2024", None, None),
        ("Tue, 05 Mar 1200 11:20:00 +0000", None, None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(printed, value, instant):
    found = dates.parse(printed, DateOrigin.METADATA)
    assert (found and found.value, found and found.instant) == (value, instant)


def test_a_fault_of_the_library_that_parses_pages_is_told_as_one_of_the_page(monkeypatch):
    def faulty(*_):
        raise AttributeError("no such thing")

    monkeypatch.setattr(html, "_article", faulty)
    with pytest.raises(RefusedInput, match="the page can't be parsed: no such thing"):
        html.read_html(PLAIN.encode(), "a.html")


def test_a_page_s_moment_in_utc_is_the_day_on_which_it_was_read_in_its_country(tmp_path):
    said = "<meta property='article:published_time' content='2024-03-05T23:30:00Z'>"
    for host, day in (("post.de", "2024-03-06"), ("post.us", "2024-03-05"), ("post.example", "2024-03-05")):
        link = f"<link rel='canonical' href='https://{host}/ferry'>"
        found = html.read_html(PLAIN.replace("<body>", f"<head>{said}{link}</head><body>").encode(), "a.html")
        assert found.published.value == day, host


def test_the_notes_of_a_document_stand_behind_its_text(tmp_path):
    with zipfile.ZipFile(io.BytesIO(odt())) as package:
        content = package.read("content.xml").decode()
    noted = content.replace(
        "</text:p></office:text>", "<text:note><text:p>He was on deck.</text:p></text:note></text:p></office:text>"
    )
    assert noted != content
    (tmp_path / "a.odt").write_bytes(without_part(odt(), "content.xml", noted))
    (found,) = read([tmp_path])
    assert found.paragraphs[-1].text == "He was on deck."


def test_what_an_input_leaves_empty_or_says_in_figures_is_no_harm(tmp_path):
    record = {"title": "Ferry", "source": 7, "paragraphs": [{"text": " "}, {"text": ONE}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), "utf-8")
    (found,) = read([tmp_path])
    assert (found.outlet, [p.text for p in found.paragraphs]) == ("7", [ONE])


def test_items_of_a_list_in_broken_lines_are_paragraphs_of_their_own():
    lines = [
        "The ferry struck the pier of Brenmouth on Monday evening, and these",
        "were aboard when it happened, as the harbour master told us all:",
        "- the captain, who has sailed this line for more than thirty years",
        "- two cooks",
    ]
    assert split("\n".join(lines)) == [" ".join(lines[:2]), *lines[2:]]


def test_a_byline_right_under_a_headline_is_a_line_of_its_own():
    text = "Ferry strikes pier\nBy Jonas Reik\n\nIt was late."
    assert first_lines(text, ["Ferry strikes pier By Jonas Reik", "It was late."]) == [
        "Ferry strikes pier",
        "By Jonas Reik",
        "It was late.",
    ]
    assert first_lines("It was\nlate.", ["It was late."]) == ["It was late."]
