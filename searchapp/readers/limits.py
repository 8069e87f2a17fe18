"""How large may one piece of input be, in bytes, before it is refused instead of loaded?"""

from typing import BinaryIO

from searchapp.errors import RefusedInput

RECORD_BYTES = 16 << 20
"""A line, a row, a text or a web page: 16 MiB, some thirty novels."""

FILE_BYTES = 64 << 20
"""A file that has to be in memory whole: PDF, DOCX, a JSON array."""

MEMORY = 800 << 20
"""What a process that reads a file may take, in bytes: with the libraries, which are not counted, under a gigabyte."""

LONGEST_SILENCE = 50.0
"""So many seconds may pass until something was read of a file."""

MOST_REFUSED = 10_000
"""After so many records in a row that can't be read, the rest of a file is left."""

MOST_PARAGRAPHS = 100_000
"""An article with more paragraphs is none."""

MOST_CHARACTERS = 32 << 20
"""An article with more code points is none."""


def megabytes(count: int) -> str:
    """The number of bytes as people write it."""
    return f"{count / (1 << 20):.0f} MiB"


def skip_line(stream: BinaryIO) -> None:
    """Go on to the next line, without ever holding more than 1 MiB of this one."""
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass


def whole(stream: BinaryIO, where: str, limit: int) -> bytes:
    """All bytes of the file. Raises RefusedInput where they exceed the limit, without loading the rest."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RefusedInput(where, f"the file is larger than {megabytes(limit)}, too large for one article")
    return data
