"""Does the name of whom nothing but a withdrawn article named leave the home with the article, and nobody else's?"""

import pytest

from searchapp.archive import back_up, restore
from searchapp.archive.people.joining import join_entities
from searchapp.domain import EntityKind
from tests.archive import named
from tests.archive.named import ids, told

ONLY = named.article("only", "“It rains,” said Ottmar Quellin of the Wexlow Moor League. Jonas Feld nodded.")
OTHER = named.article("other", "The mayor of Brenmouth, Jonas Feld, opened the bridge.")
NAMES = {"Ottmar Quellin": "person", "Wexlow Moor League": "body"}


@pytest.fixture
def known(archive):
    """The ids of whom the two articles name, by their names; of two people and a body only the first does."""
    told(archive, (ONLY, ["Ottmar Quellin", "#Wexlow Moor League", "Jonas Feld"]), (OTHER, ["Jonas Feld"]))
    return ids(archive, "only")


def withdraw(archive):
    archive.withdraw("only", "asked", "mara")
    archive.learned(archive.last_change())


def test_whom_only_the_withdrawn_article_named_leaves_every_byte_of_the_home(archive, known, held):
    withdraw(archive)
    assert archive.damages() == []
    gone = [known[name] for name in NAMES]
    assert archive.registry.names(gone) == {}
    assert all(archive.registry.withheld(one) for one in gone)
    assert archive.registry.names([known["Jonas Feld"]])[known["Jonas Feld"]].name == "Jonas Feld"
    assert held(b"quellin", b"wexlow") == []


def test_who_is_named_again_is_a_new_entity_and_the_old_address_stays_of_nobody(archive, known):
    withdraw(archive)
    told(archive, (named.article("later", "Ottmar Quellin sang."), ["Ottmar Quellin"]))
    again = ids(archive, "later")["Ottmar Quellin"]
    assert again > max(known.values())
    assert archive.registry.withheld(known["Ottmar Quellin"])


def test_an_older_backup_comes_back_without_them(archive, known, tmp_path, held):
    saved = tmp_path / "saved"
    saved.mkdir()
    back_up(archive.database, saved / "old.sqlite")
    withdraw(archive)
    restore(archive.database, saved / "old.sqlite", (), 0)
    assert archive.registry.withheld(known["Ottmar Quellin"])
    (saved / "old.sqlite").unlink()
    archive.learned(archive.last_change())
    assert archive.damages() == []
    assert held(b"quellin", b"wexlow") == []


def test_of_whom_somebody_decided_the_name_stays_until_it_is_taken_out(archive, known, held):
    archive.registry.rename(known["Ottmar Quellin"], "Ottmar F. Quellin", "mara", "so on his door")
    withdraw(archive)
    kept = archive.registry.names([known["Ottmar Quellin"], known["Wexlow Moor League"]])
    assert [one.name for one in kept.values()] == ["Ottmar F. Quellin"]
    archive.anonymise(known["Ottmar Quellin"], None, "mara", "asked")
    assert held(b"quellin") == []


def test_who_became_another_goes_with_the_last_article_of_both(archive, known):
    told(archive, (named.article("twin", "Ottmar Quellyn sang."), ["Ottmar Quellyn"]))
    with archive.database.write() as connection:
        join_entities(connection, ids(archive, "twin")["Ottmar Quellyn"], known["Ottmar Quellin"])
    withdraw(archive)
    assert not archive.registry.withheld(known["Ottmar Quellin"])
    archive.withdraw("twin", "asked", "mara")
    assert archive.registry.withheld(known["Ottmar Quellin"])


def test_a_spelling_that_only_the_withdrawn_article_had_goes_though_others_name_the_person(archive, held):
    by_initial = named.article("only", "Jonas Q. Feldt-Amsel of the Wexlow Moor League sang. “Feldilein,” they called.")
    feld = ("Jonas Q. Feldt-Amsel", EntityKind.PERSON, ("Feldilein",))
    told(archive, (OTHER, ["Jonas Feld"]), (by_initial, [feld, "#Wexlow Moor League"]))
    body = ids(archive, "only")["Wexlow Moor League"]
    told(archive, (named.article("again", "The Wexlow League met."), [("Wexlow League", EntityKind.ORGANISATION, ())]))
    one, league = ids(archive, "other")["Jonas Feld"], ids(archive, "again")["Wexlow League"]
    with archive.database.write() as connection:
        join_entities(connection, one, ids(archive, "only")["Jonas Q. Feldt-Amsel"])
        if league != body:
            join_entities(connection, league, body)
    withdraw(archive)
    known = archive.registry.names([one, league])
    assert {(each.name, each.variants) for each in known.values()} == {
        ("Jonas Feld", ("Jonas Feld",)),
        ("Wexlow League", ("Wexlow League",)),
    }
    assert archive.registry.suggest("feldt", 9) == archive.registry.suggest("feldilein", 9) == ()
    assert archive.registry.sounding("Feldilein", 9) == ()
    assert archive.damages() == []
    assert held(b"feldt-amsel", b"feldilein", b"moor league") == []
