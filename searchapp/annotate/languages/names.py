"""Which stretches of a sentence are names, in scripts with capital letters?

A name is a run of capitalised words without the titles and offices before it. German gives every noun a capital: there
what stands behind an article is none, and a single word counts only where grammar leaves no noun (see `subjects.py`).
"""

from dataclasses import replace

from searchapp.annotate.languages.bodies import MOST_WORDS, BodyWords
from searchapp.annotate.languages.named import Name, name_of
from searchapp.annotate.languages.table import Finder, Language
from searchapp.annotate.languages.tokens import Sentence, Token, match
from searchapp.annotate.names.gazetteer import has_body_word, known_kind
from searchapp.domain import EntityKind, Span

_BODY_AND_PERSON = 3
"""Words; a body's name of one and a person's of two."""
_LONGEST_ACRONYM = 6
_NONE: frozenset[str] = frozenset()
_ADJECTIVES = ("sche", "schen", "scher", "sches")


class NameFinder(Finder):
    """Finds the names of one language whose script has capitals."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._given = language.given
        self._titles = language.words("title", "title.m", "title.f")
        self._roles = language.words("role")
        self._body_words = BodyWords(language)
        self._bodies = self._body_words.words
        self._joints = self._links | self._breaks | language.words("body.link")

    def names(self, sentence: Sentence, known: frozenset[str] = frozenset()) -> list[Name]:
        """The names of the sentence, in order; `known` are surnames that the article tells elsewhere."""
        found: list[Name] = []
        tokens, at = sentence.tokens, 0
        while at < len(tokens):
            if not tokens[at].capital:
                end = self._body_words.lower_end(sentence, at)
                found += [name_of(sentence, at, end, EntityKind.ORGANISATION)] if end else []
                at = end or at + 1
                continue
            if tokens[at].low in self._words("article"):
                at += 1
                if name := self._titled_paper(sentence, at, known):
                    found.append(name)
                    at = name.last
                continue
            if known_one := self._known(sentence, at):
                found.append(known_one)
                at = known_one.last
                continue
            length = match(self._language.place_phrases, sentence.low, at)
            if length > 1:
                found.append(name_of(sentence, at, at + length, EntityKind.PLACE))
                at += length
                continue
            last = self._run_end(tokens, at)
            name = self._in_run(sentence, at, last, known)
            if name:
                found.append(name)
            at = max(last, name.last if name else last)
        return found

    def _known(self, sentence: Sentence, at: int) -> Name | None:
        """The name of several words that is known before the article is read and begins here."""
        for what, kind in (("known", EntityKind.PERSON), ("body.name", EntityKind.ORGANISATION)):
            last = at + match(self._language.phrases(what), sentence.low, at)
            goes_on = last < len(sentence.tokens) and sentence.tokens[last].capital and not self._nouns
            if last - at > 1 and not goes_on:
                return replace(name_of(sentence, at, last, kind), vouched=kind is EntityKind.PERSON)
        return None

    def _titled_paper(self, sentence: Sentence, at: int, known: frozenset[str]) -> Name | None:
        """A name with an article of its own, behind what it is: “le quotidien La Dépêche de Tarnes”."""
        tokens = sentence.tokens
        if at < 2 or at >= len(tokens) or not tokens[at].capital or self._nouns:
            return None
        if tokens[at - 2].low not in self._words("source.noun") or tokens[at - 2].capital:
            return None
        name = self._in_run(sentence, at, self._run_end(tokens, at), known)
        return replace(name, begins=at - 1, kind=EntityKind.ORGANISATION) if name else None

    def is_role(self, low: str) -> bool:
        """Whether the word is an office or an occupation."""
        return low in self._roles or (self._nouns and low.endswith(self._ends("role.end")))

    def _run_end(self, tokens: tuple[Token, ...], first: int) -> int:
        last = first + 1
        while last < len(tokens) and last - first < MOST_WORDS:
            if tokens[last].capital and not self._ends_run(tokens, last):
                last += 1
                continue
            if tokens[last].low not in self._joints:
                break
            body, link = self._body_words.among(tokens[first:last]), last
            joined = body and not self._of.isdisjoint(token.low for token in tokens[first:last])
            links = self._links | (self._words("body.link") if body else _NONE) | (self._breaks if joined else _NONE)
            while link < len(tokens) and tokens[link].low in links and link - last < 2:
                link += 1
            if link == last or link == len(tokens) or not tokens[link].capital or not self._linked(tokens, first, last):
                break
            last = link + 1
        return last

    def _ends_run(self, tokens: tuple[Token, ...], at: int) -> bool:
        return tokens[at].low in self._words("time") and tokens[at - 1].low not in self._given

    def _linked(self, tokens: tuple[Token, ...], first: int, last: int) -> bool:
        """Whether “von”, “de” and the like go on with the name: behind a given name, or in a body's."""
        before = tokens[last - 1]
        if tokens[last].low in self._words("link.always"):
            return True
        article = first > 0 and tokens[first - 1].low in self._words("article") and last - first == 1
        if article and tokens[last].low in self._words("of") and not self._common(before.low) and not self._nouns:
            return True  # “el Correo de Tarnes”
        given = self._words("given").issuperset(before.low.split("-")) or (
            last - first == 1 and self._is_given(before.low)
        )
        person = given or self._apposed(tokens, first, last) or before.text.endswith(".") or before.low in self._links
        return (person and not _acronym(tokens[last + 1].text)) or self._body_words.among(tokens[first:last])

    def _apposed(self, tokens: tuple[Token, ...], first: int, last: int) -> bool:
        """Whether a single word is somebody's behind an office or a comma: “der Reeder Wendel von Aspern”."""
        before, word, behind = tokens[last - 2].low if last > 1 else "", tokens[last - 1].low, tokens[last + 1]
        particle = self._nouns or not behind.capital
        told = self.is_role(before) or before in self._titles or (before == "," and self._nouns)
        told = told or (last - first > 1 and self._behind_noun(tokens, first, last))
        other = self.is_role(word) or word in self._titles or behind.low in self._language.places
        return last - first <= 1 + self._nouns and particle and told and not other

    def _is_given(self, low: str) -> bool:
        return all(part in self._given for part in low.split("-"))

    def _common(self, low: str) -> bool:
        """Whether a capitalised word behind an article is of a people or place, a given name, or an office."""
        ends = self._ends("demonym.end")
        known = low in self._words("demonym") or low in self._language.places
        return known or low.endswith(ends) or self._is_given(low) or self.is_role(low) or low in self._titles

    def _of_office(self, tokens: tuple[Token, ...], start: int, end: int) -> int:
        """Where a person's name begins behind an office's body: “l’analyste de Norvex Kasper Brune”; else `start`."""
        if self._nouns or end - start < _BODY_AND_PERSON or start < 2 or tokens[start - 1].low not in self._words("of"):
            return start
        office = any(self.is_role(token.low) for token in tokens[max(0, start - 4) : start - 1])
        return end - 2 if office and not self._is_given(tokens[start].low) else start

    def _in_run(self, sentence: Sentence, first: int, last: int, known: frozenset[str]) -> Name | None:
        tokens = sentence.tokens
        start, end = self._trimmed(tokens, first, last, known)
        if start >= end:
            return None
        begins = start
        roles = [at for at in range(start, end) if self.is_role(tokens[at].low) or tokens[at].low in self._titles]
        nobody = self._words("source.noun", "law")
        if self._nouns and end - start > 1 and tokens[end - 1].low in nobody:
            return None  # “Valdonischen Medien zufolge”
        titled = bool(roles) and roles[-1] < end - 1
        if titled:
            links = (at for at in range(start, roles[-1]) if self._nouns and tokens[at].low in self._words("of"))
            begins = max(links, default=start - 1) + 1  # “dem Umfeld von Präsidentin Ada Lind”
            start = roles[-1] + 1
        elif self._behind_noun(tokens, start, end):
            start += 1
        start = self._of_office(tokens, start, end)
        given = next((at for at in range(start, end - 1) if tokens[at].low in self._given), start)
        if given - start > 1 and self._body_words.among(tokens[start:given]) and tokens[given - 1].capital:
            before = [token.low for token in tokens[max(0, start - 6) : start]]
            if tokens[given - 1].low not in self._bodies and any(self.is_role(low) for low in before):
                return self._named(
                    sentence, given, given, end, titled=False
                )  # “Rektor der Universität Tarnes Ada Lind”
        common = given == start + 1 and tokens[start].low in self._words("source.noun")
        common = common or not self._body_words.among(tokens[start:given])
        if given > start and common and not tokens[start].text.endswith("."):
            begins = start = given
        if not self._nouns and self.is_role(tokens[end - 1].low) and tokens[start].low not in self._given:
            return None  # “el Primer Ministro”
        if start >= end or (start == end - 1 and (self.is_role(tokens[start].low) or tokens[start].text.endswith("."))):
            return None
        return self._named(sentence, begins if titled else start, start, end, titled=titled)

    def _trimmed(self, tokens: tuple[Token, ...], first: int, last: int, known: frozenset[str]) -> tuple[int, int]:
        """The run without function words, links and days at its edges: “Gestern Anna Kern”, but “Maja Sonntag”."""
        while first < last and (tokens[first].low in self._never or tokens[first].low in self._links):
            if last - first == 1 and tokens[first].low in known:
                break
            if self._adjective(tokens[first].low) and self._body_words.among(tokens[first + 1 : last]):
                break  # “die Europäische Hafenbehörde”
            given = tokens[first].low in self._given and tokens[first].low not in self._words("article")
            if given and last - first > 1 and tokens[first + 1].low not in self._never:
                break
            first += 1
        while first < last and (tokens[last - 1].low in self._never or tokens[last - 1].low in self._links):
            if last - first == 1 and tokens[first].low in known:
                break
            if last - first >= 2 and tokens[last - 2].low in self._given:
                break
            last -= 1
        return first, last

    def _adjective(self, low: str) -> bool:
        return low in self._words("body.adjective") or (self._nouns and low.endswith(_ADJECTIVES))

    def _behind_noun(self, tokens: tuple[Token, ...], start: int, end: int) -> bool:
        """Whether a German run begins with a common noun: behind an article or an adjective of one."""
        if end - start > 1 and self._adjective(tokens[start].low):
            return False
        if not self._nouns or tokens[start].low in self._given or self._body_words.among(tokens[start:end]):
            return False
        at = start - 1
        if at > 0 and tokens[at - 1].low == "," and tokens[at].low in self._words("relative") and end - start > 1:
            return False  # “…, die Ada Lind als «…» bezeichnete”
        while at >= 0 and tokens[at].text[0].islower() and tokens[at].low not in self._never and start - at < 4:
            at -= 1
        return at >= 0 and tokens[at].low in self._words("article") and not _acronym(tokens[start].text)

    def _named(self, sentence: Sentence, begins: int, first: int, last: int, *, titled: bool) -> Name | None:
        tokens = sentence.tokens
        span, text = sentence.stretch(first, last), sentence.written(first, last)
        before = tokens[begins - 1].low if begins else ""
        by_title = titled or before in self._titles or (not self._nouns and before in self._roles)
        kind = self._kind(tokens[first:last], text, titled=by_title)
        label = before in self._words("source.noun") or before in self._words("body")
        label = (label and not self._nouns) or before in self._words("medium")
        if label and kind is EntityKind.PERSON and not by_title and last - first == 1:
            kind = EntityKind.ORGANISATION  # “l’entreprise Norvex”
        if kind is EntityKind.ORGANISATION and not self._nouns:
            last = max(last, self._body_words.end(sentence, first, last, labelled=label))
            span, text = sentence.stretch(first, last), sentence.written(first, last)
        genitive = self._nouns and last - first == 1 and before in self._words("genitive")
        ministry = genitive and text.endswith("s") and self._body_words.is_compound(tokens[first].low[:-1])
        if ministry:  # “des Umweltministeriums”
            span, text = Span(span.start, span.end - 1), text[:-1]
        if last - first == 1 and tokens[first].low in self._words("body"):
            return None  # “the court”: a kind of body, not a name
        vouched = by_title or tokens[first].low in self._given or _aged(tokens, last)
        vouched = vouched and kind is EntityKind.PERSON
        of = not vouched and last - first == 1 and self._belongs(tokens, first)
        return Name(first, last, begins, span, text, kind, vouched, self._gender(before), of)

    def _belongs(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a single word belongs to an office before it: “le ministre valdonien du Commerce”."""
        office = any(self.is_role(token.low) for token in tokens[max(0, first - 3) : max(0, first - 1)])
        return not self._nouns and office and tokens[first - 1].low in self._words("of")

    def _gender(self, before: str) -> str:
        return next((sex for sex in "mf" if before in self._words(f"title.{sex}")), "")

    def _kind(self, tokens: tuple[Token, ...], text: str, *, titled: bool) -> EntityKind:
        adjective = len(tokens) > 1 and tokens[0].low in self._words("body.adjective")
        if (adjective or self._body_words.among(tokens)) and not titled:
            return EntityKind.ORGANISATION
        if (len(tokens) == 1 and _acronym(text)) or tokens[0].low in self._words("body.acronym"):
            return EntityKind.ORGANISATION
        if has_body_word([token.text for token in tokens[1:]]) and not (titled or tokens[0].low in self._given):
            return EntityKind.ORGANISATION  # “Norvex Motors”
        if text.lower() in self._language.places and not titled:
            return EntityKind.PLACE
        known = known_kind(text) if not titled else None
        return known or EntityKind.PERSON


def _acronym(text: str) -> bool:
    roman = not set(text) - set("IVXLCDM")
    return 2 <= len(text) <= _LONGEST_ACRONYM and text.isupper() and text.isalpha() and not roman


def _aged(tokens: tuple[Token, ...], last: int) -> bool:
    """“Tilda Mohr, 34, …” or “Tilda Mohr (34)”: what has an age is a person."""
    behind = [token.low for token in tokens[last : last + 3]]
    return len(behind) == 3 and behind[0] in ",(" and behind[1].isdigit() and behind[2] in ",)" and len(behind[1]) == 2
