"""Does the archive tell what was altered, and refuse what it can't open?"""

from pathlib import Path

import pytest
from sqlalchemy import text

from searchapp.archive import Archive
from searchapp.errors import ArchiveError
from tests.archive.bridge import add, annotate, article

ALTERATIONS = [
    "UPDATE machine_quote SET entity_id = NULL",
    "UPDATE machine_quote SET segments = '[[20, 40]]'",
    "UPDATE mention SET start = start + 1",
    "DELETE FROM placement WHERE number = 3",
    "UPDATE version SET text = replace(text, 'May', 'Jun')",
    "UPDATE original SET data = x'00'",
]


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_alteration_is_found(archive: Archive, alteration: str) -> None:
    add(archive, article(id="b1"))
    annotate(archive)
    assert archive.damages() == []
    with archive.database.write() as connection:
        connection.execute(text(alteration))
    assert archive.damages() != []


def test_what_is_no_archive_or_a_newer_one_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 50)
    with pytest.raises(ArchiveError, match="no archive"):
        Archive(tmp_path)
    (tmp_path / "new").mkdir()
    newer = Archive(tmp_path / "new")
    with newer.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer.close()
    with pytest.raises(ArchiveError, match="newer searchapp"):
        Archive(tmp_path / "new")
