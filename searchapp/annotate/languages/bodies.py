"""Which words name a body (a ministry, a bank, a paper), and where does its name end?"""

from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import Sentence, Token

MOST_WORDS = 7
"""That a name has, whoever's it is."""
_SHORTEST_ADJECTIVE = 5


class BodyWords(Finder):
    """Knows the bodies of one language by the words that tell their kind; `words` are those."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.words = language.words("body", "body.name")

    def is_word(self, low: str) -> bool:
        """Whether the word names a body or tells the kind of one."""
        compound = "-" in low and low.endswith(self._ends("body.end"))
        return low in self.words or (self._nouns and (compound or self.is_compound(low)))

    def is_compound(self, low: str) -> bool:
        """Whether a German compound names a body by its kind: “Justizministerium”, but “Parkbank”."""
        ends = self._ends("body.compound")
        return low.endswith(ends) and low not in self._words("body.not")

    def among(self, tokens: tuple[Token, ...]) -> bool:
        """Whether one of the words names a body's kind."""
        return any(self.is_word(token.low) for token in tokens)

    def lower_end(self, sentence: Sentence, at: int) -> int:
        """Where a body's name without a capital ends, its kind with what it is for, or 0: “le bureau du port”."""
        low = sentence.low
        if low[at] not in self._words("body.lower") or at + 2 >= len(low) or low[at + 1] not in self._links:
            return 0
        end = last = self._complement(sentence, at + 2)
        while end and sentence.word(end) in self._breaks and sentence.word(end + 1) in self._of:
            end = self._complement(sentence, end + 2)  # “ministère de l’Agriculture et de la Pêche”
            last = max(last, end)
        return last

    def _complement(self, sentence: Sentence, at: int) -> int:
        """Behind the word here that tells what a body is for, or 0."""
        low = sentence.low
        while sentence.word(at) in (self._links | self._words("article")):
            at += 1
        if at >= len(low) or not low[at][0].isalpha():
            return 0
        adjective = at + 1 < len(low) and low[at].endswith("s") and low[at + 1].endswith("es")
        return at + 1 + adjective  # “Affaires étrangères”

    def end(self, sentence: Sentence, first: int, last: int, *, labelled: bool) -> int:
        """Behind what tells which body it is: “Conseil constitutionnel”, “Institut national de météorologie”.

        Behind a name that its kind stands before, only adjectives do: “le syndicat Entraide portuaire”.
        """
        tokens, head = sentence.tokens, sentence.low[first] in self.words
        while last < len(tokens) and last - first < MOST_WORDS and (head or labelled):
            if self._adjective(tokens, last):
                last += 1
                continue
            at, of = last, self._of if head else frozenset()
            while at < len(tokens) and at - last < 2 and tokens[at].low in of:
                of |= self._words("article")
                at += 1
            word = at < len(tokens) and tokens[at].text.isalpha()
            common = word and (last - first <= 2 or tokens[at].capital)
            if at == last or not common or tokens[at].low in self._never:
                break
            last = at + 1
        return last

    def _adjective(self, tokens: tuple[Token, ...], at: int) -> bool:
        ends = self._ends("adjective.end")
        if at < len(tokens) and (len(tokens[at].low) < _SHORTEST_ADJECTIVE or tokens[at].low in self._never):
            return False
        verb = at < len(tokens) and tokens[at].low in self._language.forms
        return not verb and at < len(tokens) and tokens[at].text.islower() and tokens[at].low.endswith(ends)
