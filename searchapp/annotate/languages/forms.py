"""What is said where no verb of the tables tells it: “Name: «…»”, “«…», grumbled Ada Lind”?"""

from collections.abc import Iterator

from searchapp.annotate.languages.chunks import Chunker
from searchapp.annotate.languages.named import Named
from searchapp.annotate.languages.said import Statement, span_of
from searchapp.annotate.languages.speakers import of_name
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import COMMAS, QUOTE
from searchapp.domain import QuoteType


class FormFinder(Finder):
    """Finds what the form of a sentence tells, in one language."""

    def __init__(self, language: Language, chunker: Chunker) -> None:
        super().__init__(language)
        self._chunker = chunker
        small = language.words("object", "aux")
        self._closed = language.never_names - small

    def statements(self, sentence: Named) -> Iterator[Statement]:
        """The statements that a sentence gives by its form."""
        if QUOTE in sentence.low:
            yield from self._by_colon(sentence)
            yield from self._by_inversion(sentence)

    def _by_colon(self, sentence: Named) -> Iterator[Statement]:
        """“Name: «…»”, and a sentence whose subject is named and that announces words by a colon."""
        low = sentence.low
        quote = low.index(QUOTE)
        if quote < 2 or low[quote - 1] != ":":
            return
        if not (self._words("doubt", "negation") | self._that).isdisjoint(low[:quote]):
            return
        phrases = self._chunker.chunks(sentence, 0, quote - 1)
        open_ones = [phrase for phrase in phrases if phrase.open]
        named = [phrase for phrase in phrases if phrase.name and not phrase.governed]
        cited = next((p.name for p in phrases if p.name and p.name.last == quote - 1 and p.governed), None)
        if cited and not self._words("utterance").isdisjoint(low[:quote]):
            subject = of_name(cited)
            yield Statement((span_of(sentence, quote),), QuoteType.DIRECT, subject, None, "name, colon")
            return
        if not open_ones or open_ones[0].name is None or open_ones[0].first > 1 or len(named) > 1:
            return
        name = open_ones[0].name
        alone = open_ones[0].first == 0 and (name.last == quote - 1 or low[name.last] == "(")
        passive = not self._words("passive").isdisjoint(low[:quote])
        plain = not self._words("clear").isdisjoint(low[:quote])  # “Lind was clear: «…»”
        if not (name.full or name.vouched or alone or plain) or (passive and not alone and not plain):
            return
        subject = of_name(name)
        rule = "name: quotation" if alone else "name, colon"
        yield Statement((span_of(sentence, quote),), QuoteType.DIRECT, subject, None, rule)

    def _by_inversion(self, sentence: Named) -> Iterator[Statement]:
        """“«…», grumbled Ada Lind”: any one to three small words between the quotation and a full name."""
        low, tokens = sentence.low, sentence.tokens
        for quote in (at for at in range(len(low) - 3) if low[at] == QUOTE and low[at + 1] in COMMAS):
            end = next((at for at in range(quote + 2, min(quote + 6, len(low))) if at in sentence.names), -1)
            between = low[quote + 2 : end] if end > quote + 2 else ()
            plain = all(tokens[at].text[0].islower() for at in range(quote + 2, quote + 2 + len(between)))
            name = sentence.names[end] if between else None
            if name and plain and (name.full or name.vouched) and self._closed.isdisjoint(between):
                doubted = not self._words("doubt", "negation").isdisjoint(between)
                if not doubted:
                    subject = of_name(name)
                    cue = sentence.stretch(quote + 2, end)
                    yield Statement((span_of(sentence, quote),), QuoteType.DIRECT, subject, cue, "quotation, verb")
