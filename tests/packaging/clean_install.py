"""Does the wheel install in clean environments, by this pip and that one, and does a search in the demo find something?

    python -m tests.packaging.clean_install --pythons python3.11 python3.12 --pips 23.0.1 latest -- dist/*.whl

Prints a line for each environment: its size by du, and how many paragraphs a search found. Exit status 1 where one
fails.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import click

SECONDS = 600
_FIRST_OF_3_12 = "23.2.1"
"""The pip that Python 3.12 came with; those before 23.1 do not run on it."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pythons", nargs="+", default=["python3"])
    parser.add_argument("--pips", nargs="+", default=["23.0.1"])
    parser.add_argument("wheel", type=Path)
    given = parser.parse_args()
    failed = False
    for name in given.pythons:
        python = interpreter(name)
        if python is None:
            click.echo(f"{name}: not on this machine, so not tried")
            continue
        for pip in (_FIRST_OF_3_12 if one == "23.0.1" and not runs_old_pips(python) else one for one in given.pips):
            told = tried(python, pip, given.wheel.absolute())
            click.echo(f"{name}, pip {pip}: {told}")
            failed = failed or "found" not in told
    sys.exit(failed)


def runs_old_pips(python: str) -> bool:
    """Whether pip 23.0 runs on this Python at all."""
    return not subprocess.run([python, "-c", "import imp"], capture_output=True).returncode


def interpreter(name: str) -> str | None:
    """The interpreter of this name, from the path or from pyenv."""
    version = name.removeprefix("python")
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python")) if "." in version else []
    return shutil.which(name) if not kept else str(kept[-1])


def tried(python: str, pip: str, wheel: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "environment")
        run(python, "-m", "venv", str(clean))
        own = str(clean / "bin" / "python")
        run(own, "-m", "pip", "install", "--quiet", "--upgrade", "pip" if pip == "latest" else f"pip=={pip}")
        run(own, "-m", "pip", "install", "--quiet", str(wheel))
        size = int(run("du", "-sm", str(clean)).split()[0])
        return f"{size} MiB, {searched(clean / 'bin' / 'searchapp', Path(folder, 'home'))}"


def searched(program: Path, home: Path) -> str:
    """What a search in the demo finds, once `searchapp demo` says where it serves."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SEARCHAPP_", "PYTHON"))}
    environment = {**kept, "SEARCHAPP_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [program, "demo", "--port", "0"], env=environment, cwd=home.parent, stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        address, begun = None, time.monotonic()
        while address is None and time.monotonic() - begun < SECONDS and (line := demo.stdout.readline()):
            said = re.search(r"http://\S+", line)
            address = said[0] if said else None
        total = 0
        with suppress(OSError):
            if address:
                total = json.load(urlopen(f"{address}search.json?q=flood", timeout=SECONDS))["total"]
        demo.terminate()
    return f"{total} paragraphs found" if total else "the demo serves nothing"


def run(*command: str) -> str:
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"{' '.join(command)}: {made.stdout}{made.stderr}")
    return made.stdout


if __name__ == "__main__":
    main()
