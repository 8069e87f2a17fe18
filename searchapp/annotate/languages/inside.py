"""Who speaks where the cue stands within the marks: « C’est un début, dit Lind. Nous continuerons. »?"""

from dataclasses import replace

from searchapp.annotate.languages.named import Name, with_names
from searchapp.annotate.languages.names import NameFinder
from searchapp.annotate.languages.said import Statement
from searchapp.annotate.languages.speakers import Subject
from searchapp.annotate.languages.statements import StatementFinder
from searchapp.annotate.languages.tokens import Tokenizer
from searchapp.domain import Document, QuoteType, Span

_SHORTEST = 25
"""Code points of a quotation that can hold words and a cue."""


class InsideFinder:
    """Finds the cues within quotations, in one language whose news put them there."""

    def __init__(self, tokenizer: Tokenizer, names: NameFinder, statements: StatementFinder) -> None:
        self._tokenizer = tokenizer
        self._names = names
        self._statements = statements

    def statement(self, text: str, quote: Span) -> Statement | None:
        """The quotation with the one named speaker whom a clause within it tells, the clause cut out; else None."""
        start, end = quote.start + 1, quote.end - 1
        if end - start < _SHORTEST or "," not in text[start:end]:
            return None
        inner = Document(text[start:end], (Span(0, end - start),), None, headed=False)
        told = [
            (statement, statement.cue, name)
            for part in self._tokenizer.paragraphs(inner)
            for sentence in part.sentences
            for statement in self._statements.statements(with_names(sentence, self._names.names(sentence)))
            if statement.rule == "clause, cue" and statement.cue and (name := statement.subject.name)
        ]
        return self._cut(text, quote, *told[0]) if len(told) == 1 else None

    def _cut(self, text: str, quote: Span, inner: Statement, cue: Span, name: Name) -> Statement:
        by = quote.start + 1
        subject = inner.subject.span or name.span
        before = text[quote.start : by + cue.start].rstrip(" ,\u00a0\u202f")
        behind = by + max(subject.end, cue.end)
        behind += len(text[behind : quote.end]) - len(text[behind : quote.end].lstrip(" .,;\u00a0\u202f"))
        segments = (Span(quote.start, quote.start + len(before)), Span(behind, quote.end))
        words = text[behind : quote.end - 1].strip(" .,;\u00a0\u202f")
        shifted = replace(name, span=_by(name.span, by))
        who = Subject(shifted, _by(subject, by))
        return Statement(segments if words else segments[:1], QuoteType.DIRECT, who, _by(cue, by), "in quotation")


def _by(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
