"""Who may do what, beside reading what everybody may read?"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do: read, correct what is shown, or look after the archive too."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def corrects(self) -> bool:
        """Whether it may correct what is shown."""
        return self is not Role.READER


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in. `stamp` is another one after each change of the password: sessions with an old one end."""

    name: str
    role: Role
    since: str
    stamp: str
