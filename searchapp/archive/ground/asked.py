"""What are statements asked about that are made once, and how are they run with next to no work in Python?

Making a statement takes SQLAlchemy longer than running it takes SQLite, and running a made one through it ten times as
long. What every page asks is therefore made when a module is loaded, with lists left open; SQLAlchemy writes it down
for a database once, and the driver itself runs it from then on, in the transaction that is open.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import NoneType
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, Connection, Dialect, Select, bindparam

_FILLED = 1024
"""Up to so many values a list is filled up to a power of two by its last one, so that few forms are written."""


_Reading = tuple[int, Callable[[Any], Any]]
"""A column's place, and what makes of a driver's value what is told."""

_Key = tuple[str, tuple[tuple[str, int], ...]]
"""The name of a dialect, and how long each list is."""

_SINGLE = (int, str, NoneType)


def several(name: str) -> BindParameter[Any]:
    """A parameter that takes a list, which may be empty."""
    return bindparam(name, expanding=True)


IDS, VERSIONS, CLOSED = several("ids"), several("versions"), several("closed")
"""Entities, versions (row ids), and the articles (row ids) that are closed to readers."""


class _Form(NamedTuple):
    """A statement as a driver takes it, for lists of certain lengths.

    `order` names the values where they have places instead of names; `lists` are the names of each list's values.
    """

    statement: str
    order: Sequence[str] | None
    fixed: Mapping[str, Any]
    lists: Mapping[str, Sequence[str]]


class Asked:
    """A statement that is made once. Its values are numbers, texts and lists of these, each under its name."""

    def __init__(self, query: Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]) -> None:
        self._query = query
        row = namedtuple("Row", query.selected_columns.keys(), rename=True)  # type: ignore[misc]  # by its columns
        self._row = partial(tuple.__new__, row)
        self._compiled: dict[str, Any] = {}
        self._forms: dict[_Key, _Form] = {}
        self._read: dict[str, list[_Reading]] = {}

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """All rows, with their columns by name. Raises the driver's own errors, which a transaction tells of."""
        lists = {name: _filled(one) for name, one in values.items() if not isinstance(one, _SINGLE)}
        key = connection.dialect.name, tuple((name, len(one)) for name, one in lists.items())
        form = self._forms.get(key) or self._written(connection, key, values | lists)
        given = {**form.fixed, **values}
        for name, one in lists.items():
            given.update(zip(form.lists.get(name, ()), one, strict=False))
        placed = given if form.order is None else [given[name] for name in form.order]
        cursor = connection.connection.driver_connection.execute(form.statement, placed)  # type: ignore[union-attr]
        if key[0] not in self._read:
            self._read[key[0]] = list(self._reading(connection.dialect, cursor.description))
        return list(map(self._row, _understood(cursor.fetchall(), self._read[key[0]])))

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """The first column alone."""
        return [row[0] for row in self.rows(connection, **values)]

    def one(self, connection: Connection, **values: Any) -> Any:
        """The only row, or None where there is none."""
        return next(iter(self.rows(connection, **values)), None)

    def _written(self, connection: Connection, key: _Key, values: dict[str, Any]) -> _Form:
        """The statement for lists of these lengths, as the connection's database takes it."""
        if key[0] not in self._compiled:
            self._compiled[key[0]] = self._query.compile(dialect=connection.dialect)
        state = self._compiled[key[0]].construct_expanded_state(values)
        form = _Form(state.statement, state.positiontup, state.parameters, state.parameter_expansion)
        if all(length <= _FILLED for _, length in key[1]):
            self._forms[key] = form
        return form

    def _reading(self, dialect: Dialect, described: Sequence[Any]) -> Iterator[_Reading]:
        """Which columns a driver gives otherwise than they are told here (JSON, yes and no), and how they are read."""
        for at, column in enumerate(self._query.selected_columns):
            made = column.type.dialect_impl(dialect).result_processor(dialect, described[at][1])
            if made:
                yield at, made


def _understood(rows: list[Any], reading: list[_Reading]) -> list[Any]:
    if not reading:
        return rows
    told = [list(row) for row in rows]
    for row in told:
        for at, made in reading:
            row[at] = made(row[at])
    return told


def _filled(values: Any) -> list[Any]:
    every = list(values)
    count = len(every)
    return every + every[-1:] * ((1 << (count - 1).bit_length()) - count) if 0 < count <= _FILLED else every
