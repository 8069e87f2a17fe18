"""Do hostile files cost no more than their own sentences, and are the good ones beside them all kept?"""

import os
import time
from pathlib import Path

import pytest

from searchapp.errors import RefusedInput
from searchapp.readers import read
from searchapp.reading import ReadArticle
from tests.readers import hostile

GOOD = "Ferry strikes pier\n\nThe ferry Halmar Star struck the pier of Brenmouth on Monday.\n"
LONGEST = 60
"""Seconds that one of them may take."""


def read_beside_a_good_one(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)
        (folder / f"{name}.z.txt").write_text(GOOD)
    begun, slowest, kept = time.monotonic(), 0.0, 0
    for reading in read([folder]):
        slowest, begun = max(slowest, time.monotonic() - begun), time.monotonic()
        if isinstance(reading, RefusedInput):
            assert "\n" not in str(reading)
            assert "Traceback" not in str(reading)
        elif reading.original.where.endswith(".z.txt"):
            kept += 1
    assert kept == len(files)
    assert slowest < LONGEST
    assert not Path("/tmp/hostile-was-here.txt").exists()


QUICK = {
    "json": ("quotes.jsonl", "number.jsonl", "surrogate.jsonl", "zero.jsonl", "array.json", "nested_authors.jsonl"),
    "word": ("span.docx", "word_span.docx", "merge.docx", "outside.docx", "up.docx", "no_document.docx"),
    "packed": ("deep.zip", "up.zip", "names.zip", "method.zip", "links.tar", "up.tar"),
    "xml": ("laughs.rss", "outside.rss", "include.xml", "encoding.xml"),
    "mails": ("transfer.eml", "boundary.eml", "charset.eml", "attached.eml", "deep.eml"),
    "others": ("spaces.odt", "up.epub", "bin.rtf", "time.srt", "length.warc", "half.txt"),
}  # fmt: skip


@pytest.mark.parametrize("kind", QUICK)
def test_the_quickest_of_each_kind(kind, tmp_path):
    made = next(make for make in hostile.KINDS if make.__name__ == f"_{kind}")()
    read_beside_a_good_one(tmp_path, {name: made[name] for name in QUICK[kind]})


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.skipif("SEARCHAPP_HOSTILE" not in os.environ, reason="takes half an hour; set SEARCHAPP_HOSTILE to run it")
@pytest.mark.parametrize("make", hostile.KINDS, ids=[make.__name__ for make in hostile.KINDS])
def test_all_of_them(make, tmp_path):
    read_beside_a_good_one(tmp_path, make())


def test_no_link_to_a_file_of_the_keeper_s_becomes_an_article(tmp_path):
    (tmp_path / "passwd.txt").symlink_to("/etc/passwd")
    assert not [reading for reading in read([tmp_path]) if isinstance(reading, ReadArticle)]
