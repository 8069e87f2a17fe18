"""Of which noun phrases does a stretch of a sentence consist, and which of them stand behind a preposition?

In scripts with capitals a noun phrase is a name, a pronoun, or an article (an office, in German any noun) with what
follows; the first that no preposition governs is the subject of a clause in all these languages.
"""

from dataclasses import dataclass, replace

from searchapp.annotate.languages.named import Name, Named
from searchapp.annotate.languages.names import NameFinder
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import PAUSES
from searchapp.domain import EntityKind

_MOST_ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` to before `last`; a name, or a pronoun of a gender, or neither (common noun).

    `article` tells that an article opens it, `governed` that a preposition does.
    """

    first: int
    last: int
    name: Name | None = None
    pronoun: str | None = None
    governed: bool = False
    article: bool = False
    time: bool = False

    @property
    def open(self) -> bool:
        """Whether it can be a subject: no preposition governs it, and it tells no time."""
        return not (self.governed or self.time)


class Chunker(Finder):
    """Finds the noun phrases of one language."""

    def __init__(self, language: Language, names: NameFinder) -> None:
        super().__init__(language)
        self._names = names
        self._prepositions = language.words("preposition") | frozenset(
            first for what in ("source", "source.quote") for first in language.phrases(what)
        )
        self._by = self._of | self._articles | language.words("agent")
        self._contracted = self._prepositions & self._articles
        self._pronouns = {
            word: gender
            for kind, gender in (("pronoun", ""), ("pronoun.m", "m"), ("pronoun.f", "f"), ("pronoun.p", "p"))
            for word in language.words(kind)
        }
        small = language.words("that", "relative", "break", "adverb", "reflexive", "article")
        self._stops = small | self._prepositions | PAUSES

    def chunks(self, sentence: Named, first: int, last: int) -> list[Phrase]:
        """The noun phrases between two tokens, in order."""
        found: list[Phrase] = []
        at, governed, owned = first, False, False
        while at < last:
            small = sentence.low[at]
            if small in self._contracted and (at > first or (len(small) > 1 and small not in self._of)):
                governed, owned = True, sentence.low[at] in self._of
            phrase = self._phrase(sentence, at, last, governed=governed)
            if phrase is not None:
                name = sentence.names.get(phrase.last)
                told = not phrase.governed and self._is_noun(sentence, phrase)
                if told and name and not name.of and name.last <= last:
                    phrase = replace(phrase, last=name.last, name=name, article=False)  # “the agency TNA”
                elif not phrase.governed and (body := self.author(sentence, phrase, last)):
                    phrase = replace(phrase, last=body.last, name=body, article=False)
                found.append(phrase)
                office = self._nouns or any(self.is_role(low) for low in sentence.low[phrase.first : phrase.last])
                apposed = governed and phrase.name is None and not owned and phrase.last in sentence.names and office
                at, governed = phrase.last, apposed
                continue
            low = sentence.low[at]
            if low in self._prepositions:
                governed, owned = True, low in self._of
            elif governed and not self._nouns and low not in self._articles and low not in self._time:
                governed = False
                found.append(Phrase(at, at + 1, governed=True))
            at += 1
        return found

    def author(self, sentence: Named, phrase: Phrase, last: int) -> Name | None:
        """The body whose report, study or statement the phrase is: “a report by the Tarn Institute says”."""
        if phrase.name or self._words("document").isdisjoint(sentence.low[phrase.first : phrase.last]):
            return None
        at = near = phrase.last
        agents = self._words("agent")
        by = next((place for place in range(near, min(last, near + 5)) if sentence.low[place] in agents), near)
        at = by if by > near and sentence.low[near] not in self._by else near  # “published on Monday by …”
        while at < min(last, by + 3) and sentence.low[at] in self._by:
            at += 1
        name = sentence.names.get(at) if at > phrase.last else None
        return name if name and name.last <= last and name.kind is EntityKind.ORGANISATION else None

    def _is_noun(self, sentence: Named, phrase: Phrase) -> bool:
        common = phrase.name is None and phrase.pronoun is None and not phrase.time
        return common and (self._nouns or any(self.is_role(low) for low in sentence.low[phrase.first : phrase.last]))

    def is_role(self, low: str) -> bool:
        """Whether the word is an office or an occupation."""
        return self._names.is_role(low)

    def _phrase(self, sentence: Named, at: int, last: int, *, governed: bool) -> Phrase | None:
        low, token = sentence.low[at], sentence.tokens[at]
        if (name := sentence.names.get(at)) and name.last <= last:
            return Phrase(at, name.last, name=name, governed=governed or name.of)
        if low in self._pronouns and not (low in self._articles and self._opens(sentence, at, last)):
            return Phrase(at, at + 1, pronoun=self._pronouns[low], governed=governed)
        if low in self._articles:
            return self._behind_article(sentence, at, last, governed=governed)
        common = token.capital and low not in self._never and at > 0
        if self._names.is_role(low) or (common and self._nouns) or (low in self._time and self._nouns):
            return Phrase(at, at + 1, governed=governed, time=low in self._time)
        if common and governed:
            return Phrase(at, at + 1, governed=governed)
        return None

    def _opens(self, sentence: Named, at: int, last: int) -> bool:
        """Whether an article that is a pronoun too (“die”, “seine”) opens a noun phrase here."""
        behind = at + 1
        if not self._nouns:
            low = sentence.low[behind] if behind < last else "."
            return low[0].isalpha() and low not in self._language.forms and low not in self._words("aux")
        while behind < last and sentence.tokens[behind].text[0].islower() and behind - at <= 2:
            behind += 1
        return behind < last and sentence.tokens[behind].capital

    def _behind_article(self, sentence: Named, first: int, last: int, *, governed: bool) -> Phrase | None:
        at = first + 1
        while at < last and at - first <= _MOST_ADJECTIVES:
            low, token = sentence.low[at], sentence.tokens[at]
            if name := sentence.names.get(at):
                if governed and sentence.low[at - 1] in self._speakers and not self.is_role(sentence.low[at - 1]):
                    break  # “the spokesman of the government Marc Delorme”
                return self._named(sentence, name, first, governed=governed)
            if token.capital or at in sentence.names:
                break
            verb = low in self._language.forms and not (low in self._speakers or self.is_role(low))
            if verb or low in self._stops:
                break
            at += 1
        if at < last and sentence.tokens[at].capital and at not in sentence.names and (self._nouns or at == first + 1):
            at += 1
        while at < last and at > first + 1 and self._names.is_role(sentence.low[at]) and at not in sentence.names:
            at += 1  # “le Premier ministre”
        if at == first + 1 or (self._nouns and not sentence.tokens[at - 1].capital):
            return None
        time = any(low in self._time for low in sentence.low[first + 1 : at])
        return Phrase(first, at, governed=governed, article=True, time=time)

    def _is_proper(self, name: Name, article: int) -> bool:
        """Whether a capital behind an article marks a body's proper name: “le Guardian”, but “l’Américain”."""
        low = name.text.lower()
        demonym = low in self._words("demonym") or low.endswith(self._ends("demonym.end"))
        return not demonym and low not in self._words("source.noun") and name.first == article + 1

    def _told_kind(self, sentence: Named, name: Name) -> Name | None:
        """The name, with what the noun right before it tells of it: “the company Norvex”, “the trainer Ostrova”."""
        before = sentence.low[name.begins - 1]
        if before in self._speakers or before in self._words("body"):
            return replace(name, kind=EntityKind.ORGANISATION, vouched=False)
        return name if self.is_role(before) else None

    def _named(self, sentence: Named, name: Name, first: int, *, governed: bool) -> Phrase:
        """A name behind an article; a single word right behind one is a common noun: “the American said”."""
        bare = not name.full and not name.vouched
        if bare and name.first > first + 1 and not self._nouns and (told := self._told_kind(sentence, name)):
            return Phrase(first, name.last, name=told, governed=governed, article=True)
        kind = name.text.lower() in self._words("body")
        occupied = bare and name.first == first + 2 and name.kind is EntityKind.PERSON and not self._nouns
        if occupied and sentence.low[first + 1] not in self._words("document"):
            return Phrase(first, name.last, name=replace(name, vouched=True), governed=governed, article=True)
        if bare and (kind or (name.kind is EntityKind.PERSON and (self._nouns or not self._is_proper(name, first)))):
            return Phrase(first, name.last, governed=governed, article=True)
        return Phrase(first, name.last, name=name, governed=governed, article=True)
