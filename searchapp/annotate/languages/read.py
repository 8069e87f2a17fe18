"""Who is quoted in an article whose language has a table? Paragraph by paragraph, by rules alone.

The speaker is the name beside the cue. A further quotation right behind goes on with it, and so does “added” without
a subject; everything else without a name stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from searchapp.annotate.languages.marks import quoted
from searchapp.annotate.languages.names import Name, NameFinder
from searchapp.annotate.languages.parts import Sentence, Statement, Subject
from searchapp.annotate.languages.people import People
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.annotate.languages.sentences import masked, sentences
from searchapp.annotate.languages.statements import StatementFinder
from searchapp.domain import Annotation, Band, Document, Evidence, Quote, QuoteType, Span, Status

SURE, NAMED_ONCE, GOES_ON = 0.97, 0.8, 0.85
"""The confidence of a full or resolved name beside its cue, of a bare name, and of words that go on."""

_SURE_FROM = 0.9
_LEAST_WORDS = 3
_FARTHEST = 120
_NEAR, _NEAR_ADDED = 3, 15
_SPLIT = re.compile(r"[^.!?:;]*,\s*")
_NOTHING = Subject(None, None)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    quotes: list[Span]
    sentences: list[Sentence]
    names: list[Name]

    def names_between(self, start: int, end: int) -> list[Name]:
        """The names that begin in this stretch of the paragraph."""
        first = bisect_left(self.names, start, key=lambda name: name.span.start)
        return self.names[first : bisect_left(self.names, end, key=lambda name: name.span.start)]


class RuleReader:
    """Reads documents of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._names = NameFinder(rules)
        self._statements = StatementFinder(rules)

    def annotate(self, document: Document) -> Annotation:
        """The statements and persons of one document."""
        paragraphs = self._paragraphs(document)
        people = People(self._rules, (name for part in paragraphs for name in part.names))
        quotes: list[Quote] = []
        last: Statement | None = None
        for part in paragraphs:
            found = self._of_paragraph(document.text, part)
            for statement in found:
                spoken = self._continued(document.text, statement, last, part)
                quote = self._quote(spoken, people)
                if quote.entity is not None or quote.type is not QuoteType.INDIRECT:
                    quotes.append(quote)
                    last = spoken
        people.keep_all()
        return Annotation(tuple(quotes), people.entities())

    def _paragraphs(self, document: Document) -> list[_Paragraph]:
        """The paragraphs with their names; without capitals a second look finds the surnames of the first."""
        quotes = [quoted(document.text, span, self._rules.marks) for span in document.paragraphs]
        blanked = masked(document.text, (quote for part in quotes for quote in part))
        parts = list(zip(document.paragraphs, quotes, strict=True))
        found = [self._paragraph(document.text, blanked, span, inside, frozenset()) for span, inside in parts]
        surnames = frozenset(name.text.rsplit(" ", 1)[1] for part in found for name in part.names if name.full)
        if self._rules.capitals or not surnames:
            return found
        return [self._paragraph(document.text, blanked, span, inside, surnames) for span, inside in parts]

    def _paragraph(
        self, text: str, blanked: str, span: Span, quotes: list[Span], surnames: frozenset[str]
    ) -> _Paragraph:
        lines, at = [], 0
        for place in sentences(text, blanked, span, self._rules.abbreviations):
            following = bisect_left(quotes, place.end, key=lambda quote: quote.start)
            names = tuple(self._names.names(blanked, place, surnames))
            lines.append(Sentence(blanked, place, tuple(quotes[at:following]), names))
            at = following
        return _Paragraph(span, quotes, lines, [name for line in lines for name in line.names])

    def _of_paragraph(self, text: str, part: _Paragraph) -> list[Statement]:
        """The paragraph's statements with the quotations that go on, and those that nobody is named for."""
        cued = [statement for line in part.sentences for statement in self._statements.statements(line)]
        found: list[Statement] = []
        at = 0
        for quote in part.quotes:
            while at < len(cued) and cued[at].segments[0].start <= quote.start:
                found.append(cued[at])
                at += 1
            if (found and found[-1].segments[-1].overlaps(quote)) or not _is_speech(text[quote.start : quote.end]):
                continue
            if found and _goes_on(found[-1], quote, part, text):
                found[-1] = replace(found[-1], segments=(*found[-1].segments, quote))
            else:
                found.append(Statement((quote,), QuoteType.DIRECT, _NOTHING, None, "no speaker"))
        return found + cued[at:]

    def _continued(self, text: str, statement: Statement, last: Statement | None, part: _Paragraph) -> Statement:
        """Give a cue without a named subject the speaker before, where nobody else can be meant."""
        if not statement.subject.bare or statement.cue is None or last is None or last.subject.name is None:
            return statement
        before = min(statement.segments[0].start, statement.cue.start)
        others = any(name.text not in last.subject.name.text for name in part.names_between(last.end, before))
        same_paragraph = last.segments[0].start >= part.span.start
        words = len(re.findall(r"\w+", text[last.end : min(before, last.end + _FARTHEST)]))
        near = words <= (_NEAR_ADDED if same_paragraph and statement.adding else _NEAR)
        if others or not near or not (same_paragraph or statement.adding):
            return statement
        subject = Subject(last.subject.name, statement.subject.span, last.subject.tight)
        return replace(statement, subject=subject, rule="goes on")

    def _quote(self, statement: Statement, people: People) -> Quote:
        name = statement.subject.name
        who = people.who(name, tight=statement.subject.tight) if name else None
        if name is None or who is None or not _trusted(statement, name, who):
            evidence = Evidence(statement.rule, 0.0)
            return _as_quote(statement, None, Band.UNKNOWN, evidence)
        confidence = _confidence(statement, name, who)
        band = Band.SURE if confidence >= _SURE_FROM else Band.LIKELY
        chain = tuple(_chain(statement, name, who, people))
        return _as_quote(statement, people.keep(who), band, Evidence(statement.rule, confidence, chain))


def _trusted(statement: Statement, name: Name, who: str) -> bool:
    """Whether the form bears the name: “according to” and “Name: «…»” need one that is known or vouched for."""
    return statement.rule not in _NEEDS_VOUCHING or name.vouched or name.text != who


_NEEDS_VOUCHING = frozenset(
    ["name: quotation", "quotation, source", "source, statement", "statement, source", "name, colon", "quotation, verb"]
)


def _confidence(statement: Statement, name: Name, who: str) -> float:
    if statement.rule == "goes on":
        return GOES_ON
    if statement.rule in ("name, colon", "quotation, verb"):
        return GOES_ON
    return SURE if name.vouched or name.text != who else NAMED_ONCE


def _chain(statement: Statement, name: Name, who: str, people: People) -> list[Span]:
    """From the mention beside the cue to the mention with the whole name; empty where it is one."""
    chain = [] if statement.subject.span == name.span else [name.span]
    full = people.first_full(who)
    if name.text != who and full is not None:
        chain.append(full)
    return chain


def _as_quote(statement: Statement, entity: int | None, band: Band, evidence: Evidence) -> Quote:
    return Quote(
        segments=statement.segments,
        type=statement.type,
        status=Status.ASSERTED,
        speaker=statement.subject.span,
        entity=entity,
        cue=statement.cue,
        band=band,
        evidence=evidence,
    )


def _goes_on(before: Statement, quote: Span, part: _Paragraph, text: str) -> bool:
    """Whether a quotation follows another's cue so closely that the same person goes on speaking."""
    if before.cue is None or before.type is not QuoteType.DIRECT:
        return False
    if not 0 <= quote.start - before.end <= _FARTHEST:
        return False
    names = part.names_between(before.end, quote.start)
    split = _SPLIT.fullmatch(text, before.end, quote.start) is not None  # then a German noun between is nobody
    return not any(name.full or name.vouched for name in names) if split else not names


def _is_speech(quotation: str) -> bool:
    """Whether a quotation without speaker is long enough to be speech, and no title or scare quote."""
    return len(re.findall(r"\w+", quotation)) >= _LEAST_WORDS
