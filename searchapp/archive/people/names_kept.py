"""What is an entity called? All names that articles use are kept; one of them is shown.

Shown is the fullest common form, without honorifics, and one with a given name before
one with an initial, unless the authority list or a person has named it.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, update

from searchapp.archive import schema
from searchapp.archive.ground.dialects import upsert
from searchapp.domain import EntityKind
from searchapp.names import fold_name
from searchapp.people.naming import plain_name
from searchapp.people.profile import Profile
from searchapp.people.spelling import brief_key, sound_key, spelling_words

_COMMON = 0.2
"""The share of an entity's articles that a form of its name must have to be shown."""


WITHHELD = "withheld"
"""By whom an entity is named whose names were taken out."""

_INSERT = upsert(schema.variant)
_KEEP = _INSERT.on_conflict_do_update(
    index_elements=("entity_id", "text"),
    set_={
        "main": schema.variant.c.main | _INSERT.excluded.main,
        "articles": schema.variant.c.articles + _INSERT.excluded.articles,
        "given": func.coalesce(schema.variant.c.given, _INSERT.excluded.given),
        "family": func.coalesce(schema.variant.c.family, _INSERT.excluded.family),
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
            counts = profile.kind is not EntityKind.PERSON and name == main and entity_id in fresh
            row["articles"] = int(counts)  # a person's are counted once it is settled whom the name means
            rows.setdefault((entity_id, name), row)
    if rows:
        connection.execute(_KEEP, list(rows.values()))


def name_row(entity_id: int, name: str, kind: EntityKind, main: bool) -> dict[str, object]:
    """The row that makes an entity findable under a name and what may be spellings of it."""
    person = kind is EntityKind.PERSON
    words = spelling_words(name) if person and main else []
    whole = len(words) > 1
    return {
        "entity_id": entity_id,
        "text": name,
        "folded": folded(name),
        "sound": sound_key(name, person),
        "brief": brief_key(name) if person else None,
        "given": words[0] if whole else None,
        "family": words[-1] if whole else None,
        "main": main,
        "articles": 0,
    }


def folded(name: str) -> str:
    """The name as the tables compare it: folded, or as it stands where folding leaves nothing."""
    return fold_name(name) or name


def show_fullest(connection: Connection, entity_id: int, names: Mapping[str, int]) -> None:
    """Show a person under the fullest of their common full names (with their articles), unless somebody named them."""
    whole = {text: articles for text, articles in names.items() if len(spelling_words(text)) > 1} or names
    common = [text for text, articles in whole.items() if articles >= _COMMON * sum(whole.values())]
    # A given name is more than its initial: “Ronan Lind” before “R. J. Lind”.
    best = max(common, key=lambda one: (len(one.split()[0].rstrip(".")) > 1, len(one.split()), names[one], one))
    entity = schema.entity.c
    shown = update(schema.entity).where(entity.id == entity_id, entity.named_by == "machine", entity.name != best)
    connection.execute(shown.values(name=best))
