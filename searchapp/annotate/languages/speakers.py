"""Whom does one noun phrase name as the subject of a cue, and may it speak at all?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from searchapp.annotate.languages.chunks import Phrase
from searchapp.annotate.languages.cues import Cue
from searchapp.annotate.languages.named import Name
from searchapp.annotate.languages.table import Finder
from searchapp.annotate.languages.tokens import PAUSES, Sentence
from searchapp.domain import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks. `bare` means a pronoun (of a gender, if it tells one) or no word at all; `last` is a token."""

    name: Name | None = None
    span: Span | None = None
    bare: bool = False
    gender: str = ""
    first: int = -1
    last: int = -1


NOBODY = Subject(bare=True)


def of_name(name: Name) -> Subject:
    """The bearer of a name as a subject."""
    return Subject(name, name.span, first=name.first, last=name.last)


def unnamed(sentence: Sentence, first: int, last: int) -> Subject:
    """Whoever the tokens from `first` to before `last` mean, without a name."""
    return Subject(None, sentence.stretch(first, last), first=first, last=last)


class PhraseReader(Finder):
    """Reads a noun phrase of one language as a subject."""

    def head(self, sentence: Sentence, cue: Cue) -> int:
        """Where the verb begins with its small words before it: “se burló”, “l’a dit”."""
        at = cue.first
        while at and sentence.low[at - 1] in self._words("object"):
            at -= 1
        return at

    def subject(self, sentence: Sentence, phrase: Phrase, cue: Cue) -> Subject:
        """The noun phrase as the subject of the cue."""
        span = sentence.stretch(phrase.first, phrase.last)
        if phrase.pronoun is not None:
            return Subject(None, span, True, phrase.pronoun, phrase.first, phrase.last)
        name = phrase.name if phrase.name and self.may_speak(phrase.name, cue, article=phrase.article) else None
        if name and name.kind is EntityKind.PLACE and phrase.first and not self._beside(sentence, phrase, cue):
            name = None  # a country's name means its government only where it is certainly the subject
        if name and self._nouns and name.full and cue.form.frame == "tell" and phrase.first >= cue.verb:
            name = self._without_object(sentence, name)
            span = Span(span.start, name.span.end)
            return Subject(name, span, first=phrase.first, last=name.last)
        return Subject(name, span, first=phrase.first, last=phrase.last)

    def joint(self, sentence: Sentence, phrase: Phrase, phrases: Sequence[Phrase], cue: Cue) -> Subject | None:
        """Two names joined by “and” speak together: the first stands for both, where no capital hides a noun."""
        behind = sentence.word(phrase.last) or "."
        other = next((p for p in phrases if p.first == phrase.last + 1 and p.name), None)
        if not (phrase.name and behind in self._breaks and other):
            return None
        sure = phrase.name.kind is EntityKind.PERSON and (phrase.name.full or phrase.name.vouched or not self._nouns)
        name = phrase.name if sure and cue.form.kind == "plural" else None
        return Subject(name, sentence.stretch(phrase.first, other.last), first=phrase.first, last=other.last)

    def may_speak(self, name: Name, cue: Cue | None, *, article: bool) -> bool:
        """Whether the word can be a speaker's name: a bare common noun is no subject of a singular verb."""
        plural = cue is not None and cue.form.kind == "plural"
        if plural and name.kind is EntityKind.PERSON:
            return False
        if name.full or name.vouched or name.kind is not EntityKind.PERSON:  # a country's name means its government
            return True
        low = name.text.lower()
        return not (plural or article or low in self._speakers or low.endswith(self._ends("common.end")))

    def _beside(self, sentence: Sentence, phrase: Phrase, cue: Cue) -> bool:
        """Whether the phrase fills the place between the verb and a pause or “and”, before or right behind it."""
        low = sentence.low
        opens = low[phrase.first - 1] in PAUSES or low[phrase.first - 1] in self._breaks
        return phrase.first == cue.verb or (opens and phrase.last == self.head(sentence, cue))

    def _without_object(self, sentence: Sentence, name: Name) -> Name:
        """In “äußerte Minister Lind Pläne” the noun behind a surname is the object, not the name's second word."""
        behind = sentence.word(name.last) or "."
        last = sentence.low[name.last - 1]
        noun = last in self._words("object.noun") or last.endswith(self._ends("common.end"))
        if sentence.low[name.first] in self._language.given or name.kind is not EntityKind.PERSON:
            return name
        if behind in PAUSES or not noun:
            return name
        span = sentence.stretch(name.first, name.first + 1)
        return replace(name, last=name.first + 1, span=span, text=sentence.tokens[name.first].text)
