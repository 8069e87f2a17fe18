"""Which articles does a web archive (WARC, ISO 28500) hold? Its responses of HTML, each page once."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import refusing
from searchapp.readers.html import read_html
from searchapp.readers.limits import RECORD_BYTES
from searchapp.reading import Reading
from searchapp.web_address import host_of, normal_address


def read_warc(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """One article a page. Pages that hold none are left out: an archive is mostly these; one that has none is told."""
    seen: set[tuple[str, str]] = set()
    articles = pages = 0
    with refusing(where, "the web archive is damaged", ArchiveLoadFailed):
        for record in ArchiveIterator(stream):
            address = _page(record)
            if not address:
                continue
            data = record.content_stream().read(RECORD_BYTES + 1)
            pages += 1
            try:
                found = read_html(data[:RECORD_BYTES], f"{where}/{address}")
            except RefusedInput:
                continue
            url = found.url or normal_address(address)
            if url and (url, found.text) not in seen:
                seen.add((url, found.text))
                articles += 1
                yield replace(found, url=url, outlet=found.outlet or host_of(url))
    if not articles:
        yield RefusedInput(where, f"none of the {pages} pages of the web archive holds an article")


def _page(record: object) -> str | None:
    """The address of a response that is a page, else None."""
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", None) != "response" or headers is None:
        return None
    if headers.get_statuscode() != "200" or "html" not in (headers.get_header("Content-Type") or ""):
        return None
    return str(record.rec_headers.get_header("WARC-Target-URI"))  # type: ignore[attr-defined]  # a record has them
