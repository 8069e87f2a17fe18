"""How does who looks after an archive see how it is, and start what takes long, from a page?

What takes long is a command of its own process: it goes on when the page is closed, and tells its progress in a file.
"""

import datetime
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from searchapp.account import Role
from searchapp.archive import Archive
from searchapp.errors import ArchiveError, EngineAway, IndexDamaged
from searchapp.ports import Live

LAST_LINES = 12
"""So many lines of what a command tells are shown."""

MOST = 50
"""So many refusals are listed."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command that was started from the page: whether it still runs, and the last lines that it told."""

    name: str
    running: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: the file's name, when it was made (aware, UTC), its bytes."""

    name: str
    at: datetime.datetime
    size: int


class Administering:
    """What an admin does, over one home; `backups` is the folder for backups, None where there is none.

    `generations` tells which generations of the index are kept, the one that answers first.
    """

    def __init__(
        self, archive: Archive, home: Path, backups: Path | None, generations: Callable[[], Sequence[Live]] = tuple
    ) -> None:
        self.archive, self._home, self._backups, self._generations = archive, home, backups, generations

    def generations(self) -> Sequence[Live]:
        """The generations of the index that are kept, the one that answers first; none where that can't be told now."""
        with suppress(EngineAway, IndexDamaged):
            return self._generations()
        return ()

    def add_account(self, name: str, role: str, password: str) -> None:
        """Make an account. Raises ArchiveError where that can't be."""
        if role not in set(Role):
            raise ArchiveError("Please choose what holds.")
        self.archive.accounts.add(name, Role(role), password)

    def remove_account(self, name: str, by: str) -> None:
        """Remove an account. Raises ArchiveError for an unknown name, or who asks."""
        if name == by:
            raise ArchiveError("Nobody removes their own account here.")
        self.archive.accounts.remove(name)

    # ---- what takes long

    @property
    def jobs(self) -> dict[str, list[str]]:
        """What can be started: each command's words by its name."""
        commands = {"reindex": ["reindex"]}
        if self._backups is not None:
            stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
            commands["backup"] = ["backup", str(self._backups / f"{stamp}.sqlite")]
        return commands

    def backups(self) -> list[Kept]:
        """The backups in their folder, the latest first."""
        if self._backups is None or not self._backups.is_dir():
            return []
        files = [(file.name, file.stat()) for file in self._backups.glob("*.sqlite")]
        made = datetime.datetime.fromtimestamp
        kept = [Kept(name, made(told.st_mtime, datetime.UTC), told.st_size) for name, told in files]
        return sorted(kept, key=lambda one: one.at, reverse=True)

    def start(self, name: str) -> None:
        """Start a command, unless it runs already. Raises ArchiveError where there is none of this name."""
        words = self.jobs.get(name)
        if words is None:
            raise ArchiveError(f"{name}: there is nothing of this name to start.")
        if self.job(name).running:
            return
        folder = self._home / "jobs"
        folder.mkdir(0o700, exist_ok=True)
        if self._backups is not None:
            self._backups.mkdir(0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(self._log(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as log:
            process = subprocess.Popen(  # noqa: S603  # our own command, no word of it from outside
                [sys.executable, "-m", "searchapp", *words],
                env=os.environ | {"SEARCHAPP_HOME": str(self._home)},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._pid(name).write_text(str(process.pid), "ascii")
        threading.Thread(target=self._see_off, args=(name, process), daemon=True).start()

    def job(self, name: str) -> Job:
        """How a command is, and what it told last."""
        try:
            lines = self._log(name).read_text("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        return Job(name, self._runs(name), tuple(line for line in lines if line.strip())[-LAST_LINES:])

    def _see_off(self, name: str, process: subprocess.Popen[bytes]) -> None:
        status = process.wait()
        with suppress(OSError):
            if status:
                with self._log(name).open("a", encoding="utf-8") as log:
                    log.write(f"It ended with status {status}.\n")
            self._pid(name).unlink(missing_ok=True)

    def _runs(self, name: str) -> bool:
        try:
            os.kill(int(self._pid(name).read_text("ascii")), 0)
        except (OSError, ValueError):
            return False
        return True

    def _log(self, name: str) -> Path:
        return self._home / "jobs" / f"{name}.log"

    def _pid(self, name: str) -> Path:
        return self._home / "jobs" / f"{name}.pid"
