"""What is kept in memory for the pages never outlives a change of the archive, whoever makes it."""

from pathlib import Path

from sqlalchemy import event
from test_registry import article, keep

from searchapp.archive import Archive
from searchapp.errors import RefusedInput
from tests.archive.bridge import Open


def with_mara(archive: Archive) -> Archive:
    added = archive.add(archive.new_run(), [article("a1", "Mara Lind came late.")])
    assert not any(isinstance(one, RefusedInput) for one in added)
    keep(archive, {"a1": ["Mara Lind"]})
    return archive


def test_a_rename_by_another_process_is_seen_at_once(opened: Open, tmp_path: Path) -> None:
    archive, other = with_mara(opened(tmp_path)), opened(tmp_path)
    (mara,) = archive.names.find("Mara Lind")
    assert archive.names.names([mara])[mara].name == "Mara Lind"
    assert archive.names.suggest("tess", 5) == ()
    other.registry.rename(mara, "Tessa Lind", "editor", "so she signs")
    assert archive.names.names([mara])[mara].name == "Tessa Lind"
    assert [name.id for name in archive.names.suggest("tess", 5)] == [mara]
    assert archive.names.find("tessa lind") == {mara}


def test_a_rename_by_this_process_is_seen_at_once(archive: Archive) -> None:
    with_mara(archive)
    (mara,) = archive.names.find("Mara Lind")
    archive.names.names([mara, 999])
    archive.registry.rename(mara, "Tessa Lind", "editor", "so she signs")
    assert archive.names.names([mara, 999])[mara].name == "Tessa Lind"


def test_while_nothing_changes_nothing_is_read_again(archive: Archive) -> None:
    with_mara(archive)
    asked: list[str] = []
    (mara,) = archive.names.find("Mara Lind")

    def ask() -> None:
        archive.names.names([mara, 999])
        archive.names.find("Mara Lind")
        archive.names.aliases()
        archive.names.sounding("Mara", 5)
        archive.names.spellings("Mara")

    ask()
    event.listen(archive.database._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    ask()
    assert asked == []
