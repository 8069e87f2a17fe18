"""Of which kind is each name, by all that one article says of it: its mentions, full names, the words beside it?"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from searchapp.annotate.names.context import leads, lies_there, votes
from searchapp.annotate.names.gazetteer import (
    has_body_word,
    is_common_word,
    is_country,
    is_given_name,
    is_idle,
    is_rare_given_name,
    is_surname,
    known_kind,
    names,
    short_of_firm,
)
from searchapp.annotate.names.recognise import Marked
from searchapp.annotate.names.shapes import UPPER
from searchapp.domain import EntityKind, Span

_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]{3,}")
_ACRONYM = re.compile(rf" \((?:the |or )?([{UPPER}][{UPPER}&]+|[{UPPER}](?:\.[{UPPER}])+\.?)\)")
_TICKER = re.compile(r"((?:[A-Z][A-Z0-9'&.-]* ){0,3}[A-Z][A-Z0-9'&.-]*) ?<[A-Z]")
_PARTNERS = re.compile(
    r"(?:^|\n|[a-z,;>)] |-)((?:[A-Z][a-z]+, ){1,3}[A-Z][a-z]+,? and [A-Z][a-z]+)\b(?! [A-Z])(?!['’])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
_PERSON, _BODY = EntityKind.PERSON, EntityKind.ORGANISATION
_FULL_NAME_WEIGHT, _FIRM_WEIGHT, _TICKER_WEIGHT = 10, 5, 40
_FREQUENT, _OFTEN = 2000, 3

Kinds = Mapping[str, EntityKind | None]


@dataclass(frozen=True, slots=True)
class Register:
    """What the article says; a kind of None is none of ours (a ship, a people)."""

    kinds: Kinds
    surnames: frozenset[str]
    borne: frozenset[str]
    """The last names of those whose given name is a known one."""
    capitals: Kinds
    """The kinds by the names in capitals."""
    small_words: frozenset[str]
    unlikely: frozenset[str]
    """What only the model takes for a person's name, and whose words are common ones."""


def register(text: str, found: Sequence[list[Marked]]) -> Register:
    """What the mentions of an article, those of headlines left out, tell of its names."""
    ballot = _Ballot(text)
    for mentions in found:
        for span, kind in mentions:
            if kind is not None:
                ballot.count(span, kind)
    ballot.count_tickers()
    ballot.count_partners()
    kinds = ballot.kinds()
    unlikely = frozenset(ballot.unlikely(kinds))
    told = {name: kind for name, kind in kinds.items() if name not in unlikely and not of_two_people(name, kinds)}
    capitals = {name.upper(): kind for name, kind in told.items() if len(name) > 2}
    full = [name.split(" ") for name, kind in told.items() if kind is _PERSON and " " in name]
    surnames = frozenset(words[-1] for words in full if is_given_name(words[0]) or not is_country(words[-1]))
    borne = frozenset(words[-1] for words in full if is_given_name(words[0]))
    return Register(told, surnames, borne, capitals, frozenset(_SMALL_WORD.findall(text)), unlikely)


@dataclass(slots=True)
class _Ballot:
    """The votes for the kind of each name."""

    text: str
    votes: defaultdict[str, Counter[EntityKind | None]] = field(default_factory=lambda: defaultdict(Counter))
    told_persons: set[str] = field(default_factory=set)
    """The names beside which the words tell of a person."""
    doubted: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)
    """The names that stand once at least without an article before them."""

    def count(self, span: Span, kind: EntityKind) -> None:
        """Count what one mention says of its name, and of the names that are part of it."""
        name = self.text[span.start : span.end]
        self._look_beside(name, span, kind)
        if kind is _PERSON and " " in name and not self._is_credible(name):
            self.doubted.add(name)
            return
        self.votes[name][kind] += 1
        if kind is _PERSON and self.text.startswith(", which ", span.end):
            self.votes[name][_BODY] += _FIRM_WEIGHT
        if kind is not EntityKind.PLACE:
            self.votes[name][EntityKind.PLACE] += self._as_place(name, span, kind)
        if kind is _BODY and (short := short_of_firm(name)):
            self.votes[short][kind] += _FIRM_WEIGHT
        if kind is _PERSON and " " in name:
            self._count_parts(name)
        elif (match := _ACRONYM.match(self.text, span.end)) and initials(name) == match[1].replace(".", ""):
            self.votes[match[1]][kind] += _FULL_NAME_WEIGHT

    def _look_beside(self, name: str, span: Span, kind: EntityKind) -> None:
        """Count what the words beside a mention tell."""
        for told, weight in votes(self.text, span):
            self.votes[name][told] += weight
            if told is _PERSON:
                self.told_persons.add(name)
        if kind is _PERSON and leads(self.text, span):
            self.told_persons.add(name)
        if not self.text.endswith(_ARTICLES, 0, span.start):
            self.bare.add(name)

    def _is_credible(self, name: str, times: int = 1) -> bool:
        """Whether what the model takes so often for a person's name can be one."""
        return name in self.told_persons or _may_be_a_person(name, times)

    def _as_place(self, name: str, span: Span, kind: EntityKind) -> int:
        """How much speaks for a place that the model takes for a person or a body."""
        lies = not name.isupper() and lies_there(self.text, span)
        town = name in names("towns") and (kind is _PERSON or lies)
        whole = (
            " " in name
            and kind is _PERSON
            and not (is_given_name(name.split(" ")[0]) or is_surname(name.split(" ")[-1]))
        )
        return 2 * town + (1 + whole) * lies

    def _count_parts(self, name: str) -> None:
        """A full name makes its words a person's, too, wherever they stand alone."""
        given, *others = name.split(" ")
        for word in others if known_kind(given) else (given, *others):
            self.votes[word][_PERSON] += _FULL_NAME_WEIGHT

    def _is_family(self, name: str, kinds: Kinds) -> bool:
        """Whether a name is another's in the plural: “the Kerns” where the article names a Kern."""
        return kinds.get(name[:-1]) is _PERSON and name[-1] == "s" and f"he {name}" in self.text

    def _is_called_after(self, name: str) -> bool:
        """Whether a lone name always has an article before it: “the Kern poll” is called after one."""
        return " " not in name and name not in self.bare and name not in names("known_people")

    def count_partners(self) -> None:
        """Count the names of a row that no given name and nobody of the article explains: “Kern, Holm and Varga”."""
        for match in _PARTNERS.finditer(self.text):
            row = re.findall(r"\w+", match[1])
            if not any(map(self._is_explained, row)):
                for name in filter(self.votes.__contains__, row):
                    self.votes[name][_BODY] += _FIRM_WEIGHT

    def _is_explained(self, name: str) -> bool:
        """Whether the article names somebody so in full, or everybody knows what a name means."""
        told = name in self.votes and self.votes[name][_PERSON] >= _FULL_NAME_WEIGHT
        known = known_kind(name) or name in names("known_people") or name in names("towns")
        return bool(told or known or is_given_name(name))

    def count_tickers(self) -> None:
        """Count the names that a headline in capitals gives with a ticker (“TARNWERK <TRN> TO SELL SHIPS”)."""
        written = {name.upper(): name for name in self.votes}
        for match in _TICKER.finditer(self.text) if "<" in self.text else ():
            words = match[1].split(" ")
            opens = match.start() == 0 or self.text[match.start() - 1] == "\n"
            runs = [words[at:] for at in range(len(words))] + [words[:at] for at in range(1, len(words)) if opens]
            for name in filter(None, (written.get(" ".join(run)) for run in runs)):
                self.votes[name][_BODY] += _TICKER_WEIGHT

    def kinds(self) -> dict[str, EntityKind | None]:
        """The winner for each name that can stand for one."""
        return {
            name: _winner(name, counter) for name, counter in self.votes.items() if len(name) > 1 and not name.islower()
        }

    def unlikely(self, kinds: Kinds) -> set[str]:
        """The names that only the model takes for persons' and that are nobody's."""
        found = {name for name in self.doubted if kinds.get(name, _PERSON) is _PERSON}
        for name, kind in kinds.items():
            times = self.votes[name][_PERSON]
            credible = times >= _FULL_NAME_WEIGHT or self._is_credible(name, times)
            after = self._is_called_after(name) and name not in self.told_persons and times < _FULL_NAME_WEIGHT
            if kind is _PERSON and (self._is_family(name, kinds) or after or not credible):
                found.add(name)
        return found


def _may_be_a_person(name: str, times: int) -> bool:
    """Whether a name that nothing but the model calls a person's can be one: not where all its words are common ones.

    A common word is a surname behind a rare given name where many bear it (“Devon White”), and alone where it comes
    often.
    """
    words = name.split(" ")
    if _INITIALS.fullmatch(name):
        return False
    if is_given_name(words[0]) or (len(words) > 1 and len(words[0].rstrip(".")) == 1):
        return True
    if len(words) > 1 and is_rare_given_name(words[0]) and is_surname(words[-1], _FREQUENT):
        return True
    if len(words) == 1 and times >= _OFTEN and is_surname(name):
        return True
    if len(words) > 1 and not is_rare_given_name(words[0]) and is_idle(words[-1], named=True):
        return False
    known = is_surname(name) or name in names("known_people")
    if len(words) == 1 and (name.isupper() or not known):
        return False
    return not all(map(is_common_word, words))


def initials(name: str) -> str:
    """The first letters of the capitalised words: “Veldanian Trade Union” gives “VTU”."""
    return "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())


def _winner(name: str, counter: Counter[EntityKind | None]) -> EntityKind | None:
    """The kind with most votes; a country stays one."""
    if is_country(name):
        return EntityKind.PLACE
    if has_body_word(name.split(" ")):
        counter = Counter({kind: count for kind, count in counter.items() if kind is not _PERSON}) or counter
    known = known_kind(name)
    if known is EntityKind.PLACE and counter[_PERSON] < _FULL_NAME_WEIGHT and not is_surname(name):
        return EntityKind.PLACE  # “Miss Venezuela”
    return max(counter, key=lambda kind: (counter[kind], kind is not None and kind is known))


def of_two_people(name: str, kinds: Kinds) -> bool:
    """Whether the name pairs two people whom the article also names apart (“the Kern-Holm ticket”)."""
    parts = name.split("-")
    return len(parts) == 2 and all(kinds.get(part) is _PERSON for part in parts)
