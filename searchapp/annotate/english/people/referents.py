"""Who has been named or described so far in an article, and how prominent is each mention in its sentence?"""

from dataclasses import dataclass

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon import INDEFINITE
from searchapp.annotate.names.cluster import Cluster
from searchapp.domain import EntityKind, Span


@dataclass(slots=True)
class Referent:
    """Somebody at one place of the text: a cluster, or None for somebody without a name."""

    offset: int
    span: Span
    cluster: Cluster | None
    gender: str | None
    kind: EntityKind | None
    unit: int
    sentence: int
    standing: float
    plural: bool = False
    introduced: bool = False
    """Whether this is the first mention of somebody, with an apposition that tells who it is."""
    noun: str = ""
    """By which noun somebody without a name is described."""


_SUBJECTS = {"ROOT": 1.6, "conj": 1.6, "ccomp": 1.3, "advcl": 0.9, "relcl": 0.7}
"""How prominent a subject is, by what its verb is in the sentence."""
_OWNER = 0.5
"""How prominent is whoever owns the subject (“Kern's plan failed”)."""


def determiner_of(parsed: Parsed, head: int) -> str:
    """The determiner or possessor of a noun; empty where it has none."""
    for child in parsed.children[head]:
        if child < head and (parsed.deps[child] in ("det", "poss", "nummod") or parsed.lower[child] in INDEFINITE):
            return parsed.lower[child]
    return ""


_WITHIN = frozenset("prep pobj dobj dative appos conj compound nmod agent attr".split())


def clause_mates(parsed: Parsed, subject: int) -> frozenset[int]:
    """The offsets of what stands in a subject's clause before it: “with Kern” in “In a talk with Kern, he said …”.

    A subject never means its clause mates (principles B and C of binding theory); possessors may be meant.
    """
    verb = parsed.heads[subject]
    if parsed.deps[subject] not in ("nsubj", "nsubjpass"):
        return frozenset()
    before = [c for c in parsed.dependants(verb, *_WITHIN) if c < subject]
    found, waiting = set(), [c for c in before if not _names_topic(parsed, c)]
    while waiting:
        token = waiting.pop()
        found.add(parsed.starts[parsed.edges[token][0]])
        found.add(parsed.starts[token])
        waiting += parsed.dependants(token, *_WITHIN)
    return frozenset(found)


def _names_topic(parsed: Parsed, token: int) -> bool:
    """Whether “as for” starts at a token: it tells whom the sentence is about (“As for Kern, she said …”)."""
    return parsed.lower[token : token + 2] == ["as", "for"]


def objects_of(parsed: Parsed, subject: int) -> list[int]:
    """The tokens of what stands behind a subject's verb as its object or addressee: “Kern” in “he said of Kern”."""
    verb = parsed.heads[subject]
    if parsed.deps[subject] not in ("nsubj", "nsubjpass"):
        return []
    behind = [c for c in parsed.dependants(verb, "prep", "agent", "dative") if c > subject]
    found = [c for c in parsed.dependants(verb, "dobj", "dative") if c > subject]
    return found + [noun for child in behind for noun in parsed.dependants(child, "pobj")]


def _announces(parsed: Parsed, verb: int) -> bool:
    """Whether a clause only looks reported: “Kern chimed in, telling the court, “…,” she said.”"""
    cue = parsed.heads[verb]
    return parsed.deps[verb] == "ccomp" and cue > verb and any(parsed.quoted[verb:cue])


def standing_of(parsed: Parsed, token: int) -> float:
    """How prominent a mention is in its sentence: subjects of main clauses most, possessors least."""
    label, head = parsed.deps[token], parsed.heads[token]
    if label in ("compound", "nmod") and parsed.tags[head] in ("NN", "NNS"):
        return 0.2
    while label in ("appos", "conj", "compound") and head != token:
        token, label, head = head, parsed.deps[head], parsed.heads[head]
    if label in ("nsubj", "nsubjpass"):
        return _SUBJECTS.get("ROOT" if _announces(parsed, head) else parsed.deps[head], 1.0)
    if label == "pobj" and _names_topic(parsed, max(head - 1, 0)):
        return _SUBJECTS["ROOT"]
    if label == "poss":
        return _OWNER if parsed.deps[head] in ("nsubj", "nsubjpass") else 0.2
    if label == "pobj" and parsed.deps[head] == "agent":
        return 1.0
    return 0.6 if label in ("dobj", "agent") else 0.4
