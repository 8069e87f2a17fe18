"""Which statement belongs to which named speaker, by the cues of a paragraph?

Only forms that leave no doubt make a statement: a quotation beside a cue or a source with its speaker, “Name: «…»”,
and reported speech joined by “that” or headed by “according to”. Everything else stays without speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from searchapp.annotate.languages.names import Name
from searchapp.annotate.languages.parts import Sentence, Statement, Subject
from searchapp.annotate.languages.rules import LanguageRules
from searchapp.annotate.languages.sentences import BLANK
from searchapp.domain import QuoteType, Span

_BESIDE = re.compile(r"[\s,،;–—-]*")
_INVERTED = re.compile(r"\s*,\s*((?:s[’']|se )?[^\W\d_A-Z]+(?: [^\W\d_A-Z]+)?)\s+")
_COLON = re.compile(r"[:：]\s*$")
_CLOSES_CLAUSE = re.compile(rf"[.;:!?؟{BLANK}«»“”„\"]")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST_WITHOUT_COLON, _LEAST_WORDS = 15, 3
_FAR, _FEW = 160, 8
_COMMAS = 4
_MOST_BEHIND, _MOST_BEFORE, _APPOSITION = 6, 4, 120


class StatementFinder:
    """Finds statements sentence by sentence, by the table of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._cue = _alternatives((*rules.cues, *rules.adding))
        self._adding = _alternatives(rules.adding)
        self._source = _alternatives(rules.sources)
        self._closing = _alternatives(rules.sources_closing)
        self._source_behind = _alternatives(rules.sources_behind)
        self._that = _alternatives(rules.that)
        pronouns = "|".join(rules.pronouns) or "(?!)"
        self._pronoun = re.compile(rf"\s*-?(?:{pronouns})(?!\w)")
        self._inner_pronoun = re.compile(rf"(?<=-)(?:{pronouns})(?!\w)")

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
            subject = self._subject(sentence, cue)
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
        if that and subject.name and self._joins(sentence.text[last : min(that.start(), last + _FAR)]):
            content = _clause(sentence, that.end(), sentence.span.end)
            if content:
                yield _reported(sentence, content, subject, cue, "cue that")

    def _announced(self, sentence: Sentence, last: int, quote: Span) -> bool:
        """Whether the words up to the quotation announce it: none before a long one, or any that end with a colon."""
        gap = sentence.text[max(last, quote.start - _FAR) : quote.start]
        if not gap.strip(" ,،\u00a0\u202f"):
            return quote.end - quote.start >= _LEAST_WITHOUT_COLON
        within = gap.rstrip(" :\u00a0\u202f")
        return bool(_COLON.search(gap)) and len(gap) <= _APPOSITION and not _CLOSES_CLAUSE.search(within)

    def _joins(self, gap: str) -> bool:
        """Whether only an apposition or a few words stand between the verb and “that”."""
        return len(gap) <= _APPOSITION and not _CLOSES_CLAUSE.search(gap) and _balanced(gap)

    def _negated(self, sentence: Sentence, cue: Span) -> bool:
        before = _WORDS.findall(sentence.text[max(sentence.span.start, cue.start - 20) : cue.start])[-2:]
        behind = _WORDS.findall(sentence.text[cue.end : min(cue.end + 20, sentence.span.end)])[:1]
        return not self._rules.negations.isdisjoint(word.lower() for word in (*before, *behind))

    def _relative(self, sentence: Sentence, cue: Span) -> bool:
        """Whether “that” or “which” stands right before the verb: “what Lind said that …” is nobody's statement."""
        words = _WORDS.findall(sentence.text[max(sentence.span.start, cue.start - 20) : cue.start])
        return bool(words) and self._that.fullmatch(words[-1]) is not None

    # ---- who said it ----

    def _subject(self, sentence: Sentence, cue: Span) -> Subject:
        if match := self._inner_pronoun.search(sentence.text, cue.start, cue.end):
            return Subject(None, Span(*match.span()), bare=True)
        if match := self._pronoun.match(sentence.text, cue.end, sentence.span.end):
            start = match.end() - len(match.group().lstrip(" -"))
            return Subject(None, Span(start, match.end()), bare=True)
        if not self._rules.verb_last:
            for name in sentence.names_behind(cue.end):
                gap = sentence.text[cue.end : min(name.start, cue.end + _FAR)]
                if self._follows(gap) and self._stands_apart(sentence, name, gap) and not self._is_common(name, gap):
                    return Subject(name, name.span, tight=not gap.strip())
        for name in sentence.names_before(cue.start):
            gap = sentence.text[max(name.span.end, cue.start - _FAR) : cue.start]
            apposed = self._apposed(sentence, name) and self._follows_apposition(gap)
            if apposed or (self._precedes(gap) and not self._is_object(sentence, name)):
                return Subject(name, name.span, tight=not gap.strip())
        return self._bare(sentence, cue)

    def _bare(self, sentence: Sentence, cue: Span) -> Subject:
        """Nobody's name: a pronoun before the verb, nothing at all, or somebody else whom no name tells."""
        before = sentence.quote_before(cue.start)
        start = max(sentence.span.start, before.end if before else 0, cue.start - _FAR)
        behind = sentence.quote_behind(cue.end)
        end = min(sentence.span.end, behind.start if behind else sentence.span.end, cue.end + _FAR)
        spoken = list(_WORDS.finditer(sentence.text, start, cue.start))
        rest = _WORDS.findall(sentence.text[cue.end : end])
        silent = not rest or rest[0].lower() in self._rules.prepositions or self._rules.verb_last
        pronoun = spoken[0] if spoken and spoken[0].group() in self._rules.pronouns else None
        others = spoken[1:] if pronoun else spoken
        span = Span(*pronoun.span()) if pronoun else None
        return Subject(None, span, bare=silent and len(others) <= (1 if pronoun else 0))

    def _is_common(self, name: Name, gap: str) -> bool:
        """Whether a capitalised word behind the cue is a common noun: after an article, or in German anything loose."""
        words = _WORDS.findall(gap)
        article = name.start == name.span.start and bool(words) and words[-1].lower() in self._rules.articles
        return article or (self._rules.noun_capitals and not name.vouched and not name.full and bool(words))

    def _stands_apart(self, sentence: Sentence, name: Name, gap: str) -> bool:
        """Whether a name behind a comma is an apposition, not the subject of what follows: something closes it too."""
        if not gap.rstrip().endswith((",", "،")):
            return True
        rest = sentence.text[name.span.end : min(name.span.end + _FEW, sentence.span.end)]
        return not rest.strip() or rest.lstrip()[0] in ",،.:;(" + BLANK or self._that.match(rest.lstrip()) is not None

    def _apposed(self, sentence: Sentence, name: Name) -> bool:
        """Whether a comma stands before the name: “the mayor, Ada Lind, said”."""
        start = max(sentence.span.start, name.start - _FEW)
        return sentence.text[start : name.start].rstrip().endswith((",", "،"))

    def _follows_apposition(self, gap: str) -> bool:
        """Whether the verb follows the second comma at once, or behind a few words where verbs stand last."""
        inner = gap.strip()
        words = _WORDS.findall(inner)
        return inner[:1] in (",", "،") and len(words) <= (_MOST_BEFORE if self._rules.verb_last else 0)

    def _follows(self, gap: str) -> bool:
        """Whether a name behind this gap after the verb is its subject."""
        words = [word.lower() for word in _WORDS.findall(gap)]
        if (
            len(gap) >= _FAR
            or _CLOSES_CLAUSE.search(gap)
            or self._that.search(gap)
            or not self._rules.conjunctions.isdisjoint(words)
        ):
            return False
        if gap.rstrip().endswith((",", "،")):
            return len(gap) <= _APPOSITION and len(re.findall("[,،]", gap)) == 1 and len(words) > 1
        if words and words[-1] in self._rules.prepositions:
            return False
        return len(words) <= _MOST_BEHIND and not re.search("[,،]", gap)

    def _precedes(self, gap: str) -> bool:
        """Whether a name before this gap is the subject of the verb behind it."""
        words = [word.lower() for word in _WORDS.findall(gap)]
        if (
            len(gap) >= _FAR
            or _CLOSES_CLAUSE.search(gap.replace(".", ""))
            or not self._rules.conjunctions.isdisjoint(words)
        ):
            return False
        inner = gap.strip()
        if not inner or (inner.startswith("(") and inner.endswith(")")):
            return True
        if inner[0] in ",،" and (inner[-1] in ",،" or self._rules.verb_last):
            return len(inner) > 1 and len(gap) <= _APPOSITION and len(re.findall("[,،]", inner)) <= _COMMAS
        if not self._rules.articles.isdisjoint(words):
            return False
        most = 3 * _MOST_BEFORE if self._rules.verb_last else _MOST_BEFORE
        return len(words) <= most and not re.search("[,،]", gap) and not self._that.search(gap)

    def _is_object(self, sentence: Sentence, name: Name) -> bool:
        """Whether a word before the name makes it part of something else (“the spokesman of Lind”)."""
        before = sentence.text[max(sentence.span.start, name.start - 24) : name.start]
        if before.rstrip().endswith((",", "،")):
            return False
        words = _WORDS.findall(before)
        return bool(words) and words[-1].lower() in self._rules.prepositions

    # ---- “according to” and “Name: «…»” ----

    def _by_source(self, sentence: Sentence) -> Iterator[Statement]:
        for pattern in (self._source, self._closing):
            for match in pattern.finditer(sentence.text, sentence.span.start, sentence.span.end):
                cue = Span(*match.span())
                name = next(iter(sentence.names_behind(cue.end)), None)
                gap = sentence.text[cue.end : min(name.start, cue.end + _FAR)] if name else ""
                if name and self._follows(gap) and self._stands_apart(sentence, name, gap):
                    yield from self._sourced(sentence, cue, Subject(name, name.span), heads=pattern is self._source)
        for match in self._source_behind.finditer(sentence.text, sentence.span.start, sentence.span.end):
            cue = Span(*match.span())
            name = next(iter(sentence.names_before(cue.start)), None)
            if name and cue.start - name.span.end == 1 and not self._is_object(sentence, name):
                yield from self._sourced(sentence, cue, Subject(name, name.span), heads=True)

    def _sourced(self, sentence: Sentence, cue: Span, subject: Subject, *, heads: bool) -> Iterator[Statement]:
        """What a source says: the quotation before it, all behind it where it `heads` the sentence, or all before."""
        assert subject.span is not None
        first, last = min(cue.start, subject.span.start), max(cue.end, subject.span.end)
        before = sentence.quote_before(first)
        if before and _BESIDE.fullmatch(sentence.text, before.end, first):
            yield Statement((before,), QuoteType.DIRECT, subject, cue, "quotation, source")
            return
        opening = not _WORDS.search(sentence.text, sentence.span.start, first)
        if opening and heads and (content := _clause(sentence, _behind_apposition(sentence, last), sentence.span.end)):
            yield _reported(sentence, content, subject, cue, "source, statement")
        elif not opening and not _WORDS.search(sentence.text, last, sentence.span.end):
            content = _clause(sentence, sentence.span.start, first)
            if content and sentence.text[max(0, first - _FEW) : first].rstrip().endswith((",", "،")):
                yield _reported(sentence, content, subject, cue, "statement, source")

    def _by_colon(self, sentence: Sentence) -> Iterator[Statement]:
        """“Name: «…»”, or a sentence that begins with its only name and announces words by a colon."""
        if not sentence.names or not sentence.quotes:
            return
        name, quote = sentence.names[0], sentence.quotes[0]
        before = [word.lower() for word in _WORDS.findall(sentence.text[sentence.span.start : name.start])]
        gap = sentence.text[name.span.end : min(quote.start, name.span.end + _FAR)]
        if quote.start < name.span.end or not self._rules.articles.issuperset(before):
            return
        if not before and re.fullmatch(r"\s*(?:\([^)]*\))?\s*:\s*", gap):
            yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span, tight=True), None, "name: quotation")
        elif _COLON.search(gap) and not _CLOSES_CLAUSE.search(gap.rstrip(": \u00a0\u202f")) and name.full:
            others = [
                other for other in sentence.names_behind(name.span.end) if other.start < quote.start and other.full
            ]
            words = [word.lower() for word in _WORDS.findall(gap)]
            if not others and not self._that.search(gap) and self._rules.conjunctions.isdisjoint(words):
                yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span), None, "name, colon")

    def _by_inversion(self, sentence: Sentence) -> Iterator[Statement]:
        """“«…», grumbled Ada Lind”: any one or two small words between the comma behind a quotation and a full name."""
        for name in sentence.names if self._rules.capitals else ():
            quote = sentence.quote_before(name.start)
            if quote is None or not name.full or name.start != name.span.start:
                continue
            gap = sentence.text[quote.end : min(name.start, quote.end + _FAR)]
            match = _INVERTED.fullmatch(gap)
            words = set(_WORDS.findall(gap))
            if match and not words & (self._rules.prepositions | self._rules.articles | self._rules.conjunctions):
                cue = Span(quote.end + match.start(1), quote.end + match.end(1))
                yield Statement((quote,), QuoteType.DIRECT, Subject(name, name.span), cue, "quotation, verb")


def _alternatives(expressions: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(expressions, key=len, reverse=True)
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", re.IGNORECASE)


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
    words = len(list(islice(_WORDS.finditer(sentence.text, start, end), _LEAST_WORDS)))
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
