"""Does the annotator's version change with what it does, and only with that?"""

import shutil
from pathlib import Path

import pytest

from searchapp.annotate import version
from searchapp.annotate.version import bare_code, code_version

CODE = 'WORDS = frozenset("say tell".split())\n'


@pytest.mark.parametrize(
    "same",
    [
        '"""Which words?"""\n\n' + CODE,
        "# Words of saying.\n" + CODE,
        CODE.replace("\n", "  # by hand\n"),
        CODE + '"""“Words” of ünlike lengths,\nin two lines."""\n',
        "\n\n" + CODE,
    ],
)
def test_explaining_code_leaves_it_what_it_was(same: str) -> None:
    assert bare_code(same) == bare_code(CODE)


@pytest.mark.parametrize(
    "other", [CODE.replace("tell", "tell quaver"), CODE.replace("frozenset", "set"), CODE + "SURE = 0.96\n"]
)
def test_another_word_or_number_makes_another_version(other: str) -> None:
    assert bare_code(other) != bare_code(CODE)


def test_a_mark_of_a_comment_inside_a_string_is_kept() -> None:
    assert bare_code('MARK = "#"\n') == 'MARK = "#"'


def test_a_new_word_in_any_table_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "annotate"
    shutil.copytree(version._ROOM, room)
    monkeypatch.setattr(version, "_ROOM", room)
    before = code_version.__wrapped__()
    verbs = room / "lexicon" / "verbs.tsv"
    verbs.write_text(verbs.read_text(encoding="utf-8") + "quaver\tspeech\n", encoding="utf-8")
    assert code_version.__wrapped__() != before
