"""What does the article claim of a statement: that it was made, denied, alleged, imagined, or passed on?

The cue is looked at first (“never said”, “might have said”, “allegedly said”), then what governs it in the parse,
step by step upwards (“denied saying”, “is said to have told”, “if Brandt were to say”): the nearest word that does
not vouch for the statement decides. Where none is found the article vouches, and the statement is asserted.
"""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.annotate.events import Event
from searchapp.annotate.lexicon.cues import VERBS
from searchapp.annotate.lexicon.stance import (
    CONDITIONS,
    DENIALS,
    EVIDENCE,
    HABITS,
    HEARSAY,
    MODALS,
    NEGATIONS,
    NOBODY,
    PROSPECTS,
    RUMOURS,
    STANCE,
    UNREAL,
    UNSETTLED,
    UNTRUE,
    Stance,
)
from searchapp.annotate.parsed import Parsed
from searchapp.annotate.sources import accuses, forged_around, forged_noun, passed_on
from searchapp.domain import QuoteType, Span, Status

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARIES = frozenset("be is are was were been being am has have had having do does did 's 've 'd to".split())
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "dobj", "oprd", "csubj", "csubjpass", "acl", "relcl"})
_PERCEPTION = frozenset("heard seen recorded filmed caught overheard".split())
_NOT_ONLY = frozenset("only just merely simply".split())
_ASKING = frozenset("ask wonder question inquire enquire query demand".split())
_CLAIMING = frozenset({"claim", "allege", "speculate"})
"""Verbs whose subject the article keeps its distance from."""

_IMAGINED = frozenset("imagine picture suppose".split())
"""Imperatives that taggers take for the beginning of a name."""

_UNVOUCHED_CUES = frozenset("deny refute reject rebut dispute contest".split())
_APART = frozenset({"sentence before", "paragraph before", "signed", "next sentence", "label"})
"""Links by which a quotation stands beside a cue without being its object."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs, in lower case, and whether it is passive."""

    words: frozenset[str]
    passive: bool
    perfect: bool


def status_of(parsed: Parsed, event: Event | None, segment: Span, kind: QuoteType, rule: str) -> Status:
    """The status of a statement with its first segment, its cue's event and the rule that joined the two."""
    if event is None or rule in _APART or event.rule in ("signature", "label", "subject before", "according to"):
        return Status.ASSERTED
    reader = _Reader(parsed)
    if kind is QuoteType.DIRECT and reader.stands_apart(event, segment):
        return Status.ALLEGED if reader.alleges(event.verb) else Status.ASSERTED
    if event.rule == "source noun":
        return Status.DENIED if event.lemma in DENIALS else Status.ASSERTED
    return reader.status(event)


class _Reader:
    """Reads one unit's parse."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def stands_apart(self, event: Event, segment: Span) -> bool:
        """Whether a quotation stands beside its cue as a statement of its own: “denied it: “…””, ““…,” he denied”."""
        parsed, verb = self.parsed, event.verb
        first = parsed.token_at(segment.start)
        denies = event.lemma in _UNVOUCHED_CUES
        if first < verb:
            return denies
        before = parsed.lower[first - 1] if first else ""
        if denies:
            return before in (":", ",", ".", "as") or any(parsed.lower[t] == "as" for t in range(verb, first))
        if before not in (":", ",", ".") or event.lemma == "tell":
            return False
        target = parsed.child(verb, "dobj", "advmod")
        return target is not None and verb < target < first and not parsed.quoted[target]

    def alleges(self, verb: int) -> bool:
        """Whether the surroundings say that the cue itself is made up."""
        return forged_around(self.parsed, verb) or bool(self._group(verb).words & HEARSAY)

    def status(self, event: Event) -> Status:
        """The status by the cue, then by what governs it, the nearest first; at last by the sources named beside it."""
        verb, parenthetical = event.verb, self._parenthetical(event)
        own = self._own(verb, event.lemma, event)
        if own is not None:
            return own
        if event.lemma in _UNVOUCHED_CUES:
            return Status.DENIED
        above = None if parenthetical else self._governed(verb)
        if above is not None:
            return above
        if forged_around(self.parsed, verb) or accuses(self.parsed, verb):
            return Status.ALLEGED
        if passed_on(self.parsed, event):
            return Status.SECOND_HAND
        return Status.ASSERTED

    def _parenthetical(self, event: Event) -> bool:
        """Whether the cue hangs below what it reports, as parsers often have it: “if it breaks, Kern said, …”."""
        parsed, verb = self.parsed, event.verb
        start = min(event.first, event.speaker.first) if event.speaker is not None else event.first
        if start == 0 or parsed.tags[verb] not in ("VBD", "VBZ", "VBP"):
            return False
        comma = parsed.words[start - 1] in (",", "—", "–", "--") or parsed.quoted[start - 1]
        marked = parsed.child(verb, "mark") is not None
        return comma and not marked and parsed.deps[verb] in ("ccomp", "parataxis", "ROOT", "advcl", "conj")

    # ---- the cue's own words ----

    def _group(self, verb: int) -> Group:
        """The auxiliaries, adverbs and negations of a verb: its dependants, and what stands right before it."""
        parsed = self.parsed
        words = {
            parsed.lower[c]
            for c in parsed.children[verb]
            if parsed.deps[c] in ("aux", "auxpass", "neg", "advmod", "npadvmod", "preconj") and not parsed.quoted[c]
        }
        at = verb - 1
        while (
            at >= 0 and not parsed.quoted[at] and (parsed.tags[at] in ("RB", "MD") or parsed.lower[at] in _AUXILIARIES)
        ):
            if parsed.lower[at] in NEGATIONS and parsed.lower[at + 1] in _NOT_ONLY:
                words -= NEGATIONS
                break
            words.add(parsed.lower[at])
            at -= 1
        passive = parsed.tags[verb] == "VBN" and not words.isdisjoint(
            {"be", "is", "are", "was", "were", "been", "being", "am"}
        )
        return Group(frozenset(words), passive, not words.isdisjoint({"have", "having", "has", "had", "'ve"}))

    def _own(self, verb: int, lemma: str, event: Event | None = None) -> Status | None:
        """What a verb's own negation, modal, adverbs, mark and word order say."""
        words = self._group(verb).words
        negated = not words.isdisjoint(NEGATIONS) or self._nobody(verb)
        if negated:
            return Status.ALLEGED if lemma in _UNVOUCHED_CUES else self._negated(words)
        if words & HEARSAY:
            return Status.ALLEGED
        if (
            self._conditional(verb)
            or self._unreal(words, verb)
            or (lemma not in _ASKING and event and self._questioned(event))
        ):
            return Status.HYPOTHETICAL
        return None

    def _negated(self, words: frozenset[str]) -> Status:
        return Status.HYPOTHETICAL if words & {"might", "may"} else Status.DENIED

    def _unreal(self, words: frozenset[str], verb: int) -> bool:
        """“would say”, but not “would later say” or “would say only”, which tell of what was said."""
        words |= frozenset(self.parsed.lower[verb + 1 : verb + 2])
        modals = MODALS if self.parsed.tags[verb] == "VB" else MODALS - {"'d"}
        return not words.isdisjoint(modals) and words.isdisjoint(HABITS)

    def _nobody(self, verb: int) -> bool:
        """Whether the subject is “nobody”, “no minister”, “neither of them”."""
        parsed = self.parsed
        subject = parsed.child(verb, *_SUBJECTS)
        if subject is None or parsed.quoted[subject]:
            return False
        first, _ = parsed.edges[subject]
        words = {parsed.lower[subject], parsed.lower[first]}
        if any(parsed.lower[c] in ("neither", "no") for c in parsed.children[subject] if c < subject):
            return True
        return not words.isdisjoint(NOBODY)

    def _conditional(self, verb: int) -> bool:
        """“If Brandt says …”, “as if to say …”, “had Brandt said …,”."""
        parsed = self.parsed
        for child in parsed.children[verb]:
            word = parsed.lower[child]
            if child > verb or parsed.quoted[child]:
                continue
            if word in CONDITIONS and parsed.deps[child] in ("mark", "advmod"):
                return not any(parsed.words[t] == "," for t in range(child, verb)) or self._subject_after(verb, child)
            if word == "though" and child and parsed.lower[child - 1] == "as":
                return True
        subject = parsed.child(verb, *_SUBJECTS)
        if subject is not None and parsed.lower[parsed.edges[subject][0]] in _IMAGINED:
            return True
        before = parsed.lower[max(0, verb - 3) : verb]
        return "if" in before and "as" in before

    def _subject_after(self, verb: int, mark: int) -> bool:
        """Whether the verb's subject follows its mark at once, whatever stands between commas behind it."""
        subject = self.parsed.child(verb, *_SUBJECTS)
        return subject is not None and self.parsed.edges[subject][0] == mark + 1

    def _questioned(self, event: Event) -> bool:
        """“Did Brandt say …?”: an auxiliary before the subject, no question word before it, a question mark behind."""
        parsed, verb = self.parsed, event.verb
        subject = parsed.child(verb, *_SUBJECTS)
        if subject is None or subject > verb:
            return False
        low = parsed.edges[subject][0]
        asks = [c for c in parsed.children[verb] if parsed.deps[c] in ("aux", "auxpass") and c < low]
        if not asks:
            return False
        opening = parsed.lower[asks[0] - 1] if asks[0] else "."
        return opening not in ("why", "when", "where", "how", "what", "who") and (
            parsed.lower[asks[0]] in ("had", "were", "should") or self._ends_asking(verb)
        )

    def _ends_asking(self, verb: int) -> bool:
        parsed = self.parsed
        for token in range(verb, len(parsed)):
            if not parsed.quoted[token] and parsed.words[token] in (".", "!", "?", ";"):
                return parsed.words[token] == "?"
        return False

    # ---- what governs the cue ----

    def _governed(self, verb: int) -> Status | None:
        """What the words above the cue say, nearest first; a clause that nothing governs ends the climb."""
        token = verb
        for _ in range(8):
            above = self.parsed.heads[token]
            if above == token or self.parsed.quoted[above]:
                return None
            label = self.parsed.deps[token]
            if label == "conj":
                if (
                    self.parsed.tags[token] != self.parsed.tags[above]
                    or self.parsed.child(token, *_SUBJECTS) is not None
                ):
                    return None
                found = self._own(above, "") if self.parsed.tags[above] in ("VB", "VBN") else None
            elif label in ("pcomp", "pobj") or (label in ("acl", "advcl") and self.parsed.tags[above] == "IN"):
                found, above = self._behind_preposition(token, above)
            elif label in _COMPLEMENTS:
                found = self._below(token, above)
                if found is None and (label != "xcomp" or self._free(token)):
                    return None
            elif label == "advcl":
                return self._below_condition(token, above)
            else:
                return None
            if found is not None or above < 0:
                return found
            token = above
        return None

    def _below_condition(self, token: int, above: int) -> Status | None:
        """An adverbial clause claims by itself, save as the parser's name for a complement of wishing (“imagine”)."""
        direct = self.parsed.child(token, "mark") is None and self.parsed.tags[token] in ("VB", "VBG") and above < token
        stance = STANCE.get(self.parsed.lower[above])
        near = not any(self.parsed.words[t] == "," for t in range(above, token))
        if direct and near and stance in (Stance.WISHES, Stance.WITHHOLDS, Stance.ALLEGES):
            return self._below(token, above)
        return None

    def _behind_preposition(self, token: int, preposition: int) -> tuple[Status | None, int]:
        """“without saying”, “instead of saying”, “accused of saying”; then where to climb on, -1 for nowhere."""
        parsed = self.parsed
        word, head = parsed.lower[preposition], parsed.heads[preposition]
        before = parsed.lower[preposition - 1] if preposition else ""
        if word == "without" or (word, before) in (
            ("of", "instead"),
            ("than", "rather"),
            ("from", "far"),
            ("of", "short"),
        ):
            return Status.DENIED, -1
        if head == preposition or parsed.quoted[head]:
            return None, -1
        if parsed.tags[head][:2] == "NN":
            return self._below_noun(head), -1
        if parsed.tags[head][:2] != "VB":
            return (Status.HYPOTHETICAL if parsed.lower[head] == "capable" else None), -1
        if word == "for":
            return None, -1
        if word == "as" and parsed.lower[head] == "recorded":
            return Status.SECOND_HAND, -1
        return self._below(token, head), -1

    def _below(self, token: int, above: int) -> Status | None:
        """What a verb, noun or adjective does to the clause that hangs on it."""
        parsed = self.parsed
        if parsed.tags[above][:2] == "NN":
            relative = parsed.deps[token] == "relcl" and not self._with_that(token)
            return (
                Status.ALLEGED
                if relative and forged_noun(parsed, above)
                else None
                if relative
                else self._below_noun(above)
            )
        if self._free(token):
            return None
        stance = STANCE.get(parsed.lower[above])
        if above > token and stance is not Stance.REPORTS:
            return None
        adjective = self._adjective(above)
        if adjective is not None:
            found = self._below_adjective(token, above, adjective)
            if found is not None:
                return found
        group = self._group(above)
        negated = not group.words.isdisjoint(NEGATIONS) or self._nobody(above)
        if stance is not None:
            found = self._by_stance(stance, token, above, group, negated)
            if found is not None or stance is Stance.WITHHOLDS:
                return found
        if parsed.deps[token] == "xcomp" and parsed.lower[above] not in _PERCEPTION:
            return self._own(above, "")
        return None

    def _free(self, token: int) -> bool:
        """Whether a clause is a free relative (“what he called …”): it names something, and nothing governs it."""
        return any(self.parsed.lower[c] == "what" and c < token for c in self.parsed.children[token])

    def _with_that(self, token: int) -> bool:
        return self.parsed.lower[self.parsed.edges[token][0]] == "that"

    def _by_stance(self, stance: Stance, token: int, above: int, group: Group, negated: bool) -> Status | None:
        parsed = self.parsed
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
                return Status.ALLEGED if self._group(token).perfect else None
            case Stance.SHOWS:
                return self._shown(above)
            case Stance.QUOTES:
                return self._quoted(above, group)
            case Stance.REPORTS:
                return self._reported(token, above, group, infinitive)

    def _shown(self, above: int) -> Status | None:
        """“A fake tweet has Brandt say …”: made up where the subject is; an old “have to say” stays what it is."""
        subject = self.parsed.child(above, "nsubj", "nsubjpass")
        if subject is not None and forged_noun(self.parsed, subject):
            return Status.ALLEGED
        return self._governed(above) if self.parsed.deps[above] == "xcomp" else None

    def _quoted(self, above: int, group: Group) -> Status | None:
        if group.words & HEARSAY:
            return Status.ALLEGED
        if group.passive or self.parsed.tags[above] == "VBN":
            return Status.DENIED if group.words & NEGATIONS else None
        return Status.SECOND_HAND

    def _reported(self, token: int, above: int, group: Group, infinitive: bool) -> Status | None:
        parsed = self.parsed
        subject = parsed.child(above, *_SUBJECTS)
        impersonal = subject is not None and parsed.lower[subject] == "it"
        if group.passive and (infinitive or impersonal or parsed.deps[token] in ("pcomp", "prep")):
            return Status.ALLEGED
        if parsed.deps[token] != "ccomp" or VERBS.get(parsed.lower[above]) is None:
            return None
        if parsed.child(token, *_SUBJECTS) is None or subject is None:
            return None
        if self._same(subject, token):
            return None
        return Status.ALLEGED if VERBS[parsed.lower[above]] in _CLAIMING else Status.SECOND_HAND

    def _same(self, outer: int, token: int) -> bool:
        """Whether the clause's subject can be the one who reports: a pronoun, or the same last word."""
        parsed = self.parsed
        inner = parsed.child(token, "nsubj", "nsubjpass")
        if inner is None:
            return True
        return parsed.lower[inner] in ("he", "she", "they", "i", "we", "it", "who") or (
            parsed.lower[inner] == parsed.lower[outer]
        )

    def _adjective(self, above: int) -> int | None:
        """The adjective or participle that the clause hangs on, or that stands beside it (“it is false that”)."""
        parsed = self.parsed
        if parsed.tags[above][:2] == "JJ" or parsed.lower[above] in UNREAL:
            return above
        return (
            parsed.child(above, "acomp", "attr")
            if parsed.lower[above] in ("is", "was", "be", "'s", "are", "were")
            else None
        )

    def _below_adjective(self, token: int, above: int, adjective: int) -> Status | None:
        parsed, word = self.parsed, self.parsed.lower[adjective]
        words = self._group(above).words | self._group(adjective).words
        if word in UNTRUE or (word in ("true", "correct") and words & NEGATIONS):
            return Status.DENIED
        if word in UNSETTLED:
            return Status.ALLEGED
        if word in UNREAL:
            return Status.ALLEGED if self._group(token).perfect else Status.HYPOTHETICAL
        if parsed.tags[adjective][:2] == "NN" and word in EVIDENCE | RUMOURS:
            return Status.ALLEGED
        return None

    def _below_noun(self, noun: int) -> Status | None:
        """“rumours that Brandt said …”, “his denial that …”, “no evidence that …”, “a fake clip of Brandt saying …”."""
        parsed, word = self.parsed, self.parsed.lower[noun]
        if word in DENIALS:
            return Status.DENIED
        if forged_noun(parsed, noun):
            return Status.ALLEGED
        if word in EVIDENCE:
            denied = any(parsed.lower[c] in ("no", "any", "little") for c in parsed.children[noun])
            return Status.ALLEGED if denied else None
        if word in PROSPECTS:
            return Status.HYPOTHETICAL
        if word not in RUMOURS:
            return None
        governor = parsed.heads[noun]
        if STANCE.get(parsed.lower[governor]) is Stance.DENIES or parsed.lower[governor] in ("dismissed", "dismisses"):
            return Status.DENIED
        return Status.ALLEGED
