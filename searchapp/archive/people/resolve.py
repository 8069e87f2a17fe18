"""Whom do the names that a run has told mean, now that all of it is known? Decided name by name, full names first.

Names meet in blocks (Newcombe et al., “Automatic Linkage of Vital Records”, Science 1959): full names with a family
name of one sound, then each single name with those who bear it in full. What a run has told of a name is compared with
what is settled; who was met first under a name keeps the entity that the name got at first sight. A person's answer is
never overruled, and whoever moves leaves an id that leads to where most went.

Read from top to bottom: `resolve` is the whole flow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from searchapp.archive import schema
from searchapp.archive.ground.database import portions
from searchapp.archive.people.appearances import profile_of
from searchapp.archive.people.authority import listed_bearers
from searchapp.archive.people.bearers import Fame, bearing, forget_counts, load_bearers, save_bearers
from searchapp.archive.people.descriptions import of_other_kind
from searchapp.archive.people.joining import join_entities, lead_on, mint_entity, named_together
from searchapp.archive.people.moving import Move, move_names
from searchapp.archive.people.sameness import answered_ids, kept_reason, offer
from searchapp.domain import EntityKind
from searchapp.people.bearer import Bearer
from searchapp.people.decide import Decision, decide, stays_open
from searchapp.people.profile import Profile
from searchapp.people.spelling import brief_key, generation_of, sound_key, spelling_words

_BLOCKS_AT_ONCE = 200
_OPEN_AT_MOST = 2_000
"""So many open appearances of a single name are looked at again, the latest ones."""

_DOUBTFUL = 0.1
"""The share from which a bearer who was not chosen is offered to people."""


@dataclass(slots=True)
class _Unit:
    """A name in an article: `entity` is the id that it leads to now, `raw` the one that stands in the tables."""

    appearance: int
    article: int
    folded: str
    raw: int
    entity: int
    profile: Profile
    words: tuple[str, ...]
    generation: str | None
    locked: bool

    @property
    def key(self) -> str:
        """What a bearer of the name must share with it, whatever their middle names."""
        return sound_key(self.profile.name, True) or ""


def resolve(connection: Connection, full: bool = False) -> None:
    """Decide whom the names mean that came up since this was last decided; `full`: all of them anew."""
    since = 0 if full else connection.execute(select(func.max(schema.resolved.c.upto))).scalar() or 0
    if not since:
        forget_counts(connection)
    run = _Run(connection, since)
    for single in (False, True):
        met = {"=" + word for word in run.words} if single else set()
        for blocks in portions(sorted(met.union(_blocks(connection, since, single))), _BLOCKS_AT_ONCE):
            run.settle(_units(connection, since, blocks, single), single)
    upto = connection.execute(select(func.coalesce(func.max(schema.appearance.c.id), 0))).scalar_one()
    connection.execute(delete(schema.resolved))
    connection.execute(insert(schema.resolved), {"upto": upto})


class _Run:
    """One pass over what is new. `words` are the given and family names of those who came up in it."""

    def __init__(self, connection: Connection, since: int) -> None:
        self._connection, self._since = connection, since
        self._fame = Fame(connection)
        self._answered = answered_ids(connection) | of_other_kind(connection)
        self._listed = listed_bearers(connection)
        self._decided = self._answered.union(*self._listed.values())
        self._settled: dict[int, set[int]] = defaultdict(set)  # by article, who is in it for certain
        self._asked: set[int] = set()  # the articles of which this is known
        self.words: set[str] = set()

    def settle(self, units: Sequence[_Unit], single: bool) -> None:
        """Decide on the units of some blocks, and keep what was decided."""
        if not units:
            return
        self._learn_settled({unit.article for unit in units})
        batch = _Batch(self._connection, units, self._since, single)
        moves, doubts = [], []
        for unit in sorted(units, key=_order(units)):
            fixed = unit.locked or unit.entity in self._answered
            # Not who is meant by another name of the article, or of whom a list does not say which of them is meant.
            excluded = self._settled[unit.article] | self._listed.get(unit.folded, set())
            free = [bearer for bearer in batch.bearers_of(unit) if bearer.id not in excluded]
            decision = None if fixed else decide(unit.profile, free, self._fame)
            bearer = batch.take(unit, decision, excluded, fixed)
            assert bearer.id is not None
            bearer.meet(unit.profile)
            self._settled[unit.article].add(bearer.id)
            moves.append(_move(unit, bearer.id, decision))
            if decision and not decision.chosen and not single:
                doubts += [(bearer.id, m.bearer.id, m.reasons) for m in decision.others if m.share >= _DOUBTFUL]
            if not single:
                self.words |= {unit.words[0], unit.words[-1]}
        move_names(self._connection, moves)
        batch.keep()
        offer(self._connection, [(one, other, why) for one, other, why in doubts if other is not None])
        if not single:
            self._join(batch)

    def _learn_settled(self, articles: set[int]) -> None:
        own, entity = schema.appearance.c, schema.entity.c
        for part in portions(articles - self._asked, 5_000):
            query = (
                select(own.article_id, schema.canonical)
                .join(schema.entity, entity.id == own.entity_id)
                .where(own.article_id.in_(part), own.id <= self._since, entity.open.is_(False))
            )
            for article, entity_id in self._connection.execute(query):
                self._settled[article].add(entity_id)
        self._asked |= articles

    def _join(self, batch: _Batch) -> None:
        """Let two bearers become one whom what is new has shown to be one."""
        for alike in batch.alike():
            ordered = sorted(alike, key=lambda b: (-b.articles, b.id or 0))
            for at, lesser in enumerate(ordered[1:], start=1):
                chosen = decide(lesser.told, ordered[:at], self._fame).chosen
                one, other = lesser.id, chosen.bearer.id if chosen else None
                if one is None or other is None or {one, other} & self._decided:
                    continue
                if not named_together(self._connection, one, other):
                    join_entities(self._connection, one, other)
                    for here in self._settled.values():
                        here |= {other} if one in here else set()
                    break


class _Batch:
    """The bearers of the names of some blocks, and who of them are taken."""

    def __init__(self, connection: Connection, units: Sequence[_Unit], since: int, single: bool) -> None:
        self._connection, self._single = connection, single
        self._by_key = self._find(units)
        own = {unit.entity for unit in units}
        self._known = load_bearers(connection, own.union(*self._by_key.values()), since, named=single)
        self._touched: dict[int, Bearer] = {}
        self._left: dict[int, Counter[int]] = defaultdict(Counter)
        self._open = _alone_entities(connection, {unit.folded for unit in units}) if single else {}
        for unit in units:
            if unit.appearance <= since:  # it was left open, and is counted anew
                self._known[unit.entity].leave(unit.profile)
        self._opened: set[int] = set()

    def _find(self, units: Sequence[_Unit]) -> dict[str, set[int]]:
        """For each key of a unit the people who may be meant by it."""
        if self._single:
            words = {unit.words[0] for unit in units if unit.words}
            family, given = (bearing(self._connection, column, words) for column in ("family", "given"))
            return {word: family.get(word, set()) | given.get(word, set()) for word in words}
        briefly = {unit.key: brief_key(unit.profile.name) or "" for unit in units}
        sounds = bearing(self._connection, "sound", {*briefly, *briefly.values()})
        initials = bearing(self._connection, "brief", {key for key, brief in briefly.items() if key == brief})
        return {
            key: sounds.get(key, set()) | (initials if key == brief else sounds).get(brief, set())
            for key, brief in briefly.items()
        }

    def bearers_of(self, unit: _Unit) -> list[Bearer]:
        """The settled bearers of a unit's name."""
        ids = self._by_key.get(unit.words[0] if self._single and unit.words else unit.key, set())
        return [self._known[i] for i in ids if i in self._known and i not in self._opened]

    def take(self, unit: _Unit, decision: Decision | None, here: set[int], fixed: bool) -> Bearer:
        """The bearer for a unit: who was chosen, who it is already, else somebody new."""
        if decision is not None and decision.chosen:
            bearer = decision.chosen.bearer
        elif fixed:
            bearer = self._known.setdefault(unit.entity, Bearer(unit.entity))
        elif self._single:
            bearer = self._opened_for(unit, here)
        else:
            free = unit.entity not in self._known and unit.entity not in here
            bearer = Bearer(unit.entity if free else self._mint(unit.profile.name))
        assert bearer.id is not None
        self._known[bearer.id] = self._touched[bearer.id] = bearer
        if bearer.id != unit.entity:
            self._left[unit.entity][bearer.id] += 1
        if not self._single:
            self._by_key.setdefault(unit.key, set()).add(bearer.id)
        return bearer

    def _opened_for(self, unit: _Unit, here: set[int]) -> Bearer:
        """The one entity of a single name that means nobody known."""
        known = self._open.get(unit.folded)
        if known is None or known in here:
            alone = unit.entity not in self._known and unit.entity not in here
            known = unit.entity if alone else self._mint(unit.profile.name)
            self._open.setdefault(unit.folded, known)
        if stays_open(unit.profile.name, bool(self.bearers_of(unit))):
            self._opened.add(known)
        return self._known.setdefault(known, Bearer(known))

    def _mint(self, name: str) -> int:
        return mint_entity(self._connection, EntityKind.PERSON.value, name)

    def alike(self) -> Iterator[list[Bearer]]:
        """The bearers of each name of several, of whom one at least is new or was met again."""
        for ids in self._by_key.values():
            bearers = [self._known[i] for i in ids if i in self._known]
            if len(bearers) > 1 and any(bearer.id in self._touched for bearer in bearers):
                yield bearers

    def keep(self) -> None:
        """Keep the counts; an entity whom no article names any more leads to where most of its articles went."""
        save_bearers(self._connection, self._touched.values())
        entity = schema.entity.c
        opened = self._opened & self._touched.keys()
        self._connection.execute(update(schema.entity).where(entity.id.in_(sorted(opened))).values(open=True))
        for left, went in self._left.items():
            lead_on(self._connection, left, went.most_common(1)[0][0])


def _order(units: Sequence[_Unit]) -> Callable[[_Unit], tuple[object, ...]]:
    """Full names before those with initials, fuller ones first, then as they came.

    After these “Otto Kern Jr.”, and first from an article that names an Otto Kern too: who is excluded there.
    """
    plain = {(unit.article, unit.words) for unit in units if not unit.generation}

    def place(unit: _Unit) -> tuple[object, ...]:
        beside = (unit.article, unit.words) in plain
        initial = bool(unit.words) and len(unit.words[0]) == 1
        return unit.generation is not None, not beside, initial, -len(unit.words), unit.appearance

    return place


def _move(unit: _Unit, entity_id: int, decision: Decision | None) -> Move:
    chosen = decision.chosen if decision else None
    grounds = [kept_reason(reason)[:3] for reason in chosen.reasons] if chosen else None
    to = unit.raw if entity_id == unit.entity else entity_id
    return Move(unit.article, unit.folded, unit.raw, to, chosen.share if chosen else None, grounds)


def _blocks(connection: Connection, since: int, single: bool) -> list[str]:
    own = schema.appearance.c
    names = own.block.startswith("=") if single else ~own.block.startswith("=")
    return list(connection.scalars(select(own.block).where(own.id > since, names).distinct()))


def _units(connection: Connection, since: int, blocks: Sequence[str], single: bool) -> list[_Unit]:
    """The names of these blocks that a run has told, and of single ones what earlier runs left open."""
    own = schema.appearance.c
    is_open = own.entity_id.in_(select(schema.entity.c.id).where(schema.entity.c.open))
    earlier = _read(connection, (own.id <= since) & own.block.in_(blocks) & is_open) if single else []
    return [*_read(connection, (own.id > since) & own.block.in_(blocks)), *earlier[-_OPEN_AT_MOST:]]


def _read(connection: Connection, which: object) -> list[_Unit]:
    own, link, entity = schema.appearance, schema.link.c, schema.entity.c
    query = (
        select(own, link.entity_id.label("raw"), link.by, schema.canonical.label("now"))
        .join(schema.link, (link.article_id == own.c.article_id) & (link.folded == own.c.folded))
        .join(schema.entity, entity.id == link.entity_id)
        .where(which, link.kind == EntityKind.PERSON.value)  # type: ignore[arg-type]
        .order_by(own.c.id)
    )
    rows = [(row, profile_of(row), row.by != "machine") for row in connection.execute(query)]
    return [
        _Unit(row.id, row.article_id, row.folded, row.raw, row.now, profile,
              tuple(spelling_words(profile.name)), generation_of(profile.name), locked)
        for row, profile, locked in rows
    ]  # fmt: skip


def _alone_entities(connection: Connection, names: set[str]) -> dict[str, int]:
    """The entity that stands for a single name as such, and is never named in full, where there is one."""
    variant, entity, other = schema.variant.c, schema.entity.c, schema.variant.alias().c
    in_full = select(other.entity_id).where(other.entity_id == entity.id, other.family.is_not(None)).exists()
    query = (
        select(variant.folded, func.min(entity.id).label("id"))
        .join(schema.entity, entity.id == variant.entity_id)
        .where(variant.folded.in_(sorted(names)), variant.main, entity.merged_into.is_(None), ~in_full)
        .where(entity.kind == EntityKind.PERSON.value)
        .group_by(variant.folded)
    )
    return {row.folded: row.id for row in connection.execute(query)}
