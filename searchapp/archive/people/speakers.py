"""What do a table's rows tell of those who speak in them: the office that they hold, their gender?"""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from searchapp.archive import schema
from searchapp.archive.ground.access import closed_now
from searchapp.archive.people.authority import offices_of


class Told(NamedTuple):
    """Somebody's offices by the authority list, else the role that most articles give; `f`, `m` or nothing known."""

    role: str
    gender: str


def told_of_speakers(connection: Connection, entity_ids: Collection[int]) -> dict[int, Told]:
    """What is known of these entities, with what was merged into them; by three queries, however many they are.

    Genders of which articles tell two are left out: one of them was misread.
    """
    entity, role, article, seen = schema.entity.c, schema.role.c, schema.article.c, schema.appearance.c
    who = schema.canonical.label("who")
    of = select(entity.id, who).where(who.in_(entity_ids)).subquery()
    members = {row.id: row.who for row in connection.execute(select(of))}
    listed: dict[int, list[str]] = defaultdict(list)
    for member, offices in offices_of(connection, members).items():
        listed[members[member]] += [office.text for office in offices]
    roles: dict[int, Counter[str]] = defaultdict(Counter)
    newest = select(of.c.who, role.text, func.count(role.version_id.distinct()).label("articles"))
    newest = newest.join(schema.role, role.entity_id == of.c.id).join(
        schema.article, article.version_id == role.version_id
    )
    if closed := closed_now(connection):
        newest = newest.where(article.id.not_in(closed))
    for row in connection.execute(newest.group_by(of.c.who, role.text)):
        roles[row.who][row.text] = row.articles
    genders: dict[int, set[str]] = defaultdict(set)
    told = select(of.c.who, seen.gender).join(schema.appearance, seen.entity_id == of.c.id).distinct()
    for row in connection.execute(told.where(seen.gender.is_not(None))):
        genders[row.who].add(row.gender)
    return {
        i: Told(
            "; ".join(dict.fromkeys(listed[i])) or max(roles[i], key=lambda text: (roles[i][text], text), default=""),
            genders[i].pop() if len(genders[i]) == 1 else "",
        )
        for i in entity_ids
    }
