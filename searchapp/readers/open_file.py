"""Which articles does this one file hold? What stops its reader is told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from searchapp.errors import RefusedInput
from searchapp.readers.choose import reader_for
from searchapp.readers.encoding import one_line
from searchapp.reading import ReadArticle


def read_file(path: Path, where: str) -> Iterator[tuple[int, ReadArticle | RefusedInput]]:
    """What the file holds, each with the number of the file's bytes read by then; `where` is how people know it.

    Raises MemoryError and RecursionError only.
    """
    try:
        with path.open("rb") as stream:
            for reading in reader_for(stream, path, where)(stream, where):
                yield stream.tell(), _light(reading)
    except RefusedInput as refusal:
        yield 0, _light(refusal)
    except PermissionError:
        yield 0, RefusedInput(where, "it may not be read (permission denied)")
    except OSError as error:
        yield 0, RefusedInput(where, f"it can't be read ({error.strerror or error})")
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of a reader or its library costs this file, not the run
        yield (
            0,
            RefusedInput(where, f"reading it failed ({type(error).__name__}: {one_line(error)})"),
        )


def _light(reading: ReadArticle | RefusedInput) -> ReadArticle | RefusedInput:
    """The same without a traceback, which would keep the refused bytes in memory."""
    return reading.with_traceback(None) if isinstance(reading, RefusedInput) else reading
