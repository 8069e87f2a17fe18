"""Which article does a Word document (DOCX) hold?

mammoth reads it: tracked insertions belong to the text, deletions do not; content controls, text boxes, footnotes and
tables do. The headline is the paragraph of the style Title, else the first of the style Heading 1, else the title in
the document's properties, else the first line. The file's own dates are left alone: they tell when it was written.
"""

import io

import mammoth

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import one_line
from searchapp.readers.html_blocks import Block
from searchapp.readers.markup import Properties, blocks_in
from searchapp.readers.package_of_xml import Package, first

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""


def blocks_of_docx(data: bytes, where: str) -> tuple[list[Block], Properties]:
    """The pieces of text in the document, and its properties. Raises RefusedInput where it is no whole DOCX."""
    package = Package(data, where)
    core = package.xml("docProps/core.xml") if "docProps/core.xml" in package else None
    try:
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=lambda _: [])
    except Exception as error:  # noqa: BLE001 - mammoth lets errors of any kind through
        raise RefusedInput(where, f"the file is no whole Word document: {one_line(error)}") from None
    return blocks_in(made.value), Properties(*(first(core, name) for name in ("title", "creator", "language")))
