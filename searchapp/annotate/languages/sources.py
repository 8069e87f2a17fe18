"""What does somebody say by a source: “according to Lind, …”, “…, so Lind”?"""

from collections.abc import Iterator, Sequence

from searchapp.annotate.languages.chunks import Chunker, Phrase
from searchapp.annotate.languages.cues import CueFinder
from searchapp.annotate.languages.named import Named
from searchapp.annotate.languages.said import Statement, closes, quote_before, reported, span_of
from searchapp.annotate.languages.speakers import Subject
from searchapp.annotate.languages.subjects import SubjectFinder
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, DASHES, PAUSES, QUOTE
from searchapp.domain import QuoteType, Span

_BOUNDS = frozenset([";", ":", "(", ")"]) | DASHES


class SourceFinder(Finder):
    """Finds what sources say, in one language."""

    def __init__(self, language: Language, chunker: Chunker, cues: CueFinder, subjects: SubjectFinder) -> None:
        super().__init__(language)
        self._chunker = chunker
        self._cues = cues
        self._so = language.words("that") if language.is_a("verb_first") else frozenset()
        self._subjects = subjects

    def statements(self, sentence: Named) -> Iterator[Statement]:
        """The statements that a sentence gives by a source."""
        for first, last, kind in self._cues.sources(sentence):
            if kind == "source.behind":
                yield from self._source_behind(sentence, first, last)
                continue
            if sentence.word(last) in self._language.forms:
                continue
            opens = first == 0 or sentence.low[first - 1] in PAUSES or sentence.low[first - 1] in self._breaks
            if not opens and sentence.low[first] in self._words("of"):
                continue  # “se passer de l’avis de”
            subject = self.who(sentence, last)
            if subject is None or (kind == "source.end" and not self._ends_with(sentence, first, subject)):
                continue
            cue = sentence.stretch(first, last)
            statement = self._sourced(sentence, first, subject.last, subject, cue, kind)
            if statement is not None:
                yield statement

    def _ends_with(self, sentence: Named, first: int, subject: Subject) -> bool:
        """Whether “so Lind” stands behind a pause and something closes it."""
        low = sentence.low
        behind = sentence.word(subject.last) or "."
        small = self._words("fn", "preposition")
        return first > 0 and low[first - 1] in PAUSES and (behind in PAUSES or behind in small)

    def _source_behind(self, sentence: Named, first: int, last: int) -> Iterator[Statement]:
        phrases = self._chunker.chunks(sentence, max(0, first - 8), first)
        if phrases and phrases[-1].last == first:
            phrase = phrases[-1]
            subject = Subject(phrase.name, sentence.stretch(phrase.first, first), first=phrase.first, last=last)
            cue = sentence.stretch(first, last)
            statement = self._sourced(sentence, phrase.first, last, subject, cue, "source")
            if statement:
                yield statement

    def _sourced(
        self, sentence: Named, first: int, last: int, subject: Subject, cue: Span, kind: str
    ) -> Statement | None:
        """What a source says: the quotation beside it, else the clause around it."""
        low = sentence.low
        quote = quote_before(sentence, first)
        if quote >= 0 and (kind != "source.quote" or closes(sentence, last)):
            return Statement((span_of(sentence, quote),), QuoteType.DIRECT, subject, cue, "quotation, source")
        if low[last : last + 2] == (":", QUOTE):
            return Statement((span_of(sentence, last + 1),), QuoteType.DIRECT, subject, cue, "source, quotation")
        behind = self._behind_apposition(sentence, last, len(low)) if kind == "source.quote" else last
        behind += int(sentence.word(behind) in COMMAS)
        if kind == "source.quote" and not (first == 0 and self._is_expert(sentence, subject, behind)):
            if sentence.word(behind) == QUOTE:
                return Statement((span_of(sentence, behind),), QuoteType.DIRECT, subject, cue, "source, quotation")
            return None
        left = max((at + 1 for at in range(first) if low[at] in _BOUNDS), default=0)
        right = next((at for at in range(last, len(low)) if low[at] in _BOUNDS), len(low))
        if sentence.word(last) == "(" and ")" in low[last:]:
            last = low.index(")", last) + 1
            right = next((at for at in range(last, len(low)) if low[at] in _BOUNDS), len(low))
        apposed = self._behind_apposition(sentence, last, right) if left == first else last
        while apposed < right and (low[apposed] in COMMAS or (left == first and low[apposed] in self._so)):
            apposed += 1
        goes_on = kind != "source.end" or (self._left_open(low, last) and left < first - 1)
        parts = [(left, first), (apposed, right)] if goes_on else [(left, first)]
        return reported(sentence, parts, subject, cue, "source")

    def _left_open(self, low: tuple[str, ...], comma: int) -> bool:
        """Whether the sentence goes on behind “…, so Lind, …” and no clause about Lind follows."""
        about = self._relative | self._words("subjunction", "preposition")
        return comma + 1 < len(low) and low[comma] in COMMAS and low[comma + 1] not in about

    def _is_expert(self, sentence: Named, subject: Subject, behind: int) -> bool:
        """Whether “for the historian Lind” tells a view: “Pour l’historienne Ada Lind, le pont …”."""
        end = self._behind_apposition(sentence, subject.last, len(sentence.low))
        expert = not self._words("opinion").isdisjoint(sentence.low[max(0, subject.first) : end])
        goes_on = behind > subject.last or self._nouns
        return expert and goes_on and subject.name is not None

    def _behind_apposition(self, sentence: Named, at: int, right: int) -> int:
        """Behind the source's apposition between commas, if it has one: “according to Lind, mayor of Brenmouth, …”."""
        low = sentence.low
        if at >= right or low[at] not in COMMAS:
            return at
        end = next((place for place in range(at + 1, right) if low[place] in COMMAS), -1)
        inner = self._chunker.chunks(sentence.unnamed(), at + 1, end) if 0 < end - at <= 9 else []
        opens = inner and inner[0].first == at + 1 and self._chunker.is_role(low[at + 1 + int(inner[0].article)])
        participle = low[at + 1].endswith(self._ends("participle.end")) if end > 0 else False  # “…, dirigée par …”
        return end if opens or participle or (end > 0 and low[at + 1] in self._relative) else at

    def who(self, sentence: Named, at: int) -> Subject | None:
        """Who stands behind “according to”: a name, or somebody (some body) that can tell something."""
        end = self._subjects.segment_end(sentence, at)
        phrases = self._chunker.chunks(sentence, at, end)
        if at < end and sentence.low[at] in self._speakers and not (phrases and phrases[0].first == at):
            if body := self._chunker.author(sentence, Phrase(at, at + 1), end):
                return Subject(body, body.span, first=at, last=body.last)  # “según cálculos del Instituto …”
            return Subject(None, sentence.stretch(at, at + 1), first=at, last=end)
        if not phrases or (
            phrases[0].first > at + int(self._last) and sentence.low[at] not in self._words("preposition")
        ):
            return None
        first, span = phrases[0], sentence.stretch(phrases[0].first, phrases[0].last)
        if not self._words("law").isdisjoint(sentence.low[first.first : first.last]):
            return None  # “according to the law”
        if first.name:
            speaks = self._subjects.phrases.may_speak(first.name, None, article=first.article and self._nouns)
            named = Subject(first.name if speaks else None, span, first=first.first, last=first.last)
            return named if speaks or self._can_tell(sentence, first) else None
        if first.pronoun is not None:
            return Subject(None, span, True, first.pronoun, first.first, first.last)
        around = not self._words("circle").isdisjoint(sentence.low[first.first : first.last])
        apposed = None if around else self._subjects.apposed(sentence, first, phrases[1:], end, closed=True)
        if apposed is None and not self._can_tell(sentence, first):
            return None
        found = apposed or first
        last = found.last if apposed else self._whole_source(sentence, phrases)
        return Subject(found.name, sentence.stretch(first.first, found.last), first=first.first, last=last)

    def _whole_source(self, sentence: Named, phrases: Sequence[Phrase]) -> int:
        """Behind a source and what belongs to it; in German the clause's verb may follow without a comma."""
        last = phrases[0].last
        for phrase in phrases[1:]:
            if self._nouns and not self._prepositions.issuperset(sentence.low[last : phrase.first]):
                break
            last = max(last, phrase.last)
        return last

    def _can_tell(self, sentence: Named, phrase: Phrase) -> bool:
        low = sentence.low[phrase.first : phrase.last]
        return any(word in self._speakers or self._chunker.is_role(word) for word in low)
