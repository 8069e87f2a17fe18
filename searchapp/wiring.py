"""Which archive, which engine, which annotator? The one place that chooses them, from the settings."""

from __future__ import annotations

from functools import cached_property

from searchapp.archive import Archive
from searchapp.engines.whoosh import open_engine
from searchapp.errors import SettingsError
from searchapp.ports import SearchEngine
from searchapp.settings import Settings


class Services:
    """What the commands and the pages work with; each part is opened when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def archive(self) -> Archive:
        """The archive in the home, made if it is not there. Raises ArchiveError and SettingsError."""
        home = self.settings.home
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"{home}: this can't be the home of an archive: {error.strerror}.") from None
        return Archive(home)

    @cached_property
    def engine(self) -> SearchEngine:
        """The index in the home; it may hold nothing yet."""
        return open_engine(self.settings.home / "index")

    def close(self) -> None:
        """Give back what was opened."""
        if "archive" in self.__dict__:
            self.archive.close()
