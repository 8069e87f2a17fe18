"""How does what is said begin behind a cue: by “that”, a colon, a quotation, in German by a comma alone?"""

import re

from searchapp.annotate.languages.chunks import Chunker
from searchapp.annotate.languages.cues import Cue
from searchapp.annotate.languages.named import Named
from searchapp.annotate.languages.said import LEAST_WORDS
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, ENDS, PAUSES, QUOTE

_REACH, _LONG, _MOST_COMMAS = 30, 15, 2
_JOINED_ZU = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|nieder|vor|weg|weiter|wieder|zurück|zusammen|zu)zu\w+en"
)


class ContentFinder(Finder):
    """Finds where what is said begins, in one language."""

    def __init__(self, language: Language, chunker: Chunker) -> None:
        super().__init__(language)
        self._chunker = chunker
        self._pronouns = language.words("pronoun.m", "pronoun.f") | frozenset(["es", "man", "wir", "ich"])
        self._prepositions = language.words("preposition") - language.words("of")
        self._small = self._breaks | language.words("fn", "adverb") | self._that
        self._not_main = language.words("subjunction") | self._breaks | self._that
        self._konjunktiv = language.words("konjunktiv") - frozenset(["komme", "gehe", "gebe"])

    def begins(self, sentence: Named, cue: Cue, start: int, limit: int) -> tuple[str, int]:
        """How what is said begins behind the cue, and with which token: (“that”, 7); (“”, 0) where nothing does."""
        low, commas = sentence.low, 0
        if start == cue.last and self._infinitive(sentence, start):
            return "bare", start
        start = max(start, cue.last) if cue.form.particle else start
        for at in range(start, min(len(low), start + _REACH)):
            word = low[at]
            if word in self._that and commas <= _MOST_COMMAS:
                close = at - 1 == cue.last  # “había dicho antes que”
                unsaid = low[at - 1] in self._words("that.not") and not close
                joined = not unsaid and (commas or not self._relates(sentence, start, at, cue))
                return ("that", at + 1) if joined else ("", 0)
            if (at >= limit and at > cue.last) or word in ENDS or word == ";":
                break
            if word == ":":
                return "colon", at + 1
            if word == QUOTE:
                return ("quote", at) if self._announced(sentence, start, at) else ("", 0)
            commas += int(word in COMMAS)
            if word in COMMAS and self._comma_speech and self._opens_speech(sentence, at + 1, cue):
                return "comma", at + 1
        if self._last and start < len(low) and low[start] not in PAUSES and len(low) - start >= LEAST_WORDS:
            return "bare", start
        return "", 0

    def _infinitive(self, sentence: Named, at: int) -> bool:
        small = at < len(sentence.tokens) and not sentence.tokens[at].capital
        return small and self._language.infinitive_at(sentence.low, at)

    def _announced(self, sentence: Named, start: int, at: int) -> bool:
        """Whether a long quotation follows with nothing but small words before it."""
        near = all(token in self._small or token in PAUSES for token in sentence.low[start:at])
        return near and sentence.tokens[at].end - sentence.tokens[at].start >= _LONG

    def _relates(self, sentence: Named, start: int, at: int, cue: Cue) -> bool:
        """Whether “que” goes on from an object right before it: “il indique le rôle qu’ont les banques”."""
        if sentence.low[at] not in self._relative:
            return False
        phrases = self._chunker.chunks(sentence.unnamed(), start, at)
        inner = self._prepositions.intersection(sentence.low[start:at]) - self._words("addressee")
        object_too = inner and not (cue.form.frame == "say" and sentence.tokens[at - 1].capital)  # “con El Correo que”
        return bool(object_too) or any(
            not (phrase.governed or phrase.time or sentence.tokens[phrase.first].capital) for phrase in phrases
        )

    def _opens_speech(self, sentence: Named, at: int, cue: Cue) -> bool:
        """Whether a German main clause begins here, or one with “zu”; no apposition, relative or other clause."""
        low = sentence.low
        if at >= len(low) or low[at] in self._that or low[at] in self._breaks:
            return False
        if low[at] not in self._relative and self._subjunctive(low, at):
            return True
        if low[at] in self._not_main or cue.form.frame == "quote":
            return False
        phrases = self._chunker.chunks(sentence.unnamed(), at, min(len(low), at + 8))
        opens = any(phrase.first == at and phrase.last > at + 1 for phrase in phrases)
        if low[at] in self._relative and sentence.word(at + 1) in self._words("aux", "passive", "konjunktiv"):
            return True  # “…, das sei vorbei”
        if low[at] in self._relative and not opens:
            return False
        behind = sentence.word(at + 1) in self._relative and not opens
        if behind and not any(phrase.first == at + 1 for phrase in phrases):
            return False  # “…, in dem die Partei …”
        if at + 1 < len(low) and low[at] in self._pronouns and sentence.tokens[at + 1].text[0].islower():
            return True
        end = at
        while end < len(low) and low[end] not in COMMAS and low[end] not in ENDS:
            end += 1
        if end - 2 > at and (low[end - 2] == "zu" or low[at] == "zu" or _JOINED_ZU.fullmatch(low[end - 1])):
            return cue.form.frame in ("say", "tell", "deny", "add")  # an infinitive clause
        return any(self._like_verb(sentence, place) for place in range(at + 1, min(end, at + 14)))

    def _subjunctive(self, low: tuple[str, ...], at: int) -> bool:
        """Whether the clause stands in the subjunctive of reported speech: “…, ohne die Brücke bleibe …”."""
        end = next((end for end in range(at, len(low)) if low[end] in PAUSES), len(low))
        return not self._konjunktiv.isdisjoint(low[at:end])

    def _like_verb(self, sentence: Named, at: int) -> bool:
        low, before = sentence.low[at], sentence.tokens[at - 1]
        if low in self._words("aux", "passive", "konjunktiv") or low in self._words("modal"):
            return True
        noun = before.capital or before.low in self._words("fn")
        small = sentence.tokens[at].text[0].islower() and low not in self._never
        if small and low.endswith("e") and before.capital and at + 1 < len(sentence.tokens):
            return not sentence.tokens[at + 1].capital  # “… fehle das Geld”
        return small and noun and low.endswith(("te", "ten", "t", "en"))
