"""What does the program know of a language to read its statements? The tables in `tables/<code>/`, and nothing else.

`verbs.tsv` holds the verbs of saying with their frames and forms, `words.tsv` what a word is, `given.tsv` given names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from babel import Locale

from searchapp.annotate.languages.known import KnownNames
from searchapp.annotate.lexicon import FIRST, Row, table
from searchapp.domain import EntityKind

LANGUAGES = ("ar", "de", "es", "fa", "fr", "it", "pt")
"""ISO 639-1 codes of the languages that are read by their tables; each has a folder."""

WITHOUT_MODEL = "en"
"""English too has tables, for where no model can be loaded."""

GIVEN = ("given", "foreign")
"""The rows of given names; foreign ones are shared by the languages of a script."""

_LATIN = ("de", "es", "fr", "it", "pt")
_INFINITIVES = ("re", "ir", "ar", "er")
_MARKS = re.compile("[\u0640\u064b-\u0655\u0670\u200c\u200d\u200e\u200f]")
_LETTERS = str.maketrans("أإآٱيكۀة’", "ااااىکهه'".replace("ى", "ی"))


@cache
def fold(word: str) -> str:
    """The word as tables compare it: lower case, Arabic letters without the signs that news leaves out or varies."""
    return _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_LETTERS).lower()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb of saying. `rest` are the words behind the first, `kind` is the column it stands in.

    `takes` are the prepositions by which it takes what is said: “warned of”, “accused him of”.
    """

    verb: str
    frame: str
    kind: str
    rest: tuple[str, ...] = ()
    particle: str = ""
    takes: tuple[str, ...] = ()


Phrases = dict[str, list[tuple[str, ...]]]
"""By their first word the words that follow it, the longest phrase first."""


@dataclass(frozen=True)
class Language:
    """The tables of one language. Every word in them is folded, save marks."""

    code: str
    rows: dict[str, tuple[str, ...]]
    forms: dict[str, list[Form]]
    sounds: frozenset[str] = frozenset()
    """What known people sound like whose names are in other letters."""
    _words: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _phrases: dict[str, Phrases] = field(default_factory=dict, init=False, repr=False, compare=False)

    def knowing(self, known: KnownNames) -> Language:
        """The same with these names: `known` are people, the others come to the bodies and places of the tables."""
        kinds = {"known": EntityKind.PERSON, "body.name": EntityKind.ORGANISATION, "place": EntityKind.PLACE}
        more = {what: self.rows.get(what, ()) + known.of(kind) for what, kind in kinds.items()}
        return replace(self, rows=self.rows | more, sounds=known.sounds())

    def words(self, *kinds: str) -> frozenset[str]:
        """The single words of these kinds, by the names that `docs/languages.md` explains."""
        if kinds not in self._words:
            entries = (entry for kind in kinds for entry in self.rows.get(kind, ()))
            self._words[kinds] = frozenset(fold(entry) for entry in entries)
        return self._words[kinds]

    def phrases(self, what: str) -> Phrases:
        """The same as sequences of words."""
        if what not in self._phrases:
            self._phrases[what] = _by_first(fold(entry) for entry in self.rows.get(what, ()))
        return self._phrases[what]

    def is_a(self, flag: str) -> bool:
        """Whether a fact about the order of words or the script holds."""
        return flag in self.words("order")

    def infinitive_at(self, low: tuple[str, ...], at: int) -> bool:
        """Whether an infinitive tells what was said: “aseguró no haber firmado nada”, “dit ne pas vouloir partir”."""
        while at < len(low) and low[at] in self.words("negation", "infinitive.before"):
            at += 1
        others = self.words("source.noun", "adverb", "time", "role")
        if at >= len(low) or low[at] in self.never_names or low[at] in others:
            return False
        return low[at] in self.words("infinitive") or low[at].endswith(self.ends("infinitive.end"))

    def ends(self, kind: str) -> tuple[str, ...]:
        """The endings of a kind, for `str.endswith`; what no word ends in where there are none."""
        return tuple(self.words(kind)) or ("\0",)

    @cached_property
    def given(self) -> frozenset[str]:
        """Given names; those of all languages of the script, for news names the whole world."""
        if not self.is_a("no_capitals"):
            pool = {fold(name) for code in _LATIN for name in _entries(code, "given")} | {fold(name) for name in FIRST}
        else:
            pool = {fold(name) for name in _entries(self.code, "given") + _entries("ar", "foreign")}
        return frozenset(pool - self.words("given.not"))

    @cached_property
    def places(self) -> frozenset[str]:
        """Countries and regions by their names in the language (Unicode CLDR), folded."""
        named = (str(name) for code, name in Locale(self.code).territories.items() if not code.isdigit())
        return frozenset(fold(name) for name in named) | self.words("place")

    @cached_property
    def place_phrases(self) -> Phrases:
        """The same as sequences of words."""
        return _by_first(self.places)

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words that begin with a capital at the head of a sentence only, or belong to no name."""
        small = ("fn", "article", "preposition", "that", "break", "relative", "subjunction", "as_said", "time")
        return self.words(*small, "pronoun", "pronoun.m", "pronoun.f", "pronoun.p", "aux", "negation", "source.word")


class Finder:
    """What all who look for something in one language ask again and again: its words, and its order of them."""

    def __init__(self, language: Language) -> None:
        self._language, self._words, self._ends = language, language.words, language.ends
        self._nouns, self._comma_speech = language.is_a("noun_capitals"), language.is_a("comma_speech")
        self._first, self._last = language.is_a("verb_first"), language.is_a("verb_last")
        self._drops, self._never = language.is_a("drops_subject"), language.never_names
        self._that, self._breaks, self._relative = map(language.words, ("that", "break", "relative"))
        self._articles, self._prepositions, self._of = map(language.words, ("article", "preposition", "of"))
        self._speakers, self._links, self._time = map(language.words, ("source.noun", "link", "time"))


def _by_first(phrases: Iterable[str]) -> Phrases:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for first, *rest in sorted((split(phrase) for phrase in phrases), key=len, reverse=True):
        found[first].append(tuple(rest))
    return dict(found)


def split(phrase: str) -> list[str]:
    """The words of a phrase, an elided article apart: “d'après” is two."""
    return phrase.replace("'", "' ").split()


@cache
def language(code: str) -> Language:
    """The tables of a language that `LANGUAGES` or `WITHOUT_MODEL` names."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for file in ("words", "given"):
        for row in _rows(code, file):
            rows[row["what"]] += _parts(row["words"])
    return Language(code, {what: tuple(entries) for what, entries in rows.items()}, _forms(code))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()] if ", " in cell else cell.split()


def _rows(code: str, file: str) -> tuple[Row, ...]:
    path = Path(__file__).parent / "tables" / code / f"{file}.tsv"
    return table(path) if path.is_file() else ()


def _entries(code: str, what: str) -> list[str]:
    return [entry for row in _rows(code, "given") if row["what"] == what for entry in _parts(row["words"])]


def _forms(code: str) -> dict[str, list[Form]]:
    """Each form of each verb by its first word; a class of verbs (a row that begins “@”) lends its endings."""
    classes: dict[str, Row] = {}
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for row in _rows(code, "verbs"):
        if row["verb"].startswith("@"):
            classes[row["verb"][1:]] = row
            continue
        for first, form in _of_verb(row, classes):
            if form not in found[first]:
                found[first].append(form)
    return {
        first: sorted(forms, key=lambda form: (-len(form.rest), not form.particle, form.kind != "participle"))
        for first, forms in found.items()
    }


def _of_verb(row: Row, classes: dict[str, Row]) -> Iterator[tuple[str, Form]]:
    stem, _, named = row["verb"].partition("@")
    endings = classes.get(named, {})
    particle = fold(row["particle"])
    for kind in ("singular", "plural", "participle", "gerund", "infinitive"):
        own = bool(row.get(kind))
        written_out = stem if kind == "infinitive" and not named and stem.endswith(_INFINITIVES) else ""
        for ending in (row.get(kind) or endings.get(kind) or written_out).split():
            written = fold(ending.replace("~", stem)).replace("_", " ")
            if not particle:
                yield _form(written, row, kind, "")
                continue
            if kind in ("singular", "plural"):
                yield _form(written, row, kind, particle)
            yield _form(written if own and kind == "participle" else particle + written, row, kind, "")


def _form(written: str, row: Row, kind: str, particle: str) -> tuple[str, Form]:
    first, *rest = split(written)
    frame, _, takes = row["frame"].partition(":")
    verb = row["verb"].partition("@")[0] + particle
    return first, Form(verb, frame, kind, tuple(rest), particle, tuple(fold(word) for word in takes.split(",") if word))
