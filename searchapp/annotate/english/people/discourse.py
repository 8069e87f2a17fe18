"""Who is in the reader's mind at a place of an article: near, prominent, the speaker of the last quotation?

Whoever is named or described is entered in the order of the text. A phrase takes the referent that fits best; how far
it is ahead of the next one is kept as the margin of the choice.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from searchapp.annotate.english.people.referents import Referent
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind

Fits = Callable[[Referent], float | None]
"""A bonus or malus for a referent, None where it can't be meant."""

_MEMORY = 12
"""How many sentences back a referent can be taken up."""
_CLEAR = 3.0
"""The lead, in points, from which a choice counts as wholly clear."""
_BEFORE, _SENTENCE, _UNIT = 0.7, 0.6, 0.3
"""What a referent loses that stands in an earlier sentence at all, and by each sentence and unit between."""
_TOPIC, _SUBJECT = 3, 1.1
"""Within how many sentences somebody stays the topic, and how prominent a subject is at least."""
_OFTEN, _INTRODUCED, _SPOKE = 0.35, 1.1, 1.4
_ASKED = 3.0
"""What the asker loses in the paragraph behind a question: there the one who was asked speaks."""
"""What it gains by its namings (times their logarithm), by an introduction nearby, by having spoken last."""


@dataclass(slots=True)
class Discourse:
    """The referents of one article so far, and its last speaker: a cluster, or who is only described."""

    referents: list[Referent] = field(default_factory=list)
    people: list[tuple[int, Cluster]] = field(default_factory=list)
    """The first two people with a name, each with the offset of the first mention."""
    spoken: set[int] = field(default_factory=set)
    """The identities of those who have spoken so far."""
    last_speaker: Cluster | Referent | None = None
    called: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """For each noun whom it has described so far where nobody else could be meant, by identity: it may do so again."""
    asked: Cluster | None = None
    """Who has just asked somebody else something."""
    last_unit: int = -9
    last_offset: int = -1

    def enter(self, referent: Referent) -> None:
        """Bring somebody to mind; in the order of the text."""
        self.referents.append(referent)
        cluster = referent.cluster if referent.kind is EntityKind.PERSON else None
        if cluster is not None and len(self.people) < 2 and all(cluster is not known for _, known in self.people):
            self.people.append((referent.offset, cluster))

    def spoke(self, cluster: Cluster, unit: int, offset: int, *, asks: bool = False) -> None:
        """Keep in mind who spoke last, in which unit, where the mention starts, and whether an answer is due."""
        self.asked = cluster if asks else None
        self.spoken.add(id(cluster))
        self.last_speaker, self.last_unit, self.last_offset = cluster, unit, offset

    def spoke_unnamed(self, first: int, last: int, unit: int) -> None:
        """The same of somebody who is only described, in a phrase with these offsets; nothing where nobody is."""
        for referent in reversed(self.referents):
            if first <= referent.offset <= last and referent.cluster is None:
                self.last_speaker, self.last_unit, self.last_offset = referent, unit, referent.offset
                return

    def speaking(self, offset: int, unit: int) -> Cluster | None:
        """Who has just been speaking, nobody else named since, at an offset of a unit; None where nobody has."""
        last = self.last_speaker
        if not isinstance(last, Cluster) or unit - self.last_unit > 1:
            return None
        since = (r for r in self.referents if self.last_offset < r.offset < offset)
        return None if any(r.kind is EntityKind.PERSON and r.cluster is not last for r in since) else last

    def named_last(self, offset: int, may_be: Callable[[Cluster], bool]) -> Cluster | None:
        """Which person of those who may be meant was named or taken up last before an offset."""
        named = (r.cluster for r in reversed(self.referents) if r.offset < offset and r.kind is EntityKind.PERSON)
        return next((cluster for cluster in named if cluster is not None and may_be(cluster)), None)

    def alone(self, offset: int) -> Cluster | None:
        """The only person whom an article has named before an offset, by two plain words or more."""
        named = [cluster for first, cluster in self.people if first < offset]
        whole = len(named) == 1 and len(named[0].words) > 1 and all(word.isalpha() for word in named[0].words)
        return named[0] if whole else None

    def topic(self, offset: int, sentence: int, unit: int, sort: EntityKind, gender: str | None) -> Cluster | None:
        """Whom the last sentence that names a person of a gender, or a body, is about: its one subject of the sort.

        It stands before an offset, in the same paragraph or the one above; None where it has no such subject.
        """
        fitting: list[Referent] = []
        for referent in reversed(self.referents):
            if referent.offset >= offset:
                continue
            if sentence - referent.sentence > _TOPIC or unit - referent.unit > 1:
                break
            alike = referent.cluster is not None and referent.kind is sort
            if alike and (gender is None or referent.gender in (None, gender)):
                fitting.append(referent)
        last = [r for r in fitting if r.sentence == fitting[0].sentence]
        subjects = [r.cluster for r in last if r.standing >= _SUBJECT]
        return subjects[-1] if subjects and all(c is subjects[-1] for c in subjects) else None

    def best(
        self, fits: Fits, offset: int, sentence: int, unit: int, apart: frozenset[int] = frozenset()
    ) -> tuple[Referent | None, float]:
        """The referent that fits best before an offset, and how far it is ahead of the next one, from 0 to 1.

        `apart` holds the offsets of mentions that the grammar keeps apart from the phrase.
        """
        scores: dict[int, tuple[float, Referent]] = {}
        turned = self._turned(fits, offset, sentence)
        for referent in reversed(self.referents):
            if referent.offset >= offset or referent.offset in apart:
                continue
            if sentence - referent.sentence > _MEMORY:
                break
            fit = fits(referent)
            if fit is None:
                continue
            score = fit + _salience(referent, sentence, unit)
            if not turned and (referent.cluster or referent) is self.last_speaker:
                score += _SPOKE if unit - self.last_unit <= 2 else 0.0
            if referent.cluster is not None and referent.cluster is self.asked and unit == self.last_unit + 1:
                score -= _ASKED
            who = id(referent.cluster) if referent.cluster else id(referent)
            if who not in scores or score > scores[who][0]:
                scores[who] = (score, referent)
        ranked = sorted(scores.values(), key=lambda s: -s[0])
        if not ranked:
            return None, 0.0
        ahead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _CLEAR
        return ranked[0][1], min(1.0, max(0.0, ahead / _CLEAR))

    def _turned(self, fits: Fits, offset: int, sentence: int) -> bool:
        """Whether somebody else who fits has become the subject since the last quotation's speaker was named."""
        for referent in reversed(self.referents):
            if referent.offset >= offset:
                continue
            if sentence - referent.sentence > 2 or referent.offset <= self.last_offset:
                break
            other = referent.cluster is not None and referent.cluster is not self.last_speaker
            if other and referent.standing > 1.55 and fits(referent) is not None:
                return True
        return False


def _salience(referent: Referent, sentence: int, unit: int) -> float:
    """How prominent a referent is, seen from a sentence of a unit."""
    away = sentence - referent.sentence
    score = referent.standing - (_BEFORE + _SENTENCE * away if away else 0.0) - _UNIT * (unit - referent.unit)
    if referent.cluster is not None:
        score += _OFTEN * math.log(1 + len(referent.cluster.namings))
        score += _INTRODUCED * (referent.introduced and away <= 1)
    return score
