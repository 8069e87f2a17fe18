"""What is an entity called? All names that articles use are kept; one of them is shown.

Shown is the fullest common form, without honorifics, and one with a given name before
one with an initial, unless the authority list or a person has named it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from searchapp.archive import schema
from searchapp.archive.candidates import Bearer, folded
from searchapp.domain import EntityKind
from searchapp.people import Profile, brief_key, plain_name, sound_key

_COMMON = 0.2
"""The share of an entity's articles that a form of its name must have to be shown."""


_INSERT = insert(schema.variant)
_KEEP = _INSERT.on_conflict_do_update(
    ("entity_id", "text"),
    set_={
        "main": schema.variant.c.main | _INSERT.excluded.main,
        "articles": schema.variant.c.articles + _INSERT.excluded.articles,
    },
)


def shown_name(name: str, kind: EntityKind) -> str:
    """The name as it is shown: a person's without honorifics, which belong to a body's (“General Motors”)."""
    return plain_name(name) if kind is EntityKind.PERSON else name


def keep_names(connection: Connection, called: Iterable[tuple[int, Profile]], fresh: set[int]) -> None:
    """Make each entity findable under all names of its profile; `fresh` are the ids whose articles count anew."""
    rows: dict[tuple[int, str], dict[str, object]] = {}
    for entity_id, profile in called:
        main = shown_name(profile.name, profile.kind)
        for name in dict.fromkeys((main, *profile.names)):
            row = name_row(entity_id, name, profile.kind, name == main)
            row["articles"] = int(name == main and entity_id in fresh)
            rows.setdefault((entity_id, name), row)
    if rows:
        connection.execute(_KEEP, list(rows.values()))


def name_row(entity_id: int, name: str, kind: EntityKind, main: bool) -> dict[str, object]:
    """The row that makes an entity findable under a name and what may be spellings of it."""
    person = kind is EntityKind.PERSON
    return {
        "entity_id": entity_id,
        "text": name,
        "folded": folded(name),
        "sound": sound_key(name, person),
        "brief": brief_key(name) if person else None,
        "main": main,
        "articles": 0,
    }


def _written_out(name: str) -> bool:
    """Whether the given name is more than an initial: “Ronan Lind” before “R. J. Lind”."""
    return len(name.split()[0].rstrip(".")) > 1


def prefer_fullest(connection: Connection, bearer: Bearer, called: str) -> None:
    """Show the entity under the fullest of its common forms, after an article has called it otherwise."""
    if bearer.named_by != "machine" or folded(called) == folded(bearer.name):
        return
    variant = schema.variant.c
    query = select(variant.text, variant.articles).where(variant.entity_id == bearer.id, variant.main)
    counts = {shown_name(called, bearer.kind): 1}
    for text, articles in connection.execute(query):
        counts[text] = counts.get(text, 0) + articles
    enough = _COMMON * sum(counts.values())
    common = [text for text, articles in counts.items() if articles >= enough]
    best = max(common, key=lambda text: (_written_out(text), len(text.split()), counts[text], text))
    connection.execute(update(schema.entity).where(schema.entity.c.id == bearer.id).values(name=best))
