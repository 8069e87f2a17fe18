"""What is a word, and which words count as the same?

One definition for every engine, for the marks on a page and for the query. A token is a run of letters and digits:

- case, accents, compatibility forms and both normal forms (NFC, NFD) are folded away;
- an apostrophe of either kind inside a word stays ("don't"), but for "O'Brien" ("obrien"), a possessive goes ("Gaza's"
  is "gaza"), the elided article of the Romance languages is a token of its own ("l'homme" is "l", "homme");
- numbers stay whole ("1.13", "1980s"), the comma of thousands goes ("3,000" is "3000");
- hyphens separate ("year-earlier" is two adjacent tokens), and so does the border from letters to digits ("covid19" is
  "covid-19"), so a query word of several tokens is a phrase;
- the dots of initials go ("U.S." is "us", "Ph.D." is "phd"); "C++", "C#" and ".NET" keep their signs;
- Arabic and Persian letters that are written in several ways become one, vowel signs and tatweel go, and so does what
  has no width;
- each character is a token of the scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese) or
  write particles to them (Hangul), with the signs that belong to it.

Offsets always count code points of the text as it was given, whatever folding does to a token.
"""

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

SNOWBALL = dict(
    pair.split("=")
    for pair in """
    ca=catalan da=danish de=german el=greek en=english es=spanish eu=basque fi=finnish fr=french ga=irish hu=hungarian
    hy=armenian id=indonesian it=italian lt=lithuanian ne=nepali nb=norwegian nl=dutch nn=norwegian no=norwegian
    pt=portuguese ro=romanian ru=russian sr=serbian sv=swedish ta=tamil tr=turkish yi=yiddish""".split()
)
"""ISO 639-1 codes with the Snowball algorithm that stems the language."""

SHORTEST_TWO_EDITS = 8
"""From this many letters on a fuzzy word may differ by two edits."""


class Token(NamedTuple):
    """A word: where it stands (code points, end exclusive) and the folded form by which it is found."""

    start: int
    end: int
    text: str


def _signs() -> str:
    """Combining marks, and vowel signs that take space (Mc) or carry no combining class, for a character class."""
    marks = (chr(c) for c in (*range(0x300, 0x3100), *range(0xFE20, 0xFE30)) if unicodedata.combining(chr(c)))
    return "".join((*marks, *(chr(c) for c in range(0x900, 0x3100) if unicodedata.category(chr(c)) in ("Mc", "Mn"))))


_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7a3"
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHE = "['\u2019\u02bc\uff07]"


def _pattern(run: str) -> str:
    """The pattern of a token, given that of a run of letters and digits with their marks.

    What may join runs is tried only where its sign stands, so that the common case stays one fast run.
    """
    alone, letter = r"(?<![^\W_])", r"[^\W\d_]"
    elided = "".join(
        rf"(?!(?<={alone}{article}{_APOSTROPHE}){letter}{{2}})" for article in ("[cdjlmnstCDJLMNST]", "[qQ][uU]")
    )
    in_number = rf"(?<=\d\.)(?=\d){run}"
    in_initials = rf"(?<={alone}{letter}\.){letter}(?![^\W_])|(?<={alone}[A-Z][a-z]\.)[A-Z](?![^\W_])"
    joined = rf"{_APOSTROPHE}{elided}{run}|\.(?:{in_number}|{in_initials})|,(?<=\d,)(?=\d\d\d(?!\d)){run}"
    dotted = rf"(?:(?<={alone}{letter}\.{letter}\.)|(?<={alone}[A-Z][a-z]\.[A-Z]\.))"
    last_dot = rf"\.{dotted}(?:{_APOSTROPHE}[sS](?![^\W_]))?"
    language = rf"(?<={alone}[A-Za-z])(?:\+\+|\#)(?![^\W_]|[+#])"
    return rf"{run}(?:{joined})*(?:{last_dot}|{language})?"


# Most texts hold none of the letters that need the long classes; the short pattern finds the same tokens in these.
_UNUSUAL = re.compile("[\u00ad\u02bc\u0300-\u1fff\u200b-\u200f\u2060\u20d0-\u20ff\u2c00-\U0010ffff]")
PLAIN_TOKEN = re.compile(_pattern(r"(?:[^\W\d_]+|\d[^\W_]*)"))
"""A token of a text that `is_plain`."""

AMBIGUOUS_BORDERS = "'’ʼ＇.,"
"""Behind one of these a letter may begin a token or go on with one; behind any other sign it begins one."""


@cache
def _any_token() -> re.Pattern[str]:
    """A token of any text; made when one comes, since the long classes take a tenth of a second."""
    signs = rf"[{_signs()}{_JOINERS}]"
    letter, letter_or_digit = rf"[^\W\d_{_SINGLE}]", rf"[^\W_{_SINGLE}]"
    run = rf"(?:{letter}+(?:{signs}+{letter}*)*|(?=\d){letter_or_digit}+(?:{signs}+{letter_or_digit}*)*)"
    framework = r"(?<![\w.])\.(?:NET|Net|net)(?![^\W_])"
    return re.compile(rf"[{_SINGLE}](?:{signs}|[\u3099\u309a])*|{_pattern(run)}|{framework}")


_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s$", re.IGNORECASE)
_INITIALS = re.compile(r"\w\w?(?:\.\w)+\.?")
_IRISH = re.compile(r"^[oO]'(?=[^\W\d_]{2})")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_FOLDED_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufe20-\ufe2f]")
_FOLD = str.maketrans(
    {
        **dict.fromkeys(_JOINERS + "\u0640"),
        **dict.fromkeys("’ʼ＇", "'"),
        **dict(zip("øłđðħı", "olddhi", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        **dict(zip("\u0671\u06a9", "\u0627\u0643", strict=True)),
        **dict.fromkeys("\u0649\u06cc\u06d2", "\u064a"),
        **dict.fromkeys("\u0629\u06c1\u06be", "\u0647"),
    }
)


@lru_cache(maxsize=1 << 17)
def fold(raw: str) -> str:
    """The form by which a token is found; empty where nothing but signs without a sound is left."""
    if raw.isascii() and raw.isalnum():
        return raw.lower()
    text = _POSSESSIVE.sub("", raw)
    if _INITIALS.fullmatch(text) and not text[0].isdigit():
        text = text.replace(".", "")
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    text = _IRISH.sub("o", _THOUSANDS.sub("", _FOLDED_MARKS.sub("", text).translate(_FOLD)))
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return unicodedata.normalize("NFC", text)


def is_capitals(raw: str) -> bool:
    """Whether a token is written all in capitals, at least two."""
    return raw.isupper() and sum(map(str.isalpha, raw)) > 1


def exact_words(text: str) -> list[str]:
    """The folded tokens of a text, those written in capitals in capitals."""
    return [t.text.upper() if is_capitals(text[t.start : t.end]) else t.text for t in tokenize(text)]


def shouts(text: str) -> bool:
    """Whether a whole text is written in capitals, so that those of a single word mean nothing."""
    return text.isupper()


_ARABIC_PARTICLES, _HEBREW_PARTICLES = ("و", "ف", "ب", "ك", "ل"), ("ו", "ה", "ב", "ל", "מ", "ש", "כ", "וה", "שה", "וב")
_SHORTEST_BARE = 4
"""A word that is typed with such a particle is looked up without it where so many letters are left."""


@lru_cache(maxsize=1 << 12)
def forms(token: str) -> tuple[str, ...]:
    """The folded token, and the same with and without the particles that Arabic and Hebrew write to a word."""
    if "\u0621" <= token[:1] <= "\u06d3":
        bare = token.removeprefix("ال")
        joined = ("لل" + bare,) if bare != token else ()
        return (*_with_and_without(token, _ARABIC_PARTICLES), *joined)
    if "\u05d0" <= token[:1] <= "\u05ea":
        return _with_and_without(token, _HEBREW_PARTICLES)
    return (token,)


def _with_and_without(token: str, particles: tuple[str, ...]) -> tuple[str, ...]:
    bare = {token, *(token.removeprefix(p) for p in particles if len(token) - len(p) >= _SHORTEST_BARE)}
    ordered = sorted(bare, key=len, reverse=True)  # as it is typed first
    return tuple(dict.fromkeys((*ordered, *(p + one for one in ordered for p in particles))))


def raw_tokens(text: str) -> list[str]:
    """The tokens as they are written, for callers that fold each distinct one only once and want no offsets."""
    return _token_in(text).findall(text)


def raw_spans(text: str) -> tuple[list[str], list[int]]:
    """The tokens as they are written, and where each begins."""
    found = list(_token_in(text).finditer(text))
    return [m.group() for m in found], [m.start() for m in found]


def is_plain(text: str) -> bool:
    """Whether the text holds nothing that needs the long pattern."""
    usual = text.isascii() or _UNUSUAL.search(text) is None
    return usual and not (".NET" in text or ".net" in text or ".Net" in text)


def _token_in(text: str) -> re.Pattern[str]:
    """The pattern that finds the tokens of this text fastest."""
    return PLAIN_TOKEN if is_plain(text) else _any_token()


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order, without overlap."""
    found = ((m.start(), m.end(), fold(m.group())) for m in _token_in(text).finditer(text))
    return [Token(start, end, folded) for start, end, folded in found if folded]


def words(text: str) -> list[str]:
    """The folded tokens of a text, in order."""
    return [folded for raw in raw_tokens(text) if (folded := fold(raw))]


_stemmers = threading.local()  # the library's objects must not be shared among threads


def stemmer_of(lang: str | None) -> str | None:
    """Which stemmer a language has (ISO 639-1, a region is ignored), or None."""
    code = (lang or "").lower().replace("_", "-").partition("-")[0]
    return code if code in ("ar", "fa") else SNOWBALL.get(code)


@lru_cache(maxsize=1 << 16)
def stem(token: str, lang: str | None) -> str:
    """The stem of a folded token in a language (ISO 639-1, a region is ignored); unchanged where none is known."""
    return stem_all([token], lang)[0]


def stem_all(tokens: Sequence[str], lang: str | None) -> list[str]:
    """The same for many tokens at once, which is much faster for each."""
    algorithm = stemmer_of(lang)
    if algorithm is None:
        return list(tokens)
    if algorithm == "ar":
        return [_arabic(token) for token in tokens]
    if algorithm == "fa":
        return [_persian(token) for token in tokens]
    if algorithm not in _stemmers.__dict__:
        _stemmers.__dict__[algorithm] = Stemmer.Stemmer(algorithm, 0)
    stemmed: list[str] = _stemmers.__dict__[algorithm].stemWords(tokens)
    return [one or token for one, token in zip(stemmed, tokens, strict=True)]


_SUFFIXES_ONLY = frozenset("ca da de en es fi fr it nb nn no pt ro ru sv".split())
"""Languages whose stemmer never touches a word's beginning."""


def keeps_first_letter(lang: str | None) -> bool:
    """Whether a token and its stem begin alike in the language."""
    return stemmer_of(lang) is None or (lang or "")[:2].lower() in _SUFFIXES_ONLY


_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_ARABIC_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_PERSIAN_SUFFIXES = ("هايي", "هاي", "ها")  # the plurals: Persian words carry little else that one would not tell apart


def _arabic(token: str) -> str:
    """Light stemming after Larkey, Ballesteros and Connell (2007), "light10": the article and common suffixes go."""
    article = next((p for p in _ARABIC_PREFIXES if token.startswith(p) and len(token) - len(p) >= 2), "")
    token = token[1:] if not article and token.startswith("و") and len(token) > 3 else token.removeprefix(article)
    for suffix in _ARABIC_SUFFIXES:
        token = _without(token, suffix)
    return token


def _persian(token: str) -> str:
    return next((bare for suffix in _PERSIAN_SUFFIXES if (bare := _without(token, suffix)) != token), token)


def _without(token: str, suffix: str) -> str:
    return token[: -len(suffix)] if token.endswith(suffix) and len(token) - len(suffix) >= 2 else token


def edits_allowed(word: str) -> int:
    """How many edits a fuzzy word may be away: one, or two from eight letters on."""
    return 2 if len(word) >= SHORTEST_TWO_EDITS else 1


def within_edits(word: str, other: str) -> bool:
    """Whether a token is near enough to a fuzzy word.

    The first letter is kept; an edit inserts, deletes or replaces a letter or swaps two neighbours (optimal string
    alignment distance).
    """
    limit = edits_allowed(word)
    if word[:1] != other[:1] or abs(len(word) - len(other)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        after = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == word[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        before, row = row, after
    return row[-1] <= limit
