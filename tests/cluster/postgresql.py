"""How does a real PostgreSQL run here for tests? Debian's, in a folder of its own, on a free port of the loopback."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from searchapp.archive import schema
from searchapp.archive.ground.revisions import revisions
from tests.cluster.servers import free_ports

_OWNER = "archivist"
"""Whose all archives are here: no superuser."""

_SETTINGS = {"listen_addresses": "127.0.0.1", "wal_recycle": "off", "shared_buffers": "64MB", "max_connections": "60"}


_KEPT = ", ".join(f'"{table}"' for table in schema.metadata.tables if table not in ("shared", "seal"))
_EMPTY = (
    f"TRUNCATE {_KEPT} RESTART IDENTITY; UPDATE seal SET digest = 0; "
    "UPDATE shared SET stamp = 0, secret = NULL, deleted = NULL"
)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs, or None."""
    found = [file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    return max(found, key=lambda p: int(p.parent.name), default=Path(on_path).parent if on_path else None)


def absent() -> str | None:
    """Why none can run here, or None."""
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed"
    return None if programs() else "PostgreSQL is not here; on Debian: apt-get install postgresql"


class Server:
    """One server under one folder; root gives it to another user, since it refuses to run as root."""

    def __init__(self, folder: Path) -> None:
        self.folder, (self.port,), self._made = folder, free_ports(1), count(1)
        self._user, self._free = None, list[str]()
        self.watch: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            users = {user.pw_name: user for user in pwd.getpwall()}
            user = users.get("postgres", users["nobody"])
            self._user = user.pw_uid
            os.chown(folder, user.pw_uid, user.pw_gid)

    def make(self) -> None:
        """Make and start it."""
        told = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self._run("initdb", "-D", self.folder / "data", *told)
        stopping = [str((programs() or Path()) / "pg_ctl"), "-D", "data", "-m", "immediate", "-w", "stop"]
        ending = 'cat; for try in 1 2 3 4 5 6 7 8 9 10; do "$@" && exit; sleep 2; done'  # it may only be starting
        with (self.folder / "out.log").open("ab") as out:  # ends the server with whoever holds its other end
            self.watch = subprocess.Popen(
                ["sh", "-c", ending, "watch", *stopping],
                user=self._user, stdin=subprocess.PIPE, stdout=out, stderr=out, cwd=self.folder,
            )  # fmt: skip
        self.start()
        self.sql(f"CREATE ROLE {_OWNER} LOGIN")

    def start(self) -> None:
        told = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        options = f"-p {self.port} -k {self.folder} -F {told}"
        self._run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "server.log", "-w", "-o", options, "start")

    def end(self) -> None:
        """End it for good, if it runs."""
        if self.watch is not None and self.watch.stdin is not None:
            self.watch.stdin.close()
            self.watch.wait()

    def stop(self, how: str = "fast") -> None:
        """`how`: fast ends all connections, immediate ends like a crash."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", how, "-w", "stop")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{_OWNER}@127.0.0.1:{self.port}/{database}"

    @contextlib.contextmanager
    def empty(self) -> Iterator[str]:
        """The address of an empty archive; it is emptied afterwards and taken again, for making one takes a second."""
        if not self._free:
            self._free.append(f"archive_{next(self._made)}")
            self.sql(f"CREATE DATABASE {self._free[-1]} TEMPLATE template0 OWNER {_OWNER} ENCODING 'UTF8' LOCALE 'C'")
        name = self._free.pop()
        yield self.url(name)
        self.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        self.sql(_EMPTY, name)
        if self.sql("SELECT version_num FROM alembic_version", name) == [(revisions()[-1],)]:
            self._free.append(name)  # else a test has brought it to another schema

    def files_of(self, address: str) -> list[Path]:
        """The folders in which what a database held may stand, once its log is written out."""
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
            self.sql(statement)
        name = address.rpartition("/")[2]
        (row,) = self.sql(f"SELECT oid FROM pg_database WHERE datname = '{name}'")
        return [self.folder / "data" / "base" / str(row[0]), self.folder / "data" / "pg_wal"]

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Let the superuser say something; the answer of a question."""
        import psycopg

        address = f"postgresql://postgres@127.0.0.1:{self.port}/{database}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *words: object) -> None:
        with (self.folder / "out.log").open("ab") as out:
            command = [str((programs() or Path()) / program), *map(str, words)]
            subprocess.run(command, user=self._user, stdout=out, stderr=out, check=True, cwd=self.folder)


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A running server; ended afterwards, also when we are killed. Its logs stay where something fails."""
    made = Server(Path(tempfile.mkdtemp(prefix="searchapp-postgresql-")))
    try:
        made.make()
        yield made
    finally:
        made.end()
    shutil.rmtree(made.folder, ignore_errors=True)
