"""Which names may somebody mean who types a beginning, or another spelling? Found by index, judged by `people`."""

import re
import string
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, or_, select

from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked, several
from searchapp.archive.ground.database import AnyRow
from searchapp.archive.ground.dialects import place_in
from searchapp.names import fold_name
from searchapp.people.naming import other_spelling, spelt
from searchapp.people.readings import likeness_across, readings
from searchapp.people.spelling import likeness, skeleton, sound_key, spelling_words

_LOOKED_AT = 300
"""So many names are looked at; of more, those that most articles use."""

LESS_ALIKE = 0.15
"""Whose name is by so much less like a name in another script than the likest one is not meant by it."""

_OWN = schema.variant.c
_FIRST = (
    select(_OWN.entity_id)
    .where(_OWN.folded >= bindparam("first"), _OWN.folded < bindparam("behind"))
    .order_by(_OWN.articles.desc())
    .limit(_LOOKED_AT)
)
_LATER = select(_OWN.entity_id).where(place_in(_OWN.folded, bindparam("inside")) > 0).limit(_LOOKED_AT)
_BEGINNING = Asked(select(_FIRST.subquery().c.entity_id).union(select(_LATER.subquery().c.entity_id)))
_SOUNDING = Asked(
    select(_OWN.entity_id, _OWN.text, _OWN.articles, _OWN.brief)
    .where(
        or_(
            _OWN.folded == bindparam("folded"),
            _OWN.sound.in_(several("sounds")),
            (_OWN.sound >= bindparam("first")) & (_OWN.sound < bindparam("behind")),
            _OWN.brief.in_(several("briefs")),
        )
    )
    .order_by(_OWN.articles.desc())
    .limit(_LOOKED_AT)
)


def beginning_so(connection: Connection, beginning: str) -> set[int]:
    """The ids of the bearers of a name of which a word begins so (folded)."""
    if not beginning:
        return set()
    behind = beginning + "\U0010ffff"
    return set(_BEGINNING.column(connection, first=beginning, behind=behind, inside=" " + beginning))


def sounding_so(connection: Connection, typed: str, exactly: bool = False) -> set[int]:
    """The ids of the bearers of a name whose words are those typed, or may be other spellings of them.

    A single word is looked for as a person's given or family name (first and last word) and as a whole name of others.
    A name in another script is looked for in Latin letters. `exactly`: a word of the name is the one typed.
    """
    word = fold_name(typed)
    rows = [r for r in _sounding(connection, typed) if not exactly or word in fold_name(r.text).split()]
    found = {row.entity_id for row in rows if spelt(typed, row.text)}
    return found if found or exactly else _across_scripts(connection, typed)


def _across_scripts(connection: Connection, typed: str) -> set[int]:
    """Those whose name may be spelt so in Latin letters, or has the same consonants, and is most like it."""
    alike: dict[int, float] = {}
    for way in readings(typed):
        for row in _sounding(connection, way):
            words = spelt(way, row.text)
            share = likeness(fold_name(way), words) if words else likeness_across(typed, row.text)
            alike[row.entity_id] = max(share, alike.get(row.entity_id, 0.0))
    best = max(alike.values(), default=0.0)
    return {i for i, share in alike.items() if share and share > best - LESS_ALIKE}


def spellings(connection: Connection, word: str) -> tuple[str, ...]:
    """How people's names in the archive spell this word too, as written, the most frequent first.

    Given names are spelt in many ways; family names that are spelt otherwise are other families (Wall, Wahl), unless
    the given name is the same. Nothing for words that are nobody's name.
    """
    folded = " ".join(spelling_words(word))
    often: Counter[str] = Counter()
    rows = [(spelling_words(row.text), row) for row in _sounding(connection, word) if row.brief]
    given = any(words[0] == folded for words, _ in rows)
    borne_with = {words[0] for words, _ in rows if words[-1] == folded}
    for words, row in rows:
        if given and other_spelling(folded, words[0]):
            often[_as_written(words[0], row.text)] += row.articles
        if words[0] in borne_with and other_spelling(folded, words[-1]):
            often[_as_written(words[-1], row.text)] += row.articles
    return tuple(sorted(often, key=lambda one: (-often[one], one)))


def _sounding(connection: Connection, typed: str) -> Sequence[AnyRow]:
    words = spelling_words(typed)
    if not words:
        return ()
    return _SOUNDING.rows(connection, folded=fold_name(typed), **_keys(typed, words))


def _as_written(folded: str, name: str) -> str:
    """The word of a name that is spelt so, with its capital and accents, in its own script."""
    return next((word for word in re.findall(r"[^\W_]+", name) if spelling_words(word) == [folded]), folded)


def _keys(typed: str, words: list[str]) -> dict[str, object]:
    sounds = [key for person in (True, False) if (key := sound_key(typed, person))]
    first, briefs = "", []
    if len(words) == 1:
        first = skeleton(words[0])
        briefs = [f"{initial}. {first}" for initial in dict.fromkeys(string.ascii_lowercase + words[0][0])]
    return {"sounds": sounds, "briefs": briefs, "first": first + " ", "behind": first + "!" if first else ""}
