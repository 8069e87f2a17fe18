"""Whom does the phrase beside a cue mean: which cluster of the article, or nobody with a name?

The article is read from its beginning; whoever is named or described goes into a list of referents, with gender,
kind and standing in the sentence. A pronoun or a description takes the referent that fits best: near, subject,
speaker of the last quotation. Unnamed people (“a spokesman”) are referents too, so that “he” after them stays unnamed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from searchapp.annotate.clusters import Cluster
from searchapp.annotate.documents import is_document, owner_of, sort_of
from searchapp.annotate.fitting import PRONOUNS, fits_description, fits_pronoun
from searchapp.annotate.lexicon.nouns import (
    DEFINITE,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    HONORIFICS,
    INDEFINITE,
    MALE_NOUNS,
    PERSON_NOUNS,
)
from searchapp.annotate.lexicon.titles import TITLES, bare
from searchapp.annotate.names import Naming, key
from searchapp.annotate.parsed import Parsed
from searchapp.annotate.phrases import Phrase, noun_phrase
from searchapp.annotate.referents import Referent, determiner_of, standing_of
from searchapp.annotate.roles import learn_roles
from searchapp.domain import EntityKind, How, Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means: `cluster` None where nobody is named; `margin` is how clear the choice was, from 0 to 1."""

    cluster: Cluster | None
    how: How | None
    mention: Span
    chain: tuple[Span, ...]
    margin: float


_Fits = Callable[[Referent], float | None]


@dataclass(slots=True)
class Resolver:
    """Resolves phrases of one article in the order of the text."""

    clusters: list[Cluster]
    by_token: dict[tuple[int, int], Naming]
    owner: dict[int, Cluster]
    """From the identity of a naming to its cluster."""
    referents: list[Referent] = field(default_factory=list)
    documents: list[tuple[int, str, Cluster]] = field(default_factory=list)
    """Where in the text a document of which sort was said to be whose."""
    last_speaker: Cluster | None = None
    last_unit: int = -9
    last_offset: int = -1
    by_surname: defaultdict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for cluster in self.clusters:
            if cluster.is_person:
                self.by_surname[cluster.keys[-1]].append(cluster)

    def add_unit(self, parsed: Parsed, unit: int, sentences: list[int], base: int) -> None:
        """Enter the unit's namings and described people, unquoted ones only."""
        seen = set()
        for token in range(len(parsed)):
            if parsed.quoted[token]:
                continue
            naming = self.by_token.get((unit, token))
            if naming is not None and id(naming) not in seen and token == naming.last:
                seen.add(id(naming))
                cluster = self.owner[id(naming)]
                self._enter(parsed, unit, token, base + sentences[token], cluster, naming.span)
            elif parsed.lower[token] in ("he", "she") and parsed.deps[token] in _ROLES:
                self._enter_pronoun(parsed, unit, token, base + sentences[token])
            elif naming is None and parsed.tags[token] in ("NN", "NNS", "NNP") and parsed.deps[token] in _ROLES:
                self._enter_described(parsed, unit, token, base + sentences[token])

    def _enter(self, parsed: Parsed, unit: int, token: int, sentence: int, cluster: Cluster, span: Span) -> None:
        self.referents.append(
            Referent(
                span.start,
                span,
                cluster,
                cluster.gender,
                cluster.kind,
                unit,
                sentence,
                standing_of(parsed, token),
                introduced=cluster.namings[0].span == span and _has_apposition(parsed, token),
            )
        )

    def _enter_pronoun(self, parsed: Parsed, unit: int, token: int, sentence: int) -> None:
        """“He” as a subject keeps in mind whom it means, where that is clear."""
        found = self._pronoun(parsed, token, sentence, unit)
        if found.cluster is not None and found.margin > 0.3:
            self._enter(parsed, unit, token, sentence, found.cluster, parsed.span(token, token))
            self.referents[-1].standing -= 0.4

    def _enter_described(self, parsed: Parsed, unit: int, token: int, sentence: int) -> None:
        """An unnamed person or body: “a clerk”, “two residents”; a definite one may be somebody named."""
        word = parsed.lower[token]
        plural = parsed.tags[token] == "NNS"
        noun = word[:-1] if plural and word.endswith("s") else word
        person = noun in PERSON_NOUNS
        if not person and noun not in GROUP_NOUNS:
            return
        if word in GROUPS and (group := self._group_of(parsed, noun_phrase(parsed, token), unit)) and group.cluster:
            self._enter(parsed, unit, token, sentence, group.cluster, group.mention)
            return
        determiner = determiner_of(parsed, token)
        definite = not plural and determiner == "the" and parsed.deps[token] in ("nsubj", "nsubjpass")
        if definite and (self._enter_definite(parsed, unit, token, sentence) or person):
            return
        if not plural and (determiner not in INDEFINITE if person else determiner == ""):
            return
        if any(parsed.deps[c] == "appos" for c in parsed.children[token]) or (unit, token + 1) in self.by_token:
            return
        first = parsed.edges[token][0]
        if first > 1 and parsed.words[first - 1] == "," and (unit, first - 2) in self.by_token:
            return
        kind = EntityKind.PERSON if person else EntityKind.ORGANISATION
        gender = "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None
        span = parsed.span(token, token)
        standing = standing_of(parsed, token) - 0.4
        self.referents.append(Referent(span.start, span, None, gender, kind, unit, sentence, standing, plural))

    def _enter_definite(self, parsed: Parsed, unit: int, token: int, sentence: int) -> bool:
        """“The senator” as a subject keeps in mind whom it means; whether that was found."""
        if (unit, token + 1) in self.by_token:
            return True
        found = self.resolve(parsed, noun_phrase(parsed, token), unit, sentence)
        if found.cluster is None or found.how is not How.NOMINAL:
            return False
        self._enter(parsed, unit, token, sentence, found.cluster, parsed.span(token, token))
        return True

    def bearer(self, name: str, span: Span) -> Resolution:
        """Who a transcript's label names: the one person of the article who bears its last word."""
        bearers = self.by_surname.get(key(name.split()[-1]), [])
        if len(bearers) != 1:
            return Resolution(None, None, span, (), 0.0)
        cluster = bearers[0]
        full = tuple(key(word) for word in name.split()) == cluster.keys
        chain = () if full else self._link_to_name(cluster)
        return Resolution(cluster, How.FULL if full else How.PARTIAL, span, chain, 0.9)

    def learn(self, parsed: Parsed, unit: int) -> None:
        """Gather from a unit what it tells of those whom it names: trades, offices, gender, documents."""
        for token in range(len(parsed)):
            naming = self.by_token.get((unit, token))
            if naming is not None and token == naming.last:
                learn_roles(parsed, naming, self.owner[id(naming)])
            elif naming is None and is_document(parsed.lower[token]) and not parsed.quoted[token]:
                owner = owner_of(parsed, token)
                owned = self.by_token.get((unit, owner)) if owner is not None else None
                if owned is not None:
                    self.documents.append((parsed.starts[token], sort_of(parsed.lower[token]), self.owner[id(owned)]))

    # ---- phrases ----

    def resolve(self, parsed: Parsed, phrase: Phrase, unit: int, sentence: int) -> Resolution:
        """Who is meant by a phrase."""
        if phrase.stands_for is not None:
            return self._relative(parsed, phrase, phrase.stands_for, unit, sentence)
        head = phrase.head
        word = parsed.lower[head]
        mention = parsed.span(phrase.first, phrase.last)
        naming = self._naming_of(parsed, phrase, unit)
        if naming is not None:
            if self.owner[id(naming)].kind is None:
                self.owner[id(naming)].vote(EntityKind.PERSON, 0.5)
            return self._named(naming, mention)
        if word in PRONOUNS:
            return self._pronoun(parsed, head, sentence, unit)
        group = self._group_of(parsed, phrase, unit) or self._document(parsed, phrase, unit)
        if group is not None:
            return group
        return self._described(parsed, phrase, unit, sentence, mention)

    def _relative(self, parsed: Parsed, phrase: Phrase, noun: Phrase, unit: int, sentence: int) -> Resolution:
        """“who”: whoever the phrase before it means."""
        found = self.resolve(parsed, noun, unit, sentence)
        mention = parsed.span(phrase.first, phrase.last)
        if found.cluster is None:
            return Resolution(None, How.PRONOUN, mention, (), 0.0)
        return Resolution(found.cluster, How.PRONOUN, mention, (found.mention, *found.chain), 0.9 * found.margin)

    def _naming_of(self, parsed: Parsed, phrase: Phrase, unit: int) -> Naming | None:
        """The naming that is the phrase's head, its apposition, or stands right behind its head."""
        head = phrase.head
        naming = self.by_token.get((unit, head))
        if naming is not None:
            return naming
        for child in parsed.children[head]:
            if parsed.deps[child] == "appos" and not parsed.quoted[child] and not _bracketed(parsed, child):
                naming = self.by_token.get((unit, child))
                if naming is not None and self.owner[id(naming)].kind is not EntityKind.PLACE:
                    return naming
        if parsed.words[head][0].isupper() and bare(parsed.words[head]) in TITLES:
            ends = self.by_token.get((unit, phrase.last))
            if ends is not None and ends.titles and self.owner[id(ends)].is_person:
                return ends
        follows = self.by_token.get((unit, head + 1))
        noun = parsed.lower[head]
        if follows is not None and noun in PERSON_NOUNS and self.owner[id(follows)].is_person:
            return follows
        return None

    def _named(self, naming: Naming, mention: Span) -> Resolution:
        cluster = self.owner[id(naming)]
        full = len(naming.words) > 1 or len(cluster.words) == 1
        chain = () if full else self._link_to_name(cluster)
        span = Span(min(mention.start, naming.span.start), max(mention.end, naming.span.end))
        span = span if span.end - span.start < 200 else naming.span
        rivals = any(
            3 * len(c.namings) > len(cluster.namings) for c in self.by_surname[cluster.keys[-1]] if c is not cluster
        )
        return Resolution(
            cluster, How.FULL if full else How.PARTIAL, span, chain, 1.0 if full else 0.6 if rivals else 0.9
        )

    def _link_to_name(self, cluster: Cluster) -> tuple[Span, ...]:
        for naming in cluster.namings:
            if len(naming.words) == len(cluster.words):
                return (naming.span,)
        return (cluster.namings[0].span,) if cluster.namings else ()

    def _pronoun(self, parsed: Parsed, token: int, sentence: int, unit: int) -> Resolution:
        sort = PRONOUNS[parsed.lower[token]]
        span = parsed.span(token, token)
        best, margin = self._best(lambda r: fits_pronoun(r, sort), span.start, sentence, unit)
        if best is None or best.cluster is None:
            return Resolution(None, How.PRONOUN, span, (), margin)
        return Resolution(best.cluster, How.PRONOUN, span, self._chain(best), margin)

    def _chain(self, referent: Referent) -> tuple[Span, ...]:
        assert referent.cluster is not None
        end = self._link_to_name(referent.cluster)
        return end if referent.span in end else (referent.span, *end)

    def _best(self, fits: _Fits, offset: int, sentence: int, unit: int) -> tuple[Referent | None, float]:
        """The referent that fits best before an offset, and how far it is ahead of the next one."""
        scores: dict[int, tuple[float, Referent]] = {}
        turned = self._turned(fits, offset, sentence)
        for referent in reversed(self.referents):
            if referent.offset >= offset:
                continue
            if sentence - referent.sentence > 12:
                break
            fit = fits(referent)
            if fit is None:
                continue
            score = fit + self._salience(referent, sentence, unit)
            if not turned and referent.cluster is not None and referent.cluster is self.last_speaker:
                score += 1.2 if unit - self.last_unit <= 2 else 0.0
            who = id(referent.cluster) if referent.cluster else id(referent)
            if who not in scores or score > scores[who][0]:
                scores[who] = (score, referent)
        ranked = sorted(scores.values(), key=lambda s: -s[0])
        if not ranked:
            return None, 0.0
        ahead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 3.0
        return ranked[0][1], min(1.0, max(0.0, ahead / 3.0))

    def _salience(self, referent: Referent, sentence: int, unit: int) -> float:
        away = sentence - referent.sentence
        score = referent.standing - (0.7 + 0.6 * away if away else 0.0) - 0.3 * (unit - referent.unit)
        if referent.cluster is not None:
            score += 0.25 * math.log(1 + len(referent.cluster.namings))
            score += 1.1 * (referent.introduced and away <= 1)
        return score

    def _turned(self, fits: _Fits, offset: int, sentence: int) -> bool:
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

    def _group_of(self, parsed: Parsed, phrase: Phrase, unit: int) -> Resolution | None:
        """“the Clinton campaign”, “Clinton's campaign”: a body called after somebody."""
        word = parsed.lower[phrase.head]
        if word not in GROUPS:
            return None
        mention = parsed.span(phrase.first, phrase.last)
        for token in range(phrase.first, phrase.head):
            naming = self.by_token.get((unit, token))
            if naming is not None:
                cluster = self._body(f"{self.owner[id(naming)].words[-1]} {word}", mention, naming)
                return Resolution(cluster, How.FULL, mention, (), 0.9)
        bodies = [
            c for c in self.clusters if c.keys[-1] == word and c.namings and c.namings[0].span.start < mention.start
        ]
        if bodies:
            cluster = max(bodies, key=lambda c: c.namings[-1].span.start)
            return Resolution(cluster, How.NOMINAL, mention, self._link_to_name(cluster), 0.6)
        return None

    def _document(self, parsed: Parsed, phrase: Phrase, unit: int) -> Resolution | None:
        """“A Water Board memo”: the body itself speaks; “the memo” later on means the last that was somebody's."""
        head = phrase.head
        if not is_document(parsed.lower[head]) or parsed.tags[head] not in ("NN", "NNP"):
            return None
        mention = parsed.span(phrase.first, phrase.last)
        owner = owner_of(parsed, head)
        naming = self.by_token.get((unit, owner)) if owner is not None else None
        if naming is not None:
            return replace(self._named(naming, mention), margin=0.5)
        if owner is not None or determiner_of(parsed, head) not in ("the", "this", "that"):
            return None
        sort, start = sort_of(parsed.lower[head]), mention.start
        for at, other, cluster in reversed(self.documents):
            if at < start and other == sort and cluster.kind is not EntityKind.PLACE:
                return Resolution(cluster, How.NOMINAL, mention, self._link_to_name(cluster), 0.5)
        return None

    def _body(self, name: str, mention: Span, like: Naming) -> Cluster:
        words = tuple(name.split())
        keys = tuple(key(w) for w in words)
        for cluster in self.clusters:
            if cluster.keys == keys:
                break
        else:
            cluster = Cluster(len(self.clusters), words, keys)
            self.clusters.append(cluster)
        cluster.vote(EntityKind.ORGANISATION, 1.0)
        cluster.namings.append(
            Naming(mention, words, (), EntityKind.ORGANISATION, 1.0, False, like.first, like.last, like.unit)
        )
        return cluster

    def _described(self, parsed: Parsed, phrase: Phrase, unit: int, sentence: int, mention: Span) -> Resolution:
        """“the senator”: the cluster with that office, else the person spoken of last whom the words fit."""
        noun = parsed.lower[phrase.head]
        none = Resolution(None, How.NOMINAL, mention, (), 0.0)
        determiner = determiner_of(parsed, phrase.head)
        if determiner not in ("the", "this", "that") and noun not in HONORIFICS:
            return none
        if parsed.tags[phrase.head] == "NNS":
            return none
        if noun not in PERSON_NOUNS and noun not in GROUP_NOUNS and noun not in HONORIFICS:
            return none
        sort = EntityKind.PERSON if noun in PERSON_NOUNS or noun in HONORIFICS else EntityKind.ORGANISATION
        gender = "f" if noun in FEMALE_NOUNS or determiner == "her" else "m" if noun in MALE_NOUNS else None
        words = {w for w in parsed.lower[phrase.first : phrase.head + 1] if w not in DEFINITE}

        if sort is EntityKind.ORGANISATION and phrase.last > phrase.head:
            return none
        bearer = self._only_bearer(noun, gender, mention.start) if sort is EntityKind.PERSON else None
        apart = parsed.deps[phrase.head] not in ("nsubj", "nsubjpass")

        def fits(referent: Referent) -> float | None:
            if apart and referent.sentence == sentence:
                return None
            return fits_description(referent, sort, gender, noun, words)

        best, margin = self._best(fits, mention.start, sentence, unit)
        if best is None or best.cluster is None or (bearer is not None and best.cluster is not bearer and margin < 0.3):
            return Resolution(bearer, How.NOMINAL, mention, self._link_to_name(bearer), 0.5) if bearer else none
        return Resolution(best.cluster, How.NOMINAL, mention, self._chain(best), 0.6 * margin)

    def _only_bearer(self, noun: str, gender: str | None, start: int) -> Cluster | None:
        """The only person named before of whom the article says that very word (“the chairman”)."""
        bearers = [
            c
            for c in self.clusters
            if c.is_person and noun in c.roles and gender in (None, c.gender, None if c.gender is None else gender)
        ]
        named = [c for c in bearers if c.namings and c.namings[0].span.start < start]
        return named[0] if len(named) == 1 else None


def _bracketed(parsed: Parsed, token: int) -> bool:
    """Whether a token stands right behind an opening bracket, or its phrase does (“(D-Tarn)”)."""
    first = parsed.edges[token][0]
    return "(" in (parsed.words[first], parsed.words[first - 1] if first else "")


def _has_apposition(parsed: Parsed, token: int) -> bool:
    return any(parsed.deps[c] == "appos" and c > token for c in parsed.children[token])


GROUPS = frozenset("campaign administration foundation government committee team".split())
"""Nouns of bodies that are called after whoever leads them."""

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "agent"})
