"""Is every row that can't be made anew held against a seal, which follows each change and no damage?"""

import sqlite3
from contextlib import closing

import pytest

from searchapp.account import Role
from searchapp.archive import Archive, back_up, restore
from searchapp.archive.ground.dialects import row_hash
from searchapp.archive.ground.seals import SEALED, broken_seals
from searchapp.correction import Correction, Decided
from searchapp.errors import ArchiveError
from tests.archive.bridge import add, annotate, article, damage_file

DAMAGES = [
    ("entity", "UPDATE entity SET name = 'Jon Vik'"),
    ("variant", "DELETE FROM variant WHERE entity_id = 1"),
    ("link", "UPDATE link SET entity_id = entity_id, by = 'human'"),
    ("decision", "UPDATE decision SET reason = 'because'"),
    ("decision", "DELETE FROM decision"),
    ("withdrawal", "INSERT INTO withdrawal VALUES ('b9', 'x', 'x', 'x', 'x')"),
    ("version", "UPDATE version SET outlet = 'Tarn Times'"),
    ("account", "UPDATE account SET role = 'admin'"),
    ("article", "UPDATE article SET key = 'b7'"),
]


def fill(archive):
    add(archive, article(id="b1"))
    annotate(archive)
    archive.decide(archive.article("b1").statements[0].id, Correction(Decided.SPEAKER, "Ilse Brandt"), "mara", "seen")
    archive.accounts.add("Sigrun", Role.EDITOR, "eleven herrings")
    archive.settle_people()
    return archive


@pytest.fixture
def filled(archive):
    return fill(archive)


@pytest.fixture
def in_file(tmp_path):
    archive = fill(Archive(tmp_path))
    yield archive
    archive.close()


@pytest.mark.parametrize(("table", "sql"), DAMAGES)
def test_a_damaged_row_is_found_and_the_table_named(filled, damage, table, sql):
    assert filled.damages() == []
    damage(filled.database, sql)
    assert (
        f"{filled.database.dialect.called}: rows of {table} were altered since they were written." in filled.damages()
    )


def test_what_the_program_does_keeps_the_seals(filled, tmp_path):
    archive = filled
    add(archive, article(("It rained.",), "Rain", id="b2"), article(title="Toll", id="b3"))
    (speaker,) = (s.speaker for s in archive.article("b1").statements)
    archive.registry.rename(speaker, "I. Brandt", "mara", "so she signs")
    archive.undo_decision(archive.corrections()[0].id, "mara", "no")
    archive.withdraw("b3", "asked", "mara")
    archive.say_access("staff", "mara", "x", article="b2")
    assert archive.damages() == []
    back_up(archive.database, tmp_path / "saved.sqlite")
    archive.anonymise(speaker, None, "mara", "asked")
    assert archive.damages() == []
    restore(archive.database, tmp_path / "saved.sqlite", (), 0)
    assert archive.damages() == []


def test_every_table_that_is_sealed_has_its_triggers(in_file):
    with in_file.database.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT tbl_name, count(*) FROM sqlite_schema WHERE type = 'trigger' GROUP BY 1"
        )
        assert dict(map(tuple, found)) == {table.name: 3 for table in SEALED}


def test_a_damaged_backup_is_refused(filled, tmp_path):
    back_up(filled.database, tmp_path / "saved.sqlite")
    damage_file(tmp_path / "saved.sqlite", "UPDATE decision SET actor = 'jon'")
    with pytest.raises(ArchiveError, match="rows of decision were altered"):
        restore(filled.database, tmp_path / "saved.sqlite", (), 0)


def test_who_does_not_know_the_hash_cannot_write(in_file):
    with (
        closing(sqlite3.connect(in_file.database.file)) as raw,
        pytest.raises(sqlite3.OperationalError, match="row_seal"),
    ):
        raw.execute("UPDATE entity SET name = 'x'")
    with closing(sqlite3.connect(in_file.database.file)) as raw, raw:
        raw.create_function("row_seal", -1, row_hash, deterministic=True)
        raw.execute("UPDATE entity SET name = 'x'")
    with in_file.database.read() as connection:
        assert list(broken_seals(connection)) == []


def test_an_archive_of_before_is_sealed_when_it_is_opened(tmp_path):
    made = Archive(tmp_path)
    add(made, article(id="b1"))
    made.close()
    damage_file(made.database.file, "DELETE FROM seal")
    again = Archive(tmp_path)
    try:
        assert again.damages() == []
        add(again, article(title="Toll", id="b2"))
        assert again.damages() == []
    finally:
        again.close()
