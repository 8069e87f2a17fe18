"""Which article does a Word document (DOCX) hold?

mammoth reads it: tracked insertions belong to the text, deletions do not; content controls, text boxes, footnotes and
tables do. The headline is the paragraph of the style Title, else the first of the style Heading 1, else the title in
the document's properties, else the first line. The file's own dates are left alone: they tell when it was written.
"""

from __future__ import annotations

import io
import zipfile

import mammoth
from lxml import etree

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import clean_line
from searchapp.readers.html_blocks import Block
from searchapp.readers.limits import FILE_BYTES, megabytes
from searchapp.readers.markup import Properties, article_of_blocks, blocks_in
from searchapp.reading import Original, ReadArticle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LARGEST_UNPACKED = 4 * FILE_BYTES
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""


def read_docx(data: bytes, where: str) -> ReadArticle:
    """The article of the document. Raises RefusedInput where it is no whole DOCX or holds no text."""
    return article_of_blocks(*blocks_of_docx(data, where), Original(where, data, MEDIA_TYPE))


def blocks_of_docx(data: bytes, where: str) -> tuple[list[Block], Properties]:
    """The pieces of text in the document, and its properties. Raises RefusedInput where it is no whole DOCX."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_bomb(package, where)
            properties = _properties(package)
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=lambda _: [])
    except RefusedInput:
        raise
    except Exception as error:  # noqa: BLE001 - mammoth and zipfile let errors of any kind through
        raise RefusedInput(where, f"the file is no whole Word document: {clean_line(str(error))[:200]}") from None
    return blocks_in(made.value), properties


def _refuse_bomb(package: zipfile.ZipFile, where: str) -> None:
    if sum(part.file_size for part in package.infolist()) > _LARGEST_UNPACKED:
        raise RefusedInput(where, f"the document unpacks to more than {megabytes(_LARGEST_UNPACKED)}")


def _properties(package: zipfile.ZipFile) -> Properties:
    if "docProps/core.xml" not in package.namelist():
        return Properties()
    tree = etree.fromstring(package.read("docProps/core.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    named = {etree.QName(child).localname: clean_line(child.text or "") for child in tree if isinstance(child.tag, str)}
    return Properties(named.get("title"), named.get("creator"), named.get("language"))
