"""Do the names that the archive knows, frozen in a table, help to read further articles, always with one result?"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp.annotate import load_annotator
from searchapp.annotate.languages import annotate, read_names
from searchapp.cli import main
from searchapp.domain import Annotation, Document, EntityKind, Span
from searchapp.errors import SettingsError
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.reindex import reindex
from searchapp.settings import Settings
from searchapp.wiring import Services

FARMER = "زورن كفلهايم، مزارع من تارنس، قال في بيان إن الماء يرتفع."
"""Without a given name that is known, and before the verb."""
MET = "التقى المزارع زورن كفلهايم أمس بعض الجيران في القرية."


def read(text: str, lang: str, table: Path | None) -> Annotation:
    known = read_names(table) if table else None
    return annotate(Document(text, (Span(0, len(text)),), lang, headed=False), known=known)


def kinds(annotation: Annotation) -> dict[str, EntityKind]:
    return {entity.name: entity.kind for entity in annotation.entities}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "names.tsv"
    file.write_text("person\tZorn Kvelheim\norganisation\tStille Kante\nperson\tWurzen Alp\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("text", [FARMER, MET])
def test_a_latin_name_is_known_in_arabic_letters(text: str, table: Path) -> None:
    assert "زورن كفلهايم" not in kinds(read(text, "ar", None))
    found = read(text, "ar", table)
    assert kinds(found)["زورن كفلهايم"] is EntityKind.PERSON
    assert all(quote.entity is not None for quote in found.quotes)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Der Bote traf Wurzen Alp am Montag.", "Wurzen Alp", EntityKind.PERSON),
        ("Die Stille Kante eröffnet morgen.", "Stille Kante", EntityKind.ORGANISATION),
    ],
)
def test_a_known_name_has_its_kind_and_extent(text: str, name: str, kind: EntityKind, table: Path) -> None:
    assert name not in kinds(read(text, "de", None))
    assert kinds(read(text, "de", table))[name] is kind


def test_what_only_resembles_a_known_name_by_a_few_consonants_is_nobody(table: Path) -> None:
    assert kinds(read("وقال إن المال لا يكفي لشراء كل ما يلزم.", "ar", table)) == {}


def test_the_table_is_part_of_the_version_whatever_its_file_is_called(table: Path) -> None:
    same = table.rename(table.with_name("other.tsv"))
    first = load_annotator(str(same)).version
    assert first == load_annotator(str(same)).version
    assert first != load_annotator().version
    same.write_text("person\tZorn Kvelheim\n", encoding="utf-8")
    assert first != load_annotator(str(same)).version


@pytest.mark.parametrize("line", ["Zorn Kvelheim", "river\tTarn", "person\t"])
def test_a_bad_line_is_told(line: str, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text(f"person\tAda Lind\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"bad\.tsv:2"):
        load_annotator(str(tmp_path / "bad.tsv"))


def test_the_archive_writes_the_table_and_reindex_tells_what_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Services(Settings(tmp_path / "home"))
    said = {f"a{at}": f"« L’eau monte », a dit Paul Sorel le {at} mai." for at in (3, 4)}
    articles = [
        ReadArticle(name, (GivenParagraph(text),), Original(name, name.encode(), "text/plain"), id=name, lang="fr")
        for name, text in said.items()
    ]
    opened.archive.add(opened.archive.new_run(), articles)
    reindex(opened.archive, opened.engine, opened.annotating())
    opened.close()
    monkeypatch.setenv("SEARCHAPP_HOME", str(tmp_path / "home"))
    written = CliRunner().invoke(main, ["names"])
    assert written.output == "person\tPaul Sorel\n"
    assert CliRunner().invoke(main, ["names", "--articles", "3"]).output == ""
    (tmp_path / "names.tsv").write_text(written.output, encoding="utf-8")
    monkeypatch.setenv("SEARCHAPP_MODEL", str(tmp_path / "names.tsv"))
    told = CliRunner().invoke(main, ["reindex"])
    assert "what was read without them is read anew" in told.output
    assert "2 articles annotated" in told.output
    assert "0 articles annotated" in CliRunner().invoke(main, ["reindex"]).output
