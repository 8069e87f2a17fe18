"""What is an engine, and which ones are there? A folder and a line here.

An engine answers `searchapp.request` requests over the paragraphs that the archive hands it (`searchapp.ports`). Each
folder reads like the same story: what is stored, how it is built, how a query matches, what comes first, how many bear
each value, what a page shows. What every engine must agree on stands beside the folders, in code:

- `conditions`: which parts of a query stand in one conjunction, and speak of one quotation;
- `looking`: whether a query holds for a paragraph, and what it marks in it;
- `ranking`, `weighing`: what a match weighs;
- `narrowing`, `values`: under which values a hit counts, and in which order counts are answered.

`tests/engines/` holds the suite that every engine passes. The package of an engine has two functions: `from_settings`
opens it, and `glance` tells of its live generation as cheaply as it can (None where there is none).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from searchapp.errors import SettingsError

if TYPE_CHECKING:
    from searchapp.ports import Live, SearchEngine
    from searchapp.settings import Settings

ENGINES = {"whoosh": "searchapp.engines.whoosh", "opensearch": "searchapp.engines.opensearch"}
"""The packages of the engines by the names that a setting gives them; only the one that is used is loaded."""


def open_engine(settings: Settings) -> SearchEngine:
    """The engine that the settings name; its index may hold nothing yet. Raises SettingsError."""
    engine: SearchEngine = _package(settings).from_settings(settings)
    return engine


def glance(settings: Settings) -> Live | None:
    """What is told of the live generation; None where there is none. Raises SettingsError and EngineAway."""
    live: Live | None = _package(settings).glance(settings)
    return live


def _package(settings: Settings) -> Any:
    if settings.engine not in ENGINES:
        raise SettingsError(f"SEARCHAPP_ENGINE must be one of {', '.join(ENGINES)}, not {settings.engine!r}.")
    return import_module(ENGINES[settings.engine])
