"""Does a list that somebody keeps decide who is who?"""

from pathlib import Path

import pytest

from searchapp.archive import Archive
from searchapp.domain import EntityKind
from searchapp.errors import RefusedInput
from tests.archive.named import FELDS, article, ids, told

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


POPOLO = """\
{"persons": [
   {"id": "m1", "name": "Ilse Brandt", "other_names": [{"name": "I. Brandt"}],
    "memberships": [{"organization_id": "o1", "role": "member", "start_date": "2019", "end_date": "2023-05-01"}]},
   {"id": "m2", "name": "Jonas Feld"},
   {"id": "m3"}],
 "organizations": [{"id": "o1", "name": "National Assembly", "other_names": [{"name": "NA"}]}],
 "memberships": [{"person_id": "m2", "post_id": "p1", "start_date": "2020-02-01"}],
 "posts": [{"id": "p1", "label": "minister of ports", "organization_id": "o1"}]}
"""


def test_the_people_of_a_parliament_are_taken_in_from_popolo(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "parliament.json"
    file.write_text(POPOLO, "utf-8")
    imported = archive.registry.import_authority(file)
    assert imported.entries == 3
    assert [refusal.where for refusal in imported.refused] == [f"{file}:persons[2]"]
    (brandt,), (feld,), (assembly,) = (archive.registry.find(n) for n in ("I. Brandt", "Jonas Feld", "NA"))
    assert archive.registry.roles(brandt) == (("member of National Assembly", "2019", "2023-05-01", 0),)
    assert archive.registry.roles(feld)[0].text == "minister of ports of National Assembly"
    assert archive.registry.names([assembly])[assembly].kind is EntityKind.ORGANISATION


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
