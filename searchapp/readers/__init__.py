"""Which articles do these files and folders hold?

Whatever can't be read comes out as a `RefusedInput`, in its place among the articles; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from searchapp.errors import RefusedInput
from searchapp.readers.choose import reader_for
from searchapp.readers.walk import FoundFile, walk
from searchapp.reading import ReadArticle

__all__ = ["read", "total_bytes"]


def read(
    paths: Iterable[Path | str], progress: Callable[[int], None] = lambda _: None
) -> Iterator[ReadArticle | RefusedInput]:
    """Every article under the paths, one at a time; never raises for what it reads.

    A `RefusedInput` among them says what was refused and why, in one sentence. `progress` is called after each of
    them with the number of bytes read so far, out of `total_bytes(paths)`.
    """
    done = 0
    for found in walk(paths):
        if isinstance(found, RefusedInput):
            yield found
            continue
        for at, reading in _read_file(found):
            yield reading
            progress(done + min(at, found.size))
        done += found.size
        progress(done)


def total_bytes(paths: Iterable[Path | str]) -> int:
    """How many bytes `read` will go through: the sizes of all files under the paths."""
    return sum(found.size for found in walk(paths) if isinstance(found, FoundFile))


def _read_file(found: FoundFile) -> Iterator[tuple[int, ReadArticle | RefusedInput]]:
    """What one file holds, each with the number of the file's bytes read by then."""
    where = str(found.path)
    try:
        with found.path.open("rb") as stream:
            for reading in reader_for(stream, found.path)(stream, where):
                yield stream.tell(), _light(reading)
    except RefusedInput as refusal:
        yield 0, _light(refusal)
    except PermissionError:
        yield 0, RefusedInput(where, "it may not be read (permission denied)")
    except OSError as error:
        yield 0, RefusedInput(where, f"it can't be read ({error.strerror or error})")


def _light(reading: ReadArticle | RefusedInput) -> ReadArticle | RefusedInput:
    """The same without a traceback, which would keep the refused bytes in memory."""
    return reading.with_traceback(None) if isinstance(reading, RefusedInput) else reading
