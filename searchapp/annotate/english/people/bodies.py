"""Which body is meant by a phrase that is no name: “the Kern campaign”, “a Water Board memo”, “the report”?"""

from searchapp.annotate.english.parse.documents import is_document, owner_of, sort_of
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.parse.phrases import Phrase
from searchapp.annotate.english.people.known import Known, Owned
from searchapp.annotate.english.people.referents import determiner_of
from searchapp.annotate.english.people.resolution import Resolution, link_to_name
from searchapp.annotate.lexicon import NOUNS
from searchapp.annotate.names.cluster import Cluster
from searchapp.annotate.names.naming import Naming, key
from searchapp.domain import EntityKind, How, Span


def group_of(known: Known, parsed: Parsed, phrase: Phrase) -> Resolution | None:
    """“the Clinton campaign”, “Clinton's campaign”: a body called after somebody."""
    word = parsed.lower[phrase.head]
    if word not in NOUNS["led"]:
        return None
    mention = parsed.span(phrase.first, phrase.last)
    for token in range(phrase.first, phrase.head):
        naming = known.naming_at(parsed, token)
        if naming is not None:
            leader = known.cluster_of(naming)
            # One leader has one campaign, but a parliament has many committees.
            named = leader.words[-1:] if leader.is_person else parsed.words[token : phrase.head]
            cluster = founded(known, " ".join([*named, word]), mention, naming)
            return Resolution(cluster, How.FULL, mention, (), 0.9)
    place = parsed.behind(phrase.head, "of")
    naming = known.naming_at(parsed, place) if place is not None else None
    if naming is not None:
        cluster = founded(known, f"{word} of {' '.join(naming.words)}", mention, naming)
        return Resolution(cluster, How.FULL, mention, (), 0.9)
    bodies = [c for c in known.clusters if c.keys[-1] == word and c.namings and c.namings[0].span.start < mention.start]
    if bodies:
        cluster = max(bodies, key=lambda c: c.namings[-1].span.start)
        return Resolution(cluster, How.NOMINAL, mention, link_to_name(cluster), 0.6)
    return None


def document_of(known: Known, parsed: Parsed, phrase: Phrase) -> Owned | None:
    """A document that speaks: whose it is is told beside it, or was told of the last one of its sort (“the memo”)."""
    head = phrase.head
    if not is_document(parsed.lower[head]) or parsed.tags[head] not in ("NN", "NNP"):
        return None
    sort, start = sort_of(parsed.lower[head]), parsed.starts[phrase.first]
    determiner = next((c for c in parsed.children[head] if c < head and parsed.tags[c] == "PRP$"), None)
    owner = owner_of(parsed, head) if determiner is None else determiner
    if owner is not None:
        return Owned(start, sort, parsed, owner)
    if determiner_of(parsed, head) not in ("the", "this", "that"):
        return None
    return next((d for d in reversed(known.documents) if d.offset < start and d.sort == sort), None)


def founded(known: Known, name: str, mention: Span, like: Naming) -> Cluster:
    """The cluster of a body's name, founded where there is none, with one naming more at the place of another."""
    words = tuple(name.split())
    keys = tuple(key(w) for w in words)
    for cluster in known.clusters:
        if cluster.keys == keys:
            break
    else:
        cluster = Cluster(len(known.clusters), words, keys)
        known.clusters.append(cluster)
    cluster.vote(EntityKind.ORGANISATION, 1.0)
    cluster.namings.append(
        Naming(mention, words, (), EntityKind.ORGANISATION, 1.0, False, like.first, like.last, like.unit)
    )
    return cluster
