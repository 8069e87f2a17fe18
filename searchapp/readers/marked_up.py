"""Which article does a Markdown or an RTF file hold?"""

import re
from dataclasses import replace

import webencodings
from markdown_it import MarkdownIt
from striprtf.striprtf import rtf_to_text

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.encoding import clean_line, decode, refusing
from searchapp.readers.markup import Properties, article_in, blocks_in
from searchapp.readers.paragraphs import split
from searchapp.readers.text import article_of, first_lines, take_apart
from searchapp.reading import Original, ReadArticle

MARKDOWN_TYPE = "text/markdown"
RTF_TYPE = "application/rtf"
_FRONT = re.compile(r"\A---\s*\n(.{0,5000}?)\n---\s*\n", re.DOTALL)
_INFO = re.compile(r"\{\\(title|author)\s+([^{}]{1,300})\}")


def read_markdown(data: bytes, where: str) -> ReadArticle:
    """The article; what its front matter states counts as in a record. Raises RefusedInput where there is no text."""
    text = decode(data, where).replace("\r\n", "\n").removeprefix("\ufeff")
    front = _FRONT.match(text)
    stated = dict(re.findall(r"^(\w[\w -]{0,30}):\s*(.+?)\s*$", front[1], re.MULTILINE)) if front else {}
    fields: dict[str, object] = {records.name_of(name): value.strip("\"'") for name, value in stated.items()}
    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    html = made.render(text[front.end() :] if front else text)
    found = article_in(
        blocks_in(html), Properties(str(fields.get("title") or "")), Original(where, data, MARKDOWN_TYPE)
    )
    if not fields:
        return found
    told = records.article(fields | {"title": found.title, "body": found.title}, found.original)
    if isinstance(told, RefusedInput):
        raise told
    return replace(
        found, id=told.id, url=told.url, outlet=told.outlet, byline=told.byline or found.byline,
        published=told.published or found.published, remarks=told.remarks,
    )  # fmt: skip


def read_rtf(data: bytes, where: str) -> ReadArticle:
    """The article. Raises RefusedInput where there is no text."""
    paragraphs = split(rtf_text(data, where))
    if not paragraphs:
        raise RefusedInput(where, "the document holds no text")
    stated = dict(_INFO.findall(data[:20_000].decode("latin-1")))
    found = article_of(take_apart(first_lines(rtf_text(data, where), paragraphs)), Original(where, data, RTF_TYPE))
    return replace(found, byline=found.byline or clean_line(stated.get("author", "")) or None)


def _eight_bit(data: bytes) -> str:
    """The bytes as characters of the code page that the file names; most of them are ASCII."""
    named = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    known = webencodings.lookup(f"windows-{named[1].decode()}") if named else None
    return str((known or webencodings.lookup("windows-1252")).codec_info.decode(data, "replace")[0])


def rtf_text(data: bytes, where: str) -> str:
    """The text of an RTF file, its paragraphs apart by blank lines, without what was struck out or deleted."""
    with refusing(where, "the RTF is damaged", Exception):  # striprtf lets errors of any kind through
        kept = re.sub(r"\{\\(?:strike|deleted)\b[^{}]*\}", "", _eight_bit(data))
        text = str(rtf_to_text(kept, errors="replace"))  # type: ignore[no-untyped-call]
        return re.sub(r"\n+", "\n\n", text)
