"""Do the docs name what there is, and does each module say which question it answers?"""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

import searchapp
from searchapp.archive import schema
from searchapp.cli import COMMANDS
from searchapp.settings import Settings

PACKAGE = Path(searchapp.__file__).parent
DOCS = PACKAGE.parent / "docs"
ROOMS = sorted(path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file())
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)


@pytest.mark.parametrize("room", [path for path in ROOMS if not path.stem.startswith("__")], ids=lambda path: path.name)
def test_every_room_is_on_the_map(room: Path) -> None:
    table = (DOCS / "architecture.md").read_text("utf-8").split("\n## ")[0]
    assert f"`{room.name}" in table


@pytest.mark.parametrize("table", sorted(schema.metadata.tables))
def test_every_table_is_described(table: str) -> None:
    assert f"`{table}`" in (DOCS / "architecture.md").read_text("utf-8")


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_described(setting: str) -> None:
    assert f"| `SEARCHAPP_{setting.upper()}` |" in (DOCS / "operations.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"`searchapp {command}" in (DOCS / "operations.md").read_text("utf-8")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_opens_with_its_question(module: Path) -> None:
    told = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    assert "?" in told.split("\n")[0]
