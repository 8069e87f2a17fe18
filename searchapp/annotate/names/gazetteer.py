"""Which names does everybody know: countries, cities, peoples, given names, offices, well-known bodies?

The lists lie in `data/`, one file a kind, extended by a line; all of them are common knowledge written down by us.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.annotate.lexicon import FEMALE_TITLES, FIRST, HARD_TITLES, MALE_TITLES
from searchapp.annotate.names.shapes import GENERATIONS
from searchapp.domain import EntityKind
from searchapp.people.census import FAMILY, FEMALE, MALE, census

_INFLECTED = (
    ("s", ""),
    ("ches", "ch"),
    ("shes", "sh"),
    ("oes", "o"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_LONG = 7
"""Letters that a title has at least, for a word that is like it to be it misspelt."""


@cache
def names(file: str) -> frozenset[str]:
    """The entries of one list, exactly as written; lines that begin with `#` are remarks."""
    return frozenset(name.strip() for line in _lines(file) for name in line.split(",") if name.strip())


def _lines(file: str) -> list[str]:
    text = resources.files(__package__).joinpath("data", f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def upper_names(file: str) -> dict[str, str]:
    """The same list by its entries in capitals, for headlines set in capitals."""
    return {name.upper(): name for name in names(file)}


@cache
def display_names() -> dict[str, str]:
    """From each name of a country or a well-known body to the one to show: “U.N.” to “United Nations”."""
    shown: dict[str, str] = {}
    for file in ("countries", "aliases"):
        for line in _lines(file):
            first, *others = (name.strip() for name in line.split(","))
            shown.update(dict.fromkeys([first, *others], first))
    return shown


def known_kind(name: str) -> EntityKind | None:
    """The kind of a name that the lists hold as a place or a body; None for any other."""
    return _kinds().get(name)


@cache
def _kinds() -> dict[str, EntityKind]:
    """The kind of each known name; of several names of one bearer the first that a list holds decides: “F.B.I.”."""
    kinds = dict.fromkeys(names("organisations"), EntityKind.ORGANISATION)
    kinds |= dict.fromkeys([*names("countries"), *names("places")], EntityKind.PLACE)
    for line in _lines("aliases"):
        group = [name.strip() for name in line.split(",")]
        told = next((kinds[name] for name in group if name in kinds), None)
        for name in group if told else ():
            kinds.setdefault(name, told or EntityKind.ORGANISATION)
    return kinds


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    """The nouns, verbs, adjectives and adverbs of English that the bundled model's lemmatizer lists (from WordNet).

    Empty where that model is not installed.
    """
    found = importlib.util.find_spec(BUNDLED_MODEL)
    tables = sorted(Path(found.origin).parent.glob("*/lemmatizer/lookups")) if found and found.origin else []
    if not tables:
        return {}
    from spacy.lookups import Lookups

    index = Lookups().from_disk(tables[0]).get_table("lemma_index")
    return {name: frozenset(index[name]) for name in ("noun", "verb", "adj", "adv")}


@cache
def common_words() -> frozenset[str]:
    """The words of every class."""
    return frozenset().union(*_word_classes().values())


@cache
def nouns_only() -> frozenset[str]:
    """The nouns that are nothing else, among which names of the famous are."""
    classes = _word_classes()
    return classes.get("noun", frozenset()).difference(*(classes[name] for name in classes if name != "noun"))


@lru_cache(maxsize=20_000)
def is_common_word(word: str, rank: int = 5000) -> bool:
    """Whether a word, or what it is a form of, is an ordinary English word (“Clouds”, “Focus”, “Tweeted”).

    WordNet lists names of the famous too (“Clinton”), so none of so many most frequent surnames is taken for one.
    """
    plain = word.lower()
    stems = [plain, *(plain[: -len(end)] + rest for end, rest in _INFLECTED if plain.endswith(end))]
    return not common_words().isdisjoint(stems) and not (is_surname(word, rank) or is_given_name(word))


@lru_cache(maxsize=20_000)
def is_given_name(word: str) -> bool:
    """Whether people are called so by given name, and nothing else by that name alone: “Ada”, but not “July”."""
    borne = word[:1].isupper() and word.lower() in FIRST
    return borne and known_kind(word) is None and word not in names("not_names")


def is_surname(word: str, rank: int = 100_000) -> bool:
    """Whether a word is among so many most frequent surnames of the United States."""
    borne = census(FAMILY).get(word.lower())
    return borne is not None and borne.rank < rank


def is_rare_given_name(word: str) -> bool:
    """Whether anybody in the census is called so by given name: “Devon”, “Rock”."""
    return word.lower() in census(MALE) or word.lower() in census(FEMALE)


def is_idle(word: str, named: bool = False) -> bool:
    """Whether a word is a common one and hardly part of anybody's name: “Nations”, “Scrutinized”.

    `named`: nor a noun only, among which the famous are (“Manet”).
    """
    common = word.isalpha() and word[0].isupper() and word not in GENERATIONS and is_common_word(word, 20_000)
    return common and not is_rare_given_name(word) and not (named and word.lower() in nouns_only())


def is_country(name: str) -> bool:
    """Whether this is a country or a territory, whatever its capitals."""
    return name in names("countries") or name in upper_names("countries")


def title_length(words: list[str]) -> int:
    """How many of the first words are titles: “Deputy Foreign Minister Lind” has three, “General Motors” none.

    A word that only goes with titles counts where a title follows it.
    """
    length = 0
    for number, word in enumerate(words, start=1):
        bare = word.rstrip(".").casefold()
        if bare in titles() or _is_misspelt_title(word):
            length = number
        elif bare not in _folded("title_words"):
            break
    return length


@cache
def titles() -> frozenset[str]:
    """The words that make a title; “Major” may be a surname, and only goes with one."""
    return _folded("titles") | (FEMALE_TITLES | MALE_TITLES | HARD_TITLES) - _folded("title_words")


@lru_cache(maxsize=20_000)
def _is_misspelt_title(word: str) -> bool:
    """Whether a word that is none, and nobody's name, differs from a long title by a letter: “Preesident”."""
    known = is_surname(word) or is_rare_given_name(word) or is_given_name(word) or known_kind(word) is not None
    if len(word) < _LONG or not word.istitle() or known or word in names("towns"):
        return False
    bare = word.lower()
    if bare in common_words() or bare.removesuffix("s") in common_words():
        return False
    return any(is_a_letter_apart(bare, title) for title in titles() if len(title) >= _LONG)


def is_a_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one word the other; the first letters agree."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < 5 or one[0] != other[0]:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def has_body_word(words: Sequence[str]) -> bool:
    """Whether one of the words marks a body (“Inc”, “University”, “United”)."""
    return not names("organisation_words").isdisjoint(word.rstrip(".") for word in words)


def short_of_firm(name: str) -> str | None:
    """What a firm's name is without the words that mark it as one: “Tarnwerk” of “Tarnwerk Steel Industries Inc”."""
    words = name.split(" ")
    called_after = len(words) > 2 and is_given_name(words[0]) and words[-1] not in names("firm_words")
    if not has_body_word(words[-1:]) or called_after:
        return None
    while words and (has_body_word(words[-1:]) or words[-1] in ("and", "&", "of", "International", "National")):
        words.pop()
    short = " ".join(words)
    return None if not words or short in names("nationalities") or known_kind(short) else short


def ends_in(words: Sequence[str], file: str) -> bool:
    """Whether several words end in one of a list: “Marion County” in `place_endings`, which nobody is called."""
    return len(words) > 1 and words[-1] in names(file)


def is_part_of(short: str, longer: str) -> bool:
    """Whether a longer name means a part of the body that its beginning names: “Halmar Union Youth Council”.

    So it is where it ends in a part's word, and either two words or more follow or the beginning is a known body.
    """
    rest = longer.split()[len(short.split()) :]
    named = len(rest) > 1 or known_kind(short) is EntityKind.ORGANISATION
    return bool(rest) and rest[-1] in names("part_words") and named


def is_body_name(words: Sequence[str]) -> bool:
    """Whether several words together are a body's name: one marks a body, or two are joined by “&”."""
    return len(words) > 1 and (has_body_word(words) or "&" in words)


@cache
def _folded(file: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in names(file))
