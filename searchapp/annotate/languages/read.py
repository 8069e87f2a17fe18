"""Who is quoted in an article whose language has tables? Paragraph by paragraph, by rules alone.

The speaker is the name beside the cue. A further quotation right behind goes on with it, and so does a pronoun or a
verb without a subject that nobody else can be meant by; everything else without a name stays unknown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from searchapp.annotate.languages.bare_names import BareNameFinder
from searchapp.annotate.languages.inside import InsideFinder
from searchapp.annotate.languages.named import Name, Named, with_names
from searchapp.annotate.languages.names import NameFinder
from searchapp.annotate.languages.people import People
from searchapp.annotate.languages.said import Statement
from searchapp.annotate.languages.seen import PipelineNames, Seen, settled
from searchapp.annotate.languages.speakers import Subject
from searchapp.annotate.languages.statements import StatementFinder
from searchapp.annotate.languages.table import Finder, Language, fold
from searchapp.annotate.languages.tokens import PAUSES, QUOTE, Paragraph, Sentence, Tokenizer
from searchapp.annotate.lexicon import gender_of
from searchapp.domain import Annotation, Band, Document, EntityKind, Evidence, Quote, QuoteType, Span

SURE, NAMED_ONCE, GOES_ON = 0.97, 0.8, 0.85
"""The confidence of a full or resolved name beside its cue, of a bare name, and of words that go on."""

_SURE_FROM = 0.9
_LEAST_WORDS, _LEAST_WITHIN = 3, 5
_FARTHEST, _NEXT_SENTENCE = 120, 60
_NEAR, _NEAR_ADDED = 3, 15
_SPLIT = re.compile(r"[^.!?:;]*,\s*")
_WORD = re.compile(r"[^\W\d_]+")
_FORMS = frozenset(["name: quotation", "name, colon", "quotation, verb"])


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph with its names."""

    paragraph: Paragraph
    sentences: tuple[Named, ...]
    names: tuple[Name, ...]
    inside: tuple[Statement, ...] = ()
    """Quotations with a cue of their own within their marks."""

    def everybody(self) -> Iterator[Name]:
        """All names of the paragraph."""
        yield from self.names
        yield from (statement.subject.name for statement in self.inside if statement.subject.name)

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin in this stretch of the article."""
        return [name for name in self.names if start <= name.span.start < end]


class RuleReader(Finder):
    """Reads documents of one language, by the names that a `pipeline` sees too where there is one."""

    def __init__(self, language: Language, pipeline: PipelineNames | None = None) -> None:
        super().__init__(language)
        self._pipeline = pipeline
        self._tokenizer = Tokenizer(language)
        self._capitals = not language.is_a("no_capitals")
        self._names = NameFinder(language) if self._capitals else BareNameFinder(language)
        self._statements = StatementFinder(language, self._names)
        inside = language.is_a("speech_inside")
        self._inside = InsideFinder(self._tokenizer, self._names, self._statements) if inside else None
        self._open = frozenset(["ich", "wenn", "denn", "damit", "dass", "ob", "?", "!"])

    def annotate(self, document: Document) -> Annotation:
        """The statements, persons, bodies and places of one document."""
        parts = self._read(document)
        people = People(name for part in parts for name in part.everybody())
        quotes: list[Quote] = []
        last: Statement | None = None
        for part in parts:
            for statement in self._of_paragraph(document.text, part):
                spoken = self._continued(document.text, statement, last, part)
                quotes.append(self._quote(spoken, people))
                last = spoken
        people.keep_all()
        return Annotation(tuple(quotes), people.entities())

    def _read(self, document: Document) -> list[_Read]:
        """The paragraphs with their names; without capitals a second look finds parts of the first's names."""
        paragraphs = self._tokenizer.paragraphs(document)
        seen = self._pipeline.names(document) if self._pipeline else []
        found = [self._named(document.text, paragraph, frozenset(), seen) for paragraph in paragraphs]
        full = {name.text for part in found for name in part.names if name.full}
        known = frozenset(fold(text.rsplit(" ", 1)[1]) for text in full)
        if self._capitals:
            known &= self._never
        else:
            known |= {fold(text.split(" ")[0]) for text in full} & (self._language.given - self._words("given.noun"))
        return [self._named(document.text, part, known, seen) for part in paragraphs] if known else found

    def _named(self, text: str, paragraph: Paragraph, known: frozenset[str], seen: list[Seen]) -> _Read:
        found = [settled(self._names.names(line, known), line, seen, self._language) for line in paragraph.sentences]
        quotes = paragraph.quotes if self._inside else ()
        told = tuple(s for quote in quotes if self._inside and (s := self._inside.statement(text, quote)))
        return _Read(paragraph, tuple(map(with_names, paragraph.sentences, found)), tuple(chain(*found)), told)

    def _of_paragraph(self, text: str, part: _Read) -> list[Statement]:
        """The paragraph's statements with the quotations that go on, and those that nobody is named for."""
        found: list[Statement] = []
        for sentence in part.sentences:
            cued = self._statements.statements(sentence)
            taken = [segment for statement in cued for segment in statement.segments]
            quotes = [Span(token.start, token.end) for token in sentence.tokens if token.low == QUOTE]
            pending: list[Span | Statement] = [
                *cued,
                *(quote for quote in quotes if not any(quote.overlaps(segment) for segment in taken)),
            ]
            if not pending and found and (told := self._in_subjunctive(sentence, found[-1])):
                found.append(told)
            for item in sorted(pending, key=_start):
                if isinstance(item, Statement):
                    found.append(item)
                elif told_inside := next((s for s in part.inside if s.segments[0].start == item.start), None):
                    found.append(told_inside)
                elif found and self._goes_on(found[-1], item, part, text):
                    found[-1] = replace(found[-1], segments=(*found[-1].segments, item))
                elif self._is_speech(text, item, sentence):
                    found.append(Statement((item,), QuoteType.DIRECT, Subject(), None, "no speaker"))
        return found

    def _in_subjunctive(self, sentence: Sentence, before: Statement) -> Statement | None:
        """A German sentence in the subjunctive right behind somebody's words goes on with them: “Der Plan sei gut.”"""
        if self._words("konjunktiv.alone").isdisjoint(sentence.low) or not self._open.isdisjoint(sentence.low):
            return None
        near = 0 <= sentence.span.start - before.end <= _NEXT_SENTENCE
        if not near or before.subject.name is None or before.cue is None or len(sentence.tokens) <= _LEAST_WORDS:
            return None
        last = len(sentence.tokens) - int(sentence.low[-1] in PAUSES)
        return replace(
            before, segments=(sentence.stretch(0, last),), type=QuoteType.INDIRECT, rule="goes on", adding=False
        )

    def _is_speech(self, text: str, quote: Span, sentence: Sentence) -> bool:
        """Whether a quotation without cue is speech, and no title, name or scare quote."""
        inner = text[quote.start + 1 : quote.end - 1].strip()
        words = _WORD.findall(inner)
        alone = quote.end - quote.start > 0.7 * (sentence.span.end - sentence.span.start)
        if len(words) < (_LEAST_WORDS if alone and inner[-1:] in ".!?؟…" else _LEAST_WITHIN):
            return False
        before = [token.low for token in sentence.tokens if token.end <= quote.start][-3:]
        behind = next((token for token in sentence.tokens if token.start >= quote.end), None)
        goes_on = behind is not None and behind.text[0].islower() and inner[-1:] not in tuple(".!?…,")
        if not before and goes_on:
            return False  # “«The River» tells of a crew”
        phrase = not alone and before and before[-1] not in PAUSES
        if phrase and before[-1] in self._words("article", "preposition") and inner[-1:] not in tuple(".!?…"):
            return False  # “the «…»”
        if phrase and (not self._capitals or inner[:1].islower()):
            return False  # a phrase that the sentence goes on with
        capitals = sum(1 for word in words if word[0].isupper())
        return self._words("scare").isdisjoint(before) and (alone or capitals < 0.6 * len(words))

    def _goes_on(self, before: Statement, quote: Span, part: _Read, text: str) -> bool:
        """Whether a quotation follows another's cue so closely that the same person goes on speaking."""
        short = len(_WORD.findall(text[quote.start : quote.end])) < 2
        if before.cue is None or before.type is not QuoteType.DIRECT or short:
            return False
        if not 0 <= quote.start - before.end <= _FARTHEST or before.rule == "cue, name for it":
            return False
        if before.segments[-1].end <= before.end and text[before.end : quote.start].rstrip()[-1:].isalnum():
            return False  # “…, said Lind of the «affair»”
        between = part.between(before.end, quote.start)
        split = _SPLIT.fullmatch(text, before.end, quote.start) is not None  # then a German noun between is nobody
        return not any(name.full or name.vouched for name in between) if split else not between

    # ---- whom a pronoun or a verb without subject means ----

    def _continued(self, text: str, statement: Statement, last: Statement | None, part: _Read) -> Statement:
        """Give a cue without a named subject the one person who can be meant."""
        if not statement.subject.bare or statement.cue is None:
            return statement
        name = self._speaker_before(text, statement, last, part) or self._only_person(statement, part)
        if name is None or not _agree(statement.subject.gender, self._gender(name)):
            return statement
        return replace(statement, subject=replace(statement.subject, name=name), rule="goes on")

    def _speaker_before(self, text: str, statement: Statement, last: Statement | None, part: _Read) -> Name | None:
        if last is None or last.subject.name is None or statement.cue is None:
            return None
        before = min(statement.segments[0].start, statement.cue.start)
        others = any(
            name.text not in last.subject.name.text and name.kind is EntityKind.PERSON and self._counts(name)
            for name in part.between(last.end, before)
        )
        same_paragraph = last.segments[0].start >= part.paragraph.span.start
        words = len(re.findall(r"\w+", text[last.end : min(before, last.end + _FARTHEST)]))
        near = words <= (_NEAR_ADDED if same_paragraph and statement.adding else _NEAR)
        return last.subject.name if near and not others and (same_paragraph or statement.adding) else None

    def _counts(self, name: Name) -> bool:
        return name.full or name.vouched or not self._nouns

    def _only_person(self, statement: Statement, part: _Read) -> Name | None:
        """The one person whom the paragraph names before the pronoun: “students like Lind met, but she said …”."""
        if statement.subject.span is None or not statement.subject.gender:
            return None
        before = part.between(part.paragraph.span.start, statement.subject.span.start)
        people = [n for n in before if n.kind is EntityKind.PERSON and not n.of and (n.first or n.full or n.vouched)]
        sure = [name for name in people if name.vouched or self._counts(name)]
        bearers = {name.text.rsplit(" ", 1)[-1] for name in sure}
        return sure[0] if len(bearers) == 1 and len(people) == len(sure) else None

    def _gender(self, name: Name) -> str:
        told = (gender_of(name.text.split(" ")[0]) or "") if name.full else ""
        return name.gender or told[:1].lower()

    # ---- the result ----

    def _quote(self, statement: Statement, people: People) -> Quote:
        name = statement.subject.name
        who = people.who(name) if name else None
        entity, band, evidence = None, Band.UNKNOWN, Evidence(statement.rule, 0.0)
        known = statement.rule not in _FORMS or (name and (name.vouched or name.full or name.text != who))
        if name and who and known:
            confidence = _confidence(statement, name, who)
            entity, band = people.keep(who), Band.SURE if confidence >= _SURE_FROM else Band.LIKELY
            evidence = Evidence(statement.rule, confidence, tuple(_chain(statement, name, who, people)))
        return Quote(
            segments=statement.segments,
            type=statement.type,
            status=statement.status,
            speaker=statement.subject.span,
            entity=entity,
            cue=statement.cue,
            band=band,
            evidence=evidence,
        )


def _start(item: Span | Statement) -> int:
    return item.segments[0].start if isinstance(item, Statement) else item.start


def _agree(pronoun: str, person: str) -> bool:
    return pronoun != "p" and (not pronoun or not person or pronoun == person)


def _confidence(statement: Statement, name: Name, who: str) -> float:
    if statement.rule in ("goes on", "name, colon", "quotation, verb"):
        return GOES_ON
    return SURE if name.vouched or name.text != who or name.kind is EntityKind.ORGANISATION else NAMED_ONCE


def _chain(statement: Statement, name: Name, who: str, people: People) -> list[Span]:
    """From the mention beside the cue to the mention with the whole name; empty where it is one."""
    chain = [] if statement.subject.span == name.span else [name.span]
    full = people.first_full(who)
    if name.text != who and full is not None:
        chain.append(full)
    return chain
