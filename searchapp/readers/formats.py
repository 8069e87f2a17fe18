"""Which formats can be read? One table, from which the choice of a reader is made, and the docs and the help too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from searchapp.readers import (
    documents,
    html,
    json_lines,
    mail,
    marked_up,
    packed,
    pdf,
    press_exports,
    subtitles,
    tables,
    text,
    warc,
    xml_news,
)
from searchapp.readers.encoding import decode
from searchapp.readers.html_blocks import blocks_of
from searchapp.readers.limits import FILE_BYTES, RECORD_BYTES, whole
from searchapp.readers.markup import article_in
from searchapp.readers.paragraphs import split
from searchapp.reading import Original, ReadArticle, Reader, Reading


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a file of it is known, what reads it, and what people are told of it.

    `endings` are those of the file's name, with the dot; `one_article` says what becomes one; `keeps` which facts
    beside headline and text are taken from it.
    """

    name: str
    endings: tuple[str, ...]
    reader: Reader
    one_article: str
    keeps: str


def one(read: Callable[[bytes, str], ReadArticle], limit: int) -> Reader:
    """A reader of files that hold one article and at most `limit` bytes."""

    def read_one(stream: BinaryIO, where: str) -> Iterator[Reading]:
        yield read(whole(stream, where, limit), where)

    return read_one


def many(read: Callable[[bytes, str], ReadArticle], lines: Callable[[bytes, str], list[str]], limit: int) -> Reader:
    """The same, for files that may also be an export of a press database; `lines` are those that tell."""

    def read_many(stream: BinaryIO, where: str) -> Iterator[Reading]:
        data = whole(stream, where, limit)
        told = lines(data, where) if press_exports.may_be_export(data) else []
        yield from _exported(told, Original(where, b"", "text/plain")) or [read(data, where)]

    return read_many


def _exported(lines: Sequence[str], original: Original) -> list[Reading]:
    return list(press_exports.read_export(lines, original))


def _word(stream: BinaryIO, where: str) -> Iterator[Reading]:
    data = whole(stream, where, FILE_BYTES)
    blocks, properties = documents.blocks_of_docx(data, where)
    exported = _exported([block.text for block in blocks], Original(where, b"", documents.DOCX_TYPE))
    yield from exported or [article_in(blocks, properties, Original(where, data, documents.DOCX_TYPE))]


def _page_lines(data: bytes, where: str) -> list[str]:
    tree = html.tree_of(data, where)
    return [block.text for block in blocks_of(tree)] if tree is not None else []


_PAGE = many(html.read_html, _page_lines, RECORD_BYTES)
_TEXT = many(text.read_text, lambda data, where: split(decode(data, where)), RECORD_BYTES)
_RTF = many(marked_up.read_rtf, lambda data, where: split(marked_up.rtf_text(data, where)), FILE_BYTES)

FORMATS = (
    Format("web page", (".html", ".htm", ".xhtml", ".shtml"), _PAGE, "page",
           "date, byline, outlet, address, language; captions and furniture apart"),
    Format("plain text", (".txt", ".text"), _TEXT, "file", "printed byline, date, dateline"),
    Format("press database export", (), _TEXT, "document of the text, DOCX, RTF or HTML",
           "date, byline, outlet, dateline (Nexis, Factiva, ProQuest)"),
    Format("JSON Lines", (".jsonl", ".ndjson"), json_lines.read_lines, "line", "all fields, given facts"),
    Format("JSON", (".json",), json_lines.read_document, "object", "all fields, given facts; ninjs"),
    Format("table", (".csv", ".tsv", ".tab"), tables.read_table, "row", "all fields"),
    Format("PDF", (".pdf",), one(pdf.read_pdf, FILE_BYTES), "file",
           "printed byline and date; whether its text was recognised, and how many words look broken"),
    Format("Word", (".docx",), _word, "file",
           "author, printed date; tracked changes as Word shows them, boxes, footnotes, tables"),
    Format("OpenDocument", (".odt",), one(documents.read_odt, FILE_BYTES), "file",
           "author, language; notes, tables"),
    Format("RTF", (".rtf",), _RTF, "file", "author, printed date"),
    Format("Markdown", (".md", ".markdown"), one(marked_up.read_markdown, RECORD_BYTES), "file",
           "front matter as fields"),
    Format("e-book", (".epub",), documents.read_epub, "chapter", "author, publisher, date, language"),
    Format("mail", (".eml",), mail.read_mail, "mail and attachment", "sender, date, Message-ID"),
    Format("mailbox", (".mbox",), mail.read_mailbox, "mail and attachment", "sender, date, Message-ID"),
    Format("feed", (".rss", ".atom", ".rdf"), xml_news.read_xml, "entry",
           "date, author, outlet, address, id (RSS, Atom)"),
    Format("news XML", (".xml", ".nitf", ".newsml"), xml_news.read_xml, "item",
           "date, byline, dateline, provider, id, language (NewsML-G2, NITF)"),
    Format("web archive", (".warc", ".warc.gz"), warc.read_warc, "page", "as web pages; address of the record"),
    Format("subtitles", (".srt", ".vtt"), one(subtitles.read_subtitles, RECORD_BYTES), "file",
           "the second of each paragraph, voices; the recording's address, where one stands above"),
    Format("ZIP", (".zip",), packed.read_zip, "what its members hold", "as its members"),
    Format("tar", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), packed.read_tar, "what its members hold",
           "as its members"),
    Format("gzip", (".gz",), packed.read_gzip, "what it holds", "as what it holds"),
)  # fmt: skip


def by_name(name: str) -> Format | None:
    """The format that the longest fitting ending of a file's name tells."""
    lower = name.lower()
    fitting = [(len(end), form) for form in FORMATS for end in form.endings if lower.endswith(end)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def called(name: str) -> Format:
    """The format of this name in the table."""
    return next(form for form in FORMATS if form.name == name)


def listed() -> str:
    """The names of all formats, as the help tells them."""
    return ", ".join(form.name for form in FORMATS)
