"""Who is the subject of a cue: the name behind it, the name before it, a pronoun, or somebody whom no name tells?"""

from __future__ import annotations

import re

from searchapp.annotate.languages.names import Name
from searchapp.annotate.languages.parts import Sentence, Subject
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.annotate.languages.sentences import BLANK
from searchapp.annotate.languages.shapes import APPOSITION, CLOSES_CLAUSE, FAR, FEW, WORDS, alternatives
from searchapp.domain import Span

_COMMAS = 4
_MOST_BEHIND, _MOST_BEFORE = 6, 4
_SHORT_WORD = 3


class SubjectFinder:
    """Finds the subjects of cues, by the table of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._that = alternatives(rules.that)
        pronouns = "|".join(rules.pronouns) or "(?!)"
        self._pronoun = re.compile(rf"\s*-?(?:{pronouns})(?!\w)")
        self._inner_pronoun = re.compile(rf"(?<=-)(?:{pronouns})(?!\w)")

    def subject(self, sentence: Sentence, cue: Span) -> Subject:
        """Who this cue names; `bare` where a pronoun or nobody at all stands beside it."""
        if match := self._inner_pronoun.search(sentence.text, cue.start, cue.end):
            return Subject(None, Span(*match.span()), bare=True)
        if match := self._pronoun.match(sentence.text, cue.end, sentence.span.end):
            start = match.end() - len(match.group().lstrip(" -"))
            return Subject(None, Span(start, match.end()), bare=True)
        for name in sentence.names_behind(cue.end):
            gap = sentence.text[cue.end : min(name.start, cue.end + FAR)]
            if self._rules.verb_last and (gap.strip() or not self._behind_quotation(sentence, cue)):
                break
            if self.follows(gap) and self.stands_apart(sentence, name, gap) and not self._is_common(name, gap):
                return Subject(name, name.span, tight=not gap.strip())
        for name in sentence.names_before(cue.start):
            gap = sentence.text[max(name.span.end, cue.start - FAR) : cue.start]
            apposed = self._apposed(sentence, name) and self._follows_apposition(gap)
            if apposed or (self._precedes(gap) and not self.is_object(sentence, name)):
                return Subject(name, name.span, tight=not gap.strip())
        return self._bare(sentence, cue)

    def _behind_quotation(self, sentence: Sentence, cue: Span) -> bool:
        """Whether the cue follows a quotation at once: “«…», said Lind”, even where verbs stand last."""
        quote = sentence.quote_before(cue.start)
        return quote is not None and not WORDS.search(sentence.text, quote.end, cue.start)

    def _bare(self, sentence: Sentence, cue: Span) -> Subject:
        """Nobody's name: a pronoun before the verb, nothing at all, or somebody else whom no name tells."""
        before = sentence.quote_before(cue.start)
        start = max(sentence.span.start, before.end if before else 0, cue.start - FAR)
        behind = sentence.quote_behind(cue.end)
        end = min(sentence.span.end, behind.start if behind else sentence.span.end, cue.end + FAR)
        spoken = [
            word for word in WORDS.finditer(sentence.text, start, cue.start) if not self._only_joins(word.group())
        ]
        rest = WORDS.findall(sentence.text[cue.end : end])
        silent = not rest or rest[0].lower() in self._rules.prepositions or self._rules.verb_last
        pronoun = spoken[0] if spoken and spoken[0].group() in self._rules.pronouns else None
        others = spoken[1:] if pronoun else spoken
        span = Span(*pronoun.span()) if pronoun else None
        return Subject(None, span, bare=silent and len(others) <= (1 if pronoun else 0))

    def _only_joins(self, word: str) -> bool:
        """Whether the word is a short “and”, as in Spanish “Y añadió”."""
        return len(word) <= _SHORT_WORD and word.lower() in self._rules.conjunctions

    def _is_common(self, name: Name, gap: str) -> bool:
        """Whether a capitalised word behind the cue is a common noun: after an article, or in German anything loose."""
        words = WORDS.findall(gap)
        article = name.start == name.span.start and bool(words) and words[-1].lower() in self._rules.articles
        return article or (self._rules.noun_capitals and not name.vouched and not name.full and bool(words))

    def stands_apart(self, sentence: Sentence, name: Name, gap: str) -> bool:
        """Whether a name behind a comma is an apposition, not the subject of what follows: something closes it too."""
        if not gap.rstrip().endswith((",", "،")):
            return True
        rest = sentence.text[name.span.end : min(name.span.end + FEW, sentence.span.end)]
        return not rest.strip() or rest.lstrip()[0] in ",،.:;(" + BLANK or self._that.match(rest.lstrip()) is not None

    def _apposed(self, sentence: Sentence, name: Name) -> bool:
        """Whether a comma stands before the name: “the mayor, Ada Lind, said”."""
        start = max(sentence.span.start, name.start - FEW)
        return sentence.text[start : name.start].rstrip().endswith((",", "،"))

    def _follows_apposition(self, gap: str) -> bool:
        """Whether the verb follows the second comma at once, or behind a few words where verbs stand last."""
        inner = gap.strip()
        words = WORDS.findall(inner)
        return inner[:1] in (",", "،") and len(words) <= (_MOST_BEFORE if self._rules.verb_last else 0)

    def follows(self, gap: str) -> bool:
        """Whether a name behind this gap after the verb is its subject."""
        words = [word.lower() for word in WORDS.findall(gap)]
        if (
            len(gap) >= FAR
            or CLOSES_CLAUSE.search(gap)
            or self._that.search(gap)
            or not self._rules.conjunctions.isdisjoint(words)
        ):
            return False
        if gap.rstrip().endswith((",", "،")):
            return len(gap) <= APPOSITION and len(re.findall("[,،]", gap)) == 1 and len(words) > 1
        if words and words[-1] in self._rules.prepositions:
            return False
        return len(words) <= _MOST_BEHIND and not re.search("[,،]", gap)

    def _precedes(self, gap: str) -> bool:
        """Whether a name before this gap is the subject of the verb behind it."""
        words = [word.lower() for word in WORDS.findall(gap)]
        if (
            len(gap) >= FAR
            or CLOSES_CLAUSE.search(gap.replace(".", ""))
            or not self._rules.conjunctions.isdisjoint(words)
        ):
            return False
        inner = gap.strip()
        if not inner or (inner.startswith("(") and inner.endswith(")")):
            return True
        if inner[0] in ",،" and (inner[-1] in ",،" or self._rules.verb_last):
            return len(inner) > 1 and len(gap) <= APPOSITION and len(re.findall("[,،]", inner)) <= _COMMAS
        if not self._rules.articles.isdisjoint(words):
            return False
        most = 3 * _MOST_BEFORE if self._rules.verb_last else _MOST_BEFORE
        return len(words) <= most and not re.search("[,،]", gap) and not self._that.search(gap)

    def is_object(self, sentence: Sentence, name: Name) -> bool:
        """Whether a word before the name makes it part of something else (“the spokesman of Lind”)."""
        before = sentence.text[max(sentence.span.start, name.start - 24) : name.start]
        if before.rstrip().endswith((",", "،")):
            return False
        words = WORDS.findall(before)
        return bool(words) and words[-1].lower() in self._rules.prepositions
