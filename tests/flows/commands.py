"""Two articles, and how a command is run on them: in a process of its own, as a person would."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ARTICLES = [
    {
        "id": "quarry",
        "title": "Quarry to close",
        "date": "2025-03-04",
        "source": "Tarn Valley Post",
        "lang": "en",
        "body": "The quarry above Brenmouth will close in June.\n\n“We have dug out what there was,” said Edda Morley, "
        "who has run it for thirty years.\n\nMorley said the pit would become a lake.",
    },
    {
        "id": "ferry",
        "title": "Night ferry returns",
        "date": "2025-05-20",
        "source": "Karsholm Courier",
        "lang": "en",
        "body": "The night ferry to Averne sails again from Friday.\n\nThe harbour master, Jonas Feld, told reporters: "
        "“It will be full until September.”",
    },
]

LIGHTHOUSE = {
    "id": "lighthouse",
    "title": "Lighthouse dark",
    "date": "2025-06-02",
    "source": "Karsholm Courier",
    "lang": "en",
    "body": "The lighthouse has been dark since Monday.\n\n“We ran out of oil,” said Edda Morley.",
}
"""An article that comes later."""


def commands(home: Path) -> Run:
    """Runs a command of the program in a process of its own, as a person would."""

    def run(
        *arguments: str | Path, stdin: str = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SEARCHAPP_")}
        return subprocess.run(
            [sys.executable, "-m", "searchapp", *map(str, arguments)],
            input=stdin, capture_output=True, text=True, timeout=240,
            env={**kept, "SEARCHAPP_HOME": str(home), **(env or {})},
        )  # fmt: skip

    return run


def write_jsonl(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    return path
