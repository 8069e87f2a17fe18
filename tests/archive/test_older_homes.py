"""Does a home of every schema that there was open after its migration? Is no migration edited once it has landed?"""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from searchapp.archive import migrations
from searchapp.archive.ground import revisions as keeping
from searchapp.archive.ground.database import make_at
from searchapp.archive.ground.revisions import revisions
from searchapp.correction import Correction, Decided
from searchapp.errors import ArchiveError
from tests.archive.bridge import BODY, add, annotate, article

VERSIONS = Path(migrations.__path__[0]) / "versions"
LANDED = {
    # revision: the beginning of its file's SHA-256
    "0001": "c740300b2e74a008",
    "0002": "6c5839144ac54b70",
    "0003": "f59b947986f49530",
    "0004": "63118dc75fcb5073",
    "0005": "2489a0689c68ca83",
    "0006": "16678ebae2d55bc3",
    "0007": "256f2901e47ffa2d",
    "0008": "d7dd6f5748c34408",
    "0009": "47fc1111d1df250f",
    "0010": "86d54ab3f784559b",
    "0011": "11f581db42f4684e",
    "0012": "8076c8e5d616a8ba",
    "0013": "28cb984ab9d02275",
    "0014": "1e9649ea957590f9",
}


def test_a_migration_that_has_landed_is_never_edited():
    files = {file.name[:4]: file for file in VERSIONS.glob("[0-9]*.py")}
    assert sorted(files) == revisions()
    for revision, begins in LANDED.items():
        told = files[revision].read_bytes().replace(b"\r\n", b"\n")
        assert hashlib.sha256(told).hexdigest().startswith(begins), f"{files[revision].name} is another one"


def fill(archive):
    """Two articles with findings, a decision, two people who became one, and one article that was withdrawn."""
    add(archive, article(id="b1"), article(BODY, "A second bridge", id="b2"), article(BODY, "A third", id="b3"))
    annotate(archive)
    archive.settle_people()
    archive.decide(archive.article("b1").statements[0].id, Correction(Decided.SPEAKER, "Jon Vik"), "mara", "heard it")
    archive.withdraw("b3", "made up", "mara")


def as_of(current, file, revision):
    """Write the rows of a database to one of an earlier schema, as far as it had them."""
    make_at(file, revision)
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(current)) as now, old:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        known = {name for (name,) in now.execute(tables)} - {"alembic_version", "seal", "shared"}
        for table in known & {name for (name,) in old.execute(tables)}:
            here = {row[1] for row in now.execute(f"PRAGMA table_info({table})")}
            columns = {row[1]: row for row in old.execute(f"PRAGMA table_info({table})")}
            shared = [name for name in columns if name in here]
            bare = [name for name, row in columns.items() if name not in here and row[3] and row[4] is None]
            names = ", ".join(f'"{name}"' for name in (*shared, *bare))
            chosen = ", ".join([*(f'"{name}"' for name in shared), *("0" for _ in bare)])
            rows = now.execute(f"SELECT {chosen} FROM {table}").fetchall()
            marks = ", ".join("?" * (len(shared) + len(bare)))
            old.execute(f"DELETE FROM {table}")
            old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_a_home_of_an_earlier_schema_holds_after_its_migration_what_it_held(archive, opened, tmp_path, revision):
    if archive.database.file is None:
        pytest.skip("there were no databases on servers before")
    fill(archive)
    (tmp_path / "old").mkdir()
    as_of(archive.database.file, tmp_path / "old" / "archive.sqlite", revision)
    old = opened(tmp_path / "old")
    for key in ("b1", "b2"):
        assert old.article(key) == archive.article(key)
    assert old.withdrawal("b3") == "made up"
    assert [(c.actor, c.reason, c.now) for c in old.corrections()] == [("mara", "heard it", "Jon Vik")]
    assert old.registry.find("Jon Vik") == archive.registry.find("Jon Vik")
    assert old.damages() == []
    add(old, article(BODY, "A fourth", id="b4"))
    annotate(old)
    assert old.article("b4").statements
    again = opened(tmp_path / "old")
    assert again.article("b1") == archive.article("b1")


NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{last}", None, None


def upgrade():
    op.add_column("article", sa.Column("weight", sa.Integer(), nullable=False, server_default="7"))
    op.create_table("weighing", sa.Column("id", sa.Integer(), primary_key=True))
"""


def test_an_archive_goes_on_under_the_next_schema_and_then_no_more_under_this_one(opened, tmp_path, monkeypatch):
    """Whichever database keeps it: a sealed table gets a column, and there is a table more."""
    archive = opened(tmp_path)
    fill(archive)
    before = [archive.article(key) for key in ("b1", "b2")]
    shutil.copytree(VERSIONS.parent, tmp_path / "next")
    (tmp_path / "next" / "versions" / "9999_weights.py").write_text(NEXT.format(last=revisions()[-1]))
    with monkeypatch.context() as later:
        later.setattr(keeping, "_MIGRATIONS", tmp_path / "next")
        for _ in ("upgraded", "opened again"):
            updated = opened(tmp_path)
            with updated.database.read() as connection:
                assert set(connection.scalars(text("SELECT weight FROM article"))) == {7}
                assert connection.scalar(text("SELECT count(*) FROM weighing")) == 0
            assert [updated.article(key) for key in ("b1", "b2")] == before
            assert updated.damages() == []
        add(updated, article(BODY, "A fourth", id="b4"))
        annotate(updated)
        assert updated.article("b4").statements
        assert updated.damages() == []
    with pytest.raises(ArchiveError, match=r"written by a newer searchapp \(schema 9999\); update searchapp\.$"):
        opened(tmp_path)
