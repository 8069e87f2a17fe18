"""Which names does an article hold, where do they stand, and what is learned of their bearers on the way?"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from searchapp.annotate.english.names.roles import TOLD, learn_roles, may_be_person
from searchapp.annotate.english.parse.documents import is_document, owner_of, sort_of
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.people.fitting import HE, PRONOUNS, SHE
from searchapp.annotate.english.people.resolution import Resolution, link_to_name
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.gazetteer import is_rare_given_name, is_surname
from searchapp.annotate.names.naming import Naming, key
from searchapp.domain import EntityKind, How, Span

_GENDERS = {pronoun: gender for pronoun, gender in PRONOUNS.items() if gender in (HE, SHE)}
_OPENING = 4
"""How many paragraphs, the headline among them, tell whom an article is about."""
_AGREEING = 2
"""How many sentences must agree on somebody's gender."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A document of some sort at an offset, and the token of a unit that tells whose it is."""

    offset: int
    sort: str
    parsed: Parsed
    owner: int


@dataclass(slots=True)
class Known:
    """The clusters of one article, found by token and by surname."""

    clusters: list[Cluster]
    by_token: dict[tuple[int, int], Naming]
    owner: dict[int, Cluster]
    """From the identity of a naming to its cluster."""
    documents: list[Owned] = field(default_factory=list)
    """Of which documents the article has told whose they are, in the order of the text."""
    accounts: dict[str, tuple[Cluster, float]] = field(default_factory=dict)
    """Whose an account is (“@kern”), without its sign, and how clearly."""
    writers: dict[int, Cluster] = field(default_factory=dict)
    """Who signs the letter of which a unit is part."""
    opening: dict[tuple[int, int], Cluster] = field(default_factory=dict)
    """For the unit and token of a description with which the article opens, whom it turns out to mean."""
    by_surname: defaultdict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.find_surnames()

    def find_surnames(self) -> None:
        """Note who bears which surname; anew once more is known of who is a person."""
        self.by_surname.clear()
        for cluster in self.clusters:
            if cluster.is_person:
                self.by_surname[cluster.keys[-1]].append(cluster)

    def naming_at(self, parsed: Parsed, token: int) -> Naming | None:
        """The naming of which a token is part."""
        return self.by_token.get((parsed.unit, token))

    def cluster_of(self, naming: Naming) -> Cluster:
        """Whom a naming names."""
        return self.owner[id(naming)]

    def learn(self, parsed: Parsed) -> None:
        """Gather from a unit what it tells of those whom it names: trades, offices, gender, documents."""
        for token in range(len(parsed)):
            naming = self.naming_at(parsed, token)
            if naming is not None and token == naming.last:
                learn_roles(parsed, naming, self.cluster_of(naming))
            elif naming is None and is_document(parsed.lower[token]) and not parsed.quoted[token]:
                owner = owner_of(parsed, token)
                if owner is not None:
                    self.documents.append(Owned(parsed.starts[token], sort_of(parsed.lower[token]), parsed, owner))

    def learn_gender(self, parsed: Parsed, namings: list[Naming], votes: dict[int, Counter[str]]) -> None:
        """Count of each person who is alone in a sentence whether “he” or “she” follows there."""
        sentences = parsed.sentences
        alone: dict[int, dict[int, int]] = defaultdict(dict)
        for naming in namings:
            cluster = self.cluster_of(naming)
            if (cluster.is_person or may_be_person(cluster)) and not naming.quoted:
                alone[sentences[naming.first]].setdefault(id(cluster), naming.first)
        said: dict[int, set[str]] = defaultdict(set)
        for token, word in enumerate(parsed.lower):
            if word in _GENDERS and not parsed.quoted[token] and sentences[token] in alone:
                said[sentences[token]] |= {_GENDERS[word]} if min(alone[sentences[token]].values()) < token else set()
        for sentence, people in alone.items():
            if len(people) == 1 == len(said[sentence]):
                votes[next(iter(people))].update(said[sentence])

    def settle_gender(self, votes: dict[int, Counter[str]]) -> None:
        """Give a person of whom nothing else tells it the gender of the pronouns, where they agree."""
        for cluster in self.clusters:
            ((told, most), (_, other)) = [*votes[id(cluster)].most_common(2), ("", 0), ("", 0)][:2]
            called = is_rare_given_name(cluster.words[0]) or is_surname(cluster.words[-1])
            if not cluster.is_person and called and most and not other:
                cluster.vote(EntityKind.PERSON, TOLD)
            if cluster.gender is None and cluster.is_person and most >= _AGREEING and most > 3 * other:
                cluster.gender = told

    def bearer(self, name: str, span: Span) -> Resolution:
        """Who a transcript's label names: the one person of the article who bears its last word."""
        bearers = self.by_surname.get(key(name.split()[-1]), [])
        if len(bearers) != 1:
            return Resolution(None, None, span, (), 0.0)
        cluster = bearers[0]
        full = tuple(key(word) for word in name.split()) == cluster.keys
        chain = () if full else link_to_name(cluster)
        return Resolution(cluster, How.FULL if full else How.PARTIAL, span, chain, 0.9)

    def named(self, naming: Naming, mention: Span) -> Resolution:
        """Whom a phrase with a name in it means; less clear where others bear the surname too."""
        cluster = self.cluster_of(naming)
        full = len(naming.words) > 1 or len(cluster.words) == 1
        span = Span(min(mention.start, naming.span.start), max(mention.end, naming.span.end))
        span = span if span.end - span.start < 200 else naming.span
        rivals = any(c is not cluster for c in self.by_surname[cluster.keys[-1]])
        if full:
            return Resolution(cluster, How.FULL, span, (), 1.0)
        return Resolution(cluster, How.PARTIAL, span, link_to_name(cluster), 0.6 if rivals else 0.9)

    def announced(self, may_be: Callable[[Cluster], bool], *, headline: bool) -> Cluster | None:
        """The only one of whom may be meant that the headline names, or the first paragraph that does.

        `headline` leaves out the paragraphs.
        """
        people = [cluster for cluster in self.clusters if may_be(cluster)]
        for unit in range(1 if headline else _OPENING):
            named = [c for c in people if any(n.unit == unit and not n.quoted for n in c.namings)]
            if named:
                return named[0] if len(named) == 1 else None
        return None

    def only_bearer(self, noun: str, gender: str | None, start: int) -> Cluster | None:
        """The only person named before a place of whom the article says that very word (“the chairman”)."""
        bearers = [c for c in self.clusters if c.is_person and noun in c.roles]
        fitting = [c for c in bearers if gender is None or c.gender in (None, gender)]
        named = [c for c in fitting if c.namings and c.namings[0].span.start < start]
        return named[0] if len(named) == 1 else None
