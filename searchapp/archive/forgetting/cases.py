"""Which names were taken out, in which articles, and by which key are they known again?

The key lies in a file of its own beside the archive and in no backup; without it nobody can try names out against the
hashes. It travels apart, as the list of withdrawals does.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.forgetting.forms import Form, Forms
from searchapp.archive.forgetting.masks import masked_address
from searchapp.archive.ground.database import AnyRow, home_of
from searchapp.archive.ground.minting import put_one
from searchapp.errors import ArchiveError

KEY_FILE = "forgetting.key"


class Forgetting(StrEnum):
    """What was done: the name left the articles themselves, or it leads to an article no more."""

    ANONYMISE = "anonymise"
    DELIST = "delist"


@dataclass(frozen=True)
class Case:
    """A name that was taken out. `article` is the only one (its id) that it was taken out of, None for all.

    `row` is how the archive keeps it; no name stands in it.
    """

    number: int
    what: Forgetting
    article: str | None
    row: Mapping[str, Any]
    key: bytes

    @cached_property
    def wide(self) -> Forms:
        """By what the name is known anywhere."""
        return Forms(self.key, _forms(self.row["forms"]))

    @cached_property
    def close(self) -> Forms:
        """By what it is known in an article that means its bearer."""
        return Forms(self.key, [*_forms(self.row["forms"]), *_forms(self.row["parts"])])

    def forms_for(self, key: str, texts: Iterable[str | None]) -> Forms | None:
        """What to look for in an article of this id and these texts; None where the case is not about it."""
        if self.article is not None:
            return self.close if masked_address(self.close, key) == self.article else None
        if masked_address(self.close, key) in self.row["articles"]:
            return self.close
        return self.close if any(text and self.wide.find(text) for text in texts) else None


def _forms(kept: Sequence[Sequence[Any]]) -> list[Form]:
    return [Form(*one) for one in kept]


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was taken out, when (UTC), by whom and why: an article (its id), or a name under a case's number.

    `article` is None where a name left all articles; of a case it holds no name either.
    """

    what: str
    case: int | None
    article: str | None
    actor: str
    reason: str
    at: str


def taken_out(connection: Connection) -> list[TakenOut]:
    """All that was ever taken out, the latest first."""
    gone, named = schema.withdrawal.c, schema.forgotten.c
    articles = connection.execute(select(gone.key, gone.actor, gone.reason, gone.at))
    names = connection.execute(select(named.what, named.id, named.article, named.actor, named.reason, named.at))
    every = [TakenOut("withdraw", None, *row) for row in articles] + [TakenOut(*row) for row in names]
    return sorted(every, key=lambda one: (one.at, one.case or 0), reverse=True)


def kept_forms(forms: Iterable[Form]) -> list[list[Any]]:
    """Forms as a row keeps them."""
    return sorted(list(astuple(form)) for form in set(forms))


def read_key(home: Path) -> bytes | None:
    """The key in this home, or None."""
    try:
        return bytes.fromhex((home / KEY_FILE).read_text("ascii"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{home / KEY_FILE}: the key of forgotten names can't be read: {error}.") from None


def made_key(home: Path) -> bytes:
    """The key in this home, made at the first call. Raises ArchiveError where it can't be written."""
    if (known := read_key(home)) is not None:
        return known
    try:
        with os.fdopen(os.open(home / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ArchiveError(f"{home / KEY_FILE}: the key can't be kept here: {error.strerror}.") from None
    return made_key(home)


def key_id(key: bytes) -> str:
    """By what a key is told from another."""
    return hmac.digest(key, b"which key this is", hashlib.sha256)[:8].hex()


def cases(connection: Connection) -> list[Case]:
    """All cases, the oldest first. Raises ArchiveError where the key that made them is not here."""
    rows = connection.execute(select(schema.forgotten).order_by(schema.forgotten.c.id)).all()
    return [case_of(connection, row._asdict()) for row in rows]


def case_of(connection: Connection, row: Mapping[str, Any]) -> Case:
    """A case as a row tells it. Raises ArchiveError where the key that made it is not here."""
    home = home_of(connection)
    key = read_key(home)
    if key is None or key_id(key) != row["key_id"]:
        raise ArchiveError(
            f"{home / KEY_FILE}: names were taken out under another key; bring that file here, or they could come back."
        )
    return Case(row["id"], Forgetting(row["what"]), row["article"], dict(row), key)


def forgotten_address(connection: Connection, key: str) -> str | None:
    """By which case an article's id is none any more, in a sentence; None where it may be one."""
    for case in cases(connection):
        masked = masked_address(case.close, key)
        means = bool(case.wide.find(key)) or masked in (case.article, *case.row["articles"])
        if case.what is Forgetting.ANONYMISE and masked != key and means:
            return f"A name was taken out of its address (case {case.number})."
    return None


def keep_case(connection: Connection, row: Mapping[str, Any]) -> int:
    """Keep a case, under its own number where that is free; the number. One that is known already is not kept twice."""
    own, told = schema.forgotten, {name: value for name, value in row.items() if name != "id"}
    known: Sequence[AnyRow] = connection.execute(select(own)).all()
    for one in known:
        if all(getattr(one, name) == told[name] for name in ("what", "article", "forms", "at")):
            return int(one.id)
    taken = {one.id for one in known}  # told in each case: a server counts on by itself only where none was ever told
    told["id"] = row["id"] if row.get("id") and row["id"] not in taken else max(taken, default=0) + 1
    return put_one(connection, own, told)
