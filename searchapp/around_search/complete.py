"""Whom or what may somebody mean who is still typing? Speakers, entities, outlets and bylines, with their counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from searchapp.domain import EntityKind
from searchapp.fields import FACETS, Facet, Kind
from searchapp.names import fold_name
from searchapp.ports import Name, Names, Searcher
from searchapp.request import Choice, FacetValue, SearchRequest

LOOKED_AT = 24
"""So many names are looked at, those of most articles."""

SHORTEST = 2
"""From this many letters on something is offered."""

MOST_WORDS = 4
"""A name of so many words at most is looked for at the end of what was typed."""

_OFFERED = "|".join(facet.value for facet in Facet if facet.kind in (Kind.NAMES, Kind.PART))
_FIELD = re.compile(rf"(?:^|[\s(-])({_OFFERED}):[\"“„«]?([^\"“”„«»():]*)$", re.IGNORECASE)
_WORDS = re.compile(r"(?:(?<=[\s(-])|^)[^\s()\"“”„«»:*~-][^\s()\"“”„«»:*~]*")


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: `q` is the whole query then, `count` how many paragraphs of the archive bear the value."""

    q: str
    facet: Facet
    label: str
    count: int
    kind: EntityKind | None = None
    note: str = ""


def complete(q: str, engine: Searcher, names: Names, limit: int) -> tuple[Completion, ...]:
    """What the end of a query may become: at most `limit` speakers, entities and outlets each, the most frequent first.

    Names are found by the beginning of a word, and in another spelling. A value that no paragraph bears is not offered.
    Raises IndexMissing and IndexDamaged.
    """
    for start, typed, facets in _ends(q):
        offered = tuple(
            completion for facet in facets for completion in _values(facet, q[:start], typed, engine, names, limit)
        )
        if offered:
            return offered
    return ()


def _ends(q: str) -> Iterator[tuple[int, str, tuple[Facet, ...]]]:
    """The last field of a query, else its last few words, then fewer: where they begin, and what they may be."""
    field = _FIELD.search(q)
    if field:
        yield field.start(1), field.group(2), (FACETS[field.group(1).lower()],)
        return
    words = list(_WORDS.finditer(q))
    if not words or words[-1].end() != len(q):
        return
    for word in words[-MOST_WORDS:]:
        typed = q[word.start() :]
        if not re.search(r"[()\"“”„«»:*~]|(?:^|\s)(?:-|AND|OR|NOT)", typed):
            yield word.start(), typed, (Facet.SPEAKER, Facet.ENTITY, Facet.SOURCE)


def _values(facet: Facet, before: str, typed: str, engine: Searcher, names: Names, limit: int) -> list[Completion]:
    if len(fold_name(typed)) < SHORTEST:
        return []
    if facet.kind is Kind.PART:
        return _texts(facet, before, typed, engine)[:limit]
    found = {name.id: name for name in (*names.suggest(typed, LOOKED_AT), *names.sounding(typed, LOOKED_AT))}
    counts = _counts(facet, frozenset(found), engine, names)
    borne = sorted((-counts[i], name.name, i) for i, name in found.items() if counts.get(i))[:limit]
    return [
        Completion(
            q=f"{before}{facet.value}:{_written(found[i], names)} ",
            facet=facet,
            label=label,
            count=-negated,
            kind=found[i].kind,
            note=found[i].told_apart,
        )
        for negated, label, i in borne
    ]


def _written(name: Name, names: Names) -> str:
    """How a query names this one and nobody else."""
    if names.find(name.name) == {name.id} and '"' not in name.name:
        return f'"{name.name}"' if re.search(r"[^\w]", name.name) else name.name
    return f"e{name.id}"


def _counts(facet: Facet, ids: frozenset[int], engine: Searcher, names: Names) -> dict[FacetValue, int]:
    """In how many paragraphs these speak or are mentioned: a facet answers what is chosen, and ignores the choice."""
    if not ids:
        return {}
    found = engine.search(
        SearchRequest(
            limit=1, counted=frozenset({facet}), facet_limit=0, choices={facet: Choice(ids)}, aliases=names.aliases()
        )
    )
    return {count.value: count.count for count in found.facets[facet]}


def _texts(facet: Facet, before: str, typed: str, engine: Searcher) -> list[Completion]:
    found = engine.search(SearchRequest(limit=1, counted=frozenset({facet}), facet_limit=None))
    folded = fold_name(typed)
    texts = ((str(count.value), count.count) for count in found.facets[facet] if count.value is not None)
    return [
        Completion(f'{before}{facet}:"{text}" ', facet, text, count)
        for text, count in texts
        if count and f" {folded}" in f" {fold_name(text)}" and '"' not in text
    ]
