"""Do tables of words say what they hold, and refuse what they cannot mean?"""

from pathlib import Path

import pytest

from searchapp.annotate import lexicon
from searchapp.annotate.lexicon import REPORTING, VERBS, inverted, mapped, table

TABLES = sorted(Path(lexicon.__file__).parent.glob("*.tsv"))
TEXT = "# Verbs.\n\nverb\tas\tforms\nquaver\tspeech reports\nhum\tspeech\thums hummed humming\nsit\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "verbs.tsv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_row_has_its_cells_by_the_names_of_the_columns(written: Path) -> None:
    assert table(written)[1] == {"verb": "hum", "as": "speech", "forms": "hums hummed humming"}


def test_words_are_those_whose_cell_holds_a_value_or_anything(written: Path) -> None:
    rows = table(written)
    assert mapped(rows, "forms") == {"hum": "hums hummed humming"}
    assert inverted(rows, "as") == {"speech": {"quaver", "hum"}, "reports": {"quaver"}}


@pytest.mark.parametrize("line", ["quip\tspeech\tquips\tmore", "\tspeech"])
def test_a_row_that_does_not_fit_is_named_by_file_and_line(written: Path, line: str) -> None:
    written.write_text(TEXT + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"verbs\.tsv, line 7"):
        table(written)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_table_is_explained_and_holds_a_word_once(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    first = [next(iter(row.values())) for row in table(path)]
    assert len(first) == len(set(first))


def test_an_inflected_form_leads_to_its_verb() -> None:
    assert (VERBS["told"], VERBS["hinted"], VERBS["queries"]) == ("tell", "hint", "query")
    assert "say" in REPORTING
