"""How does a web server of a process of its own run for a test?"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def serving(*words: str, environment: dict[str, str] | None = None) -> Iterator[str]:
    """The address of what a command such as `serve` serves; ended afterwards."""
    command = [sys.executable, "-m", "searchapp", *words, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        try:
            told = next(line for line in server.stdout if " at http" in line)
            yield told.split()[-1].rstrip("/")
        finally:
            server.terminate()
