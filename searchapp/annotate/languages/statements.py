"""Which statement belongs to which named speaker, by the cues of a paragraph?

Only forms that leave no doubt make a statement: a quotation beside a cue or a source with its speaker, “Name: «…»”,
and reported speech joined by “that” or headed by “according to”. Everything else stays without speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from searchapp.annotate.languages.names import Name
from searchapp.annotate.languages.parts import Sentence, Statement, Subject
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.annotate.languages.sentences import BLANK
from searchapp.annotate.languages.shapes import APPOSITION, CLOSES_CLAUSE, FAR, FEW, WORDS, alternatives
from searchapp.annotate.languages.subjects import SubjectFinder
from searchapp.domain import QuoteType, Span

_BESIDE = re.compile(r"[\s,،;–—-]*")
_INVERTED = re.compile(r"\s*,\s*((?:s[’']|se )?[^\W\d_A-Z]+(?: [^\W\d_A-Z]+)?)\s+")
_COLON = re.compile(r"[:：]\s*$")
_MOST_BEFORE = 4
_LEAST_WITHOUT_COLON, _LEAST_WORDS = 15, 3


class StatementFinder:
    """Finds statements sentence by sentence, by the table of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._cue = alternatives((*rules.cues, *rules.adding))
        self._adding = alternatives(rules.adding)
        self._source = alternatives(rules.sources)
        self._quoting = alternatives(rules.sources_quoting)
        self._closing = alternatives(rules.sources_closing)
        self._source_behind = alternatives(rules.sources_behind)
        self._that = alternatives(rules.that)
        self._as_said = alternatives(rules.as_said)
        self._subjects = SubjectFinder(rules)

    def statements(self, sentence: Sentence) -> list[Statement]:
        """The statements of one sentence, no quotation in two of them."""
        found: list[Statement] = []
        taken: list[Span] = []
        by_form = [*self._by_colon(sentence), *self._by_inversion(sentence)]
        for statement in [*self._by_source(sentence), *self._by_cue(sentence), *by_form]:
            (segment,) = statement.segments
            at = bisect_left(taken, segment)
            if not any(segment.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, segment)
                found.append(statement)
        return sorted(found, key=lambda statement: statement.segments[0])

    # ---- “said” ----

    def _by_cue(self, sentence: Sentence) -> Iterator[Statement]:
        cues = [match.span() for match in self._cue.finditer(sentence.text, sentence.span.start, sentence.span.end)]
        for number, (start, end) in enumerate(cues):
            limit = cues[number + 1][0] if number + 1 < len(cues) else sentence.span.end
            cue = Span(start, end)
            if self._negated(sentence, cue) or self._relative(sentence, cue):
                continue
            subject = self._subjects.subject(sentence, cue)
            adding = self._adding.fullmatch(sentence.text, start, end) is not None
            for statement in self._contents(sentence, cue, subject, limit):
                yield replace(statement, adding=adding)

    def _contents(self, sentence: Sentence, cue: Span, subject: Subject, limit: int) -> Iterator[Statement]:
        first = min(cue.start, subject.span.start) if subject.span else cue.start
        last = max(cue.end, subject.span.end) if subject.span else cue.end
        before, behind = sentence.quote_before(first), sentence.quote_behind(last)
        beside = before is not None and _BESIDE.fullmatch(sentence.text, before.end, first) is not None
        announced = behind is not None and behind.start <= limit and self._announced(sentence, last, behind)
        if announced and (not beside or not self._rules.capitals):
            assert behind is not None
            yield Statement((behind,), QuoteType.DIRECT, subject, cue, "cue, quotation")
            return
        if beside:
            assert before is not None
            yield Statement((before,), QuoteType.DIRECT, subject, cue, "quotation, cue")
            return
        that = self._that.search(sentence.text, last, min(limit, sentence.span.end))
        if that and subject.name and self._joins(sentence.text[last : min(that.start(), last + FAR)]):
            content = _clause(sentence, that.end(), sentence.span.end)
            if content:
                yield _reported(sentence, content, subject, cue, "cue that")
        elif subject.name and (content := self._of_which_it_tells(sentence, subject.name, cue)):
            yield _reported(sentence, content, subject, cue, "as said")

    def _of_which_it_tells(self, sentence: Sentence, name: Name, cue: Span) -> Span | None:
        """The rest of a sentence that begins “wie Lind sagte, …” or ends “…, wie Lind sagte”."""
        match = self._as_said.search(sentence.text, max(sentence.span.start, name.start - APPOSITION), name.start)
        if match is None or len(WORDS.findall(sentence.text[match.end() : name.start])) > _MOST_BEFORE:
            return None
        before, behind = sentence.text[sentence.span.start : match.start()], sentence.text[cue.end : sentence.span.end]
        if not before.strip() and behind.startswith(","):
            return _clause(sentence, cue.end, sentence.span.end)
        if before.rstrip().endswith(",") and not WORDS.search(behind):
            return _clause(sentence, sentence.span.start, match.start())
        return None

    def _announced(self, sentence: Sentence, last: int, quote: Span) -> bool:
        """Whether the words up to the quotation announce it: none before a long one, or any that end with a colon."""
        gap = sentence.text[max(last, quote.start - FAR) : quote.start]
        if not gap.strip(" ,،\u00a0\u202f"):
            return quote.end - quote.start >= _LEAST_WITHOUT_COLON
        within = gap.rstrip(" :\u00a0\u202f")
        return bool(_COLON.search(gap)) and len(gap) <= APPOSITION and not CLOSES_CLAUSE.search(within)

    def _joins(self, gap: str) -> bool:
        """Whether only an apposition or a few words stand between the verb and “that”."""
        return len(gap) <= APPOSITION and not CLOSES_CLAUSE.search(gap) and _balanced(gap)

    def _negated(self, sentence: Sentence, cue: Span) -> bool:
        before = WORDS.findall(sentence.text[max(sentence.span.start, cue.start - 20) : cue.start])[-2:]
        behind = WORDS.findall(sentence.text[cue.end : min(cue.end + 20, sentence.span.end)])[:1]
        return not self._rules.negations.isdisjoint(word.lower() for word in (*before, *behind))

    def _doubted(self, words: Iterable[str]) -> bool:
        """Whether these words deny what follows, or say that it is only alleged."""
        return any(word in self._rules.doubts or word in self._rules.negations for word in words)

    def _relative(self, sentence: Sentence, cue: Span) -> bool:
        """Whether “that” or “which” stands right before the verb: “what Lind said that …” is nobody's statement."""
        words = WORDS.findall(sentence.text[max(sentence.span.start, cue.start - 20) : cue.start])
        return bool(words) and self._that.fullmatch(words[-1]) is not None

    # ---- “according to” and “Name: «…»” ----

    def _by_source(self, sentence: Sentence) -> Iterator[Statement]:
        for pattern in (self._source, self._quoting, self._closing):
            for match in pattern.finditer(sentence.text, sentence.span.start, sentence.span.end):
                cue = Span(*match.span())
                name = next(iter(sentence.names_behind(cue.end)), None)
                gap = sentence.text[cue.end : min(name.start, cue.end + FAR)] if name else ""
                if name and self._subjects.follows(gap) and self._subjects.stands_apart(sentence, name, gap):
                    heads, subject = pattern is not self._closing, Subject(name, name.span)
                    for statement in self._sourced(sentence, cue, subject, heads=heads):
                        if pattern is not self._quoting or statement.type is QuoteType.DIRECT:
                            yield statement
        for match in self._source_behind.finditer(sentence.text, sentence.span.start, sentence.span.end):
            cue = Span(*match.span())
            name = next(iter(sentence.names_before(cue.start)), None)
            if name and cue.start - name.span.end == 1 and not self._subjects.is_object(sentence, name):
                yield from self._sourced(sentence, cue, Subject(name, name.span), heads=True)

    def _sourced(self, sentence: Sentence, cue: Span, subject: Subject, *, heads: bool) -> Iterator[Statement]:
        """What a source says: the quotation before it, all behind it where it `heads` the sentence, or all before."""
        assert subject.span is not None
        first, last = min(cue.start, subject.span.start), max(cue.end, subject.span.end)
        before = sentence.quote_before(first)
        if before and _BESIDE.fullmatch(sentence.text, before.end, first):
            yield Statement((before,), QuoteType.DIRECT, subject, cue, "quotation, source")
            return
        opening = not WORDS.search(sentence.text, sentence.span.start, first)
        if opening and heads and (content := _clause(sentence, _behind_apposition(sentence, last), sentence.span.end)):
            yield _reported(sentence, content, subject, cue, "source, statement")
        elif not opening and not WORDS.search(sentence.text, last, sentence.span.end):
            content = _clause(sentence, sentence.span.start, first)
            if content and sentence.text[max(0, first - FEW) : first].rstrip().endswith((",", "،")):
                yield _reported(sentence, content, subject, cue, "statement, source")

    def _by_colon(self, sentence: Sentence) -> Iterator[Statement]:
        """“Name: «…»”, or a sentence that begins with its only name and announces words by a colon."""
        if not sentence.names or not sentence.quotes:
            return
        name, quote = sentence.names[0], sentence.quotes[0]
        before = [word.lower() for word in WORDS.findall(sentence.text[sentence.span.start : name.start])]
        gap = sentence.text[name.span.end : min(quote.start, name.span.end + FAR)]
        if quote.start < name.span.end or not self._rules.articles.issuperset(before):
            return
        if not before and re.fullmatch(r"\s*(?:\([^)]*\))?\s*:\s*", gap):
            yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span, tight=True), None, "name: quotation")
        elif _COLON.search(gap) and not CLOSES_CLAUSE.search(gap.rstrip(": \u00a0\u202f")) and name.full:
            words = [word.lower() for word in WORDS.findall(gap)]
            if self._doubted(words):
                return
            others = [
                other for other in sentence.names_behind(name.span.end) if other.start < quote.start and other.full
            ]
            if not others and not self._that.search(gap) and self._rules.conjunctions.isdisjoint(words):
                yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span), None, "name, colon")

    def _by_inversion(self, sentence: Sentence) -> Iterator[Statement]:
        """“«…», grumbled Ada Lind”: any one or two small words between the comma behind a quotation and a full name."""
        for name in sentence.names if self._rules.capitals else ():
            quote = sentence.quote_before(name.start)
            if quote is None or not (name.full or name.start != name.span.start):
                continue
            gap = sentence.text[quote.end : min(name.start, quote.end + FAR)]
            match = _INVERTED.fullmatch(gap)
            words = set(WORDS.findall(gap))
            if (
                match
                and not self._doubted(words)
                and not words & (self._rules.prepositions | self._rules.articles | self._rules.conjunctions)
            ):
                cue = Span(quote.end + match.start(1), quote.end + match.end(1))
                yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span), cue, "quotation, verb")


def _balanced(gap: str) -> bool:
    """Whether commas close what they open: none, one before “that”, or an apposition between two."""
    inner = gap.strip()
    return len(re.findall("[,،]", inner)) in (0, 2) or inner.endswith((",", "،"))


def _behind_apposition(sentence: Sentence, at: int) -> int:
    """Behind the name's apposition between commas, if it has one."""
    match = re.compile(r"\s*[,،]([^,،.:;]{1,80})[,،]").match(sentence.text, at, sentence.span.end)
    return match.end() if match and BLANK not in match[1] else at


def _clause(sentence: Sentence, start: int, end: int) -> Span | None:
    """The stretch without the space and punctuation at its edges; None for fewer than three words."""
    while start < end and sentence.text[start] in " ,،:\n\u00a0":
        start += 1
    while start < end and sentence.text[end - 1] in " ,،.\n\u00a0":
        end -= 1
    quote = sentence.quote_behind(start)
    words = len(list(islice(WORDS.finditer(sentence.text, start, end), _LEAST_WORDS)))
    enough = words == _LEAST_WORDS or (quote is not None and quote.start < end)
    return Span(start, end) if start < end and enough else None


def _reported(sentence: Sentence, content: Span, subject: Subject, cue: Span, rule: str) -> Statement:
    """A clause without quotation is indirect, one that is all quotation direct, anything between mixed."""
    inside = sentence.quote_behind(content.start)
    if inside is None or not inside.within(content):
        return Statement((content,), QuoteType.INDIRECT, subject, cue, rule)
    if inside == content:
        return Statement((content,), QuoteType.DIRECT, subject, cue, rule)
    return Statement((content,), QuoteType.MIXED, subject, cue, rule)
