"""Which paragraphs were set on the pages of a PDF?"""

import pytest
from fpdf import FPDF

from searchapp.errors import RefusedInput
from searchapp.readers import read
from searchapp.readers.pdf import read_pdf
from searchapp.readers.printed_pages import PrintedLine, paragraphs_of
from searchapp.reading import ReadArticle

PARAGRAPHS = [
    "The energy minister of Veldania said on Tuesday that the new dam on the river Tarn would be finished early.",
    "The towns of the coast would be safe from drought, she told reporters in Karsholm, if the winter was kind.",
    "Short.",
    "A fourth paragraph goes on over several lines of type so that the reader has to join them again, as always.",
]


class Paper(FPDF):
    """A page with a running header and a page number."""

    def header(self):
        self.set_font("Helvetica", size=8)
        self.cell(text="The Harbour Mail", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self):
        self.set_y(-12)
        self.set_font("Helvetica", size=8)
        self.cell(text=f"Page {self.page_no()}")


def printed(paragraphs, title="Dam on the Tarn done", pdf=None, gap=4.0, indent="", declared=None):
    pdf = pdf or FPDF()
    pdf.add_page()
    if declared:
        pdf.set_title(declared)
    pdf.set_font("Helvetica", "B", size=18)
    pdf.multi_cell(0, 10, title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=12)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 6, indent + paragraph, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(gap)
    return bytes(pdf.output())


def bodies(data):
    return [paragraph.text for paragraph in read_pdf(data, "a.pdf").paragraphs]


def test_paragraphs_stand_apart_by_gaps():
    found = read_pdf(printed(PARAGRAPHS), "a.pdf")
    assert (found.title, [p.text for p in found.paragraphs]) == ("Dam on the Tarn done", PARAGRAPHS)
    assert (found.lang, found.original.media_type) == ("en", "application/pdf")


def test_a_short_last_line_ends_a_paragraph_where_there_are_no_gaps():
    assert bodies(printed(PARAGRAPHS, gap=0)) == PARAGRAPHS


def test_running_headers_and_page_numbers_go_and_paragraphs_run_over_pages():
    paragraphs = [f"{number}: {PARAGRAPHS[number % 4]}" for number in range(60)]
    data = printed(paragraphs, pdf=Paper())
    found = bodies(data)
    assert not [text for text in found if "Harbour Mail" in text or "Page" in text]
    assert " ".join(found) == " ".join(paragraphs)


def test_a_word_broken_at_the_line_end_is_whole_again_and_a_compound_keeps_its_hyphen():
    lines = [
        "The minister said that the dam would pro-",
        "tect the towns, and that well-known, even",
        "famous engineers had built this well-",
        "known wall of stone near Karsholm.",
    ]
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", size=18)
    pdf.cell(text="Dam done", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=12)
    for line in lines:
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    assert bodies(bytes(pdf.output())) == [
        "The minister said that the dam would protect the towns, and that well-known, even famous engineers had built "
        "this well-known wall of stone near Karsholm."
    ]


def test_byline_and_date_are_printed_and_the_file_s_own_time_is_no_date():
    found = read_pdf(printed(["By Jonas Reik", "5 March 2024", *PARAGRAPHS]), "a.pdf")
    assert (found.byline, found.published.value if found.published else None) == ("By Jonas Reik", "2024-03-05")
    assert read_pdf(printed(PARAGRAPHS), "a.pdf").published is None


@pytest.mark.parametrize(
    ("title", "declared", "expected"),
    [
        ("The Harbour Mail", PARAGRAPHS[2], PARAGRAPHS[2]),
        ("Dam on the Tarn done", "Microsoft Word - dam.doc", "Dam on the Tarn done"),
        (PARAGRAPHS[0] * 2, "Dam on the Tarn done", "Dam on the Tarn done"),
    ],
)
def test_a_declared_title_counts_where_it_is_printed_or_no_line_can_be_one(title, declared, expected):
    paragraphs = [PARAGRAPHS[2], *PARAGRAPHS[:2]]
    assert read_pdf(printed(paragraphs, title=title, declared=declared), "a.pdf").title == expected


def test_a_picture_page_among_pages_of_text_is_no_scan():
    pdf = FPDF()
    pdf.add_page()
    with pytest.raises(RefusedInput, match="1 page without a text layer"):
        read_pdf(bytes(pdf.output()), "a.pdf")
    pdf = FPDF()
    pdf.add_page()
    assert bodies(printed(PARAGRAPHS, pdf=pdf)) == PARAGRAPHS


@pytest.mark.parametrize("cut", [20, 200, 700, 1000])
def test_a_torn_file_is_refused_or_read_but_breaks_nothing(tmp_path, cut):
    (tmp_path / "a.pdf").write_bytes(printed(PARAGRAPHS)[:-cut])
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle) or "\n" not in found.reason


HYPHENS = [
    (["She stood for re-", "election in May."], "She stood for re-election in May."),
    (["He spoke of the re-", "port at length."], "He spoke of the report at length."),
    (["It was a self-", "made boat."], "It was a self-made boat."),
]


@pytest.mark.parametrize(("lines", "expected"), HYPHENS)
def test_a_hyphen_at_a_line_s_end_stays_where_it_is_the_word_s_own(lines, expected):
    page = [
        PrintedLine(line, 72.0, 700.0 - 14 * number, 12.0)
        for number, line in enumerate(["Top line one", "Two", *lines])
    ]
    assert paragraphs_of([page])[-1].endswith(expected)


def test_a_raised_number_behind_a_word_is_a_note_and_no_part_of_it():
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.write(8, "Dam on the Tarn done\n\nThe dam on the river Tarn was finished")
    pdf.char_vpos = "SUP"
    pdf.write(8, "1")
    pdf.char_vpos = "LINE"
    pdf.write(8, " early, the minister of Veldania said.")
    texts = [p.text for p in read_pdf(bytes(pdf.output()), "a.pdf").paragraphs]
    assert texts[-1].endswith("The dam on the river Tarn was finished [1] early, the minister of Veldania said.")


def test_recognised_text_is_marked_and_a_scan_is_told_the_command_that_reads_it():
    pdf = FPDF()
    pdf.set_producer("ocrmypdf 16 / Tesseract OCR 5")
    found = read_pdf(printed(PARAGRAPHS, pdf=pdf), "a.pdf")
    assert [remark.code for remark in found.remarks] == ["ocr"]
    assert found.remarks[0].detail.endswith("; 0 in a hundred words look broken")
    pdf = FPDF()
    pdf.set_producer("Tesseract OCR 5")
    found = read_pdf(printed([text.replace("i", "j1j") for text in PARAGRAPHS], pdf=pdf), "a.pdf")
    assert int(found.remarks[0].detail.split("; ")[1].split()[0]) > 10
    blank = FPDF()
    blank.add_page()
    with pytest.raises(RefusedInput, match=r"ocrmypdf --skip-text 'a b\.pdf' 'text-a b\.pdf'"):
        read_pdf(bytes(blank.output()), "in/a b.pdf")
