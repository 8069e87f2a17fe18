"""With which paragraphs of real newswire, their facts made up, and which requests are engines compared at size?"""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from searchapp.analysis import words
from searchapp.domain import (
    Band,
    CivilDate,
    DateOrigin,
    EntityKind,
    EntityRef,
    IndexedParagraph,
    IndexedQuote,
    QuoteType,
    Span,
    Status,
)
from searchapp.fields import Facet
from searchapp.request import (
    And,
    Choice,
    DateIn,
    EntityIs,
    Fuzzy,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SearchRequest,
    SomeOf,
    Sort,
    SpeakerIs,
    Word,
)

_QUOTED = re.compile(r'"[^"]{20,400}"')
_NAMED = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}")
_KINDS = tuple(EntityKind)


def paragraphs(file: Path, count: int) -> Iterator[IndexedParagraph]:
    """The first so many paragraphs. Who speaks is drawn; who is named are words with a capital, by their hash."""
    chance, number = random.Random(1), 0
    for line in file.read_bytes().splitlines():
        told = json.loads(line)
        blocks = [block for block in re.split(r"\n\s*\n|\n {2,}", told["body"]) if block.strip()]
        for place, text in enumerate([told["title"], *blocks]):
            if number == count:
                return
            number += 1
            yield _paragraph(number, told, place, " ".join(text.split()), chance)


def _paragraph(number: int, told: dict[str, str], place: int, text: str, chance: random.Random) -> IndexedParagraph:
    quotes = tuple(
        IndexedQuote(
            10 * number + n,
            (Span(*match.span()),),
            QuoteType.DIRECT,
            chance.choices(tuple(Status), (90, 4, 2, 2, 2))[0],
            chance.choice([None, *(int(chance.paretovariate(0.6)) % 900 for _ in range(3))]),
            Band.SURE,
        )
        for n, match in enumerate(_QUOTED.finditer(text))
    )
    said = dict.fromkeys(q.speaker for q in quotes if q.status is Status.ASSERTED and q.speaker is not None)
    named = dict.fromkeys(1000 + sum(map(ord, name)) * 31 % 4000 for name in _NAMED.findall(text))
    date = told.get("date") or None
    return IndexedParagraph(
        number, told["id"], place, told["title"], text, "en", told.get("source") or None,
        CivilDate(date[:10], DateOrigin.METADATA) if date else None, None, quotes, tuple(said),
        tuple(EntityRef(id_, _KINDS[id_ % len(_KINDS)]) for id_ in named), told.get("byline") or None,
    )  # fmt: skip


class Asking:
    """Draws requests with words, phrases and ids that the paragraphs have."""

    def __init__(self, held: list[IndexedParagraph], seed: int) -> None:
        self._held, self._chance = held, random.Random(seed)

    def __call__(self) -> SearchRequest:
        chance = self._chance
        choices = {}
        if chance.random() < 0.3:
            choices[Facet.SPEAKER] = Choice(frozenset({chance.choice([None, 1, 2, 3])}))
        if chance.random() < 0.2:
            choices[Facet.ENTITY] = Choice(excluded=frozenset({1000 + chance.randrange(4000)}))
        if chance.random() < 0.2:
            choices[Facet.BYLINE] = Choice(frozenset({chance.choice([None, chance.choice(self._held).byline])}))
        return SearchRequest(
            self._node(),
            choices=choices,
            dates=DateIn(datetime.date(1987, 3, 1), None) if chance.random() < 0.1 else None,
            sort=chance.choices(tuple(Sort), (8, 1, 1))[0],
            facet_limit=9,
            aliases={n: n + 1 for n in range(10, 200, 2)} if chance.random() < 0.5 else {},
            headlines=chance.random() < 0.5,
        )

    def _words(self, count: int) -> list[str]:
        while True:
            found = words(self._chance.choice(self._held).text)
            if len(found) > count + 1:
                at = self._chance.randrange(len(found) - count)
                return found[at : at + count]

    def _node(self) -> Node:
        chance = self._chance
        one, two = self._words(1)[0], self._words(2)
        speaker = SpeakerIs(frozenset({chance.choice([None, 1, 2, 3, 4])}))
        return chance.choice(
            [
                Word(one),
                And((Word(two[0]), Word(two[1]))),
                Or((Word(one), Word(two[0]))),
                And((Word(one), Not(Word(two[0])))),
                Phrase(" ".join(two)),
                Phrase(f"{two[0]} {two[1]}", between=3),
                Prefix(one[:3]),
                Fuzzy(one),
                InTitle(Word(one)),
                Said(Word(one)),
                And((speaker, Said(Word(one)))),
                And((speaker, Word(one))),
                And((EntityIs(frozenset({1000 + chance.randrange(4000)})), Word(one))),
                SomeOf(tuple(map(Word, self._words(4))), 2),
                SomeOf(tuple(map(Word, self._words(3))), 2, together=True),
            ]
        )
