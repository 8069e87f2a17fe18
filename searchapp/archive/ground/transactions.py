"""How does a function over a connection become a method of an open archive, in one short transaction of its own?"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from searchapp.archive.ground.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class Opened(Protocol):
    """What has an open database."""

    database: Database


def reading(work: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Opened, P], T]:
    """The method that does this work in a transaction that reads."""

    @wraps(work)
    def method(self: Opened, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.read() as connection:
            return work(connection, *args, **kwargs)

    return method


def writing(
    work: Callable[Concatenate[Connection, P], T], forgets: bool = False
) -> Callable[Concatenate[Opened, P], T]:
    """The same in one that writes; `forgets`: what it deletes stands in no file any more afterwards."""

    @wraps(work)
    def method(self: Opened, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self.database.write(forgets) as connection:
            return work(connection, *args, **kwargs)

    return method
