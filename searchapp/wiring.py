"""Which archive, which engine, which annotator? The one place that chooses them, from the settings."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from searchapp.access import read_rules
from searchapp.durable import make_folder
from searchapp.errors import ArchiveError, SettingsError
from searchapp.settings import Settings

if TYPE_CHECKING:
    from searchapp.archive import Archive
    from searchapp.ports import Live, SearchEngine


class Services:
    """What the commands and the pages work with; each part is loaded and opened when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def archive(self) -> Archive:
        """The archive in the home, made if it is not there. Raises ArchiveError and SettingsError."""
        from searchapp.archive import Archive

        home = self.settings.home
        try:
            make_folder(home, 0o700)
        except OSError as error:
            raise SettingsError(f"{home}: this can't be the home of an archive: {error.strerror}.") from None
        opened = Archive(home)
        with suppress(ArchiveError):  # one that can't be written to keeps the rules that it has
            opened.keep_access_settings(read_rules(self.settings.access or ""))
        return opened

    @cached_property
    def engine(self) -> SearchEngine:
        """The index; it may hold nothing yet. Raises SettingsError."""
        from searchapp.engines import open_engine

        return open_engine(self.settings)

    @property
    def live(self) -> Live | None:
        """What is told of the generation that is live, as cheaply as can be; None where none is."""
        from searchapp.engines import glance

        return glance(self.settings)

    @cached_property
    def secret(self) -> str:
        """What the server signs its forms with: a file in the home that nobody else may read, made at the first call.

        In a home that can't be written to it holds until the server ends. Raises SettingsError where it can't be read.
        """
        if not os.access(self.settings.home, os.W_OK):
            return secrets.token_hex()
        file = self.settings.home / "secret"
        draft = file.with_name(f"secret.{os.getpid()}")
        try:
            if not file.exists():  # written beside it and linked whole, since several servers may start at once
                with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
                    new.write(secrets.token_hex())
                with suppress(FileExistsError):
                    os.link(draft, file)
                draft.unlink()
            return file.read_text("ascii")
        except OSError as error:
            raise SettingsError(f"{file}: the server's secret can't be kept here: {error.strerror}.") from None

    def close(self) -> None:
        """Give back what was opened."""
        if "archive" in self.__dict__:
            self.archive.close()
