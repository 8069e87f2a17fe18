"""Which articles do packed files hold: ZIP, tar and gzip, and what is attached or packed within others?

Nothing is ever unpacked to disk. What is packed within packed files is read to a depth of three, each member up to
64 MiB and all of them up to 512 MiB, whatever their headers promise.
"""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from functools import wraps
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import refusing
from searchapp.readers.limits import FILE_BYTES, megabytes
from searchapp.reading import Reader, Reading

DEEPEST = 3
MOST_UNPACKED = 8 * FILE_BYTES


def _or_told(read: Reader) -> Reader:
    """The same, or a sentence where there is nothing."""

    def told(stream: BinaryIO, where: str) -> Iterator[Reading]:
        readings = read(stream, where)
        yield next(readings, RefusedInput(where, "it holds no file that could be read"))
        yield from readings

    return wraps(read)(told)


@_or_told
def read_zip(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of a ZIP's members."""
    errors = zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError
    with refusing(where, "the ZIP file is damaged", *errors), zipfile.ZipFile(stream) as packed:
        for member in packed.infolist():
            if member.flag_bits & 1:
                yield RefusedInput(f"{where}/{member.filename}", "it is encrypted; unpack it first")
            elif not member.is_dir():
                with packed.open(member) as opened:
                    yield from _member(opened, where, member.filename)


@_or_told
def read_tar(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of a tar's files, compressed or not; links and devices in it are left out."""
    errors = tarfile.TarError, EOFError, ValueError, OSError
    with refusing(where, "the tar file is damaged", *errors), tarfile.open(fileobj=stream, mode="r:*") as packed:
        for member in packed:
            opened = packed.extractfile(member) if member.isfile() else None
            if opened is not None:
                yield from _member(opened, where, member.name)


def read_gzip(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The articles of a compressed file, which is named like it without `.gz`."""
    with refusing(where, "the compressed file is damaged", EOFError, ValueError, OSError), gzip.open(stream) as opened:
        yield from _member(opened, where, PurePosixPath(where).name.removesuffix(".gz"))


def _member(opened: IO[bytes] | gzip.GzipFile, where: str, name: str) -> Iterator[Reading]:
    inner = f"{where}/{name}"
    if any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
        return
    data = opened.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        yield RefusedInput(inner, f"it unpacks to more than {megabytes(FILE_BYTES)}")
        return
    yield from read_packed(io.BytesIO(data), inner, name)


class _Nesting:
    """How deep the reading is in packed files, and how much of the outermost is unpacked."""

    depth = 0
    unpacked = 0


_nesting = _Nesting()


def read_packed(stream: BinaryIO, where: str, name: str) -> Iterator[Reading]:
    """The articles of a file that is packed in another or attached to it."""
    from searchapp.readers.choose import reader_for  # here, since it knows this room too

    if not _nesting.depth:
        _nesting.unpacked = 0
    _nesting.unpacked += stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if _nesting.depth >= DEEPEST:
        yield RefusedInput(where, f"it is packed more than {DEEPEST} times over")
        return
    if _nesting.unpacked > MOST_UNPACKED and _nesting.depth:
        yield RefusedInput(where, f"the file around it unpacks to more than {megabytes(MOST_UNPACKED)}")
        return
    _nesting.depth += 1
    try:
        yield from reader_for(stream, name, where)(stream, where)
    except RefusedInput as refusal:
        yield refusal
    finally:
        _nesting.depth -= 1
