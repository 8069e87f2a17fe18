from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from searchapp.archive import Archive
from searchapp.archive.ground.database import Database
from tests.archive.bridge import Open, damage_file


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens the archive of a home, kept by SQLite or PostgreSQL, as often as it is asked to."""
    addresses: dict[Path, str | None] = {}
    with ExitStack() as stack:

        def of(home: Path) -> Archive:
            if home not in addresses:
                on_server = request.param == "postgresql"
                address = stack.enter_context(request.getfixturevalue("postgresql").empty()) if on_server else None
                addresses[home] = address
            archive = Archive(home, addresses[home])
            stack.callback(archive.close)
            return archive

        yield of


@pytest.fixture
def archive(opened: Open, tmp_path: Path) -> Archive:
    return opened(tmp_path)


@pytest.fixture
def damage(request: pytest.FixtureRequest) -> Callable[[Database, str], None]:
    """Changes rows behind the triggers' back, as a flipped bit does."""

    def of(database: Database, sql: str) -> None:
        if database.file is None:
            unseen = f"SET session_replication_role = replica; {sql}"
            request.getfixturevalue("postgresql").sql(unseen, database.name.rpartition("/")[2])
        else:
            damage_file(database.file, sql)

    return of


@pytest.fixture
def held(request: pytest.FixtureRequest, archive: Archive) -> Callable[..., list[str]]:
    """In which files of the home, or of the server, any of these words stand, in whichever case."""

    def of(*words: bytes) -> list[str]:
        folders = [archive.database.home]
        if archive.database.file is None:
            folders += request.getfixturevalue("postgresql").files_of(archive.database.name)
        archive.close()
        files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
        return [str(file) for file in files if any(word in file.read_bytes().lower() for word in words)]

    return of
