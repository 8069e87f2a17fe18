"""What article does a record of fields, from JSON or a table, hold, and what of it was given?"""

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.domain import CivilDate, DateOrigin, EntityKind, QuoteType, Span, Status
from searchapp.errors import RefusedInput
from searchapp.readers import read, records
from searchapp.readers.encoding import clean_line
from searchapp.reading import GivenEntity, GivenParagraph, GivenQuote, Original, ReadArticle

ONE = "The ferry Halmar Star struck the pier of Brenmouth on Monday, and nobody aboard was hurt."
TWO = "“The pier will be mended,” said Mira Solberg."


def article(**fields):
    return records.article(fields, Original("a.jsonl:1", b"", "application/json"))


def reason(**fields):
    refusal = article(**fields)
    assert isinstance(refusal, RefusedInput)
    assert refusal.where == "a.jsonl:1"
    return refusal.reason


def test_every_field_finds_its_place():
    found = article(
        id="v1",
        title="Ferry strikes pier",
        body=f"{ONE}\n\n{TWO}",
        date="2024-03-05T09:00:00+01:00",
        byline="By Jonas Reik",
        source="The Harbour Mail",
        url="HTTPS://Mail.Example/ferry#top",
        lang="en-GB",
        dateline="BRENMOUTH, March 5 —",
        copy_of="v0",
        mood="calm",
    )
    assert (found.id, found.title, found.byline) == ("v1", "Ferry strikes pier", "By Jonas Reik")
    assert found.paragraphs == (GivenParagraph(ONE), GivenParagraph(TWO))
    assert found.published == CivilDate("2024-03-05", DateOrigin.METADATA, "2024-03-05T08:00:00Z")
    assert (found.outlet, found.url, found.lang) == ("The Harbour Mail", "https://mail.example/ferry", "en")
    assert (found.dateline, found.copy_of) == ("BRENMOUTH, March 5 —", "v0")


SAME = [
    {"Title": "Dam done", "TEXT": ONE, "Published": "2024", "Outlet": "Mail", "Language": "EN"},
    {"headline": "Dam done", "body": ONE, "date": 2024, "source": "Mail", "lang": "en_GB"},
    {"title": "", "headline": "Dam done", "paragraphs": [ONE], "date": "2024", "outlet": "Mail", "lang": "en"},
    {"title": "Dam done", "text": f"Dam done.\n\n{ONE}", "date": "2024", "outlet": "Mail", "source": "x", "lang": "en"},
]


@pytest.mark.parametrize("fields", SAME)
def test_fields_have_two_names_in_any_case_and_the_title_is_not_doubled(fields):
    found = records.article(fields, Original("a", b"", ""))
    assert (found.title, [p.text for p in found.paragraphs]) == ("Dam done", [ONE])
    assert (found.published, found.outlet, found.lang) == (CivilDate("2024", DateOrigin.METADATA), "Mail", "en")


def test_without_a_title_the_first_paragraph_serves_unless_something_is_said_of_it():
    assert article(body=f"Dam done\n\n{ONE}").title == "Dam done"
    assert len(article(body=f"Dam done\n\n{ONE}").paragraphs) == 1
    kept = article(paragraphs=[{"text": "Dam done", "speakers": ["Mira Solberg"]}, ONE])
    assert (kept.title, [p.text for p in kept.paragraphs]) == ("Dam done", ["Dam done", ONE])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "mail.example/dam", "ftp://mail.example", "https://[", ""])
def test_only_web_addresses_count_as_urls(url):
    assert article(body=ONE, url=url).url is None


def test_an_address_is_written_in_one_way():
    found = article(body=ONE, url=" HTTPS://Mail.Example/Dam?page=2#comments ")
    assert found.url == "https://mail.example/Dam?page=2"


def test_the_date_in_the_url_counts_where_no_other_is_sure():
    found = article(body=ONE, date="03/04/2024", url="https://mail.example/2024/04/03/dam")
    assert found.published == CivilDate("2024-04-03", DateOrigin.URL)


def test_what_is_given_is_kept():
    paragraph = {
        "text": TWO,
        "speakers": ["Mira Solberg"],
        "entities": [{"name": "Mira Solberg", "kind": "person"}, {"name": "Brenmouth", "kind": "place"}],
        "quotes": [
            {"start": 1, "end": 25, "speaker": "Mira Solberg", "cue": [27, 31], "type": "mixed", "status": "denied"},
            {"text": "will be mended", "speaker": None},
            {"segments": [[1, 9], [10, 14]]},
        ],
    }
    (found,) = article(title="Dam done", paragraphs=[paragraph]).paragraphs
    assert found.speakers == ("Mira Solberg",)
    assert found.entities == (
        GivenEntity("Mira Solberg", EntityKind.PERSON),
        GivenEntity("Brenmouth", EntityKind.PLACE),
    )
    assert found.quotes == (
        GivenQuote((Span(1, 25),), "Mira Solberg", QuoteType.MIXED, Status.DENIED, Span(27, 31)),
        GivenQuote((Span(10, 24),), None),
        GivenQuote((Span(1, 9), Span(10, 14)), None),
    )


def test_nothing_said_differs_from_nobody_there():
    silent, empty = article(title="x", paragraphs=[{"text": ONE}, {"text": TWO, "quotes": []}]).paragraphs
    assert (silent.quotes, empty.quotes) == (None, ())


@given(st.text(alphabet="ab c.\n\t\u00ad\u200b\u0301é漢字", min_size=1, max_size=60), st.sampled_from([1, 3, 10]))
def test_a_text_cleaned_by_stretches_is_as_long_as_one_cleaned_whole(raw, stretch):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records.given, "_STRETCH", stretch)
        records.given._stretches.cache_clear()
        for end in range(1, len(raw) + 1):
            assert records.given._length_up_to(raw, end, "") == len(clean_line(raw[:end]))
            assert records.given._length_up_to(raw, end, "x") == len(clean_line(raw[:end] + "x")) - 1
    records.given._stretches.cache_clear()


@given(st.text(alphabet="ab e\u0301\u00ad\u00a0\n\t", min_size=1, max_size=30), st.data())
def test_spans_follow_their_words_when_the_text_is_normalised(raw, data):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    record = {"title": "x", "paragraphs": [{"text": f"{raw}z", "quotes": [{"start": start, "end": end}]}, ONE]}
    found = records.article(record, Original("a", b"", ""))
    if isinstance(found, RefusedInput):
        assert "holds no text or cuts a character in two" in found.reason
        return
    paragraph = found.paragraphs[0]
    assert paragraph.quotes
    (span,) = paragraph.quotes[0].segments
    (whole,) = records.article(
        {"title": "x", "paragraphs": [f"{raw[start:end]}", ONE]}, Original("a", b"", "")
    ).paragraphs[:1]
    assert paragraph.text[span.start : span.end] == whole.text


MISFITS = [
    ({"paragraphs": "One."}, "paragraphs is no list"),
    ({"paragraphs": [5]}, "paragraph 1: it is neither a text nor an object"),
    ({"paragraphs": ["One.", {"speakers": []}]}, "paragraph 2: it has no text"),
    ({"paragraphs": [{"text": " ", "speakers": ["Reik"]}]}, "paragraph 1: it states facts about an empty text"),
    ({"paragraphs": [{"text": "One.", "speakers": "Reik"}]}, "paragraph 1: speakers is no list"),
    ({"paragraphs": [{"text": "One.", "speakers": [""]}]}, "paragraph 1: a name is empty or no text"),
    (
        {"paragraphs": [{"text": "One.", "entities": ["Reik"]}]},
        "paragraph 1: an entity is no object with name and kind",
    ),
    (
        {"paragraphs": [{"text": "One.", "entities": [{"name": "Tarn", "kind": "river"}]}]},
        "paragraph 1: the kind 'river' is none of person, organisation, place",
    ),
    ({"paragraphs": [{"text": "One.", "quotes": [5]}]}, "paragraph 1: a quote is no object"),
    (
        {"paragraphs": [{"text": "One.", "quotes": [{"start": 0, "end": 9}]}]},
        "paragraph 1: the span 0 to 9 lies outside its text of 4 characters",
    ),
    (
        {"paragraphs": [{"text": "One.", "quotes": [{"start": 3, "end": 3}]}]},
        "paragraph 1: the span 3 to 3 lies outside its text of 4 characters",
    ),
    (
        {"paragraphs": [{"text": "One.", "quotes": [{"start": True, "end": 3}]}]},
        "paragraph 1: a quote or cue has neither start and end nor a text",
    ),
    (
        {"paragraphs": [{"text": "One.", "quotes": [{"text": "Two"}]}]},
        "paragraph 1: the words 'Two' of a quote or cue do not occur in its text",
    ),
    (
        {"paragraphs": [{"text": "One.", "quotes": [{"segments": [[2, 3], [0, 1]]}]}]},
        "paragraph 1: the segments of a quote overlap or are not in order",
    ),
    ({"body": 5}, "body is no text"),
    ({"body": ONE, "title": {"en": "Dam"}}, "title is no text"),
    ({"body": ONE, "id": "x" * 501}, "the id has more than 500 characters"),
    ({"title": "Dam done"}, "the record has no text in body, text or paragraphs (its fields: title)"),
]


@pytest.mark.parametrize(("fields", "expected"), MISFITS, ids=[case[1][:60] for case in MISFITS])
def test_a_field_that_does_not_fit_refuses_the_record(fields, expected):
    assert reason(**fields) == expected


def test_json_comes_as_lines_as_one_object_or_as_an_array(tmp_path):
    record = json.dumps({"id": "v1", "body": ONE})
    files = {"lines.jsonl": f"{record}\n{record}", "lines.json": f"{record}\n{record}", "one.json": f"\ufeff{record}"}
    files["array.json"] = f"[{record},\n\n{record}]"
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = [item for item in read([tmp_path]) if isinstance(item, ReadArticle)]
    wheres = [item.original.where.removeprefix(f"{tmp_path}/") for item in found]
    assert wheres == [
        "array.json:1",
        "array.json:3",
        "lines.json:1",
        "lines.json:2",
        "lines.jsonl:1",
        "lines.jsonl:2",
        "one.json",
    ]
    assert {item.original.data for item in found} == {record.encode()}
    assert {item.original.media_type for item in found} == {"application/json"}


def test_a_surrogate_escaped_in_json_can_still_be_stored(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"body": "The ferry \\ud800 struck\\u0000 the pier."}')
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert found.text.encode()


TABLES = [
    ("a.csv", 'ID,Headline,Body\r\nv1,Dam done,"One “dam”,\n\nand two."\r\n', "utf-8"),
    ("a.csv", 'ID;Headline;Body\nv1;Dam done;"One “dam”,\n\nand two."', "utf-8-sig"),
    ("a.tsv", 'id\theadline\ttext\nv1\tDam done\t"One “dam”,\n\nand two."\n\n', "utf-16"),
    ("a.csv", 'id,headline,text\nv1,Dam done,"One “dam”,\n\nand two."\n,,\n', "cp1252"),
]


@pytest.mark.parametrize(("name", "text", "encoding"), TABLES)
def test_a_table_gives_an_article_a_row(tmp_path, name, text, encoding):
    (tmp_path / name).write_bytes(text.encode(encoding))
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert (found.id, found.title, [p.text for p in found.paragraphs]) == ("v1", "Dam done", ["One “dam”,", "and two."])
    assert (found.original.where, found.original.media_type) == (f"{tmp_path / name}:2", "text/csv")
    assert found.original.data.startswith(b"v1")


def test_a_damaged_row_costs_that_row_only(tmp_path):
    rows = ["id,body", "v1,Der Dämon spricht über Öl.", "v2,Größe zählt.", "v3,Schöne Grüße."]
    data = "\n".join(rows).encode().replace("Größe".encode(), b"Gr\xc3\xc3e")
    (tmp_path / "a.csv").write_bytes(data)
    found = list(read([tmp_path]))
    assert [item.id for item in found if isinstance(item, ReadArticle)] == ["v1", "v3"]
    (refusal,) = (item for item in found if isinstance(item, RefusedInput))
    assert str(refusal) == f"{tmp_path / 'a.csv'}:3: the row is damaged text: it does not keep to the encoding utf-8"


def test_a_byte_order_mark_is_no_part_of_the_first_field(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + json.dumps({"body": ONE}).encode())
    (tmp_path / "b.csv").write_bytes(codecs.BOM_UTF8 + f'body,id\n"{ONE}",1\n'.encode())
    assert [item.paragraphs[0].text for item in read([tmp_path]) if isinstance(item, ReadArticle)] == [ONE, ONE]


def test_the_example_in_the_documentation_is_read_as_it_says():
    page = (Path(__file__).parents[2] / "docs" / "input-formats.md").read_text()
    record = json.loads(page.split("```json\n")[1].split("```")[0])
    (paragraph,) = article(title="Pier", paragraphs=[record]).paragraphs
    assert paragraph.quotes
    (quote,) = paragraph.quotes
    assert quote.cue
    assert paragraph.text[quote.segments[0].start : quote.segments[0].end] == "“The pier will be mended,”"
    assert paragraph.text[quote.cue.start : quote.cue.end] == "said"


EXPORTS = [
    {"headline": "Dam", "content": ONE, "pub_date": "2024-03-05", "author": ["Jonas Reik", "Ida Orr"]},
    {"title": "Dam", "maintext": ONE, "date_publish": "2024-03-05 08:00:00", "authors": ["Jonas Reik", "Ida Orr"]},
    {"Title": "Dam", "Full Text": ONE, "Publication Date": "5 March 2024", "Author(s)": "Jonas Reik, Ida Orr"},
    {"title": "Dam", "article": {"text": ONE}, "date": {"published": "2024-03-05"}, "byline": "Jonas Reik, Ida Orr"},
    {
        "title": "Dam",
        "text": [ONE],
        "published_at": 1709596800,
        "byline": [{"name": "Jonas Reik"}, {"name": "Ida Orr"}],
    },
    {
        "title": "Dam",
        "body": "A teaser.",
        "text": ONE,
        "date": "5 de marzo de 2024",
        "authors": ["Jonas Reik", "Ida Orr"],
    },
    {"title": "Dam", "body": f"<p>{ONE}</p>", "date": "20240305", "creator": "Jonas Reik, Ida Orr"},
]


@pytest.mark.parametrize("fields", EXPORTS)
def test_the_names_that_exports_use_are_understood(fields):
    found = article(**fields)
    assert (found.title, [p.text for p in found.paragraphs], found.byline) == ("Dam", [ONE], "Jonas Reik, Ida Orr")
    assert found.published
    assert (found.published.value, found.remarks) == ("2024-03-05", ())


def test_html_in_a_body_is_read_as_its_text():
    html = (
        "<p>The dam at Marrow&nbsp;Bay <b>holds</b>.</p>"
        "<p>&ldquo;That is Ida&#8217;s rope,&rdquo; she said.</p><img src='a'>"
    )
    texts = ["The dam at Marrow Bay holds.", "“That is Ida’s rope,” she said."]
    assert [p.text for p in article(title="Dam", body=html).paragraphs] == texts
    assert article(title="Dam", body="Br&#244;n &amp; Sons").paragraphs[0].text == "Brôn & Sons"
    assert article(title="Dam", body="2 < 3 and 5 > 4").paragraphs[0].text == "2 < 3 and 5 > 4"


def test_a_field_that_can_t_be_understood_is_told_by_its_name():
    found = article(title="Dam", body=ONE, date="16/05/23", url="somewhere")
    assert [str(remark) for remark in found.remarks] == [
        "a field could not be understood (date)",
        "a field could not be understood (url)",
    ]


TABLES = [
    b"sep=;\ntitle;body\nDam;One.\n",
    b"title,body\rDam,One.\r",
    b"title,body\nDam,One.,\n",
    b"title,body,date\nDam,One.\n",
    b"title,Full Text\nDam,One.\n",
]


@pytest.mark.parametrize("data", TABLES)
def test_tables_are_read_as_people_s_programs_write_them(tmp_path, data):
    (tmp_path / "a.csv").write_bytes(data)
    assert [(a.title, a.paragraphs[0].text) for a in read([tmp_path])] == [("Dam", "One.")]


def test_two_columns_of_one_name_are_both_kept(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"title,body,body\nDam,One.,Two.\n")
    assert [[p.text for p in a.paragraphs] for a in read([tmp_path])] == [["One.", "Two."]]
