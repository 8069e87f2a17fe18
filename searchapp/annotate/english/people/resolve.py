"""Whom does the phrase beside a cue mean: which cluster of the article, or nobody with a name?

A name means its cluster. A pronoun or a description takes the referent that fits best: near, subject, speaker of the
last quotation. Unnamed people (“a spokesman”) are referents too, so that “he” after them stays unnamed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import Phrase, noun_phrase
from searchapp.annotate.english.people.bodies import document_of, founded, group_of
from searchapp.annotate.english.people.discourse import Discourse
from searchapp.annotate.english.people.fitting import (
    HEADS,
    OFFICES,
    PRONOUNS,
    THEY,
    Description,
    description_of,
    fits_description,
    fits_pronoun,
    is_aged,
    is_of_another_party,
    is_vouched,
    may_be,
    only_body,
)
from searchapp.annotate.english.people.known import Known
from searchapp.annotate.english.people.referents import Referent, clause_mates, objects_of
from searchapp.annotate.english.people.resolution import Resolution, chain_of, link_to_name, nobody
from searchapp.annotate.lexicon import GROUP_NOUNS, PERSON_NOUNS, SMALL, SPEAKING, SUFFIXES, TITLES, VERBS, bare
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.gazetteer import ends_in, is_common_word, known_kind, names
from searchapp.annotate.names.naming import Naming
from searchapp.domain import EntityKind, How, Span

_GOING_ON = frozenset({"add", "continue"})
_SHORT_NAME = 3
"""How many letters a word may have that is an abbreviation rather than a name."""
_OFTEN_NAMED = 3
"""How often somebody is named whom an article is about."""
_NAMED_WITHIN = 1.5
"""What somebody loses whom a speaker's own words name: people seldom speak of themselves so."""
_CLEAR_ENOUGH = 0.5
"""How far ahead of others somebody must be to be taken for the head of what is spoken of."""


@dataclass(slots=True)
class Resolver:
    """Resolves phrases of one article in the order of the text."""

    known: Known
    discourse: Discourse = field(default_factory=Discourse)
    spoken_of: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """For the unit and token of a speaker whom their words name: the identities of the clusters."""

    def resolve(self, parsed: Parsed, phrase: Phrase) -> Resolution:
        """Who is meant by a phrase."""
        if phrase.stands_for is not None:
            return self._relative(parsed, phrase, phrase.stands_for)
        mention = parsed.span(phrase.first, phrase.last)
        account = self.known.accounts.get(parsed.lower[phrase.head].removeprefix("@"))
        if account is not None and parsed.words[phrase.head].startswith("@"):
            cluster, margin = account
            return Resolution(cluster, How.PARTIAL, mention, link_to_name(cluster), margin)
        naming = self._naming_of(parsed, phrase)
        if naming is not None:
            cluster = self.known.cluster_of(naming)
            if cluster.kind is None or _no_known_place(cluster):
                cluster.vote(EntityKind.PERSON, 0.5 + cluster.kinds.get(EntityKind.PLACE, 0.0))
            found = self.known.named(naming, mention)
            if any(parsed.lower[t] in SMALL["generation"] for t in range(phrase.first, phrase.head)):
                known_apart = len(self.known.by_surname[cluster.keys[-1]]) > 1
                return replace(found, margin=0.3) if known_apart else nobody(How.NOMINAL, mention)
            return found
        if parsed.lower[phrase.head] == "i" and parsed.unit in self.known.writers:
            writer = self.known.writers[parsed.unit]
            return Resolution(writer, How.PRONOUN, mention, link_to_name(writer), 0.5)
        if parsed.lower[phrase.head] in PRONOUNS:
            return self.pronoun(parsed, phrase.head)
        if _unheard_of(parsed, phrase):
            like = Naming(mention, (), (), None, 0.0, False, phrase.head, phrase.head, parsed.unit)
            unheard = founded(self.known, parsed.words[phrase.head], mention, like)
            return Resolution(unheard, How.FULL, mention, (), 0.5)
        body = group_of(self.known, parsed, phrase) or self._writer(parsed, phrase)
        return body if body is not None else self._described(parsed, phrase, parsed.sentences[phrase.head], mention)

    def _writer(self, parsed: Parsed, phrase: Phrase) -> Resolution | None:
        """Whose document speaks: “a Water Board memo”, “its notice”, “the statement” that they released."""
        document = document_of(self.known, parsed, phrase)
        if document is None:
            return None
        owner, where, sentence = document.owner, document.parsed, parsed.sentences[phrase.head]
        mention = parsed.span(phrase.first, phrase.last)
        beside = document.offset == mention.start
        naming = self.known.naming_at(where, owner)
        if naming is not None:
            found = self.known.named(naming, mention if beside else naming.span)
        elif where.tags[owner] in ("PRP", "PRP$"):
            back = sum(where.words[t] in (".", "!", "?") for t in range(owner, len(where)))
            found = self.pronoun(where, owner, sentence - (0 if beside else back))
        else:
            phrase = noun_phrase(where, owner)
            group = group_of(self.known, where, phrase)
            if group is None and where.lower[owner] in GROUP_NOUNS:
                group = self._described(where, phrase, sentence, where.span(owner, owner), definite=True)
            if group is None:
                return None
            found = group
        if found.cluster is None or found.cluster.kind is EntityKind.PLACE:
            return nobody(How.NOMINAL, mention)
        if document.sort == "report" and found.cluster.is_person and not beside:
            return nobody(How.NOMINAL, mention)  # a report, once told whose it is, speaks for itself
        if naming is not None and beside and where.tags[owner] != "PRP":
            return replace(found, margin=0.5)
        return Resolution(found.cluster, How.NOMINAL, mention, link_to_name(found.cluster), 0.5)

    def pronoun(self, parsed: Parsed, token: int, sentence: int | None = None) -> Resolution:
        """Whom a pronoun means; `sentence` is the number of the one from which it is looked for, else its own."""
        sort = PRONOUNS.get(parsed.lower[token], THEY)
        span = parsed.span(token, token)
        apart = clause_mates(parsed, token)
        objects = (self.known.naming_at(parsed, t) for t in objects_of(parsed, token) if not parsed.quoted[t])
        others = {id(self.known.cluster_of(naming)) for naming in objects if naming is not None}

        def fits(referent: Referent) -> float | None:
            if id(referent.cluster) in others:
                return None
            return self._unless_spoken_of(fits_pronoun(referent, sort), referent, parsed.unit, token)

        seen_from = parsed.sentences[token] if sentence is None else sentence
        best, margin = self.discourse.best(fits, span.start, seen_from, parsed.unit, apart)
        if best is None or best.cluster is None:
            return nobody(How.PRONOUN, span, margin)
        return Resolution(best.cluster, How.PRONOUN, span, chain_of(best, best.cluster), margin)

    def _unless_spoken_of(self, fit: float | None, referent: Referent, unit: int, token: int) -> float | None:
        """How well a referent fits, less where the speaker's own words name it."""
        named = self.spoken_of.get((unit, token), set())
        return fit if fit is None or id(referent.cluster) not in named else fit - _NAMED_WITHIN

    def _relative(self, parsed: Parsed, phrase: Phrase, noun: Phrase) -> Resolution:
        """“who”: whoever the phrase before it means."""
        found = self.resolve(parsed, noun)
        mention = parsed.span(phrase.first, phrase.last)
        beside = self.known.naming_at(parsed, parsed.heads[noun.head]) if parsed.deps[noun.head] == "appos" else None
        if found.cluster is None and beside is not None and self.known.cluster_of(beside).is_person:
            found = self.known.named(beside, beside.span)  # “Kern, the chief, who added …”
        if found.cluster is None:
            return nobody(How.PRONOUN, mention)
        return Resolution(found.cluster, How.PRONOUN, mention, (found.mention, *found.chain), 0.9 * found.margin)

    def _naming_of(self, parsed: Parsed, phrase: Phrase) -> Naming | None:
        """The naming that is the phrase's head, its apposition, or stands right behind its head."""
        head, known = phrase.head, self.known
        while head > phrase.first and not parsed.words[head][0].isalnum():
            head -= 1  # “<Dart Group Corp>”
        naming = known.naming_at(parsed, head - (bare(parsed.words[head]) in SUFFIXES))
        if naming is not None:
            return naming
        for child in parsed.dependants(head, "appos"):
            naming = known.naming_at(parsed, child)
            beside = naming is not None and not parsed.quoted[child] and not _bracketed(parsed, child)
            if beside and naming is not None and known.cluster_of(naming).kind is not EntityKind.PLACE:
                return naming
        if parsed.words[head][0].isupper() and bare(parsed.words[head]) in TITLES:
            ends = known.naming_at(parsed, phrase.last)
            if ends is not None and ends.titles and known.cluster_of(ends).is_person:
                return ends
        alias = _alias(parsed, head)
        if alias is not None:
            return known.naming_at(parsed, alias)
        follows = known.naming_at(parsed, head + 1)
        if follows is not None and parsed.lower[head] in PERSON_NOUNS and known.cluster_of(follows).is_person:
            return follows
        return None

    def _main(self) -> Cluster | None:
        """Whom the article is mostly about, once they have spoken."""
        people = sorted((c for c in self.known.clusters if c.is_person), key=lambda c: -len(c.namings))
        often = [len(c.namings) for c in people[:2]] + [0, 0]
        clear = often[0] >= _OFTEN_NAMED and often[0] >= 2 * often[1]
        return people[0] if clear and id(people[0]) in self.discourse.spoken else None

    def _about(self, wanted: Description, offset: int) -> Cluster | None:
        """Whom the article or its headline is about, if they were named last of all whom a description may mean."""
        last = self.discourse.named_last(offset, lambda cluster: may_be(cluster, wanted))
        announced = self.known.announced(lambda c: may_be(c, wanted), headline=wanted.noun in OFFICES)
        return last if last in (self._main(), announced) else None

    def _at_hand(self, wanted: Description, parsed: Parsed, phrase: Phrase, sentence: int) -> Description:
        """A description with who is in the reader's mind where it stands."""
        offset, mind = parsed.starts[phrase.first], self.discourse
        speaking = mind.speaking(offset, parsed.unit)
        goes_on = speaking is not None and VERBS.get(parsed.lower[parsed.heads[phrase.head]]) in _GOING_ON
        return replace(
            wanted,
            speaking=speaking,
            goes_on=goes_on,
            main=self._about(wanted, offset),
            alone=mind.alone(offset),
            called=frozenset(mind.called[wanted.noun]),
            topic=mind.topic(offset, sentence, parsed.unit, wanted.sort, wanted.gender),
        )

    def _described(
        self, parsed: Parsed, phrase: Phrase, sentence: int, mention: Span, *, definite: bool = False
    ) -> Resolution:
        """“the senator”: the cluster with that office, else the person spoken of last whom the words fit."""
        wanted = description_of(parsed, phrase, definite=definite)
        if wanted is None:
            return nobody(How.NOMINAL, mention)
        wanted = self._at_hand(wanted, parsed, phrase, sentence)
        start, person = mention.start, wanted.sort is EntityKind.PERSON
        bearer = self.known.only_bearer(wanted.noun, wanted.gender, start) if person else None
        bearer = None if bearer is None or is_of_another_party(bearer, wanted) else bearer
        apart = parsed.deps[phrase.head] not in ("nsubj", "nsubjpass")

        def fits(referent: Referent) -> float | None:
            if apart and referent.sentence == sentence:
                return None
            return self._unless_spoken_of(fits_description(referent, wanted), referent, parsed.unit, phrase.head)

        mates = clause_mates(parsed, phrase.head)
        best, margin = self.discourse.best(fits, start, sentence, parsed.unit, mates)
        if best is None or best.cluster is None or (bearer is not None and best.cluster is not bearer and margin < 0.3):
            body = best is None and not person
            bearer = only_body((c for c in self.known.clusters if c.namings), wanted.noun, start) if body else bearer
            if bearer is None:
                return nobody(How.NOMINAL, mention)
            return Resolution(bearer, How.NOMINAL, mention, link_to_name(bearer), 0.5, told=not body)
        told = is_vouched(best.cluster, wanted)
        if not told and wanted.noun in HEADS and margin < _CLEAR_ENOUGH:
            return nobody(How.NOMINAL, mention)
        if person and (best.cluster is wanted.alone or is_aged(wanted)):
            self.discourse.called[wanted.noun].add(id(best.cluster))
        return Resolution(best.cluster, How.NOMINAL, mention, chain_of(best, best.cluster), 0.6 * margin, told)


def _alias(parsed: Parsed, head: int) -> int | None:
    """Where the name stands by which a noun's bearer goes: “a driver called Teo”, “a man who goes by “Sparrow””."""
    called = parsed.tags[head] == "NN" and parsed.lower_at(head + 1) in ("called", "named", "nicknamed")
    return head + 2 if called and parsed.tag_at(head + 3) != "POS" else parsed.aliases.get(head)


def _unheard_of(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is one capitalised word that no dictionary has: a name that was not recognised (“Wikileaks”)."""
    word = parsed.words[phrase.head]
    name = phrase.first == phrase.head and word.isalpha() and word[0].isupper() and len(word) > _SHORT_NAME
    return (
        name
        and parsed.lower[phrase.head] not in SPEAKING
        and not (is_common_word(word) or word in names("nationalities"))
    )


def _no_known_place(cluster: Cluster) -> bool:
    """Whether something that speaks was taken for a place that nobody knows (“Neva Tandry”)."""
    unknown = cluster.kind is EntityKind.PLACE and len(cluster.words) < 3 and cluster.words[0].isalpha()
    return unknown and known_kind(cluster.name) is None and not ends_in(cluster.words, "place_words")


def _bracketed(parsed: Parsed, token: int) -> bool:
    """Whether a token stands right behind an opening bracket, or its phrase does (“(D-Tarn)”)."""
    first = parsed.edges[token][0]
    return "(" in (parsed.words[first], parsed.word_at(first - 1))
