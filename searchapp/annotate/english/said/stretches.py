"""Where do the stretches between quotation marks lie among the tokens, sentences and cues of a unit?"""

from collections.abc import Iterable
from dataclasses import dataclass

from searchapp.annotate.english.cues.events import Event
from searchapp.annotate.english.parse.marks import Marked
from searchapp.annotate.english.parse.parsed import FINITE_OR_MODAL, Parsed
from searchapp.annotate.english.rules import Rule
from searchapp.annotate.lexicon import SMALL, STATES

_ENDS = frozenset(".!?")
_MARKS = frozenset("“”\"„«»‘’'") | {"''", "``"}
_CLAUSE = 4
"""How many tokens make a stretch a clause, marks apart."""


@dataclass(slots=True)
class Stretch:
    """A marked stretch as tokens of its unit: `first` and `last` include the marks."""

    marked: Marked
    first: int
    last: int
    starts_sentence: bool = False
    ends_sentence: bool = False
    event: Event | None = None
    inner: Event | None = None
    rule: Rule | None = None


def stretches_of(parsed: Parsed, marks: Iterable[Marked], shortest: int = 1) -> list[Stretch]:
    """The marks of a unit as stretches of so many tokens at least; their tokens are quoted from now on."""
    found = []
    for marked in marks:
        first = parsed.token_at(marked.span.start)
        last = min(parsed.token_at(marked.span.end - 1), len(parsed) - 1)
        if last - first + 1 >= shortest:
            found.append(Stretch(marked, first, last))
            parsed.quoted[first : last + 1] = [True] * (last + 1 - first)
    return found


def number_sentences(parsed: Parsed, stretches: list[Stretch], number: int = 0) -> None:
    """Number the sentences of a unit from `number` on, and tell of each stretch whether it starts or ends one."""
    closing = {s.last: s for s in stretches}
    opening = {s.first for s in stretches if s.last - s.first > _CLAUSE and parsed.words[s.first + 1].istitle()}
    numbers = parsed.sentences = []
    for token, word in enumerate(parsed.words):
        numbers.append(number)
        if token in closing:
            number += _closes_sentence(parsed, closing[token])
        elif not parsed.quoted[token]:
            ends = word in _ENDS and not _goes_on(parsed, token + 1)
            number += ends or (token + 1 in opening and word[-1] == "." and _may_end(word))
    for s in stretches:
        s.starts_sentence = s.first == 0 or numbers[s.first - 1] != numbers[s.first]
        s.ends_sentence = s.last + 1 >= len(parsed) or numbers[s.last + 1] != numbers[s.last]


def _closes_sentence(parsed: Parsed, s: Stretch) -> bool:
    """Whether a sentence ends with a stretch: behind its stop, or its “!” and no cue, a capital or a mark follows."""
    inner, follows = last_character(parsed, s), parsed.word_at(s.last + 1)
    fresh = follows[:1].isupper() or follows in _MARKS
    return not s.marked.closed or (inner in ".!?…" and fresh and not (inner in "!?" and _names_cue(parsed, s.last + 1)))


def _may_end(word: str) -> bool:
    """Whether an abbreviation often ends a sentence: a state's, a firm's, a generation's (“of Mesa, Ariz.”)."""
    short = word.rstrip(".").lower()
    return short in STATES or short in ("co", "inc", "corp", "ltd", "jr", "sr")


def _goes_on(parsed: Parsed, token: int) -> bool:
    """Whether no sentence can open at a token: the stop before it belongs to an abbreviation (“(D-Tarn.) said”)."""
    word, after = parsed.word_at(token), parsed.word_at(token + 1)
    return word in (",", ";") or (word == ")" and after != "" and not after[0].isupper())


def _names_cue(parsed: Parsed, at: int) -> bool:
    """Whether a clause like “Kern asked” starts at a token."""
    for token in range(at, min(at + 5, len(parsed))):
        if parsed.tags[token] == "VBD":
            return True
        if parsed.tags[token][:2] not in ("NN", "PR"):
            return False
    return False


def is_fragment(parsed: Parsed, s: Stretch) -> bool:
    """Whether the sentence around a stretch has no finite verb outside of quotation marks."""
    first, last = parsed.sentence_around(s.first)
    return not any(parsed.tags[t] in FINITE_OR_MODAL and not parsed.quoted[t] for t in range(first, last + 1))


def is_title(parsed: Parsed, s: Stretch) -> bool:
    """Whether a short stretch is written like the title of a work: capitals but for small words."""
    words = [w for w in parsed.words[s.first + 1 : s.last] if w[0].isalpha()]
    if not 2 <= len(words) <= 9 or (s.starts_sentence and parsed.text[s.marked.inner.end - 1] in ",.!?"):
        return False
    return all(w[0].isupper() or w in SMALL["small"] for w in words) and words[0][0].isupper()


def last_character(parsed: Parsed, s: Stretch) -> str:
    """The last character between the marks that is no mark itself."""
    inner = s.marked.inner
    return parsed.text[inner.start : inner.end].rstrip(" \u00a0’'”\"")[-1:]


class Cues:
    """The events of one unit that have a speaker, and the passive verbs without one."""

    def __init__(self, parsed: Parsed, events: list[Event]) -> None:
        self.parsed = parsed
        self.sentences = parsed.sentences
        self.events = [e for e in events if e.speaker is not None]
        self.by_verb = {e.verb: e for e in self.events}
        self.passive = {e.verb for e in events if e.speaker is None and e.passive}

    @staticmethod
    def spoken(event: Event, s: Stretch) -> Event | None:
        """The event, unless its speaker lies inside the stretch."""
        speaker = event.speaker
        return None if speaker is None or s.first <= speaker.head <= s.last else event
