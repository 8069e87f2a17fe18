"""What is an engine, and which ones are there? A folder, and a line in `ENGINES` below.

An engine answers the requests of `searchapp.request` over the paragraphs that the archive hands it. What it must be
able to do is the protocol `searchapp.ports.SearchEngine`; what may be asked of it stands in words at the head of
`searchapp.request`. Each folder reads like the same story:

- `store`: what is kept of a paragraph;
- `build`: how it gets there, and how a whole one becomes live in one step;
- `match`: which paragraphs a query finds;
- `rank`: what comes first;
- `count`: how many bear each value;
- `show`: what a page shows;

and above these `searching` (one answer), `generation` (one state that answers), `engine` (opening, building, bringing
up to date). What all engines must agree on stands beside the folders, once, in code that they use or are measured by:

- `conditions`: which parts of a query stand in one conjunction, and speak of one quotation; when a value fits;
- `holding`: when a query holds, whatever it is asked of; an engine says what "all of" and "one of" are to it;
- `looking`: the same, asked of one paragraph, and what it marks there;
- `ranking`, `weighing`: what a match weighs;
- `narrowing`: what a request asks for with its choices, and in which order counts are answered;
- `showing`: what is shown of a hit;
- `generations`: how states of an index are called, and who answers for them.

The package of an engine has two functions: `from_settings` opens it, and `glance` tells of its live generation as
cheaply as it can (None where there is none). `tests/engines/` holds the suite that every engine passes;
`test_either_engine.py` there puts its line for a third one, and runs the commands and the pages on it.
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
