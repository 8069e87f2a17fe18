"""Which archive, which engine, which annotator, which pages? The one place that chooses them, from the settings."""

from __future__ import annotations

import datetime
import hashlib
import os
import secrets
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from searchapp.access import read_rules
from searchapp.account import Role
from searchapp.durable import make_folder
from searchapp.errors import ArchiveError, EngineAway, IndexDamaged, IndexMissing, SettingsError
from searchapp.settings import Settings, listed, own_hosts

if TYPE_CHECKING:
    from flask import Flask

    from searchapp.archive import Archive
    from searchapp.indexing.annotating import Crew
    from searchapp.ports import Annotator, Live, SearchEngine
    from searchapp.web import Services as PageServices
    from searchapp.web.network import Network


class Services:
    """What the commands and the pages work with; each part is loaded and opened when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def archive(self) -> Archive:
        """The archive, made if it is not there. Raises ArchiveError and SettingsError."""
        from searchapp.archive import Archive

        home = self.settings.home
        os.umask(0o077)  # whatever this program makes is its owner's alone, the files of the index too
        try:
            make_folder(home, 0o700)
        except OSError as error:
            raise SettingsError(f"{home}: this can't be the home of an archive: {error.strerror}.") from None
        opened = Archive(home, self.settings.archive)
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
    def annotator(self) -> Annotator:
        """Whoever annotates in this process. Raises SettingsError where the model can't be loaded."""
        from searchapp.annotate import load_annotator

        return load_annotator(self.settings.model)

    def annotating(self, jobs: int = 1) -> AbstractContextManager[Crew]:
        """Whoever annotates for an index: the workers of the cluster that the settings name, else so many processes.

        Entering it raises SettingsError where the model can't be loaded, or the cluster not be used.
        """
        from searchapp.indexing.annotating import annotating

        return annotating(self.settings.model, jobs, self.settings.annotators)

    @cached_property
    def secret(self) -> str:
        """What servers sign their forms with, the same for all of one archive.

        Where the archive can't be written to and has none, it holds until the server ends.
        """
        try:
            return self.archive.database.secret()
        except ArchiveError:
            return secrets.token_hex()

    def close(self) -> None:
        """Give back what was opened."""
        if "archive" in self.__dict__:
            self.archive.close()


def make_app(opened: Services) -> Flask:
    """The web application over what is opened."""
    from searchapp.web import create_app, logs, metrics
    from searchapp.web.signing import for_members_only, require_password

    if opened.settings.log == "json":
        logs.as_json()
    app = create_app(_page_services(opened), _reached(opened.settings))
    if opened.settings.readers == "password" and opened.settings.password:
        require_password(app, opened.settings.password)
    if opened.settings.readers == "accounts":
        for_members_only(app)
        _let_in_by_the_old_password(opened)
    app.config["SESSION_COOKIE_SECURE"] = opened.settings.transport == "https"
    if opened.settings.metrics == "yes":
        metrics.register(app)
    if opened.settings.answers == "logged":
        logs.of_answers(app)
    return app


def _let_in_by_the_old_password(opened: Services) -> None:
    """Let whoever knows the password that all readers had sign in with it, as `reader`, while it is still set."""
    accounts, password = opened.archive.accounts, opened.settings.password
    if password and accounts.get(Role.READER) is None:
        accounts.add(Role.READER, Role.READER, password)


def _reached(settings: Settings) -> Network:
    """How the settings say that the server is reached; one that only this machine reaches has no limits."""
    from searchapp.web.network import Network

    alone = settings.readers == "local"
    return Network(
        hosts=own_hosts(settings),
        prefix=settings.prefix or "",
        proxies=listed(settings.proxies),
        signs_in=settings.signs_in or "",
        rate=0 if alone else settings.rate,
        abreast=0 if alone else max(1, settings.threads - 2),
    )


def _page_services(opened: Services) -> PageServices:
    from searchapp.administering import Administering
    from searchapp.archive import PublicArticles
    from searchapp.editing import Editing
    from searchapp.indexing.withdrawn import WithoutWithdrawn
    from searchapp.taking_away.evidence import pack
    from searchapp.web import Services as PageServices

    archive = opened.archive
    edition = _edition(opened)

    @lru_cache(1)
    def annotators(_stamp: int) -> str:
        return ", ".join(archive.annotators())

    whole = PageServices(
        engine=WithoutWithdrawn(opened.engine, archive, for_editors=True),
        names=archive.names,
        articles=archive,
        annotator=lambda: annotators(archive.database.stamp()),
        published=partial(_published, opened.engine),
        state=lambda: f"{edition}{archive.database.stamp()}",
        people=archive.registry,
        evidence=partial(pack, archive),
        copies=archive.near_copies.copies_of,
        report=archive.report,
        secret=opened.secret,
        figures=archive.figures,
        administering=Administering(archive, opened.settings.home, opened.settings.backups_folder, opened.engine.kept),
        language=opened.settings.language,
        editing=Editing(archive, opened.engine),
        show_editors=opened.settings.editors == "named",
    )
    public = PublicArticles(archive)

    return replace(
        whole,
        engine=WithoutWithdrawn(opened.engine, archive),
        articles=public,
        copies=public.copies_of,
        take=public.may_take,
        open_corrections=public.corrections,
        state=lambda: f"{whole.state()}{len(archive.hidden()[0])}",
        for_editors=whole,
    )


def _edition(opened: Services) -> str:
    """What tells answers of one archive apart from those of another, and of another program or other settings."""
    from searchapp.web.assets import program

    settings = opened.settings
    told = repr((opened.secret, program(), settings.language, settings.editors, settings.prefix))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _published(engine: SearchEngine) -> datetime.datetime | None:
    """When the live generation was published."""
    try:
        return engine.live().published
    except (IndexMissing, IndexDamaged, EngineAway):
        return None
