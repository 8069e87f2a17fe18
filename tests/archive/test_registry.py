"""Does the registry know who is who across articles, under ids that last?"""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, text

from searchapp.archive import Archive, back_up, restore
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.reading import GivenParagraph
from tests.archive.bridge import Open
from tests.archive.named import FELDS, NOBODY, Named, article, ids, keep, told


def who(archive: Archive, key: str, name: str) -> int:
    """The entity that a name in an article leads to now."""
    raw = ids(archive, key)[name]
    return archive.registry.names([raw])[raw].id


def test_one_name_is_one_person_and_an_office_that_contradicts_parts(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, again, striker, nobody = (who(archive, key, "Jonas Feld") for key in ("a1", "a2", "a3", "a4"))
    assert mayor == again
    assert len({mayor, striker, nobody}) == 3  # which of the two the last one is, nothing tells
    assert {mayor, striker} >= {name.id for name, _ in archive.registry.may_be_same(nobody)} >= {mayor}


def test_a_common_name_is_one_person_only_where_something_says_so(archive: Archive) -> None:
    plain = article("j1", "John Smith came.", "Daily Lantern", "2019-01-01")
    other = article("j2", "John Smith went.", "Tarn Valley Gazette", "2024-01-01")
    mayor = [article(f"j{n}", f"John Smith, the mayor of Skarne, spoke. {n}") for n in (3, 4)]
    told(archive, *((one, ["John Smith"]) for one in (plain, other, *mayor)))
    found = [who(archive, key, "John Smith") for key in ("j1", "j2", "j3", "j4")]
    assert found[2] == found[3]
    assert len(set(found)) == 3


def test_whoever_may_be_the_same_is_offered_with_the_reasons(archive: Archive) -> None:
    told(archive, (article("j1", "John Smith came.", "Gazette"), ["John Smith"]))
    told(archive, (article("j2", "John Smith went.", "Lantern", "2024-11-01"), ["John Smith"]))
    ((one, other, reasons),) = archive.registry.offers()
    assert {one.id, other.id} == archive.registry.find("John Smith")
    assert ("equal", "John Smith", "John Smith") in {reason.values for reason in reasons}
    assert archive.registry.may_be_same(one.id)[0][0].id == other.id


def test_bearers_of_one_name_are_told_apart_by_a_note_that_no_other_has(archive: Archive) -> None:
    told(archive, *FELDS[:3], (article("a5", "The ferryman Olav Sund waved."), ["Olav Sund"]))
    found = archive.registry.names([who(archive, key, "Jonas Feld") for key in ("a1", "a3")])
    assert {name.note for name in found.values()} == {"mayor of Brenmouth", "striker"}
    (alone,) = archive.registry.find("Olav Sund")
    assert archive.registry.names([alone])[alone].note == ""


def test_two_of_one_name_outlet_and_year_without_any_role_are_told_apart_by_headlines(archive: Archive) -> None:
    apart = [article(f"c{n}", f"Rain fell on John Smith. {n}", date=f"2025-0{3 * n}-04") for n in (1, 3)]
    told(archive, *((one, ["John Smith"]) for one in apart))
    found = archive.registry.names([who(archive, key, "John Smith") for key in ("c1", "c3")])
    assert len({name.told_apart for name in found.values()}) == len(found) == 2


def test_father_and_son_of_one_name_stay_two_once_an_article_has_both(archive: Archive) -> None:
    both = article("d3", "Otto Wrenfeld praised Otto Wrenfeld Jr. warmly.")
    alone = [article(f"d{n}", f"Otto Wrenfeld Jr. spoke of it. {n}", date=f"2025-03-0{n}") for n in (1, 2)]
    plain = [article(f"d{n}", f"Otto Wrenfeld spoke of it. {n}", date=f"2025-03-0{n % 9 + 1}") for n in range(4, 90)]
    told(
        archive,
        *((one, ["Otto Wrenfeld Jr."]) for one in alone),
        (both, ["Otto Wrenfeld", "Otto Wrenfeld Jr."]),
        *((one, ["Otto Wrenfeld"]) for one in plain),
    )
    sons = {who(archive, key, "Otto Wrenfeld Jr.") for key in ("d1", "d2", "d3")}
    fathers = {who(archive, key, "Otto Wrenfeld") for key in ("d3", "d4", "d5", "d89")}
    assert (len(sons), len(fathers), len(sons | fathers)) == (1, 1, 2)


def test_a_junior_whom_no_article_names_beside_another_is_one_with_the_name_without_it(archive: Archive) -> None:
    articles = [article(f"e{n}", f"Otto Wrenfeld spoke of it. {n}", date=f"2025-03-0{n}") for n in (1, 2, 3)]
    junior = article("e4", "Otto Wrenfeld Jr. spoke of it with Ada Brandvik.")
    told(archive, *((one, ["Otto Wrenfeld"]) for one in articles), (junior, ["Otto Wrenfeld Jr.", "Ada Brandvik"]))
    assert who(archive, "e4", "Otto Wrenfeld Jr.") == who(archive, "e1", "Otto Wrenfeld")


def test_what_people_say_is_kept_wins_and_can_be_undone(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, striker = (who(archive, key, "Jonas Feld") for key in ("a1", "a3"))
    archive.registry.merge(striker, mayor, "editor", "he played before he ran")
    assert who(archive, "a3", "Jonas Feld") == mayor
    archive.settle_people(full=True)  # everything anew
    assert who(archive, "a3", "Jonas Feld") == mayor
    (decision,) = archive.registry.decided(mayor, 9)
    assert (decision.what, decision.actor, decision.reason) == ("merge", "editor", "he played before he ran")
    archive.registry.undo(decision.number, "editor", "they are two")
    assert archive.registry.decided(mayor, 9)[0].undone.endswith(" by editor: they are two")
    assert who(archive, "a3", "Jonas Feld") == striker
    assert archive.registry.find("jonas feld") >= {mayor, striker}
    with pytest.raises(ArchiveError, match="no such decision"):
        archive.registry.undo(decision.number, "editor")


def test_a_split_gives_articles_to_somebody_else_until_it_is_undone(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, quote = who(archive, "a1", "Jonas Feld"), archive.last_change()
    new = archive.registry.split(mayor, ["a2"], "editor", "another Feld")
    assert (who(archive, "a1", "Jonas Feld"), who(archive, "a2", "Jonas Feld")) == (mayor, new)
    with archive.changes_since(quote) as (changed, _, _):
        assert changed == ["a2"]  # the index learns of it
    assert archive.damages() == []
    archive.settle_people(full=True)
    assert who(archive, "a2", "Jonas Feld") == new
    archive.registry.undo(archive.registry.decided(new, 9)[0].number, "editor")
    assert who(archive, "a2", "Jonas Feld") == mayor
    assert archive.registry.names([new])[new].id == mayor
    with pytest.raises(ArchiveError, match="does not name"):
        archive.registry.split(mayor, ["a3"], "editor", "no")


def test_what_stands_on_a_decision_is_undone_first(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, striker = (who(archive, key, "Jonas Feld") for key in ("a1", "a3"))
    archive.registry.merge(striker, mayor, "editor", "one")
    archive.registry.rename(mayor, "Jon Feld", "editor", "so he signs")
    rename, merge = archive.registry.decided(None, 9)
    with pytest.raises(ArchiveError, match=f"decision {rename.number} stands on it"):
        archive.registry.undo(merge.number, "editor")
    archive.registry.undo(rename.number, "editor")
    archive.registry.undo(merge.number, "editor")
    assert archive.registry.names([mayor])[mayor].name == "Jonas Feld"


def test_ids_survive_full_a_new_annotator_a_new_version_and_a_restored_backup(opened: Open, tmp_path: Path) -> None:
    archive = opened(tmp_path)
    told(archive, *FELDS)
    keys = ("a1", "a2", "a3", "a4")
    before = [ids(archive, key) for key in keys]
    names = {key: ["Jonas Feld"] for key in keys}
    keep(archive, names, again=True)
    archive.settle_people(full=True)
    keep(archive, names, "test 2")
    archive.add(archive.new_run(), [replace(NOBODY, paragraphs=(GivenParagraph("It rained. Jonas Feld came."),))])
    keep(archive, names, "test 2")
    assert [ids(archive, key) for key in keys] == before
    back_up(archive.database, tmp_path / "saved")
    (tmp_path / "restored").mkdir()
    restored = opened(tmp_path / "restored")
    restore(restored.database, tmp_path / "saved", (), 0)
    keep(restored, names, "test 3")
    assert [ids(restored, key) for key in keys] == before


def test_two_who_were_met_apart_become_one_once_an_article_shows_that_they_are(archive: Archive) -> None:
    met = ["John Smith", "Anna Kern", "Dov Lind"]
    plain = article("b1", "John Smith met Anna Kern and Dov Lind.", "Tarn Valley Gazette", "2019-01-01")
    mayor = article("b2", "John Smith, the mayor of Skarne, spoke.", "Daily Lantern", "2024-01-01")
    bridge = article("b3", "John Smith, the mayor of Skarne, met Anna Kern and Dov Lind.", "Tarn Valley Gazette")
    told(archive, (plain, met), (mayor, ["John Smith"]))
    assert len(archive.registry.find("John Smith")) == 2
    raw = [ids(archive, key)["John Smith"] for key in ("b1", "b2")]
    told(archive, (bridge, met))
    (one,) = archive.registry.find("John Smith")
    assert {archive.registry.names([i])[i].id for i in [*raw, ids(archive, "b3")["John Smith"]]} == {one}


def test_a_person_s_word_that_two_are_different_stands_against_all_evidence(archive: Archive) -> None:
    plain = article("b1", "John Smith met Anna Kern and Dov Lind.", "Tarn Valley Gazette", "2019-01-01")
    mayor = article("b2", "John Smith, the mayor of Skarne, spoke.", "Daily Lantern", "2024-01-01")
    bridge = article("b3", "John Smith, the mayor of Skarne, met Anna Kern and Dov Lind.", "Tarn Valley Gazette")
    met = ["John Smith", "Anna Kern", "Dov Lind"]
    told(archive, (plain, met), (mayor, ["John Smith"]))
    archive.registry.keep_apart(*archive.registry.find("John Smith"), "editor", "they are cousins")
    told(archive, (bridge, met))
    assert len(archive.registry.find("John Smith")) == 2
    assert archive.registry.offers() == ()


def test_a_bare_surname_means_whom_the_paper_writes_of_and_two_of_one_article_are_two(archive: Archive) -> None:
    full = [article(f"m{n}", f"The mayor, Jonas Feld, spoke. {n}") for n in range(5)]
    bare, both = article("c1", "Feld left."), article("c2", "Jonas Feld met a certain Feld.")
    told(archive, *((one, ["Jonas Feld"]) for one in full), (bare, ["Feld"]), (both, ["Jonas Feld", "Feld"]))
    assert who(archive, "c1", "Feld") == who(archive, "m0", "Jonas Feld") == who(archive, "c2", "Jonas Feld")
    page = archive.article("c2")
    assert page is not None
    assert len({entity for entity, _ in page.mentions}) == 2
    (linked,) = [link for link in archive.registry.links(who(archive, "c1", "Feld"), 20) if link.article == "c1"]
    assert linked.share > 0.8
    assert linked.reasons


def test_whom_a_bare_surname_means_may_stay_open_and_later_articles_close_it(archive: Archive) -> None:
    two = [article("o1", "Ada Brandvik came."), article("o2", "Otto Brandvik came.")]
    told(
        archive,
        (two[0], ["Ada Brandvik"]),
        (two[1], ["Otto Brandvik"]),
        (article("o3", "Brandvik left."), ["Brandvik"]),
    )
    told(archive, (article("o4", "Brandvik stayed."), ["Brandvik"]))
    name = who(archive, "o3", "Brandvik")
    assert name == who(archive, "o4", "Brandvik")  # one for the surname, not one for each article
    told_of = archive.registry.names([name])[name]
    assert told_of.open
    assert told_of.note == "which one is not told"
    assert {bearer.name for bearer in archive.registry.likely_bearers(name, 9)} == {"Ada Brandvik", "Otto Brandvik"}
    more = [article(f"p{n}", f"The singer Ada Brandvik sang. {n}") for n in range(20)]
    told(archive, *((one, ["Ada Brandvik"]) for one in more))
    assert who(archive, "o3", "Brandvik") == who(archive, "p0", "Ada Brandvik")
    assert archive.registry.names([name])[name].id == who(archive, "p0", "Ada Brandvik")  # the old id leads there


def test_spellings_are_offered_and_not_linked_where_little_else_speaks_for_them(archive: Archive) -> None:
    one = article("d1", "Yusuf Haddaniyeh, the finance minister, spoke.", date="2025-01-01")
    two = article("d2", "Youssef Haddaniyya, the minister of finance, spoke.", "Lantern", "2025-06-01")
    other = article("d3", "Yusif Haddaniya came.", "Lantern", "2009-06-01")
    told(archive, (one, ["Yusuf Haddaniyeh"]), (two, ["Youssef Haddaniyya"]), (other, ["Yusif Haddaniya"]))
    assert who(archive, "d1", "Yusuf Haddaniyeh") == who(archive, "d2", "Youssef Haddaniyya")  # one office
    assert who(archive, "d3", "Yusif Haddaniya") != who(archive, "d1", "Yusuf Haddaniyeh")


def test_bodies_of_one_name_are_one_and_a_known_acronym_leads_to_the_full_name(archive: Archive) -> None:
    full: Named = ("Tarn Water Board", EntityKind.ORGANISATION, ("TWB",))
    told(
        archive,
        (article("e1", "The Tarn Water Board met."), [full]),
        (article("e2", "The TWB met."), ["#TWB"]),
        (article("e3", "The Tarn Water Board and the HG met."), ["#Tarn Water Board", "#HG"]),
        (article("e4", "The Halmar Grid met."), ["#Halmar Grid"]),
    )
    board = ids(archive, "e1")["Tarn Water Board"]
    assert ids(archive, "e2") == {"TWB": board}
    assert ids(archive, "e3")["Tarn Water Board"] == board
    assert ids(archive, "e3")["HG"] != ids(archive, "e4")["Halmar Grid"]  # nobody has said that one means the other
    assert [(one.name, other.name) for one, other, _ in archive.registry.offers()] == []


def test_the_fullest_common_form_is_shown_without_honorifics_unless_a_person_renames(archive: Archive) -> None:
    forms = ["Tomas Kern", "Tomas Kern", "Dr Tomas Anders Kern", "Tomas Anders Kern"]
    texts = [article(f"f{n}", f"{form}, the mayor of Skarne, spoke.") for n, form in enumerate(forms)]
    told(archive, *((one, [form]) for one, form in zip(texts, forms, strict=True)))
    (one,) = archive.registry.find("Tomas Kern")
    name = archive.registry.names([one])[one]
    assert name.name == "Tomas Anders Kern"
    assert archive.registry.find("Tomas Anders Kern") == {one}
    archive.registry.rename(one, "Tom Kern", "editor", "so he is called")
    told(archive, (article("f9", "Tomas Anders Kern, the mayor of Skarne, left."), ["Tomas Anders Kern"]))
    assert archive.registry.names([one])[one].name == "Tom Kern"


def test_a_body_keeps_the_words_that_would_be_honorifics_of_a_person(archive: Archive) -> None:
    told(
        archive,
        (article("g1", "General Lamps came."), ["#General Lamps"]),
        (article("g2", "Lord Kern came."), ["Lord Kern"]),
    )
    names = archive.registry.names([ids(archive, "g1")["General Lamps"], ids(archive, "g2")["Lord Kern"]])
    assert sorted(name.name for name in names.values()) == ["General Lamps", "Kern"]


def test_roles_are_gathered_with_dates(archive: Archive) -> None:
    told(
        archive,
        (article("g1", "Jonas Feld, the mayor of Brenmouth, spoke.", date="2023-01-05"), ["Jonas Feld"]),
        (article("g2", "Jonas Feld, mayor of Brenmouth, spoke.", date="2024-06-07"), ["Jonas Feld"]),
    )
    (one,) = archive.registry.find("Jonas Feld")
    assert archive.registry.roles(one) == (("mayor of Brenmouth", "2023-01-05", "2024-06-07", 2),)


def test_a_withdrawn_article_s_evidence_goes_with_it(archive: Archive) -> None:
    told(archive, (article("w1", "John Smith, the mayor of Skarne, spoke."), ["John Smith"]))
    archive.withdraw("w1", "court order", "editor")
    told(archive, (article("w2", "John Smith, Skarne’s mayor, spoke.", "Lantern", "2019-01-01"), ["John Smith"]))
    assert archive.registry.names([2])[2].note == ""  # nothing of the withdrawn article speaks any more
    with archive.database.read() as connection:
        assert connection.execute(text("SELECT articles FROM presence")).all() == [(1,)]


def test_the_statements_for_an_article_do_not_grow_with_the_archive(archive: Archive) -> None:
    names = ["Jonas Feld", "Anna Kern", "Dov Lind", "#Tarn Water Board", "#Halmar Grid"]
    body = "Jonas Feld, the mayor of Brenmouth, met Anna Kern, Dov Lind, Tarn Water Board and Halmar Grid."
    counts = []
    for batch in range(4):
        articles = [article(f"h{batch}-{n}", body + f" ({batch} {n})") for n in range(20 if batch else 1)]
        archive.add(archive.new_run(), articles)
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        event.listen(archive.database._engine, "before_cursor_execute", count)
        keep(archive, {one.id or "": names for one in articles})
        event.remove(archive.database._engine, "before_cursor_execute", count)
        counts.append(counted / len(articles))
    assert counts[3] <= counts[1] + 1
    assert counts[3] <= 25


def test_whom_the_input_itself_names_no_run_decides_anew(archive: Archive) -> None:
    told(archive, *((article(f"m{n}", f"The mayor, Jonas Feld, spoke. {n}"), ["Jonas Feld"]) for n in range(5)))
    given = replace(article("g1", "x"), paragraphs=(GivenParagraph("“Yes.”", speakers=("Feld",)),))
    archive.add(archive.new_run(), [given])
    with archive.database.read() as connection:
        before = connection.execute(text("SELECT entity_id FROM given_speaker")).scalars().all()
    archive.settle_people(full=True)
    with archive.database.read() as connection:
        links = connection.execute(text("SELECT entity_id, by FROM link WHERE folded = 'feld'")).all()
    assert links == [(before[0], "given")]


def test_a_correction_names_the_only_known_bearer(archive: Archive) -> None:
    told(archive, FELDS[0])
    given = article("l1", "x")
    said = replace(given, paragraphs=(GivenParagraph("“Yes.”", speakers=("Olav Sund",)),))
    archive.add(archive.new_run(), [said])
    (sund,) = archive.registry.find("Olav Sund")
    assert archive.registry.names([sund])[sund].kind is EntityKind.PERSON


def test_family_names_spelt_otherwise_are_other_families_unless_the_given_name_is_one(archive: Archive) -> None:
    told(archive, (article("w1", "Karl Wall met Jon Wahl."), ["Karl Wall", "Jon Wahl"]))
    assert archive.registry.spellings("Wall") == ()
    told(archive, (article("w2", "Karl Wahl spoke."), ["Karl Wahl"]))
    assert archive.registry.spellings("Wall") == ("Wahl",)
