"""Who has an account, and is a password theirs? Kept as Argon2id hashes (RFC 9106), by argon2-cffi."""

import functools
import secrets
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from searchapp.account import Account, Role
from searchapp.archive import schema
from searchapp.archive.ground.database import AnyRow, Database, now
from searchapp.errors import ArchiveError

SHORTEST, LONGEST = 10, 200
"""How many characters a password has."""

LONGEST_NAME = 60

_HASHER = PasswordHasher()


@functools.cache
def _nobody() -> str:
    """Checked where there is no such account, so that the answer takes as long; made when first somebody signs in."""
    return _HASHER.hash(secrets.token_hex())


class Accounts:
    """The accounts of one archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, role: Role, password: str) -> None:
        """Make an account. Raises ArchiveError where the name is taken or none, or the password too short or long."""
        if not name.isprintable() or not name.strip() or len(name) > LONGEST_NAME:
            raise ArchiveError(f"{name!r}: this is no name for an account; it may have {LONGEST_NAME} characters.")
        row = {"name": name, "role": role.value, "since": now()} | _secret(password)
        try:
            with self._database.write() as connection:
                connection.execute(insert(schema.account), row)
        except ArchiveError as error:
            if isinstance(error.__cause__, IntegrityError):
                raise ArchiveError(f"{name}: there is an account of this name.") from None
            raise

    def check(self, name: str, password: str) -> Account | None:
        """The account of this name and password, or None."""
        row, nobody = self._row(name), _nobody()
        try:
            _HASHER.verify(row.hash if row else nobody, password[: LONGEST + 1])
        except VerificationError:
            return None
        return _account(row) if row else None

    def get(self, name: str) -> Account | None:
        """The account of this name, or None."""
        row = self._row(name)
        return _account(row) if row else None

    def all(self) -> list[Account]:
        """All accounts, by name."""
        with self._database.read() as connection:
            return [_account(row) for row in connection.execute(select(schema.account).order_by(schema.account.c.name))]

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password; its sessions end. Raises ArchiveError for an unknown name or a bad one."""
        self._change(name, update(schema.account).values(_secret(password)))

    def remove(self, name: str) -> None:
        """Remove an account; what it decided stays. Raises ArchiveError for an unknown name."""
        self._change(name, delete(schema.account))

    def _change(self, name: str, statement: Any) -> None:
        with self._database.write() as connection:
            if not connection.execute(statement.where(schema.account.c.name == name)).rowcount:
                raise ArchiveError(f"{name}: there is no account of this name.")

    def _row(self, name: str) -> AnyRow | None:
        with self._database.read() as connection:
            return connection.execute(select(schema.account).where(schema.account.c.name == name)).one_or_none()


def _secret(password: str) -> dict[str, str]:
    if not SHORTEST <= len(password) <= LONGEST:
        raise ArchiveError(f"A password has {SHORTEST} to {LONGEST} characters.")
    return {"hash": _HASHER.hash(password), "stamp": secrets.token_hex(8)}


def _account(row: AnyRow) -> Account:
    return Account(row.name, Role(row.role), row.since, row.stamp)
