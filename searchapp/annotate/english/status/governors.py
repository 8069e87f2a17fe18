"""What do the words above a cue make of its statement: “denied saying”, “is said to have told”, “rumours that …”?

The climb goes up the parse step by step; the nearest word that does not vouch for the statement decides.
"""

from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.english.status.cue_form import (
    HEARSAY,
    NEGATIONS,
    SUBJECTS,
    Group,
    nobody_does,
    own_status,
    verb_group,
)
from searchapp.annotate.english.status.sources import forged_noun
from searchapp.annotate.lexicon import CUES, NOUNS, SMALL, STANCE, VERBS, Stance
from searchapp.domain import Status

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "dobj", "oprd", "csubj", "csubjpass", "acl", "relcl"})
_INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("far", "from"), ("short", "of")})


def governed_status(parsed: Parsed, verb: int) -> Status | None:
    """What the words above the cue say, nearest first; a clause that nothing governs ends the climb."""
    token = verb
    for _ in range(8):
        above = parsed.heads[token]
        if above == token or parsed.quoted[above]:
            return None
        label = parsed.deps[token]
        if label == "conj":
            if parsed.tags[token] != parsed.tags[above] or parsed.child(token, *SUBJECTS, "aux") is not None:
                return None
            found = own_status(parsed, above, "") if parsed.tags[above] in ("VB", "VBN") else None
        elif label in ("pcomp", "pobj"):
            return _behind_preposition(parsed, token, above)
        elif label in _COMPLEMENTS:
            found = _below(parsed, token, above)
            if found is None and (label != "xcomp" or _free(parsed, token)):
                return None
        elif label == "advcl":
            return _below_condition(parsed, token, above)
        else:
            return None
        if found is not None:
            return found
        token = above
    return None


def _below_condition(parsed: Parsed, token: int, above: int) -> Status | None:
    """An adverbial clause claims by itself, save as the parser's name for a complement of wishing (“imagine”)."""
    own = parsed.tags[token] == "VB" or (parsed.tags[token] == "VBG" and parsed.child(token, *SUBJECTS) is not None)
    direct = own and parsed.child(token, "mark") is None and above < token
    stance = STANCE.get(parsed.lower[above])
    near = not any(parsed.words[t] == "," for t in range(above, token))
    if direct and near and stance in (Stance.WISHES, Stance.WITHHOLDS, Stance.ALLEGES):
        return _below(parsed, token, above)
    return None


def _behind_preposition(parsed: Parsed, token: int, preposition: int) -> Status | None:
    """“without saying”, “instead of saying”, “accused of saying”."""
    word, head = parsed.lower[preposition], parsed.heads[preposition]
    if word == "without" or (parsed.lower_at(preposition - 1), word) in _INSTEAD:
        return Status.DENIED
    if parsed.quoted[head]:
        return None
    if parsed.tags[head][:2] == "NN":
        return _below_noun(parsed, head)
    if parsed.tags[head][:2] != "VB":
        return Status.HYPOTHETICAL if parsed.lower[head] == "capable" else None
    if word == "for":
        return None
    if word == "as" and parsed.lower[head] == "recorded":
        return Status.SECOND_HAND
    return _below(parsed, token, head)


def _below(parsed: Parsed, token: int, above: int) -> Status | None:
    """What a verb, noun or adjective does to the clause that hangs on it."""
    if parsed.tags[above][:2] == "NN":
        if parsed.deps[token] == "relcl" and parsed.lower[parsed.edges[token][0]] != "that":
            return Status.ALLEGED if forged_noun(parsed, above) else None
        return _below_noun(parsed, above)
    if _free(parsed, token):
        return None
    stance = STANCE.get(parsed.lower[above])
    if above > token and stance is not Stance.REPORTS:
        return None
    adjective = _adjective(parsed, above)
    if adjective is not None:
        found = _below_adjective(parsed, token, above, adjective)
        if found is not None:
            return found
    group = verb_group(parsed, above)
    negated = not group.words.isdisjoint(NEGATIONS) or nobody_does(parsed, above)
    if stance is not None:
        found = _by_stance(parsed, stance, token, above, group, negated)
        if found is not None or stance is Stance.WITHHOLDS:
            return found
    if parsed.deps[token] == "xcomp" and parsed.lower[above] not in SMALL["perception"]:
        return own_status(parsed, above, "")
    return None


def _free(parsed: Parsed, token: int) -> bool:
    """Whether a clause is a free relative (“what he called …”): it names something, and nothing governs it."""
    return any(parsed.lower[c] == "what" for c in parsed.children[token])


def _by_stance(parsed: Parsed, stance: Stance, token: int, above: int, group: Group, negated: bool) -> Status | None:
    infinitive = parsed.tags[token] in ("VB", "VBN") and parsed.deps[token] == "xcomp"
    match stance:
        case Stance.DENIES:
            return Status.ALLEGED if negated else Status.DENIED
        case Stance.WITHHOLDS:
            return None if negated or (parsed.lower[above].startswith("stop") and not infinitive) else Status.DENIED
        case Stance.ALLEGES:
            return Status.ALLEGED
        case Stance.WISHES:
            return Status.HYPOTHETICAL
        case Stance.SEEMS:
            return Status.ALLEGED if verb_group(parsed, token).perfect else None
        case Stance.SHOWS:
            return _shown(parsed, above)
        case Stance.QUOTES:
            return _quoted(parsed, above, group)
        case Stance.REPORTS:
            if negated and parsed.lower[above] in SMALL["perception"]:
                return Status.DENIED
            return _reported(parsed, token, above, group, infinitive)


def _shown(parsed: Parsed, above: int) -> Status | None:
    """“A fake tweet has Brandt say …”: made up where the subject is; an old “have to say” stays what it is."""
    subject = parsed.child(above, "nsubj", "nsubjpass")
    if subject is not None and forged_noun(parsed, subject):
        return Status.ALLEGED
    return governed_status(parsed, above) if parsed.deps[above] == "xcomp" else None


def _quoted(parsed: Parsed, above: int, group: Group) -> Status | None:
    if group.words & HEARSAY:
        return Status.ALLEGED
    if group.passive or parsed.tags[above] == "VBN":
        return Status.DENIED if group.words & NEGATIONS else None
    return Status.SECOND_HAND


def _reported(parsed: Parsed, token: int, above: int, group: Group, infinitive: bool) -> Status | None:
    subject = parsed.child(above, *SUBJECTS)
    impersonal = subject is not None and parsed.lower[subject] == "it"
    if group.passive and (infinitive or impersonal):
        return Status.ALLEGED
    if subject is None and parsed.lower[above] in SMALL["imagined"]:
        return Status.HYPOTHETICAL
    if parsed.deps[token] != "ccomp" or VERBS.get(parsed.lower[above]) is None:
        return None
    if parsed.child(token, *SUBJECTS) is None or subject is None:
        return None
    if _same(parsed, subject, token):
        return None
    return Status.ALLEGED if VERBS[parsed.lower[above]] in CUES["claim"] else Status.SECOND_HAND


def _same(parsed: Parsed, outer: int, token: int) -> bool:
    """Whether the clause's subject can be the one who reports: a pronoun, or the same last word."""
    inner = parsed.child(token, "nsubj", "nsubjpass")
    if inner is None:
        return True
    return parsed.lower[inner] in ("he", "she", "they", "i", "we", "it", "who") or (
        parsed.lower[inner] == parsed.lower[outer]
    )


def _adjective(parsed: Parsed, above: int) -> int | None:
    """The adjective or participle that the clause hangs on, or that stands beside it (“it is false that”)."""
    if parsed.tags[above][:2] == "JJ" or parsed.lower[above] in SMALL["unreal"]:
        return above
    being = parsed.lower[above] in ("is", "was", "be", "'s", "are", "were")
    return parsed.child(above, "acomp", "attr") if being else None


def _below_adjective(parsed: Parsed, token: int, above: int, adjective: int) -> Status | None:
    word = parsed.lower[adjective]
    words = verb_group(parsed, above).words | verb_group(parsed, adjective).words
    if word in SMALL["untrue"] or (word in ("true", "correct") and words & NEGATIONS):
        return Status.DENIED
    if word in SMALL["unsettled"]:
        return Status.ALLEGED
    if word in SMALL["unreal"]:
        return Status.ALLEGED if verb_group(parsed, token).perfect else Status.HYPOTHETICAL
    if parsed.tags[adjective][:2] == "NN" and word in NOUNS["evidence"] | NOUNS["rumour"]:
        return Status.ALLEGED
    return None


def _below_noun(parsed: Parsed, noun: int) -> Status | None:
    """“rumours that Brandt said …”, “his denial that …”, “no evidence that …”, “a fake clip of Brandt saying …”."""
    word = parsed.lower[noun]
    if word in NOUNS["denial"]:
        return Status.DENIED
    if forged_noun(parsed, noun):
        return Status.ALLEGED
    if word in NOUNS["evidence"]:
        denied = any(parsed.lower[c] in ("no", "any", "little") for c in parsed.children[noun])
        return Status.ALLEGED if denied else None
    governor = parsed.heads[noun]
    if word in NOUNS["prospect"]:
        withheld = STANCE.get(parsed.lower[governor]) in (Stance.WITHHOLDS, Stance.DENIES)
        return Status.DENIED if withheld else Status.HYPOTHETICAL
    if word not in NOUNS["rumour"]:
        return None
    denied = STANCE.get(parsed.lower[governor]) is Stance.DENIES or parsed.lower[governor] in ("dismissed", "dismisses")
    return Status.DENIED if denied else Status.ALLEGED
