"""Is every bad input refused by one sentence with its place, and does the rest go on?"""

import io
import json
import os
import socket
from pathlib import Path

import pytest
from docx import Document
from fpdf import FPDF

from searchapp.errors import RefusedInput
from searchapp.readers import limits, read, total_bytes
from searchapp.readers.choose import read_file
from searchapp.reading import ReadArticle

GOOD = "Ferry strikes pier\n\nThe ferry Halmar Star struck the pier of Brenmouth on Monday.\n\nNobody was hurt.\n"
RECORD = {"id": "v1", "title": "Ferry strikes pier", "body": "The ferry struck the pier.\n\nNobody was hurt."}
NO_ARTICLE = (
    "<html><head><title>Home</title></head><body><ul><li><a href='/a'>Sport</a></li>"
    "<li><a href='/b'>Business</a></li></ul></body></html>"
)


def scan(pages):
    pdf = FPDF()
    for _ in range(pages):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100)
    return bytes(pdf.output())


def encrypted():
    pdf = FPDF()
    pdf.set_encryption(owner_password="harbour", user_password="pier")
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="Nobody may read this.")
    return bytes(pdf.output())


def empty_docx():
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


CASES = [
    ("zeros.txt", b"some\0thing", "", "the file is binary (it holds zero bytes), so there is no text to read"),
    ("noname", bytes(range(256)) * 4, "", "the file is binary (it holds zero bytes), so there is no text to read"),
    ("picture.png", b"\x89PNG\r\n\x1a\n", "", "the file is a picture; only text can be read"),
    ("style.css", b"p { margin: 0 }", "", "style sheets hold no article"),
    ("feed.rss", b"<?xml version='1.0'?><rss></rss>", "", "the file is XML of an unknown kind (rss)"),
    ("packed.gz", b"\x1f\x8b", "", "the compressed file is damaged"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "", "the file is an old binary or a protected Office file; "),
    ("empty.txt", b"", "", "the file is empty"),
    ("blank.txt", b" \n\n\t\n", "", "the file is empty"),
    ("empty.html", b"", "", "the file is empty"),
    ("empty.jsonl", b"\n\n", "", "the file is empty"),
    ("empty.json", b"", "", "the file is empty"),
    ("empty.csv", b"", "", "the file is empty"),
    ("controls.txt", b"\x01\x02\x03", "", "the file holds no text"),
    (
        "damaged.txt",
        "Café\nNaïve “words”".encode().replace(b"\xaf", b""),
        "",
        "the text is damaged UTF-8: byte 9 (in line 2)",
    ),
    ("huge.txt", b"a" * (limits.RECORD_BYTES + 1), "", "the file is larger than 16 MiB, too large for one article"),
    ("broken.jsonl", b"{}{", ":1", "the line is no JSON: Extra data at character 3"),
    ("list.jsonl", b"[1]", ":1", "the record is no JSON object"),
    ("latin.jsonl", '{"body": "Café"}'.encode("latin-1"), ":1", "the line is no UTF-8, which JSON has to be: byte 14"),
    ("deep.jsonl", b"[" * 200_000, ":1", "the line is JSON with too long a number or too deep a nesting"),
    (
        "long.jsonl",
        b'{"n": ' + b"9" * 5000 + b"}",
        ":1",
        "the line is JSON with too long a number or too deep a nesting",
    ),
    ("textless.jsonl", b'{"id": "a", "body": " "}', ":1", "the record has no text in body, text or paragraphs (its"),
    ("cut.json", b'[{"body": "One."},', "", "the array is not closed, so the file may be cut short"),
    ("wrong.json", b'[\n{"body": "One."},\n{"body" "Two."}]', ":3", "the file is no JSON from here on: Expecting ':'"),
    (
        "columns.csv",
        b"id,headline\n1,Ferry\n",
        ":1",
        "the table has no column named body or text, only these: id, headline",
    ),
    ("header.csv", b"id,body,Gr\xc3\xb6\xc3,\xc3\x96\n", ":1", "the row is damaged text"),
    ("cells.csv", b"id,body\n1,One.,odd\n", ":2", "the row has 3 cells where the header has 2"),
    ("quote.csv", b'id,body\n1,"One.\n', ":2", "the row is no proper CSV (unexpected end of data)"),
    ("menu.html", NO_ARTICLE.encode(), "", "the page holds no article"),
    ("secret.pdf", encrypted(), "", "the PDF is encrypted; save it without a password"),
    ("scan.pdf", scan(14), "", "14 pages without a text layer"),
    ("leaf.pdf", scan(1), "", "1 page without a text layer"),
    ("torn.pdf", b"%PDF-1.4\n%%EOF", "", "the PDF is damaged: "),
    ("torn.docx", b"PK\x03\x04 and no more", "", "the document is damaged: "),
    ("empty.docx", empty_docx(), "", "the document holds no text"),
]


@pytest.mark.parametrize(("name", "data", "line", "reason"), CASES, ids=[case[0] for case in CASES])
def test_what_can_t_be_read_is_refused_and_the_rest_goes_on(tmp_path, name, data, line, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz_good.txt").write_text(GOOD)
    refusals = [found for found in read([tmp_path]) if isinstance(found, RefusedInput)]
    articles = [found for found in read([tmp_path]) if isinstance(found, ReadArticle)]
    assert [refusal.where for refusal in refusals] == [str(tmp_path / name) + line]
    assert refusals[0].reason.startswith(reason)
    assert "\n" not in str(refusals[0])
    assert articles[-1].title == "Ferry strikes pier"


def test_bad_lines_are_refused_by_number_and_the_good_ones_between_them_are_kept(tmp_path):
    path = tmp_path / "a.jsonl"
    good = [json.dumps(RECORD | {"id": f"v{number}"}).encode() for number in range(3)]
    path.write_bytes(b"\n".join([good[0], b"nonsense", b"", good[1], b'{"title": "No text"}', good[2]]))
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, ReadArticle)] == ["v0", "v1", "v2"]
    assert [item.where for item in found if isinstance(item, RefusedInput)] == [f"{path}:2", f"{path}:5"]


def test_a_line_of_fifty_megabytes_is_refused_without_being_loaded_and_the_next_line_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"body": "' + b"x" * (50 << 20) + b'"}\n')
        stream.write(json.dumps(RECORD).encode())
    refusal, article = read([path])
    assert str(refusal) == f"{path}:1: the line is longer than 16 MiB, too long for one article"
    assert isinstance(article, ReadArticle)
    assert article.original.where == f"{path}:2"


def test_an_open_quotation_mark_in_a_table_costs_its_own_row_only(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,body\n1,One.\n2,"Two.\n3,Three.\n4,"Four, ""quoted"",\nto the end."\n5,Five.\n')
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, ReadArticle)] == ["1", "3", "4", "5"]
    assert [item.where for item in found if isinstance(item, RefusedInput)] == [f"{path}:3"]


def test_a_row_of_fifty_megabytes_is_refused_and_the_next_row_is_read(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.write(b"id,body\n1," + b"x" * (50 << 20) + b"\n2,Two.\n")
    refusal, article = read([path])
    assert str(refusal).startswith(f"{path}:2: the row is longer than 16 MiB")
    assert isinstance(article, ReadArticle)
    assert (article.id, article.original.where) == ("2", f"{path}:3")


def test_links_that_go_round_or_nowhere_are_refused(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "good.txt").write_text(GOOD)
    (inner / "round").symlink_to(tmp_path / "a", target_is_directory=True)
    (inner / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (inner / "self").symlink_to(inner / "self")
    found = list(read([tmp_path]))
    reasons = {Path(item.where).name: item.reason for item in found if isinstance(item, RefusedInput)}
    assert reasons["round"] == "the folder is a link back to a folder that holds it, so it is not followed"
    assert reasons["nowhere.txt"] == "the link leads nowhere"
    assert reasons["self"].startswith("it can't be read (Too many levels")
    assert sum(isinstance(item, ReadArticle) for item in found) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_refused(tmp_path):
    (tmp_path / "locked.txt").write_text(GOOD)
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "folder").mkdir(mode=0)
    assert {item.reason for item in read([tmp_path])} == {"it may not be read (permission denied)"}


def test_a_file_that_may_not_be_opened_any_more_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text(GOOD)

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [str(item) for _, item in read_file(path, str(path))] == [f"{path}: it may not be read (permission denied)"]


def test_a_path_that_is_not_there_is_refused(tmp_path):
    assert [item.reason for item in read([tmp_path / "x"])] == ["there is no such file or folder"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in folders here")
def test_a_socket_is_refused_and_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("plug")
        assert [item.reason for item in read(["plug"])] == [
            "this is neither a file nor a folder (but a device, pipe or socket)"
        ]


def test_hidden_files_are_left_out_and_the_rest_comes_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    names = [Path(item.original.where).relative_to(tmp_path).as_posix() for item in read([tmp_path])]
    assert names == ["a/1.txt", "a/2.txt", "b.txt"]


def test_a_folder_that_is_given_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert sum(isinstance(item, ReadArticle) for item in read([tmp_path, tmp_path])) == 1


def test_progress_grows_to_the_total(tmp_path):
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps(RECORD)] * 3))
    (tmp_path / "b.txt").write_text(GOOD)
    (tmp_path / "c.txt").write_text("")
    steps: list[int] = []
    assert len(list(read([tmp_path], steps.append))) == 5
    assert steps == sorted(steps)
    assert steps[-1] == total_bytes([tmp_path]) == sum(path.stat().st_size for path in tmp_path.iterdir())
