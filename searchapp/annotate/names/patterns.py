"""Which fixed forms of news print say by their shape what a name is: datelines, results, sign-offs?

A pattern's named groups tell the kind: `person`, `place`, `body` or `firm`, `none` for what names nothing, and `team`,
which is a place where it is a country and a body otherwise; digits only keep group names apart. What a pattern
says goes before the model's word. The forms are rows of `data/patterns.tsv`, built of the parts below.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from searchapp.annotate.lexicon import table
from searchapp.annotate.names.gazetteer import is_country, is_given_name, names, titles
from searchapp.annotate.names.shapes import FULL_NAME, NAME, PERSON_NAME, UPPER, WORD
from searchapp.domain import EntityKind

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CAPS = rf"[{UPPER}][{UPPER}.'’-]+(?: [{UPPER}][{UPPER}.'’-]*){{0,3}}"
_AFTER_DATELINE = rf"(?=,? (?:\d{{4}}-\d\d-\d\d|{_MONTH} \d{{1,2}}\b|\([A-Z][\w -]*\) ?[-–—]|(?:--|[–—]) ))"
_COUNTRY = rf"[{UPPER}][\w. -]{{2,24}}"
_HEADS = (
    "University|Bank|Ministry|Organi[sz]ation|Association|Institute|College|Church|Bureau|Department|Museum|Council|Court|Board"
    "|Society|Federation|Academy|Chamber|Confederation|League|Commission|Committee|Foundation|Institution|Office|Center|Centre"
)
_TITLES = "|".join(sorted({title.title() for title in titles()} | names("titles") | names("title_words")))
_MORE = rf" (?!(?:{_TITLES})\b){WORD}"
"""One more word of a body's name, which is none of the title of somebody who speaks for it."""
_FIRST = rf"(?!(?:The|A|An|At|In|For|From|To|By|And|But|As|On|Of)\b){WORD}"
_TITLE = rf"{WORD}(?: (?:of|the|a|an|in|on|and|to|for|with|from|at|by|is|{WORD})){{0,7}} {WORD}"
_PARTNERS = rf"{WORD}(?: {WORD}){{0,2}}(?:, {WORD}(?: {WORD})?){{0,3}}"
_ORDINAL = r"\d+(?:st|nd|rd|th)"
_PAIRED = "|".join(re.escape(name) for name in sorted(names("organisations")) if " and " in name)
"""The well-known bodies that look like two people: “Standard and Poor's”."""
_PART = re.compile("%([A-Z_]+)%")
_PARTS = {
    "WORD": WORD, "NAME": NAME, "PERSON_NAME": PERSON_NAME, "FULL_NAME": FULL_NAME, "UPPER": UPPER, "CAPS": _CAPS,
    "AFTER_DATELINE": _AFTER_DATELINE, "COUNTRY": _COUNTRY, "HEADS": _HEADS, "MORE": _MORE, "FIRST": _FIRST,
    "TITLE": _TITLE, "PARTNERS": _PARTNERS, "ORDINAL": _ORDINAL, "PAIRED": _PAIRED,
}  # fmt: skip
_PATTERNS = tuple(
    (row["trigger"].replace("␣", " "), re.compile(_PART.sub(lambda m: _PARTS[m[1]], row["pattern"]), re.MULTILINE))
    for row in table(Path(__file__).with_name("data") / "patterns.tsv")
)


def pattern_spans(text: str) -> Iterator[tuple[int, int, EntityKind | None]]:
    """The names that the paragraph's form decides, first pattern first; spans may overlap, the earlier one counts."""
    for trigger, pattern in _PATTERNS:
        if trigger not in text:
            continue
        for match in pattern.finditer(text):
            yield from _named_groups(match)


def _named_groups(match: re.Match[str]) -> Iterator[tuple[int, int, EntityKind | None]]:
    groups = {name: text for name, text in match.groupdict().items() if text}
    if any(name.startswith("country") and not is_country(text) for name, text in groups.items()):
        return
    for name, text in groups.items():
        if name.startswith("firm") and text.isupper():  # which words of a headline are the firm's is not told
            continue
        if not _opens_a_sentence(text) and not (" of " in text and is_given_name(text.split(" ", 1)[0])):
            yield *match.span(name), _kind(name.rstrip("0123456789"), text)


def _opens_a_sentence(text: str) -> bool:
    """Whether the group's first word is one that never begins a name, such as “Soccer” or “In”."""
    word = text.split(" ", 1)[0].capitalize()
    return word in names("not_names") or word in names("nationalities")


def _kind(group: str, text: str) -> EntityKind | None:
    if group == "none":
        return None
    if group == "person":
        return EntityKind.PERSON
    if group in ("place", "country") or (group == "team" and is_country(text)):
        return EntityKind.PLACE
    return EntityKind.ORGANISATION
