"""How does what was written, and its name, stay on the disk when the power goes?

By fsync of the file, and of each folder in which a name is new (POSIX, fsync(2): "calling fsync() does not necessarily
ensure that the entry in the directory containing the file has also reached disk").
"""

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Make a closed file's bytes durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder with those above it, durably, where it is absent. Raises OSError."""
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    folder.mkdir(mode, exist_ok=True)
    sync_folder(folder.parent)
