"""Which archive, which engine, which annotator, which pages? The one place that chooses them, from the settings."""

from __future__ import annotations

import datetime
import os
import secrets
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from searchapp.access import read_rules
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
    app.config["SESSION_COOKIE_SECURE"] = opened.settings.transport == "https"
    if opened.settings.metrics == "yes":
        metrics.register(app)
    if opened.settings.answers == "logged":
        logs.of_answers(app)
    return app


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
    started = secrets.token_hex(4)

    @lru_cache(1)
    def annotators(_stamp: int) -> str:
        return ", ".join(archive.annotators())

    whole = PageServices(
        engine=WithoutWithdrawn(opened.engine, archive, for_editors=True),
        names=archive.names,
        articles=archive,
        annotator=lambda: annotators(archive.database.stamp()),
        published=partial(_published, opened.engine),
        state=lambda: f"{started}{archive.database.stamp()}",
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


def _published(engine: SearchEngine) -> datetime.datetime | None:
    """When the live generation was published."""
    try:
        return engine.live().published
    except (IndexMissing, IndexDamaged, EngineAway):
        return None
