"""Does an archive come back as it was, but for what was withdrawn since?"""

import json
import zipfile
from pathlib import Path

import pytest

from searchapp.archive import (
    back_up,
    export_everything,
    import_everything,
    read_withdrawals,
    restore,
    withdrawals,
)
from searchapp.errors import ArchiveError
from tests.archive.bridge import add, annotate, article


@pytest.fixture
def other(opened, tmp_path):
    (tmp_path / "other").mkdir()
    return opened(tmp_path / "other")


@pytest.fixture
def filled(archive):
    add(archive, article(id="b1"))
    add(archive, article(id="b2", title="A second bridge"))
    annotate(archive)
    return archive


def rows(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_a_backup_is_made_while_the_archive_is_open_and_restored_into_another(filled, other, tmp_path):
    assert back_up(filled.database, tmp_path / "saved") == 2
    assert restore(other.database, tmp_path / "saved", (), 0) == 2
    assert other.article("b1") == filled.article("b1")
    assert other.damages() == []


def test_a_restored_archive_tells_the_index_to_learn_every_article_that_was_or_is_there(filled, tmp_path):
    back_up(filled.database, tmp_path / "saved")
    add(filled, article(id="b3", title="A third bridge"))
    with filled.changes_since(0) as (_, _, seq):
        pass
    restore(filled.database, tmp_path / "saved", (), seq + 100)
    with filled.changes_since(seq + 100) as (keys, _, _):
        assert set(keys) == {"b1", "b2", "b3"}


def test_what_was_withdrawn_after_the_backup_stays_out(filled, other, tmp_path):
    back_up(filled.database, tmp_path / "saved")
    filled.withdraw("b2", "asked for", "mara")
    with filled.database.read() as connection:
        known = withdrawals(connection)
    (tmp_path / "list").write_text("".join(json.dumps(one) + "\n" for one in known))
    for archive, told in ((filled, ()), (other, read_withdrawals(tmp_path / "list"))):
        assert restore(archive.database, tmp_path / "saved", told, 0) == 1
        assert archive.withdrawal("b2") == "asked for"
        with archive.database.read() as connection:
            assert withdrawals(connection) == known


NUMBERED = '{"key": 1, "original_sha256": "", "reason": "", "actor": "", "at": ""}'


@pytest.mark.parametrize("line", ["{", "[]", '{"key": "b1"}', NUMBERED])
def test_a_line_that_is_no_withdrawal_is_named(line, tmp_path):
    (tmp_path / "list").write_text(line)
    with pytest.raises(ArchiveError, match="line 1"):
        read_withdrawals(tmp_path / "list")


@pytest.mark.parametrize("data", [b"", b"no database " * 100])
def test_what_is_no_backup_is_refused_and_the_archive_stays(filled, tmp_path, data):
    (tmp_path / "saved").write_bytes(data)
    with pytest.raises(ArchiveError, match="no backup"):
        restore(filled.database, tmp_path / "saved", (), 0)
    assert filled.article("b1") is not None


def test_a_damaged_backup_is_refused_and_the_archive_stays(filled, tmp_path):
    back_up(filled.database, tmp_path / "saved")
    data = (tmp_path / "saved").read_bytes()
    assert data.count(b"A second bridge") > 1
    (tmp_path / "saved").write_bytes(data.replace(b"A second bridge", b"A tecond bridge"))
    with pytest.raises(ArchiveError, match="altered"):
        restore(filled.database, tmp_path / "saved", (), 0)
    assert filled.article("b2").title == "A second bridge"
    assert not list(tmp_path.glob("*.partial"))


def test_everything_goes_out_and_into_an_empty_home_and_is_equal(filled, other, tmp_path):
    filled.withdraw("b2", "asked for", "mara")
    counts = export_everything(filled.database, tmp_path / "all.zip")
    assert counts["article"] == 1
    assert import_everything(other.database, tmp_path / "all.zip", 0) == 1
    export_everything(other.database, tmp_path / "again.zip")
    first, second = rows(tmp_path / "all.zip"), rows(tmp_path / "again.zip")
    assert second.pop("change.jsonl").startswith(first.pop("change.jsonl"))
    assert first == second
    assert other.damages() == []


def test_an_archive_with_articles_takes_no_import(filled, tmp_path):
    export_everything(filled.database, tmp_path / "all.zip")
    with pytest.raises(ArchiveError, match="empty home"):
        import_everything(filled.database, tmp_path / "all.zip", 0)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("article.jsonl", b"{\n", "article.jsonl, line 1"),
        ("article.jsonl", b'{"id": 1}\n', "article.jsonl, line 1"),
        ("schema.json", b'{"revision": "9999", "tables": {}}', "newer searchapp"),
    ],
)
def test_what_can_not_be_taken_in_is_named_and_the_archive_stays_empty(filled, other, tmp_path, name, data, told):
    export_everything(filled.database, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as packed:
        for each, text in rows(tmp_path / "all.zip").items():
            packed.writestr(each, data if each == name else text)
    with pytest.raises(ArchiveError, match=told):
        import_everything(other.database, tmp_path / "bad.zip", 0)
    assert other.counts().articles == 0


def test_what_is_no_zip_is_told_so(other, tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"nothing")
    with pytest.raises(ArchiveError, match="no export"):
        import_everything(other.database, tmp_path / "bad.zip", 0)
