"""Whom does an article mean that opens with a description and names its bearer behind it?

“A nurse says she was fired. / Tamsin Rook, who worked there for years, …”: the nurse is Tamsin Rook. The subject of the
first sentence, or the first word of the headline, is taken up by the first person who is a subject there and of whom
the article tells no office or trade.
"""

from collections.abc import Iterator, Sequence

from searchapp.annotate.english.names.roles import TEENS
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.people.known import Known
from searchapp.annotate.english.people.referents import determiner_of
from searchapp.annotate.english.statements import Unit
from searchapp.annotate.lexicon import NOUNS, PERSON_NOUNS, gender_of_noun
from searchapp.annotate.names.cluster import Cluster

_WITHIN = 3
"""In how many paragraphs behind the headline the bearer is named."""
_DETERMINERS = frozenset({"", "a", "an", "the"})
_SUBJECTS = ("nsubj", "nsubjpass")
_DESCRIBING = PERSON_NOUNS - NOUNS["no-role"] - NOUNS["office"]
_TRADES = PERSON_NOUNS - NOUNS["no-trade"] - NOUNS["female"] - NOUNS["male"]


def learn_opening(units: Sequence[Unit], known: Known) -> None:
    """Tell of whom an article opens with what it calls them there."""
    body = [u for u in units if not (u.headline or u.aside)][:_WITHIN]
    described = [(u, t) for u in units[:2] for t in _described(u.parsed)] if body else []
    bearer = next(_bearers(body, known), None) if described else None
    if bearer is None:
        return
    for unit, token in described:
        noun = unit.parsed.lower[token]
        if gender_of_noun(noun) in (None, bearer.gender) or bearer.gender is None:
            age = set(unit.parsed.lower[max(token - 4, 0) : token]) & TEENS if noun == "old" else set()
            bearer.roles |= {noun, *age, *(["teen"] if age else [])}
            known.opening[unit.number, token] = bearer


def _described(parsed: Parsed) -> Iterator[int]:
    """The noun of a person without a name that is the subject of the first sentence."""
    for token, word in enumerate(parsed.lower):
        if word in (".", "!", "?"):
            return
        subject = parsed.deps[token] in _SUBJECTS and parsed.deps[parsed.heads[token]] in ("ROOT", "ccomp")
        alone = determiner_of(parsed, token) in _DETERMINERS and parsed.tags[token] in ("NN", "NNP")
        if subject and alone and word in _DESCRIBING and not parsed.quoted[token]:
            first, last = parsed.edges[token]
            if parsed.named.isdisjoint(range(first, last + 1)):
                yield token


def _bearers(body: Sequence[Unit], known: Known) -> Iterator[Cluster]:
    """The people first named in some paragraphs as subjects, of whom no office or trade is told."""
    for unit in body:
        for naming in unit.namings:
            cluster = known.cluster_of(naming)
            first = cluster.namings[0] is naming or cluster.namings[0].unit < body[0].number
            subject = unit.parsed.deps[naming.last] in _SUBJECTS and not naming.quoted
            titled = any(n.titles for n in cluster.namings)
            if first and subject and cluster.is_person and not titled and not cluster.roles & _TRADES:
                yield cluster
