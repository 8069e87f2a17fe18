"""Does the registry know who is who across articles, under ids that last?"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from searchapp.archive import Archive
from searchapp.domain import Annotation, CivilDate, DateOrigin, Document, Entity, EntityKind, How, Mention, Span
from searchapp.errors import ArchiveError, RefusedInput
from searchapp.reading import GivenParagraph, Original, ReadArticle

Named = tuple[str, EntityKind, tuple[str, ...]]


def article(key: str, body: str, outlet: str = "Karsholm Courier", date: str = "2025-03-04") -> ReadArticle:
    original = Original(key, f"{key}{body}".encode(), "text/plain")
    published = CivilDate(date, DateOrigin.METADATA)
    return ReadArticle(
        f"Title of {key}", (GivenParagraph(body),), original, id=key, outlet=outlet, published=published, lang="en"
    )


def annotation(document: Document, named: Sequence[Named]) -> Annotation:
    entities = []
    for name, kind, variants in named:
        at = document.text.index(name)
        entities.append(Entity(name, kind, (Mention(Span(at, at + len(name)), How.FULL),), variants))
    return Annotation((), tuple(entities))


def keep(
    archive: Archive, names: dict[str, Sequence[str | Named]], version: str = "test 1", again: bool = False
) -> None:
    """Annotate what waits with these names; a bare name is a person's, `#` stands before a body's."""
    work = archive.pending(version, 0, 1_000, again)
    found = [annotation(one.document, [_named(name) for name in names[one.key]]) for one in work]
    archive.keep_findings(work, found, version)


def _named(name: str | Named) -> Named:
    if isinstance(name, str):
        kind = EntityKind.ORGANISATION if name[0] == "#" else EntityKind.PERSON
        return name.lstrip("#"), kind, ()
    return name


def ids(archive: Archive, key: str) -> dict[str, int]:
    """The raw ids that stand in an article, by the words that name them."""
    page = archive.article(key)
    assert page is not None
    return {page.text[span.start : span.end]: entity_id for entity_id, span in page.mentions}


def told(archive: Archive, *articles: tuple[ReadArticle, Sequence[str | Named]]) -> None:
    archive.add(archive.new_run(), [one for one, _ in articles])
    keep(archive, {one.id or "": names for one, names in articles})


MAYOR = article("a1", "The mayor of Brenmouth, Jonas Feld, opened the bridge.")
MAYOR_AGAIN = article("a2", "“It will hold,” said Jonas Feld, the mayor of Brenmouth.", "Tarn Valley Gazette")
STRIKER = article("a3", "The striker Jonas Feld scored twice for the Rovers.")
NOBODY = article("a4", "Jonas Feld came as well.", "Daily Lantern", "2019-01-01")
FELDS = [(one, ["Jonas Feld"]) for one in (MAYOR, MAYOR_AGAIN, STRIKER, NOBODY)]


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
    assert isinstance(counts[0], float)


AUTHORITY = """\
{"id": "p1", "name": "Jonas Feld", "offices": [{"title": "mayor of Brenmouth", "from": "2020"}]}
{"id": "p2", "name": "Jonas Feld", "offices": [{"title": "goalkeeper of the Rovers", "from": "1990", "to": "2002"}]}
{"id": "p3", "name": "Ilse Brandt", "kind": "person"}
{"id": "p3", "name": "Once More"}
{"id": "p4", "name": "Bad Kind", "kind": "ship"}
{"id": "p5", "name": "Bad Date", "offices": [{"title": "mayor", "from": "2020-13"}]}
{"id": "p6", "offices": []}
no json
"""


def test_an_authority_list_decides_and_its_bad_rows_are_refused_by_line(archive: Archive, tmp_path: Path) -> None:
    told(archive, *FELDS[:2], (article("i1", "Ilse Brandt came."), ["Ilse Brandt"]))
    file = tmp_path / "people.jsonl"
    file.write_text(AUTHORITY, "utf-8")
    imported = archive.registry.import_authority(file)
    assert (imported.entries, imported.joined) == (3, 2)
    assert [refusal.where.rsplit(":", 1)[1] for refusal in imported.refused] == ["4", "5", "6", "7", "8"]
    assert "on line 3" in str(imported.refused[0])
    brandt = ids(archive, "i1")["Ilse Brandt"]
    told(archive, (article("i2", "Ilse Brandt left.", "Daily Lantern", "2001-01-01"), ["Ilse Brandt"]), FELDS[3])
    (only,) = archive.registry.find("Ilse Brandt")  # no context at all: the list decides
    assert archive.registry.names([brandt])[brandt].id == only
    mayor = ids(archive, "a1")["Jonas Feld"]
    mayor_name = archive.registry.names([mayor])[mayor]
    assert archive.registry.roles(mayor)[0] == ("mayor of Brenmouth", "2020", None, 0)
    nobody = ids(archive, "a4")["Jonas Feld"]  # of 2019, when neither held an office
    assert archive.registry.names([nobody])[nobody].id != mayor_name.id
    assert archive.registry.import_authority(file).joined == 0  # once more changes nothing


def test_an_authority_list_may_be_a_table(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "id,name,variants,kind,offices\n"
        "o1,Tarn Water Board,TWB|Water Board,organisation,\n"
        'p1,Jonas Feld,,,"mayor of Brenmouth;2020;2024-05|member of the Assembly;2024-06;"\n'
        "p2,too,many,cells,in,here\n",
        "utf-8",
    )
    imported = archive.registry.import_authority(file)
    assert imported.entries == 2
    assert [str(refusal) for refusal in imported.refused] == [f"{file}:4: this is no row of 5 cells."]
    (feld,) = archive.registry.find("Jonas Feld")
    assert [role.text for role in archive.registry.roles(feld)] == ["mayor of Brenmouth", "member of the Assembly"]
    told(archive, (article("k1", "The Water Board met."), ["#Water Board"]))
    assert ids(archive, "k1")["Water Board"] in archive.registry.find("TWB")


def test_a_file_that_is_no_list_is_refused_whole(archive: Archive, tmp_path: Path) -> None:
    for name, data, reason in (
        ("a.csv", b"who,what\nx,y\n", "columns id and name"),
        ("b.jsonl", b'{"id": "\xff"}', "no UTF-8"),
        ("absent.jsonl", None, "can't be read"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(RefusedInput, match=reason):
            archive.registry.import_authority(tmp_path / name)


def test_a_correction_names_the_only_known_bearer(archive: Archive) -> None:
    told(archive, FELDS[0])
    given = article("l1", "x")
    said = replace(given, paragraphs=(GivenParagraph("“Yes.”", speakers=("Olav Sund",)),))
    archive.add(archive.new_run(), [said])
    (sund,) = archive.registry.find("Olav Sund")
    assert archive.registry.names([sund])[sund].kind is EntityKind.PERSON
