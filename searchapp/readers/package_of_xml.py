"""What stands in the parts of a document that is a ZIP of XML: Word, OpenDocument, e-book?

No part is unpacked beyond 64 MiB, and no entity of an XML is ever resolved.
"""

import io
import zipfile

from lxml import etree

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line, one_line
from searchapp.readers.limits import FILE_BYTES, megabytes

_LARGEST_UNPACKED = 4 * FILE_BYTES


class Package:
    """An open document. Raises RefusedInput where it is damaged or unpacks to too much."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise RefusedInput(where, f"the document is damaged: {one_line(error)}") from None
        if sum(part.file_size for part in self._zip.infolist()) > _LARGEST_UNPACKED:
            raise RefusedInput(where, f"the document unpacks to more than {megabytes(_LARGEST_UNPACKED)}")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._zip.open(name) as opened:
                data = opened.read(FILE_BYTES + 1)
        except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
            raise RefusedInput(
                self._where, f"the document is damaged: it has no readable {name or 'contents'}"
            ) from None
        if len(data) > FILE_BYTES:
            raise RefusedInput(self._where, f"the document unpacks to more than {megabytes(FILE_BYTES)}")
        return data

    def xml(self, name: str) -> etree._Element:
        """A part that is XML."""
        try:
            return etree.fromstring(self.part(name), safe_parser())
        except etree.XMLSyntaxError as error:
            raise RefusedInput(self._where, f"the document is damaged: {one_line(error)}") from None


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that looks at nothing but its bytes; with `recover` it goes on after what is wrong in them."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True
    )


def local_name(element: etree._Element | None) -> str:
    """The element's name without its namespace; empty for a comment and for none."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""


def first(tree: etree._Element | None, name: str) -> str | None:
    """The text of the first element of this name that says something."""
    every = tree.iter() if tree is not None else ()
    return next(filter(None, (clean_line("".join(e.itertext())) for e in every if local_name(e) == name)), None)
