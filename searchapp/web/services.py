"""What do the pages need from the rest of the program?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import current_app

from searchapp.ports import Articles, Names, Searcher

KEY = "searchapp"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a view may use, chosen by wiring.

    `annotator` is the annotator's description, shown at the foot of each page; `published` tells when the live
    generation was published (aware, UTC), or None where there is none. `language` fixes the interface's language
    (`en`, `de`, `ar`); None lets the browser choose.
    """

    engine: Searcher
    names: Names
    articles: Articles
    annotator: str
    published: Callable[[], datetime.datetime | None]
    language: str | None = None


def services() -> Services:
    """The services of the application that handles the current request."""
    return cast(Services, current_app.extensions[KEY])
