"""Whom does a unit of text bring to mind: who is named, taken up by a pronoun or described in it?

Unquoted mentions only: what stands between marks is the speaker's world, not the writer's.
"""

from searchapp.annotate.english.parse.documents import is_document
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import noun_phrase
from searchapp.annotate.english.people.bodies import group_of
from searchapp.annotate.english.people.referents import Referent, determiner_of, standing_of
from searchapp.annotate.english.people.resolve import Resolver
from searchapp.annotate.lexicon import (
    CROWDS,
    GROUP_NOUNS,
    INDEFINITE,
    NOUNS,
    PERSON_NOUNS,
    REPORTING,
    VERBS,
    gender_of_noun,
)
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind, How, Span

_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "agent"})
"""Where in its clause a pronoun or a description brings somebody to mind."""
_LESS = 0.4
"""What pronouns and descriptions are less prominent than names."""


class Entering:
    """Enters the mentions of one unit."""

    def __init__(self, resolver: Resolver, parsed: Parsed) -> None:
        self.resolver = resolver
        self.known = resolver.known
        self.parsed = parsed

    def enter(self) -> None:
        """Enter every mention in the order of the text."""
        parsed = self.parsed
        for token in range(len(parsed)):
            if parsed.quoted[token]:
                continue
            naming = self.known.naming_at(self.parsed, token)
            placed = parsed.deps[token] in _PLACES
            if naming is not None:
                if token == naming.last:
                    self._add(token, self.known.cluster_of(naming), naming.span)
                    self._several(token, naming.span)
            elif placed and parsed.lower[token] in ("he", "she"):
                self._pronoun(token)
            elif placed and parsed.tags[token] in ("NN", "NNS", "NNP"):
                self._description(token)

    def _enter(
        self,
        token: int,
        span: Span,
        cluster: Cluster | None,
        gender: str | None,
        kind: EntityKind | None,
        less: float = 0.0,
        *,
        plural: bool = False,
        introduced: bool = False,
        noun: str = "",
    ) -> None:
        """Bring somebody to mind who is mentioned at a token, by `less` less prominent than the place tells."""
        place = self.parsed.unit, self.parsed.sentences[token], standing_of(self.parsed, token) - less
        referent = Referent(span.start, span, cluster, gender, kind, *place, plural, introduced, noun)
        self.resolver.discourse.enter(referent)

    def _add(self, token: int, cluster: Cluster, span: Span, less: float = 0.0) -> None:
        """Bring to mind who has a name; an apposition in a main clause introduces: there the text goes on with them."""
        main = self.parsed.deps[self.parsed.heads[token]] not in ("ccomp", "advcl", "relcl", "acl")
        told = cluster.namings[0].span == span and main and self.parsed.child(token, "appos") is not None
        self._enter(token, span, cluster, cluster.gender, cluster.kind, less, introduced=told)

    def _several(self, token: int, span: Span) -> None:
        """“Ida Vik and Per Holm”: several, whom “they” may mean, and who bear no one name."""
        if any(self.known.naming_at(self.parsed, c) is not None for c in self.parsed.dependants(token, "conj")):
            self._enter(token, span, None, None, EntityKind.PERSON, plural=True)

    def _pronoun(self, token: int) -> None:
        """“He” as a subject keeps in mind whom it means, where that is clear."""
        found = self.resolver.pronoun(self.parsed, token)
        if found.cluster is not None and found.margin > 0.3:
            self._add(token, found.cluster, self.parsed.span(token, token), _LESS)

    def _description(self, token: int) -> None:
        """An unnamed person or body: “a clerk”, “two residents”; a definite one may be somebody named."""
        parsed, word = self.parsed, self.parsed.lower[token]
        plural = parsed.tags[token] == "NNS"
        noun = word[:-1] if plural and word.endswith("s") else word
        person = noun in PERSON_NOUNS or self._somebody_says(token)
        if not person and noun not in GROUP_NOUNS:
            return
        if (self.parsed.unit, token) in self.known.opening:
            self._add(token, self.known.opening[self.parsed.unit, token], parsed.span(token, token))
            return
        group = group_of(self.known, parsed, noun_phrase(parsed, token)) if word in NOUNS["led"] else None
        if group is not None and group.cluster is not None:
            self._add(token, group.cluster, group.mention)
            return
        determiner = determiner_of(parsed, token)
        subject = not plural and determiner == "the" and parsed.deps[token] in ("nsubj", "nsubjpass")
        if subject and self._definite(token):
            return
        named = determiner not in INDEFINITE and not subject if person else determiner == ""
        if not plural and named:
            return
        if not self._belongs_to_a_name(token):
            kind = EntityKind.PERSON if person else EntityKind.ORGANISATION
            span = parsed.span(token, token)
            self._enter(token, span, None, gender_of_noun(noun), kind, _LESS, plural=plural, noun=noun)

    def _somebody_says(self, token: int) -> bool:
        """Whether somebody in no list says something: “another arbitrageur said”."""
        parsed = self.parsed
        if parsed.tags[token] != "NN" or determiner_of(parsed, token) not in INDEFINITE:
            return False
        word = parsed.lower[token]
        says = VERBS.get(parsed.lower[parsed.heads[token]]) in REPORTING and parsed.deps[token] == "nsubj"
        return says and not is_document(word) and word not in CROWDS | GROUP_NOUNS

    def _belongs_to_a_name(self, token: int) -> bool:
        """Whether a noun stands beside the name of whom it describes (“a clerk, Anna Kern”)."""
        parsed = self.parsed
        if parsed.child(token, "appos") is not None or self.known.naming_at(self.parsed, token + 1) is not None:
            return True
        first = parsed.edges[token][0]
        return first > 1 and parsed.words[first - 1] == "," and self.known.naming_at(self.parsed, first - 2) is not None

    def _definite(self, token: int) -> bool:
        """“The senator” as a subject keeps in mind whom it means; whether that was found."""
        if self.known.naming_at(self.parsed, token + 1) is not None:
            return True
        found = self.resolver.resolve(self.parsed, noun_phrase(self.parsed, token))
        if found.cluster is None or found.how is not How.NOMINAL:
            return False
        self._add(token, found.cluster, self.parsed.span(token, token))
        return True
