"""Which lines of a plain text are headline, byline and date, and where do its paragraphs begin?"""

import os
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.domain import CivilDate, DateOrigin
from searchapp.readers import read
from searchapp.readers.encoding import clean
from searchapp.readers.paragraphs import split
from searchapp.readers.text import read_text
from searchapp.reading import ReadArticle

LONG = (
    "The energy minister of Veldania said on Tuesday that the new dam on the river Tarn would be finished early, "
    "and that the towns of the coast would be safe from drought for a generation."
)
LONGER = (
    "“We have waited too long for this,” Mira Solberg told reporters in Karsholm, “and the towns on the Halmar Sea "
    "have paid for it with dry summers, dead fish and empty harbours, year after year after year.”"
)


def article(text):
    return read_text(text.encode(), "a.txt")


def bodies(text):
    return [paragraph.text for paragraph in article(text).paragraphs]


HEADERS = [
    ("Dam done\n\nBy Staff, Agencies\n\n", "By Staff, Agencies", None, None),
    ("Dam done\nBy Jonas Reik\n\n", "By Jonas Reik", None, None),
    ("Dam done\n\nVon Jonas Reik\n\n", "Von Jonas Reik", None, None),
    ("Dam done\n\n5 March 2024\n\nBy Jonas Reik\n\n", "By Jonas Reik", None, "2024-03-05"),
    ("Dam done\n\nPublished: Tuesday, March 5, 2024\n\n", None, None, "2024-03-05"),
    ("Dam done\n\nMarch 2024\n\n", None, None, "2024-03"),
    ("Dam done\n\nKARSHOLM, 5 March 2024\n\n", None, "KARSHOLM, 5 March 2024", "2024-03-05"),
    (
        "Dam done\n\nBy Jonas Reik\n\nBrenmouth, March 5, 2024\n\n",
        "By Jonas Reik",
        "Brenmouth, March 5, 2024",
        "2024-03-05",
    ),
    ("Dam done\n\n", None, None, None),
]


@pytest.mark.parametrize(("header", "byline", "dateline", "value"), HEADERS, ids=[case[0] for case in HEADERS])
def test_byline_dateline_and_date_stand_apart_from_the_paragraphs(header, byline, dateline, value):
    found = article(header + LONG + "\n\n" + LONGER)
    assert (found.title, found.byline, found.dateline) == ("Dam done", byline, dateline)
    assert found.published == (CivilDate(value, DateOrigin.TEXT) if value else None)
    assert [paragraph.text for paragraph in found.paragraphs] == [LONG, LONGER]


INLINE = [
    ("KARSHOLM, March 5 (Halmar Press) — ", "KARSHOLM, March 5 (Halmar Press) —"),
    ("BRENMOUTH – ", "BRENMOUTH –"),
    ("KARSHOLM (HP) - ", "KARSHOLM (HP) -"),
]


@pytest.mark.parametrize(("printed", "dateline"), INLINE)
def test_a_dateline_within_the_first_paragraph_is_named_and_stays(printed, dateline):
    found = article(f"Dam done\n\n{printed}{LONG}\n\n{LONGER}")
    assert found.dateline == dateline
    assert found.paragraphs[0].text == printed + LONG


def test_a_paragraph_that_begins_with_by_is_no_byline():
    text = "By the time the ferry reached the pier of Brenmouth, the crowd had gone home."
    assert bodies(f"Ferry late\n\n{text}\n\nNobody minded.") == [text, "Nobody minded."]


def test_paragraphs_may_stand_apart_by_blank_lines():
    assert bodies(f"Dam done\n\n{LONG}\n\n\n \n{LONGER}\n") == [LONG, LONGER]


def test_without_blank_lines_each_line_is_a_paragraph():
    assert bodies(f"Dam done\n{LONG}\n{LONGER}\nShort one.") == [LONG, LONGER, "Short one."]


@pytest.mark.parametrize("width", [50, 60, 72, 80])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_broken_at_a_fixed_width_is_rejoined(width, line_end):
    blocks = ["\n".join(textwrap.wrap(block, width)) for block in (LONG, LONGER)]
    text = "\n\n".join(["Dam done", *blocks]).replace("\n", line_end)
    assert bodies(text) == [LONG, LONGER]


def test_the_turns_of_a_transcript_stay_apart():
    turns = ["Reik: Will the dam hold?", "Solberg: It will.", "Reik: And the fish?", "Solberg: They will climb."]
    assert bodies("An interview\n\n" + "\n".join(turns)) == turns


def test_a_headline_repeated_as_first_paragraph_is_not_doubled():
    assert bodies(f"Dam done\n\nDam done.\n\n{LONG}") == [LONG]


def test_a_text_without_a_headline_keeps_its_whole_first_paragraph():
    found = article(f"{LONG} {LONG}\n\n{LONGER}")
    assert found.title.endswith("…")
    assert len(found.title) <= 120
    assert LONG.startswith(found.title[:-1])
    assert [paragraph.text for paragraph in found.paragraphs] == [f"{LONG} {LONG}", LONGER]


def test_a_text_of_one_line_is_headline_and_paragraph():
    found = article("Dam done.")
    assert (found.title, [paragraph.text for paragraph in found.paragraphs]) == ("Dam done.", ["Dam done."])


def test_the_original_keeps_the_bytes_and_where_they_were(tmp_path):
    data = f"Dam done\r\n\r\n{LONG}".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert (found.original.data, found.original.where) == (data, str(tmp_path / "a.txt"))
    assert found.original.media_type == "text/plain"


CLEAN = [
    ("Cafe\u0301", "Café"),
    ("a\u00a0b\u2009c\td", "a b c d"),
    ("harbour\u00ading", "harbouring"),
    ("harbour\u00ad\ning", "harbouring"),
    ("a\x00b\x07c\x9fd", "abcd"),
    ("a\ue001b\U000f0001c\ud800d", "abcd"),
    ("\ufeffone\u2028two\u2029three\x0cfour", "one\ntwo\n\nthree\nfour"),
    ("می‌شود", "می‌شود"),
]


@pytest.mark.parametrize(("raw", "stored"), CLEAN)
def test_stored_text_is_composed_and_holds_no_invisible_rubbish(raw, stored):
    assert clean(raw) == stored


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_its_result_can_be_stored(text):
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once


@given(st.text(alphabet="ab.\n \u00ad\r\x0c", max_size=200))
def test_splitting_keeps_every_letter_and_leaves_no_blank_paragraph(text):
    paragraphs = split(text)
    assert all(paragraph.strip() == paragraph != "" for paragraph in paragraphs)
    assert "".join(paragraphs).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")


@pytest.mark.shared
def test_the_article_that_the_project_began_with():
    folder = Path(os.environ.get("SEARCHAPP_SHARED", Path(__file__).parents[3] / "shared")) / "corpus" / "seed"
    if not folder.is_dir():
        pytest.skip(f"the shared corpus is not at {folder}")
    (found,) = read([folder])
    assert isinstance(found, ReadArticle)
    assert (found.byline, found.lang, found.published, len(found.paragraphs)) == ("By Staff, Agencies", "en", None, 14)


FURNITURE = [
    ("READ MORE: All about ferries", "furniture"),
    ("More: Bo Hask says he will resign", "furniture"),
    ("Story Continued Below", "furniture"),
    ("Subscribe to our newsletter for more stories like this.", "furniture"),
    ("“We felt a bump”", "furniture"),
    ("Bo Hask beside his winch. Photo: Ada Rem", "caption"),
    ("The pier on Tuesday. (AP Photo/Lio Marsh)", "caption"),
    ("He said there was more to read in the report.", "text"),
    ("“Sign up,” he said.", "text"),
    ("More than a hundred people came.", "text"),
    ("He showed a photo: Bo Hask, smiling. Nobody spoke.", "text"),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_calls_captions_and_pull_quotes_are_told_from_text(line, kind):
    said = "“We felt a bump and then the lights went out,” said Mira Solberg."
    found = read_text(f"Ferry strikes pier\n\n{said}\n\n{line}\n\nHe left.\n".encode(), "a.txt")
    assert [p.kind for p in found.paragraphs] == ["text", kind, "text"]


def test_a_hint_where_a_latin_word_may_break_is_no_part_of_it():
    assert clean("pa\u200btient and swing\u00adbridge, สวัสดี\u200bชาวโลก") == "patient and swingbridge, สวัสดี\u200bชาวโลก"
