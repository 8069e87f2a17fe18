"""What may be set, where is it read, and what holds where nothing is set?

Environment variables `SEARCHAPP_*` go before the TOML file, which goes before the defaults. The file is the one that
`SEARCHAPP_CONFIG` names, else `searchapp.toml` in the home.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from searchapp.errors import SettingsError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # to tell it, not to bind to it
CHOICES = {
    "readers": ("local", "password", "accounts", "everyone"),
    "editors": ("unnamed", "named"),
    "transport": ("http", "https"),
    "metrics": ("no", "yes"),
    "log": ("text", "json"),
    "answers": ("unlogged", "logged"),
}
"""What the settings that are a choice may be."""

NUMBERS = {"port": 65_535, "threads": 65_535, "rate": 1_000_000, "opensearch_shards": 1_000, "opensearch_replicas": 100}
"""What the settings that are a number may be at most."""

PATTERNS = {
    "prefix": (re.compile(r"(?:/[\w.~-]+)+", re.ASCII), "a path such as /news"),
    "signs_in": (re.compile(r"[A-Za-z][A-Za-z0-9-]*"), "the name of a header such as X-Remote-User"),
}
"""What the settings of one form look like."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults.

    `home` holds archive and index. `readers` says who may read: "local" (this machine only), "password" (whoever gives
    `password` by HTTP Basic authentication, any user name), "accounts" (who signs in) or "everyone". `editors` says
    whether readers see who decided ("named") or not; `transport` is "https" where readers come by it, so that cookies
    are sent by nothing else. `model` names installed spaCy pipelines, comma between: one for English, else the one that
    comes along is taken, and for other languages, whose names it sees; and a table of names (`.tsv`) to know before.
    `language` is that of the interface, or None for the browser's choice. `hosts` are the names, comma between, under
    which readers reach the server beside its own address; `prefix` is the path that it stands under. `proxies` are the
    addresses of proxies that are believed whom they ask for and, in the header `signs_in`, which account they let in.
    `rate` says how many requests a minute one address may send, but for this machine. `metrics` says whether there is a
    page for Prometheus, `log` how lines of the log are written, `answers` whether each answer is one, without its
    query. `archive_language` is the usual one of the articles (ISO 639-1), which texts too short to tell theirs get;
    where it is not set, they are read in that of most. `access` says outlet by outlet who may read what
    (`searchapp.access`). `backups` is the folder, outside of the home, for backups that admins make from the page.

    `archive` is the address of a database of PostgreSQL that keeps the archive, or None for a file in the home.
    `annotators` is the address of a Dask scheduler whose workers annotate, or None for processes of this machine.
    `engine` is the one that searches ("whoosh" or "opensearch"); `opensearch_url` are the addresses of its nodes, comma
    between, `opensearch_index` is what its indexes are called, `opensearch_certificates` a file of certificates to
    trust, and into `opensearch_shards` an index is cut, of which `opensearch_replicas` copies are kept each.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 5000
    threads: int = 8
    readers: str = "local"
    password: str | None = None
    hosts: str | None = None
    prefix: str | None = None
    proxies: str | None = None
    signs_in: str | None = None
    rate: int = 600
    metrics: str = "no"
    log: str = "text"
    answers: str = "unlogged"
    editors: str = "unnamed"
    transport: str = "http"
    model: str | None = None
    language: str | None = None
    archive: str | None = None
    archive_language: str | None = None
    access: str | None = None
    annotators: str | None = None
    backups: str | None = None
    engine: str = "whoosh"
    opensearch_url: str = "http://127.0.0.1:9200"
    opensearch_index: str = "searchapp"
    opensearch_user: str | None = None
    opensearch_password: str | None = None
    opensearch_token: str | None = None
    opensearch_certificates: str | None = None
    opensearch_shards: int = 1
    opensearch_replicas: int = 0

    @property
    def backups_folder(self) -> Path | None:
        """The folder for backups that are made from the page, or None."""
        return Path(self.backups).expanduser().absolute() if self.backups else None


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in force. Raises SettingsError for an unknown name, a malformed value or an unreadable file."""
    told = {
        name.removeprefix("SEARCHAPP_").lower(): value
        for name, value in (os.environ if environment is None else environment).items()
        if name.startswith("SEARCHAPP_") and name not in ("SEARCHAPP_CONFIG", "SEARCHAPP_SHARED")
    }
    home = Path(told.pop("home", "") or platformdirs.user_data_path("searchapp")).expanduser().absolute()
    config = (environment or os.environ).get("SEARCHAPP_CONFIG")
    settings = Settings(home)
    for origin, values in (_file(Path(config) if config else home / "searchapp.toml", bool(config)), ("", told)):
        for name, value in values.items():
            settings = _set(settings, name, value, origin or f"SEARCHAPP_{name.upper()}")
    return settings


def check_binding(settings: Settings) -> None:
    """Raises SettingsError where others could reach the server though nobody has said who may read."""
    if settings.readers == "password" and not settings.password:
        raise SettingsError("SEARCHAPP_READERS is password, but SEARCHAPP_PASSWORD is not set.")
    if settings.host not in LOOPBACK and settings.readers == "local":
        raise SettingsError(
            f"{settings.host} can be reached from other machines: say who may read, by SEARCHAPP_READERS=everyone or "
            "by SEARCHAPP_READERS=password with SEARCHAPP_PASSWORD."
        )


def own_hosts(settings: Settings) -> frozenset[str]:
    """The names under which the server may be asked; empty where it listens everywhere and nobody named them."""
    named = listed(settings.hosts)
    return frozenset(named | LOOPBACK | ({settings.host} - ANYWHERE) if named or settings.host not in ANYWHERE else ())


def listed(value: str | None) -> frozenset[str]:
    """What a setting names with commas between."""
    return frozenset({name.strip() for name in (value or "").split(",")} - {""})


def _file(path: Path, required: bool) -> tuple[str, dict[str, Any]]:
    try:
        return str(path), tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # a home that is no folder is told where it is opened
        if required:
            raise SettingsError(f"{path}: SEARCHAPP_CONFIG names this file, but it does not exist.") from None
        return str(path), {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: the settings can't be read: {error}.") from None


def _set(settings: Settings, name: str, value: object, origin: str) -> Settings:
    known = {field.name for field in fields(Settings)} - {"home"}
    if name not in known:
        raise SettingsError(f"{origin}: there is no setting {name!r}; there are {', '.join(sorted(known))} and home.")
    if name in NUMBERS:
        return replace(settings, **{name: _number(name, value, origin)})  # type: ignore[arg-type]  # by name
    if not isinstance(value, str):
        raise SettingsError(f"{origin}: {name} must be a text.")
    if value not in CHOICES.get(name, (value,)):
        raise SettingsError(f"{origin}: {name} must be one of {', '.join(CHOICES[name])}, not {value!r}.")
    pattern, meant = PATTERNS.get(name, (None, ""))
    if pattern and not pattern.fullmatch(value):
        raise SettingsError(f"{origin}: {name} must be {meant}, not {value!r}.")
    return replace(settings, **{name: value})  # type: ignore[arg-type]  # the fields of text, by name


def _number(name: str, value: object, origin: str) -> int:
    text = str(value)
    if not text.isdecimal() or len(text) > 9 or int(text) > NUMBERS[name]:
        raise SettingsError(f"{origin}: {name} must be a whole number up to {NUMBERS[name]}, not {text!r}.")
    return int(text)
