"""Does the registry know who is who across articles, under ids that last?"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from searchapp.archive import Archive
from searchapp.domain import EntityKind
from searchapp.errors import ArchiveError
from searchapp.reading import GivenParagraph, ReadArticle
from tests.archive.named import FELDS, NOBODY, Named, article, ids, keep, told


def test_one_person_is_linked_and_a_namesake_stays_apart(archive: Archive) -> None:
    told(archive, *FELDS)
    first, second, third, fourth = (ids(archive, key)["Jonas Feld"] for key in ("a1", "a2", "a3", "a4"))
    assert first == second
    assert len({first, third, fourth}) == 3
    assert archive.registry.find("jonas feld") == {first, third, fourth}


def test_whoever_may_be_the_same_is_offered_with_the_reasons_and_a_namesake_is_not(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, striker, nobody = (ids(archive, key)["Jonas Feld"] for key in ("a1", "a3", "a4"))
    assert {name.id for name, _ in archive.registry.may_be_same(nobody)} == {mayor, striker}
    assert [name.id for name, _ in archive.registry.may_be_same(mayor)] == [nobody]
    ((_, reasons),) = archive.registry.may_be_same(mayor)
    assert reasons[0].values == ("equal", "Jonas Feld", "Jonas Feld")


def test_namesakes_carry_a_note_and_nobody_else_does(archive: Archive) -> None:
    told(archive, *FELDS, (article("a5", "The ferryman Olav Sund waved."), ["Olav Sund"]))
    found = archive.registry.names([ids(archive, key)["Jonas Feld"] for key in ("a1", "a3", "a4")])
    assert {name.note for name in found.values()} == {"mayor of Brenmouth", "striker", "Daily Lantern"}
    (alone,) = archive.registry.find("Olav Sund")
    assert archive.registry.names([alone])[alone].note == ""


def test_two_of_one_name_and_outlet_without_any_role_are_told_apart_by_headlines(archive: Archive) -> None:
    told(archive, *((article(key, f"Rain fell on Jonas Feld. {key}"), ["Jonas Feld"]) for key in ("c1", "c2")))
    found = archive.registry.names([ids(archive, key)["Jonas Feld"] for key in ("c1", "c2")])
    assert {name.note for name in found.values()} == {""}
    assert {name.told_apart for name in found.values()} == {"“Title of c1”", "“Title of c2”"}


def test_an_accepted_offer_merges_and_a_rejected_one_never_comes_again(archive: Archive) -> None:
    told(archive, *FELDS)
    mayor, striker, nobody = (ids(archive, key)["Jonas Feld"] for key in ("a1", "a3", "a4"))
    archive.registry.merge(nobody, into=mayor, actor="editor")
    assert archive.registry.names([nobody])[nobody].id == mayor
    assert archive.registry.may_be_same(striker) != ()  # the merged one was offered for the striker too
    archive.registry.keep_apart(striker, mayor, actor="editor")
    assert archive.registry.offers() == ()
    keep(archive, {key: ["Jonas Feld"] for key in ("a1", "a2", "a3", "a4")}, again=True)
    assert archive.registry.offers() == ()
    with pytest.raises(ArchiveError, match="one already"):
        archive.registry.keep_apart(nobody, mayor, actor="editor")


def test_ids_survive_full_a_new_annotator_a_new_version_and_a_restored_file(archive: Archive, tmp_path: Path) -> None:
    told(archive, *FELDS)
    keys = ("a1", "a2", "a3", "a4")
    before = [ids(archive, key) for key in keys]
    names = {key: ["Jonas Feld"] for key in keys}
    keep(archive, names, again=True)
    keep(archive, names, "test 2")
    archive.add(archive.new_run(), [replace(NOBODY, paragraphs=(GivenParagraph("It rained. Jonas Feld came."),))])
    keep(archive, names, "test 2")
    assert [ids(archive, key) for key in keys] == before
    archive.close()
    (tmp_path / "restored").mkdir()
    shutil.copy(tmp_path / "archive.sqlite", tmp_path / "restored" / "archive.sqlite")
    restored = Archive(tmp_path / "restored")
    keep(restored, names, "test 3")
    assert [ids(restored, key) for key in keys] == before
    restored.close()


def test_whoever_was_met_without_context_is_joined_once_an_article_shows_who_it_is(archive: Archive) -> None:
    plain = article("b1", "Ilse Brandt met Anna Kern and Dov Lind.")
    mayor = article("b2", "Ilse Brandt, the mayor of Skarne, spoke.", "Daily Lantern", "2024-01-01")
    bridge = article("b3", "Ilse Brandt, the mayor of Skarne, met Anna Kern and Dov Lind.", "Tarn Valley Gazette")
    met = ["Ilse Brandt", "Anna Kern", "Dov Lind"]
    told(archive, (plain, met), (mayor, ["Ilse Brandt"]))
    assert len(archive.registry.find("Ilse Brandt")) == 2
    told(archive, (bridge, met))
    (one,) = archive.registry.find("Ilse Brandt")
    raw = [ids(archive, key)["Ilse Brandt"] for key in ("b1", "b2", "b3")]
    assert {archive.registry.names([i])[i].id for i in raw} == {one}


def test_every_pair_that_is_settled_by_now_is_joined_at_the_end_of_a_run(archive: Archive) -> None:
    """An article looks at three pairs; the other two of these five wait for the end of the run."""
    friends = {
        n: [f"{name} Holt{n}" for name in ("Anna", "Dov", "Karl", "Lena")] for n in ("ab", "cd", "ef", "gh", "ik")
    }
    plain = [
        (article(f"p-{n}", f"Ilse Brandt met {', '.join(met)}.", n, f"20{at}0-01-01"), ["Ilse Brandt", *met])
        for at, (n, met) in enumerate(friends.items())
    ]
    told(archive, *plain)
    assert len(archive.registry.find("Ilse Brandt")) == 5
    everybody = [name for met in friends.values() for name in met]
    party = article("party", f"The mayor of Skarne, Ilse Brandt, met {', '.join(everybody)}.", "Daily Lantern")
    before = archive.last_appearance()
    told(archive, (party, ["Ilse Brandt", *everybody]))
    assert len(archive.registry.find("Ilse Brandt")) > 1
    archive.settle_people(before)
    assert len(archive.registry.find("Ilse Brandt")) == 1


def known_in(articles: int) -> list[tuple[ReadArticle, Sequence[str | Named]]]:
    """So many articles of the mayor of Skarne."""
    body = "The mayor of Skarne, Ilse Brandt, opened the bridge of the Tarn Water Board."
    days = [f"2024-02-{n + 1:02}" for n in range(articles)]
    told = [article(f"m{day}", f"{body} ({day})", "Gazette", day) for day in days]
    return [(one, ["Ilse Brandt", "#Tarn Water Board"]) for one in told]


@pytest.mark.parametrize(
    ("articles", "body", "bearers"),
    [
        (20, "Ilse Brandt left the Tarn Water Board.", 1),
        (4, "Ilse Brandt left the Tarn Water Board.", 2),
        (20, "The weaver Ilse Brandt left the Tarn Water Board.", 2),
        (20, "Rain fell on Ilse Brandt.", 2),
    ],
    ids=["well known and not introduced", "little known", "introduced as somebody else", "nobody in common"],
)
def test_whom_readers_know_and_nobody_introduces_needs_little_evidence(
    archive: Archive, articles: int, body: str, bearers: int
) -> None:
    told(archive, *known_in(articles))
    named = ["Ilse Brandt", *(["#Tarn Water Board"] if "Board" in body else [])]
    told(archive, (article("late", body, "Gazette", "2025-09-01"), named))
    assert len(archive.registry.find("Ilse Brandt")) == bearers


def test_two_well_known_bearers_of_a_name_leave_open_whom_an_unintroduced_one_means(archive: Archive) -> None:
    told(archive, *known_in(12))
    body = "The striker Ilse Brandt scored against the Tarn Water Board."
    strikers = [article(f"s{n}", f"{body} ({n})", "Gazette", f"2024-03-{n + 1:02}") for n in range(12)]
    told(archive, *((one, ["Ilse Brandt", "#Tarn Water Board"]) for one in strikers))
    late = article("late", "Ilse Brandt left the Tarn Water Board.", "Gazette", "2025-09-01")
    told(archive, (late, ["Ilse Brandt", "#Tarn Water Board"]))
    assert len(archive.registry.find("Ilse Brandt")) == 3


def test_a_person_s_word_that_two_are_different_stands_against_all_evidence(archive: Archive) -> None:
    plain = article("b1", "Ilse Brandt met Anna Kern and Dov Lind.")
    mayor = article("b2", "Ilse Brandt, the mayor of Skarne, spoke.", "Daily Lantern", "2024-01-01")
    bridge = article("b3", "Ilse Brandt, the mayor of Skarne, met Anna Kern and Dov Lind.", "Tarn Valley Gazette")
    met = ["Ilse Brandt", "Anna Kern", "Dov Lind"]
    told(archive, (plain, met), (mayor, ["Ilse Brandt"]))
    archive.registry.keep_apart(*archive.registry.find("Ilse Brandt"), actor="editor")
    told(archive, (bridge, met))
    assert len(archive.registry.find("Ilse Brandt")) == 2
    assert all(one.name != "Ilse Brandt" for one, _, _ in archive.registry.offers())


def test_a_single_name_never_links_articles_and_two_of_one_article_are_two(archive: Archive) -> None:
    one = article("c1", "The harbour master Feld met Anna Kern and Dov Lind.")
    two = article("c2", "The harbour master Feld met Anna Kern and Dov Lind again.")
    told(archive, (one, ["Feld", "Anna Kern", "Dov Lind"]), (two, ["Feld", "Anna Kern", "Dov Lind"]))
    assert ids(archive, "c1")["Feld"] != ids(archive, "c2")["Feld"]
    assert ids(archive, "c1")["Anna Kern"] == ids(archive, "c2")["Anna Kern"]
    offered = [{one.id, other.id} for one, other, _ in archive.registry.offers()]
    assert {ids(archive, "c1")["Feld"], ids(archive, "c2")["Feld"]} in offered


def test_spellings_are_offered_and_not_linked(archive: Archive) -> None:
    one = article("d1", "Yusuf Haddaniyeh, the finance minister, spoke.")
    two = article("d2", "Youssef Haddaniyya, the finance minister, spoke.")
    told(archive, (one, ["Yusuf Haddaniyeh"]), (two, ["Youssef Haddaniyya"]))
    ((first, second, reasons),) = archive.registry.offers()
    assert {first.name, second.name} == {"Yusuf Haddaniyeh", "Youssef Haddaniyya"}
    assert reasons[0].values[0] == "spelling"


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
    archive.registry.rename(one, "Tom Kern")
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
    told(archive, FELDS[0])
    archive.withdraw("a1", "court order", "editor")
    told(archive, FELDS[1])
    assert len(archive.registry.find("Jonas Feld")) == 2  # nothing of the withdrawn article speaks any more


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


def test_a_correction_names_the_only_known_bearer(archive: Archive) -> None:
    told(archive, FELDS[0])
    given = article("l1", "x")
    said = replace(given, paragraphs=(GivenParagraph("“Yes.”", speakers=("Olav Sund",)),))
    archive.add(archive.new_run(), [said])
    (sund,) = archive.registry.find("Olav Sund")
    assert archive.registry.names([sund])[sund].kind is EntityKind.PERSON
