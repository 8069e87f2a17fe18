"""What changed between two versions: nothing is lost in telling it, and only what changed is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.archive import Archive
from searchapp.article import Edition
from searchapp.revisions import Kind, Vanished, compared, paragraphs, passage, rewordings, vanished
from tests.flows.versions import SAID, statement_of

TEXTS = st.text(alphabet="ab é“”.,\n", max_size=40)


@given(TEXTS, TEXTS)
def test_what_is_told_of_two_texts_gives_both_back(old: str, new: str) -> None:
    changes = compared(old, new)
    assert "".join(c.text for c in changes if c.kind is not Kind.INSERTED) == old
    assert "".join(c.text for c in changes if c.kind is not Kind.DELETED) == new
    assert all(c.text for c in changes)
    assert old != new or {c.kind for c in changes} <= {Kind.SAME}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It opens on Friday.", "It opens on Sunday.", "It opens on [-Friday-]{+Sunday+}."),
        ("It opens.", "It opens now.", "It [-opens-]{+opens now+}."),
        ("", "New.", "{+New.+}"),
        ("a b c d", "a x c y", "a [-b -]{+x +}c [-d-]{+y+}"),
    ],
)
def test_words_are_compared_not_letters(old: str, new: str, told: str) -> None:
    written = {Kind.SAME: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
    assert "".join(written[c.kind].format(c.text) for c in compared(old, new)) == told


def test_very_long_texts_without_much_in_common_are_told_at_once() -> None:
    old, new = (" ".join(f"{letter}{n}" for n in range(5_000)) for letter in "ab")
    assert [(c.kind, len(c.text)) for c in compared(f"x {old}", f"x {new}")] == [
        (Kind.SAME, 2), (Kind.DELETED, len(old)), (Kind.INSERTED, len(new)),
    ]  # fmt: skip


def edition(number: int, text: str, **statements: str) -> Edition:
    return Edition(number, "2025-03-01T09:30:00Z", text, {int(i[1:]): words for i, words in statements.items()})


def test_a_statement_that_changed_is_told_once_for_each_change() -> None:
    editions = [edition(1, "a b.", q1="a b."), edition(2, "a b.", q1="a b."), edition(3, "a c.", q1="a c.")]
    assert [(r.old, r.new) for r in rewordings(1, editions)] == [(2, 3)]
    assert rewordings(2, editions) == ()


def test_other_borders_in_the_same_text_are_no_change() -> None:
    editions = [edition(1, "He said a b and c.", q1="a b"), edition(2, "He said a b and c.", q1="a b and c")]
    assert rewordings(1, editions) == ()


def test_what_vanished_is_told_from_what_is_only_not_found_any_more() -> None:
    editions = [
        edition(1, "a. b. c.", q1="a.", q2="b.", q3="c."),
        edition(2, "b. c.", q2="b.", q3="c."),
        edition(3, "b. c.", q3="c."),
    ]
    assert vanished(editions) == (Vanished(1, "a.", 1, False), Vanished(2, "b.", 2, True))


def test_paragraphs_are_aligned_by_their_ids(archive: Archive) -> None:
    old, new = archive.article("quarry", 1), archive.article("quarry", 2)
    assert old is not None
    assert new is not None
    assert [p.changed for p in paragraphs(old, new)] == [False, False, True]
    shorter = replace(new, parts=new.parts[:2])
    assert [(p.old, p.new) for p in paragraphs(old, shorter)] == [(0, 0), (1, 1), (2, None)]
    assert [(p.old, p.new) for p in paragraphs(shorter, old)] == [(0, 0), (1, 1), (None, 2)]


def test_the_passage_of_a_statement_is_compared_with_what_stands_there_now(archive: Archive) -> None:
    old, new = archive.article("quarry", 1), archive.article("quarry", 2)
    assert old is not None
    assert new is not None
    (found,) = passage(old, new, statement_of(archive))
    assert [c.text for c in found.changes if c.kind is not Kind.SAME] == ["May", "June"]
    assert SAID in found.changes[0].text
    (lost,) = passage(old, replace(new, parts=new.parts[:2]), statement_of(archive))
    assert [c.kind for c in lost.changes] == [Kind.DELETED]


def test_every_version_is_kept_with_its_statements_and_a_lost_one_is_known_by_its_last(
    archive: Archive, tmp_path: Path
) -> None:
    statement = statement_of(archive)
    assert [statement in e.statements for e in archive.editions("quarry")] == [True, True]
    assert archive.article("quarry", 3) is None
    assert archive.article("quarry", 0) is None
    with archive.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM given_quote WHERE version_id = (SELECT max(id) FROM version)")
    last = archive.last_with("quarry", statement)
    assert last is not None
    assert last.version == 1
    assert archive.article_of_statement(statement) == "quarry"
    assert archive.last_with("quarry", 999) is None
    assert archive.article_of_statement(999) is None


def test_a_pack_is_given_of_a_statement_that_is_gone(archive: Archive) -> None:
    from searchapp.taking_away.evidence import pack

    statement = statement_of(archive)
    with archive.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM given_quote WHERE version_id = (SELECT max(id) FROM version)")
    assert pack(archive, "quarry", statement) is not None
    assert pack(archive, "quarry", 999) is None
