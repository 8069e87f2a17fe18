"""Does the archive tell what was altered, and refuse what it can't open?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Update, text, update

from searchapp.archive import Archive, schema
from searchapp.errors import ArchiveError
from tests.archive.bridge import add, annotate, article

ALTERATIONS = [
    "UPDATE machine_quote SET entity_id = NULL",
    "UPDATE machine_quote SET segments = '[[20, 40]]'",
    "UPDATE mention SET start = start + 1",
    "DELETE FROM placement WHERE number = 3",
    "UPDATE version SET text = replace(text, 'May', 'Jun')",
    update(schema.original).values(data=b"\0"),
]


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_alteration_is_found(archive: Archive, alteration: str | Update) -> None:
    add(archive, article(id="b1"))
    annotate(archive)
    assert archive.damages() == []
    with archive.database.write() as connection:
        connection.execute(text(alteration) if isinstance(alteration, str) else alteration)
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


DISORDERS = [
    ("a row without its reference", "PRAGMA foreign_keys=OFF; DELETE FROM original", "refers to a row of original"),
    (
        "an index that lacks its rows",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '(sound', '(folded') "
        "WHERE name = 'ix_variant_sound'",
        "missing from index",
    ),
]


@pytest.mark.parametrize(("sql", "told"), [row[1:] for row in DISORDERS], ids=[row[0] for row in DISORDERS])
def test_a_disorder_of_the_database_itself_is_found(tmp_path: Path, sql: str, told: str) -> None:
    made = Archive(tmp_path)
    add(made, article(id="b1"))
    annotate(made)
    made.close()
    with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as raw:
        raw.executescript(sql)
        assert raw.total_changes
        raw.commit()
    hurt = Archive(tmp_path)
    assert any(told in sentence for sentence in hurt.damages())
    hurt.close()
