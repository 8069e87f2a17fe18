"""Which stretches of a sentence are names, in scripts without capital letters?

A given name or a title vouches for one; else it stands where a speaker does: right behind a verb of saying or a source
(Arabic), or at the head of a clause right before the verb (Persian), and consists of no word that the tables know.
An office before it belongs to it, save where grammar makes the name its complement (“the lawyer of Samir Darwish”).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from searchapp.annotate.languages.known import sound_of
from searchapp.annotate.languages.named import Name, name_of
from searchapp.annotate.languages.names import NameFinder
from searchapp.annotate.languages.table import Language
from searchapp.annotate.languages.tokens import COMMAS, PAUSES, Sentence, match
from searchapp.domain import EntityKind

_FUTURE = re.compile("س[يتن].{4,}|سا.{4,}")
"""The form of an Arabic verb of the future, which no name takes."""
_FUTURE_OR_NAME = re.compile("س[تن].{4,}")
"""The same of persons that are seldom told of; right behind a given name it is a family's: “Stanev”."""
_ACTION = re.compile("ا[^ايو ][^ايو ]ا[^ا ]ه?ا?|است[^ ]{2,3}ا[^ ]ه?ا?|[اا][^ا ]ت[^ا ]ا[^ا ]ه?ا?|ت[^ا ][^ا ]ي[^ا ]")
"""The form of an Arabic noun of action, with which an object begins: “announced the closing of”."""
_FOREIGN = re.compile("[پچڤگ]|و[^اوي]?$|^.[اوي].[اوي]|[^ا]ون$")
"""Signs of a name that is not Arabic, behind which no family's name with an article follows."""
_MOST_WORDS, _TWO_AND_MORE, _SHORTEST_JOINED, _LEAST_LETTERS = 5, 3, 4, 3


class BareNameFinder(NameFinder):
    """Finds the names of one language whose script has no capitals."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        own = frozenset(role + "ها" for role in self._roles if self._first and not role.startswith("ال"))
        self._offices = self._roles | self._titles | own  # “its director”
        self._modifiers, self._letters = language.words("modifier"), language.words("letter")
        self._links |= self._letters - self._never
        self._taken = self._offices | self._bodies | self._given
        self._closing = self._that | PAUSES | (frozenset(language.forms) if self._last else frozenset())
        others = language.words("relative", "adverb", "source.noun", "scare", "object", "passive", "doubt", "common")
        self._stops = language.never_names | others | frozenset(language.forms) | PAUSES

    def names(self, sentence: Sentence, known: frozenset[str] = frozenset()) -> list[Name]:
        """The names of the sentence, in order; `known` are surnames that the article tells elsewhere."""
        slots = set(self._slots(sentence))
        found: list[Name] = []
        at = 0
        while at < len(sentence.low):
            name = (
                self._known_body(sentence, at)
                or self._known(sentence, at)
                or self._vouched(sentence, at, known)
                or (self._in_slot(sentence, at) if at in slots else None)
            )
            if name:
                found.append(name)
            at = name.last if name else at + 1
        return found

    def _known_body(self, sentence: Sentence, at: int) -> Name | None:
        length = match(self._language.phrases("body.name"), sentence.low, at) or self._spelt(sentence.low, at)
        if not length:
            return None
        return name_of(sentence, at, at + length, EntityKind.ORGANISATION)

    def _spelt(self, low: tuple[str, ...], at: int) -> int:
        """How many words here are letters that spell a body's name, a last “N” of which may be “that”: “سي إن إن”."""
        last = at
        while last < len(low) and low[last] in self._letters:
            last += 1
        behind = low[last] if last < len(low) else "."
        last -= last > at and low[last - 1] in self._that and not (behind in self._never or behind in PAUSES)
        if last - at < _LEAST_LETTERS:
            return 0
        more = at > 0 and low[at - 1] in self._language.forms and behind != "." and self._tells(behind)
        return last - at + (more and self._stops_at((low[last + 1 : last + 2] or (".",))[0]))

    def _known(self, sentence: Sentence, at: int) -> Name | None:
        """The name that is known before, as it is written or by its sound, where that is known in other letters."""
        size = match(self._language.phrases("known"), sentence.low, at)
        runs = (sentence.low[at : at + most] for most in (3, 2) if self._language.sounds and not size)
        heard = (
            len(run) for run in runs if sound_of(run) in self._language.sounds and not any(map(self._stops_at, run))
        )
        size = size or next(heard, 0)
        return self._made(sentence, at, at + size, vouched=True) if size > 1 else None

    def _stops_at(self, low: str) -> bool:
        return low in self._stops or not low[0].isalpha() or self._joined(low)

    def _joined(self, low: str) -> bool:
        """Whether Arabic joins something to the word that no name has: “to Samir”, “to the agency”, “will meet”."""
        rest = low[1:]
        known = any(rest in kind for kind in (self._offices, self._bodies, self._modifiers))
        known = known or (rest in self._given and len(rest) >= _SHORTEST_JOINED)
        return self._first and (
            low.startswith("لل")
            or (low.startswith("بال") and len(low) > _MOST_WORDS)
            or bool(_FUTURE.fullmatch(low))
            or (low[0] in "لب" and known and low not in self._given)
        )

    def _plain(self, low: str) -> bool:
        """Whether the tables know nothing of the word: it can be a name's."""
        article = self._first and low.startswith("ال")
        known = low in self._offices or low in self._modifiers or low in self._bodies or low in self._language.places
        common = low.endswith(self._ends("common.end"))
        return len(low) > 1 and not (article or known or common or self._stops_at(low))

    # ---- vouched for by a given name, a title, or the article itself ----

    def _vouched(self, sentence: Sentence, at: int, known: frozenset[str]) -> Name | None:
        low = sentence.low
        titled = at > 0 and low[at - 1] in self._titles
        office = low[at] in self._roles and at + 1 < len(low) and low[at + 1].startswith("ال")
        if low[at] in self._given and low[at] not in self._titles and not office:
            last = self._end(sentence, at)
            if last - at == 1 and not titled and low[at] not in known:
                return None
        elif titled and self._plain(low[at]):
            last = self._end(sentence, at)
        elif low[at] in known and self._tells(low[at]) and not (at and self._joined(low[at - 1])):
            last = at + 1
        else:
            return None
        return self._made(sentence, at, last, vouched=True)

    def _end(self, sentence: Sentence, first: int) -> int:
        """Behind a name's last word: given names and links, then one more word; a family name may have an article."""
        low, last = sentence.low, first + 1
        while last < len(low) and last - first < _MOST_WORDS:
            inner = low[last] in self._given or low[last] in self._links
            trade = self._last and (low[last] in self._roles or low[last] in self._modifiers)
            closed = trade and self._closed(low, last + 1)
            family = (
                self._plain(low[last])
                or (low[last].startswith("ال") and not self._stops_at(low[last]) and low[last] not in self._roles)
                or (last == first + 1 and _FUTURE_OR_NAME.fullmatch(low[last]) is not None)
            )
            inner = inner or (low[last - 1] == "عبد" and low[last].startswith("ال"))
            if not (inner or family or closed) or sentence.tokens[last].start - sentence.tokens[last - 1].end > 1:
                break
            last += 1
            if not inner and (last >= len(low) or low[last] not in self._links):
                break
        return last

    def _made(self, sentence: Sentence, first: int, last: int, *, vouched: bool) -> Name:
        begins = first
        while begins and (sentence.low[begins - 1] in self._offices or self._modifies(sentence, begins - 1)):
            begins -= 1
        while begins < first and sentence.low[begins] not in self._offices:
            begins += 1
        direct = begins < first and sentence.low[first - 1] in self._offices
        of = direct and self._takes_complement(sentence.low[first - 1])
        made = name_of(sentence, first, last, EntityKind.PERSON)
        return replace(made, begins=first if of else begins, vouched=vouched, of=of)

    def _modifies(self, sentence: Sentence, at: int) -> bool:
        low = sentence.low[at]
        article = self._first and low.startswith("ال") and not self._stops_at(low)
        return article or low in self._modifiers or low in self._language.places

    def _takes_complement(self, office: str) -> bool:
        """Arabic: an office without article before a name; Persian: one that is written with its link."""
        if self._first:
            return office not in self._titles and not office.startswith("ال") and not office.endswith("ها")
        return office in self._words("of.person")

    # ---- where a speaker stands ----

    def _slots(self, sentence: Sentence) -> Iterator[int]:
        """The tokens at which a speaker may begin whom only the place tells."""
        low = sentence.low
        for at in range(len(low)):
            if self._first and any(form.kind == "singular" for form in self._language.forms.get(low[at], ())):
                yield self._behind_small(low, at + 1)
            if self._first and low[at] in self._words("before.name"):
                yield at + 1
            for kind in ("source", "author"):
                if length := match(self._language.phrases(kind), low, at):
                    yield at + length
            if (self._last or self._opens_contrast(low, at)) and self._opens_clause(low, at):
                yield at
            if low[at] in COMMAS and self._apposed_at(low, at):
                yield at + 1

    def _opens_contrast(self, low: tuple[str, ...], at: int) -> bool:
        """Whether Arabic puts the subject before its verb here: “but Lind said”, “as for Lind, he said”."""
        if at == 0:
            verb = next((place for place in range(1, min(5, len(low))) if low[place] in self._language.forms), 0)
            return self._first and verb > 1 and all(self._plain(word) for word in low[:verb])
        return self._first and low[at - 1] in self._words("opening")

    def _behind_small(self, low: tuple[str, ...], at: int) -> int:
        """Behind the days, adverbs and pronouns that may stand between verb and subject: “said to him on Tuesday”."""
        first = at
        while at < len(low) and at - first < 4 and low[at] in self._words("time", "adverb", "addressed"):
            at += 1
        return at

    def _apposed_at(self, low: tuple[str, ...], comma: int) -> bool:
        """Whether a few unknown words stand between commas behind an office: “the head of the port, …, said”."""
        before = low[max(0, comma - 4) : comma]
        end = next((at for at in range(comma + 1, min(len(low), comma + 6)) if low[at] in COMMAS | {":"}), comma)
        inner = low[comma + 1 : end]
        return bool(inner) and not self._offices.isdisjoint(before) and all(self._plain(word) for word in inner)

    def _opens_clause(self, low: tuple[str, ...], at: int) -> bool:
        """Whether a clause begins here that soon comes to a verb of saying."""
        if at and low[at - 1] not in PAUSES and low[at - 1] not in self._words("opening"):
            return False
        behind = at + 1
        if self._last and (low[at] in self._offices or low[at] in self._bodies):
            while behind < len(low) and behind - at < _MOST_WORDS and self._plain(low[behind]):
                behind += 1  # “the mayor Ada Lind in her speech said”
            behind = self._filled(low, behind)
        far = self._first or (behind < len(low) and low[behind] in self._words("preposition"))
        reach = 12 if far else 0
        while behind < len(low) and low[behind] not in PAUSES:
            far = behind - at > reach or low[behind] in self._language.forms
            if far and low[behind] not in self._words("adverb"):
                break
            behind += 1
        forms = self._language.forms.get(low[behind], ()) if behind < len(low) else ()
        return any(low[behind + 1 : behind + 1 + len(f.rest)] == f.rest and f.kind == "singular" for f in forms)

    def _in_slot(self, sentence: Sentence, at: int) -> Name | None:
        """The name in the noun phrase that begins here, behind the offices and what belongs to them."""
        if length := match(self._language.place_phrases, sentence.low, at):
            return name_of(sentence, at, at + length, EntityKind.PLACE)
        if at < len(sentence.low) and (body := self._body(sentence, at)):
            return body
        first, office = self._behind_offices(sentence, at)
        if first < 0 or (not self._first and first > at):
            return None
        last = self._slot_end(sentence, first, office=bool(office))
        words = sentence.low[first:last]
        nouns = len(words) > 1 and all(word.endswith(("ین", "ون", "ات", "ه")) for word in words)
        if nouns or (not self._first and len(words) > 2):
            return None  # a noun with its adjective: “two researchers”
        return replace(name_of(sentence, first, last, EntityKind.PERSON), begins=at)

    def _behind_offices(self, sentence: Sentence, first: int) -> tuple[int, str]:
        """Where a name can begin behind an office with all that belongs to it, and the office; -1 where none can."""
        low, complement, office = sentence.low, False, ""
        while first < len(low) and not self._plain(low[first]):
            word = low[first]
            if word in self._offices:
                office, complement = word, False
            elif office and self._first and word[0] == "ل" and word[1:] in self._bodies:  # “director of the company X”
                complement = True
                first += int(first + 1 < len(low) and self._plain(low[first + 1]))
            elif self._modifies(sentence, first) or word in self._bodies or (office and word.startswith("لل")):
                complement, office = True, office or word
                names_body = word in self._bodies or word == "باسم" or word in self._words("construct")
                first += int(names_body and first + 1 < len(low) and self._plain(low[first + 1]))
            else:
                return -1, office
            first += 1
        construct = self._first and bool(office) and not complement and self._takes_complement(office)
        return (-1 if construct or first >= len(low) else first), office

    def _slot_end(self, sentence: Sentence, first: int, *, office: bool) -> int:
        low, last = sentence.low, first + 1
        if low[first] in self._given:
            return self._end(sentence, first)
        arabic = self._first and not office and _FOREIGN.search(low[first]) is None
        while last < len(low) and last - first < _MOST_WORDS:
            article = low[last].startswith("ال") and not self._stops_at(low[last])
            family = arabic and article and last == first + 1
            action = self._first and _ACTION.fullmatch(low[last]) and low[last] not in self._given
            if action or not (self._plain(low[last]) or low[last] in self._links or family):
                break
            last += 1
        if last - first < _TWO_AND_MORE or self._closed(low, last):
            return last
        return next((at + 2 for at in range(last - 2, first, -1) if low[at] in self._links), first + 2)

    def _completes(self, low: str) -> bool:
        """Whether the word can tell which body it is: “union of workers”, whatever else it may be."""
        never = self._never | frozenset(self._language.forms) | PAUSES
        return low[0].isalpha() and len(low) > 1 and not low.startswith("ال") and low not in never

    def _body(self, sentence: Sentence, first: int) -> Name | None:
        """A body's name: its kind with the words that tell which; one with an article needs an adjective."""
        low, last = sentence.low, first + 1
        kind = low[first] in self._bodies
        if not kind and not (self._first and low[first].removeprefix("ال") in self._bodies):
            return None
        while last < len(low) and last - first < _MOST_WORDS:
            plain = kind and last == first + 1 and self._completes(low[last]) and not self._known_body(sentence, last)
            named = low[last][0] == "ل" and low[last][1:] in self._modifiers
            for_what = last > first + 1 and (named or (self._first and low[last].startswith("لل")))
            if not (self._modifies(sentence, last) or plain or for_what):
                break
            last += 1
        if self._last or (first and low[first - 1] in self._language.forms):
            last = self._filled(low, last)
        if last == first + 1:
            return None
        return name_of(sentence, first, last, EntityKind.ORGANISATION)

    def _filled(self, low: tuple[str, ...], last: int) -> int:
        """Behind all that stands before the verb or “that”, for it tells which body it is: “of food and farming”."""
        end = last
        while end < len(low) and end - last < _MOST_WORDS - 1 and (self._joins(low, end) or self._tells(low[end])):
            end += 1
        closed = end < len(low) and low[end] not in PAUSES - {":"} and self._closed(low, end)
        return end if closed else last

    def _joins(self, low: tuple[str, ...], at: int) -> bool:
        behind = low[at + 1 : at + 2]
        return low[at] == "و" and bool(behind) and (self._last or behind[0].startswith("ال"))

    def _tells(self, low: str) -> bool:
        return low not in self._taken and not self._stops_at(low)

    def _closed(self, low: tuple[str, ...], end: int) -> bool:
        """Whether what stands before ends here: at a pause, “that”, or a verb that stands last."""
        return end >= len(low) or low[end] in self._closing
