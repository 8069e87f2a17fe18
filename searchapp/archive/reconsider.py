"""Has more evidence settled what was only offered? Each article that adds to a person's profile may decide a pair.

So the order in which articles come matters little: who was first met without any context is joined to the one that he
proves to be. The younger entity becomes the older; both ids stay valid. A person's answer is never overruled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select, text, update

from searchapp.archive import schema
from searchapp.archive.candidates import Bearer, bearers, profiles_of, renown
from searchapp.archive.sameness import answer, kept_apart, move_appearances, offers
from searchapp.domain import EntityKind
from searchapp.people import Companion, Profile, Sameness, compare, is_introduced

_PAIRS_AT_MOST = 3
_BY = "searchapp"
_TOGETHER = text(
    """
    SELECT 1 FROM appearance one JOIN appearance other ON other.article_id = one.article_id AND other.entity_id = :other
    WHERE one.entity_id = :one LIMIT 1
    """
)


def reconsider(connection: Connection, entity_ids: Iterable[int]) -> None:
    """Join the offered pairs of these people for whom there is enough evidence by now."""
    wanted = sorted(set(entity_ids))
    for offer in offers(connection, wanted, _PAIRS_AT_MOST, by_evidence=True) if wanted else ():
        join_if_one(connection, offer.one, offer.other)


def settle(connection: Connection, since: int) -> None:
    """Look again at every offered pair of the people who appeared in an article after the appearance row `since`.

    What `reconsider` leaves open in an article, because it looks at few pairs, is decided here, each pair once.
    """
    people = select(schema.appearance.c.entity_id).where(schema.appearance.c.id > since).distinct()
    same = schema.sameness.c
    query = select(same.one_id, same.other_id).where(
        same.answer.is_(None), same.by_evidence, same.one_id.in_(people) | same.other_id.in_(people)
    )
    for one, other in connection.execute(query.order_by(same.one_id, same.other_id)).all():
        join_if_one(connection, one, other)


def join_if_one(connection: Connection, one: int, other: int) -> None:
    """Join two people if there is enough evidence by now and nobody has said that they are different."""
    known = _unmerged(connection, one, other)
    told = profiles_of(connection, known)
    if len(told) == 2 and _are_one(connection, known, told) and not kept_apart(connection, one, other):
        _join(connection, *sorted(known, key=lambda b: (-b.articles, b.id)))


def join_entities(connection: Connection, source: int, target: int, articles: int) -> None:
    """Let one entity become another, with all that became it before and all that articles tell of it."""
    entity = schema.entity.c
    both = (entity.id == source) | (entity.merged_into == source)
    connection.execute(update(schema.entity).where(both).values(merged_into=target))
    more = update(schema.entity).where(entity.id == target).values(articles=entity.articles + articles)
    connection.execute(more)
    move_appearances(connection, source, target)


def _unmerged(connection: Connection, one: int, other: int) -> list[Bearer]:
    query = select(schema.entity).where(schema.entity.c.id.in_([one, other]))
    return [
        Bearer(row.id, EntityKind(row.kind), row.name, row.named_by, row.articles, True, True)
        for row in connection.execute(query)
        if row.merged_into is None
    ]


def _are_one(connection: Connection, pair: list[Bearer], told: dict[int, Profile]) -> bool:
    one, other = (told[bearer.id] for bearer in pair)
    known_by = _renown(connection, pair, told)
    # Counting every companion as rare: the cheap question first.
    if compare(one, other, known_by=known_by).sameness is not Sameness.SAME:
        return False
    counts = _articles(connection, one.company & other.company)
    if compare(one, other, counts, known_by).sameness is not Sameness.SAME:
        return False
    return connection.execute(_TOGETHER, {"one": pair[0].id, "other": pair[1].id}).scalar() is None


def _renown(connection: Connection, pair: list[Bearer], told: dict[int, Profile]) -> int:
    """How many articles name the better known of the two, if nobody else's come near; 0 if the other is introduced."""
    better, lesser = sorted(pair, key=lambda bearer: (-bearer.articles, bearer.id))
    if is_introduced(told[lesser.id]):
        return 0
    return renown(better, bearers(connection, [Profile(better.name, better.kind)])[0])


def _articles(connection: Connection, company: Iterable[Companion]) -> dict[Companion, int]:
    names = json.dumps(sorted({companion.name for companion in company}))
    variant, entity = schema.variant.c, schema.entity.c
    query = (
        select(variant.folded, entity.kind, func.sum(entity.articles))
        .join(schema.entity, entity.id == variant.entity_id)
        .where(variant.folded.in_(select(text("value")).select_from(text("json_each(:names)"))), variant.main)
        .group_by(variant.folded, entity.kind)
    )
    rows = connection.execute(query, {"names": names})
    return {Companion(EntityKind(kind), name): int(articles) for name, kind, articles in rows}


def _join(connection: Connection, older: Bearer, younger: Bearer) -> None:
    if younger.named_by == "authority" or (younger.named_by == "human" and older.named_by == "machine"):
        older, younger = younger, older
    if older.named_by == younger.named_by == "authority":
        return
    join_entities(connection, younger.id, older.id, younger.articles)
    answer(connection, older.id, younger.id, "same", _BY)
