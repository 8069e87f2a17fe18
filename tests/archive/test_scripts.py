"""Is somebody whose name is in Latin, Arabic and Cyrillic letters one person, where company speaks for it too?"""

from dataclasses import replace

import pytest

from searchapp.annotate.languages import annotate
from searchapp.archive import Archive
from searchapp.reading import ReadArticle
from tests.archive.named import article, ids, told

LATIN = article("s1", "Ivan Karlov met Jens Brekke at Karsholm.")
ARABIC = article("s2", "التقى إيفان كارلوف ينس بريك في كارسهولم.", "Al-Marfa")
CYRILLIC = article("s3", "Иван Карлов встретился с Йенс Брекке.", "Vestnik")


def who(archive: Archive, key: str, name: str) -> int:
    raw = ids(archive, key)[name]
    return archive.registry.names([raw])[raw].id


def test_one_row_where_the_transliteration_and_the_company_agree(archive: Archive) -> None:
    told(
        archive,
        (LATIN, ["Ivan Karlov", "Jens Brekke"]),
        (ARABIC, ["إيفان كارلوف", "ينس بريك"]),
        (CYRILLIC, ["Иван Карлов", "Йенс Брекке"]),
    )
    found = {who(archive, "s1", "Ivan Karlov"), who(archive, "s2", "إيفان كارلوف"), who(archive, "s3", "Иван Карлов")}
    assert len(found) == 1
    (one,) = found
    assert archive.registry.find("إيفان كارلوف") == archive.registry.find("Ivan Karlov") == {one}


def test_offered_where_only_the_transliteration_agrees(archive: Archive) -> None:
    alone = article("s4", "وصل إيفان كارلوف مساء.", "Al-Marfa", "2023-01-05")
    told(archive, (LATIN, ["Ivan Karlov"]), (alone, ["إيفان كارلوف"]))
    latin, arabic = who(archive, "s1", "Ivan Karlov"), who(archive, "s4", "إيفان كارلوف")
    assert latin != arabic
    assert arabic in {name.id for name, _ in archive.registry.may_be_same(latin)}


@pytest.mark.parametrize("name", ["إيفان كارمان", "ستيفان كارلوف"])
def test_another_name_in_another_script_is_somebody_else(archive: Archive, name: str) -> None:
    other = article("s5", f"التقى {name} ينس بريك.", "Al-Marfa")
    told(archive, (LATIN, ["Ivan Karlov", "Jens Brekke"]), (other, [name, "ينس بريك"]))
    latin, arabic = who(archive, "s1", "Ivan Karlov"), who(archive, "s5", name)
    assert latin != arabic
    assert arabic not in {found.id for found, _ in archive.registry.may_be_same(latin)}


def test_what_a_spanish_and_an_arabic_article_let_somebody_say_is_found_under_one_person(archive: Archive) -> None:
    spanish = _written(
        "e1", "es", "Iván Karlov dijo que el puente se cerrará. El secretario Jens Brekke guardó silencio."
    )
    arabic = _written("e2", "ar", "قال الرئيس إيفان كارلوف إن الجسر سيغلق. وصمت الأمين العام ينس بريك.")
    archive.add(archive.new_run(), [spanish, arabic])
    work = archive.pending("test 1", 0, 10, False)
    archive.keep_findings(work, [annotate(one.document) for one in work], "test 1")
    archive.settle_people()
    speakers = {who(archive, "e1", "Iván Karlov"), who(archive, "e2", "إيفان كارلوف")}
    assert len(speakers) == 1


def _written(key: str, lang: str, body: str) -> ReadArticle:
    return replace(article(key, body, f"Paper in {lang}"), lang=lang)
