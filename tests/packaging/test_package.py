"""Does the package say who made it, under which terms, and what there is to set?"""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from searchapp.annotate import bundled_model
from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.cli import COMMANDS, main
from searchapp.cli.licensing import used_by
from searchapp.errors import SettingsError
from searchapp.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "deploy" / "searchapp.toml"
_SET = re.compile(r"^# (\w+) = (.+)$", re.MULTILINE)


def test_the_sample_names_every_setting_once() -> None:
    named = [name for name, _ in _SET.findall(SAMPLE.read_text("utf-8"))]
    assert sorted(named) == sorted(field.name for field in fields(Settings) if field.name != "home")


def test_the_sample_tells_the_defaults() -> None:
    told = tomllib.loads("\n".join(f"{name} = {value}" for name, value in _SET.findall(SAMPLE.read_text("utf-8"))))
    has = {field.name: field.default for field in fields(Settings) if field.default is not None}
    assert {name: told[name] for name in has if name != "home"} == {n: v for n, v in has.items() if n != "home"}


def test_the_sample_can_be_put_in_force(tmp_path: Path) -> None:
    (tmp_path / "searchapp.toml").write_text(_SET.sub(r"\1 = \2", SAMPLE.read_text("utf-8")), "utf-8")
    assert load_settings({"SEARCHAPP_HOME": str(tmp_path)}).archive_language == "en"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_tells_what_the_command_s_own_help_tells(command: str) -> None:
    found = main.get_command(click.Context(main), command)
    assert found is not None
    assert found.get_short_help_str(limit=400).startswith(COMMANDS[command][1])


def test_the_help_loads_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"], prog_name="searchapp")
    listed = capsys.readouterr().out
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_every_package_that_is_used_says_its_licence() -> None:
    from searchapp.cli.licensing import _licence

    used = list(used_by("searchapp", set()))
    assert {"whoosh", "flask", "spacy", "numpy"} <= {one.name.lower() for one in used}
    assert [one.name for one in used if _licence(one) == "not told"] == []


def test_the_bundled_model_is_the_one_that_was_measured() -> None:
    bundled_model.check(BUNDLED_MODEL)


def test_an_altered_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "altered_model").mkdir()
    (tmp_path / "altered_model" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SettingsError, match="not the one that was measured"):
        bundled_model.check("altered_model")
