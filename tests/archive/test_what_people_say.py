"""Does what people say of people hold, can it be taken back, and does it find its place in another archive?"""

import json

import pytest

from searchapp.archive import Archive, decisions_in, decisions_out, people_gold
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from tests.archive.named import FELDS, article, ids, keep, told


@pytest.fixture
def felds(archive):
    """An archive of Jonas Felds, and the id of the mayor."""
    told(archive, *FELDS)
    return archive, ids(archive, "a1")["Jonas Feld"]


def describe(archive, entity, what, name, **dates):
    archive.registry.describe(entity, what, {"name": name, **dates}, "mara", "so it is")
    return archive.registry.decided(None, 1)[0].number


def named(archive, entity):
    return archive.registry.names([entity])[entity]


def test_another_name_is_searched_by_and_taken_back(felds):
    archive, mayor = felds
    number = describe(archive, mayor, "variant", "Joe the Bridge")
    assert mayor in archive.registry.find("joe the bridge")
    (kept, *_) = archive.registry.decided(mayor, 9)
    assert (kept.what, kept.after, kept.actor, kept.reason) == ("variant", "Joe the Bridge", "mara", "so it is")
    archive.settle_people(full=True)
    assert mayor in archive.registry.find("joe the bridge")
    archive.registry.undo(number, "mara")
    assert archive.registry.find("joe the bridge") == frozenset()


def test_an_office_stands_before_what_articles_say_and_is_taken_back(felds):
    archive, mayor = felds
    before = archive.registry.roles(mayor)
    number = describe(archive, mayor, "role", "mayor of Tarn", first="2019", last="2024-03")
    first = archive.registry.roles(mayor)[0]
    assert (first.text, first.first, first.last) == ("mayor of Tarn", "2019", "2024-03")
    assert archive.registry.told_of_speakers([mayor])[mayor].role == "mayor of Tarn"
    assert archive.registry.decided(mayor, 1)[0].after == "mayor of Tarn (2019–2024-03)"
    archive.registry.undo(number, "mara")
    assert archive.registry.roles(mayor) == before


def test_who_is_a_body_stays_one_whatever_articles_come(archive):
    told(archive, (article("a1", "The Tarn Lantern wrote so."), ["Tarn Lantern"]))
    paper = ids(archive, "a1")["Tarn Lantern"]
    number = describe(archive, paper, "kind", "organisation")
    told(archive, (article("a2", "The Tarn Lantern wrote again."), ["Tarn Lantern"]))
    archive.settle_people(full=True)
    assert ids(archive, "a2")["Tarn Lantern"] == ids(archive, "a1")["Tarn Lantern"] == paper
    assert named(archive, paper).kind is EntityKind.ORGANISATION
    assert archive.registry.decided(paper, 1)[0].before == "person"
    keep(archive, {"a1": ["Tarn Lantern"], "a2": ["Tarn Lantern"]}, "test 2")
    archive.settle_people()
    assert ids(archive, "a2")["Tarn Lantern"] == paper
    archive.registry.undo(number, "mara")
    assert named(archive, paper).kind is EntityKind.PERSON


@pytest.mark.parametrize(
    ("what", "name", "dates", "sentence"),
    [
        ("variant", "Jonas Feld", {}, "is called so already"),
        ("variant", " ", {}, "give a name"),
        ("kind", "person", {}, "is that already"),
        ("kind", "ship", {}, "choose what holds"),
        ("role", "mayor", {"first": "lately"}, "a date is written"),
        ("role", "mayor", {"last": "2024-13"}, "a date is written"),
    ],
)
def test_what_can_not_be_said_is_refused_and_not_kept(felds, what, name, dates, sentence):
    archive, mayor = felds
    with pytest.raises(ArchiveError, match=sentence):
        archive.registry.describe(mayor, what, {"name": name, **dates}, "mara", "x")
    assert archive.registry.decided(None, 9) == []


def test_what_holds_by_a_decision_is_told_beside_what_held(felds):
    archive, mayor = felds
    archive.registry.rename(mayor, "Jonas F. Feld", "mara", "so he signs")
    (kept,) = archive.registry.decided(mayor, 9)
    assert (kept.before, kept.after) == ("Jonas Feld", "Jonas F. Feld")


@pytest.fixture
def other(tmp_path):
    """Another archive of the same articles and more, whose ids are others."""
    (tmp_path / "other").mkdir()
    opened = Archive(tmp_path / "other")
    told(opened, (article("a0", "Ada Moss and Piet Orne met."), ["Ada Moss", "Piet Orne"]))
    told(opened, *FELDS)
    yield opened
    opened.close()


def lines(archive):
    with archive.database.read() as connection:
        return list(decisions_out(connection))


def take_in(archive, given):
    with archive.database.write() as connection:
        return decisions_in(connection, given)


SAID = [
    lambda a, mayor, striker: a.registry.merge(striker, mayor, "mara", "one man"),
    lambda a, mayor, striker: a.registry.keep_apart(striker, mayor, "mara", "two men"),
    lambda a, mayor, _: a.registry.split(mayor, ["a2"], "mara", "his son"),
    lambda a, mayor, _: a.registry.confirm(mayor, ["a1"], "mara", "seen"),
    lambda a, mayor, _: a.registry.rename(mayor, "J. Feld", "mara", "so he signs"),
    lambda a, mayor, _: describe(a, mayor, "variant", "Joe the Bridge"),
    lambda a, mayor, _: describe(a, mayor, "role", "mayor of Tarn", first="2019", last=None),
    lambda a, mayor, _: describe(a, mayor, "kind", "organisation"),
]
NAMES = ["merge", "apart", "split", "confirm", "rename", "variant", "role", "kind"]


def shape(archive):
    """Who is who in the four articles, without numbers."""
    found = {key: ids(archive, key)["Jonas Feld"] for key in ("a1", "a2", "a3", "a4")}
    aliases = archive.registry.aliases()
    same = {key: aliases.get(entity, entity) for key, entity in found.items()}
    mayor = named(archive, same["a1"])
    roles = [role.text for role in archive.registry.roles(same["a1"])]
    groups = {key: sorted(k for k in same if same[k] == same[key]) for key in ("a1", "a2", "a3")}
    return groups, mayor.name, sorted(mayor.variants), mayor.kind, roles[:1]


@pytest.mark.parametrize("said", SAID, ids=NAMES)
def test_a_decision_about_people_holds_in_another_archive(felds, other, said):
    archive, mayor = felds
    said(archive, mayor, ids(archive, "a3")["Jonas Feld"])
    given = lines(archive)
    taken = take_in(other, given)
    assert (taken.new, taken.refused) == (1, ())
    assert shape(other) == shape(archive)
    (ours,), (theirs,) = archive.registry.decided(None, 9), other.registry.decided(None, 9)
    for name in ("what", "actor", "reason", "at", "before", "after"):
        assert getattr(theirs, name) == getattr(ours, name), name
    again = take_in(other, given)
    assert (again.new, again.known, again.refused) == (0, 1, ())


def test_what_was_taken_back_comes_in_taken_back_and_changes_nothing(felds, other):
    archive, mayor = felds
    archive.registry.undo(describe(archive, mayor, "variant", "Joe the Bridge"), "jon", "no")
    assert take_in(other, lines(archive)).new == 1
    assert "by jon: no" in other.registry.decided(None, 1)[0].undone
    assert other.registry.find("joe the bridge") == frozenset()


def test_whom_nobody_names_here_is_refused_by_the_line(felds, other):
    archive, mayor = felds
    describe(archive, mayor, "variant", "Joe the Bridge")
    (line,) = map(json.loads, lines(archive))
    line["one"]["in"] = [["a9", "person", "jonas feld"]]
    bad = [json.dumps(line), json.dumps(line | {"one": {}}), json.dumps({**line, "who": 1})]
    sentences = take_in(other, bad).refused
    assert [one.split(":")[0] for one in sentences] == ["line 1", "line 2", "line 3"]
    assert "no article here names" in sentences[0]
    assert all("is no decision" in one for one in sentences[1:])


def test_gold_of_people_is_what_people_looked_at(felds):
    archive, mayor = felds
    with archive.database.read() as connection:
        assert list(people_gold(connection)) == []
    archive.registry.confirm(mayor, ["a1"], "mara", "seen")
    new = archive.registry.split(mayor, ["a2"], "mara", "his son")
    with archive.database.read() as connection:
        units = [json.loads(line) for line in people_gold(connection)]
    assert [(u["article"], u["surname"], u["name"], u["person"]) for u in units] == [
        ("a1", "feld", "Jonas Feld", f"e{mayor}"), ("a2", "feld", "Jonas Feld", f"e{new}"),
    ]  # fmt: skip


CALLED = [
    ("Jonas Feld", True), ("Feld", True), ("Jonas", False), ("Jonas P. Feld", True), ("Jon Feld", False), ("", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right"), CALLED)
def test_a_judge_need_not_write_a_person_s_name_as_it_is_kept(felds, name, right):
    archive, mayor = felds
    assert archive.registry.is_called(name, mayor) is right


@pytest.mark.parametrize(
    ("name", "right"),
    [("Tarn Valley", True), ("Tarn Valley Gazette", True), ("Tarn", True), ("Gazette of Tarn", False)],
)
def test_nor_a_body_s(archive, name, right):
    told(archive, (article("a1", "The Tarn Valley Gazette wrote so."), ["#Tarn Valley Gazette"]))
    assert archive.registry.is_called(name, ids(archive, "a1")["Tarn Valley Gazette"]) is right
