"""Does the archive keep the groups, through later articles, new versions and withdrawals?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.archive import Archive
from searchapp.domain import CivilDate, DateOrigin
from searchapp.indexing.find_copies import find_copies
from searchapp.reading import GivenParagraph, Original, ReadArticle
from tests.copies.worlds import prose

REPORT = " ".join(prose(1, 150))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path)
    yield opened
    opened.close()


def article(key: str, text: str, date: str, copy_of: str | None = None) -> ReadArticle:
    return ReadArticle(
        f"Headline of {key}", (GivenParagraph(text),), Original(key, f"{key} {text}".encode(), "text/plain"), id=key,
        published=CivilDate(date, DateOrigin.METADATA), copy_of=copy_of,
    )  # fmt: skip


def add(archive: Archive, *articles: ReadArticle) -> None:
    archive.add(archive.new_run(), articles)
    find_copies(archive)


def members(archive: Archive, key: str) -> tuple[str, ...]:
    group = archive.near_copies.copies_of([key]).get(key)
    assert group is None or group.head == group.members[0]
    return group.members if group else ()


def test_the_earliest_heads_the_group_whenever_it_came(archive: Archive) -> None:
    add(archive, article("reprint", REPORT, "2025-03-05"), article("alone", " ".join(prose(2, 150)), "2025-03-05"))
    assert members(archive, "reprint") == ()
    add(archive, article("agency", REPORT, "2025-03-04"))
    add(archive, article("late", REPORT, "2025-03-06"))
    assert members(archive, "late") == ("agency", "reprint", "late")
    assert members(archive, "alone") == ()


def test_a_given_copy_joins_whatever_it_says(archive: Archive) -> None:
    add(archive, article("other-words", " ".join(prose(3, 90)), "2025-03-04", copy_of="agency"))
    add(archive, article("agency", REPORT, "2025-03-04"), article("reprint", REPORT, "2025-03-05"))
    assert members(archive, "other-words") == ("agency", "other-words", "reprint")


def test_two_given_copies_of_what_is_not_here_are_copies_of_each_other(archive: Archive) -> None:
    add(archive, *(article(k, " ".join(prose(n, 90)), "2025-03-04", "gone") for n, k in enumerate("ab", 5)))
    assert members(archive, "a") == ("a", "b")


def test_a_withdrawn_head_hands_over_to_the_next(archive: Archive) -> None:
    add(archive, *(article(k, REPORT, f"2025-03-0{n}") for n, k in enumerate(("agency", "morning", "weekly"), 4)))
    archive.withdraw("agency", "asked for", "editor")
    assert members(archive, "weekly") == ("morning", "weekly")
    archive.withdraw("weekly", "asked for", "editor")
    assert members(archive, "morning") == ()


def test_a_withdrawn_link_leaves_two_groups(archive: Archive) -> None:
    first, second = prose(7, 60), prose(8, 60)
    add(
        archive,
        article("one", " ".join(first), "2025-03-04"),
        article("both", " ".join(first + second), "2025-03-04"),
        article("two", " ".join(second), "2025-03-04"),
    )
    assert members(archive, "one") == ("both", "one", "two")
    archive.withdraw("both", "asked for", "editor")
    assert members(archive, "one") == members(archive, "two") == ()


def test_a_new_version_that_says_something_else_leaves_its_group(archive: Archive) -> None:
    add(archive, *(article(k, REPORT, f"2025-03-0{n}") for n, k in enumerate(("agency", "morning", "weekly"), 4)))
    add(archive, article("morning", " ".join(prose(9, 150)), "2025-03-05"))
    assert members(archive, "agency") == ("agency", "weekly")
    assert members(archive, "morning") == ()


def test_what_has_been_found_is_not_looked_for_again(archive: Archive) -> None:
    add(archive, article("agency", REPORT, "2025-03-04"))
    assert find_copies(archive) == 0
