"""Which articles do these files and folders hold?

Whatever can't be read comes out as a `RefusedInput`, in its place among the articles; the rest goes on.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from searchapp.errors import RefusedInput
from searchapp.readers.children import child
from searchapp.readers.walk import FoundFile, walk
from searchapp.reading import Reading


def read(
    paths: Iterable[Path | str], progress: Callable[[int], None] = lambda _: None, follow_links: bool = False
) -> Iterator[Reading]:
    """Every article under the paths, one at a time; never raises for what it reads.

    A `RefusedInput` among them says what was refused and why, in one sentence. `progress` is called after each of
    them with the number of bytes read so far, out of `total_bytes(paths)`. Links that lead out of the folders are
    refused unless `follow_links`.
    """
    done = 0
    with child() as reader:
        for found in walk(paths, follow_links):
            if isinstance(found, RefusedInput):
                yield found
                continue
            for at, reading in reader.read(found.path, found.where):
                yield reading
                progress(done + min(at, found.size))
            done += found.size
            progress(done)


def total_bytes(paths: Iterable[Path | str], follow_links: bool = False) -> int:
    """How many bytes `read` will go through: the sizes of all files under the paths."""
    return sum(found.size for found in walk(paths, follow_links) if isinstance(found, FoundFile))
