"""An archive with an article of two versions, and a statement that stands in both."""

from pathlib import Path

from searchapp.archive import Archive
from searchapp.readers import read
from tests.flows.commands import ARTICLES, write_jsonl

SAID = "“We have dug out what there was,”"


def of_two_versions(tmp_path: Path) -> Archive:
    opened = Archive(tmp_path)
    for version, ending in enumerate((" Work ends in May.", " Work ends in June.")):
        first, second = ARTICLES[0]["body"].split("\n\n", 1)
        paragraph = second.split("\n\n")[0]
        quote = {"text": SAID, "speaker": "Edda Morley"}
        record = {**ARTICLES[0], "body": None, "paragraphs": [first, {"text": paragraph + ending, "quotes": [quote]}]}
        opened.add(opened.new_run(), list(read([write_jsonl(tmp_path / f"{version}.jsonl", [record])])))  # type: ignore[arg-type]
    return opened


def statement_of(archive: Archive) -> int:
    page = archive.article("quarry")
    assert page is not None
    return page.statements[0].id
