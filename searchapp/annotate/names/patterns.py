"""Which fixed forms of news print say by their shape what a name is: datelines, results, sign-offs?

A pattern's named groups tell the kind: `person`, `place`, `body` or `firm`, `none` for what names nothing, and `team`,
which is a place where it is a country and a body otherwise; digits only keep group names apart. What a pattern
says goes before the model's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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

_SOURCES: tuple[tuple[str, str], ...] = (
    # “KARSHOLM, Feb 3 (Agency) -”, “KARSHOLM, Veldania 2024-02-03”
    ("", rf"^(?P<place1>{_CAPS})(?:, (?P<place2>{WORD}(?: {WORD}){{0,2}})\.?)?{_AFTER_DATELINE}"),
    # A firm with its ticker, “TARNWERK STEEL <TRN>”, “Tarnwerk Plc <TARN.L>”; a firm in brackets, “<Kern and Holm>”
    ("<", r"<(?P<none1>[A-Z][A-Z0-9.]{0,7}(?: [A-Z]{1,3})?)>"),
    ("<", rf"<(?P<body1>[{UPPER}][^<>\n]{{2,50}})>"),
    ("<", rf"(?<![\w<-])(?P<firm1>{WORD}(?: (?:(?:and|of|de) )?{WORD}){{0,5}}) <[A-Z][A-Z0-9. ]{{0,10}}>"),
    # Partners: “Kern and Co”, “Kern, Holm and Varga Inc”, “the law firm Kern, Holm and Varga”
    (
        " and ",
        rf"(?P<body1>{_PARTNERS},? (?:and|&) (?:Co|Company|Sons|Brothers|Associates|Partners)\b"
        r"(?: (?:Inc|Ltd|LLP|NV|SA)\b)?)",
    ),
    (" and ", rf"(?P<body1>{_PARTNERS},? and {WORD},? (?:Inc|Corp|Ltd|Plc|LLP|AG)\b)"),
    ("firm", rf"\bfirms?,? (?:of )?(?P<body1>{_PARTNERS},? and {WORD})"),
    (
        " and ",
        r"\b(?:analyst|economist|trader|broker|partner|(?:co-)?manager|underwriter)s?,? (?:at |with |of |from )?"
        rf"(?P<body1>{WORD}, {WORD} and {WORD})(?![\w’'-]| [{UPPER}])",
    ),
    # A body with what it is for or where: “Bank of Halmar”, “Organisation for Peace and Trade in Veldania”
    (
        " of ",
        rf"(?P<body1>(?:{_FIRST} ){{0,2}}?(?:{_HEADS}) of (?:the )?{WORD}(?:{_MORE}){{0,2}}"
        rf"(?: and {WORD}(?: Services)?)?)",
    ),
    (
        " for ",
        rf"(?P<body1>(?:{_FIRST} ){{0,2}}?(?:{_HEADS}) for (?:the )?{WORD}(?:{_MORE}){{0,2}}"
        rf"(?: and {WORD}(?:{_MORE})?)?(?: in {WORD})?)",
    ),
    (" of ", rf"(?P<body1>{WORD}(?: {WORD}){{0,2}} of {WORD}(?: {WORD}){{0,2}} (?:Ltd|Inc|Corp|Plc|Co)\b)"),
    # A nickname in marks or brackets: “Robert “Bob” Keller”
    ("“", rf"(?P<person1>{WORD} (?:[{UPPER}]\. )?“{WORD}(?: {WORD})?” {WORD})(?! ?[“”])"),
    ('"', rf'(?P<person1>{WORD} (?:[{UPPER}]\. )?"{WORD}" {WORD})(?! ?")'),
    # The title of a work in marks: “Songs of the Fjord”
    ("“", rf"“(?P<none1>{_TITLE})”"),
    ('"', rf'(?<![\w,])"(?P<none1>{_TITLE})"'),
    # A body that everybody knows and that looks like two people: “Standard and Poor's”
    (" and ", rf"\b(?P<body1>{'|'.join(re.escape(n) for n in sorted(names('organisations')) if ' and ' in n)})"),
    # A row of figures: “Revs 29.8 mln vs 15.1 mln”, “Oper net 1.2 mln”
    (
        " vs ",
        rf"^(?P<none1>[{UPPER}][\w.-]*(?: [\w.-]+){{0,3}}?) (?:(?:profit|loss|nil) )?[\d.,/-]+[\w ]{{0,13}} vs ",
    ),
    # “-- Ada Lind, Karsholm newsroom +99 1 234”
    ("--", rf"^-- ?(?P<person1>{FULL_NAME})(?=,|$)(?:, (?P<body1>{NAME} [Nn]ewsroom))?"),
    # “3. Ada Lind (Veldania) 50.12”, “Lind (Veldania) beat Okoro (Sorland)”
    ("(", rf"(?P<person1>{FULL_NAME}) \((?P<country1>{_COUNTRY})\)"),
    ("(", rf"(?:^|\d\.? ?-? |beat |and )(?P<person1>{PERSON_NAME}) \((?P<country1>{_COUNTRY})\)(?! \d+ [{UPPER}])"),
    # “Brenmouth 2 Karsholm 1”, “Brenmouth 2 Karsholm Rovers 1 (halftime 0-0)”
    (" ", rf"^(?P<team1>{NAME}) \d+,? (?P<team2>{NAME}) \d+(?!\S*[a-z%])"),
    # A row of a table: “Brenmouth 12 4 5 3 21 17 17”
    (" ", rf"^(?:\d+\. )?(?P<team1>{NAME}(?: \([A-Z]+\))?)(?: (?:\.?\d[\d./]*|-)){{3,}}"),
    # “Brenmouth v Karsholm”, “BRENMOUTH AT KARSHOLM”
    (" v", rf"(?P<team1>{NAME}) (?:v|vs|vs\.) (?P<team2>{NAME})"),
    (" v ", rf"\bv (?P<team1>{NAME})"),
    (" AT ", rf"^(?P<team1>{_CAPS}) AT (?P<place1>{_CAPS})$"),
    # Scorecards: “A. Lind c Okoro b Varga 21”, “Lind 8-1-40-2”, “A. Lind 4-38”, “Lind 21 not out”
    (" b ", rf"\b(?:c|b|st|lbw b|c and b) (?P<person1>{PERSON_NAME})(?= (?:b\b|\d))"),
    (" ", rf"^(?P<person1>{PERSON_NAME}) (?:c|b|st|lbw|run out|not out)\b"),
    ("-", rf"(?P<person1>{PERSON_NAME}) \d+(?:\.\d)?-\d+-\d+-\d+\b"),
    (" not out", rf"(?P<person1>{PERSON_NAME}) \d+ not out\b"),
    # A team as printed: “S Kern, B Okoro (B Varga 70), J O’Lind”
    (", ", rf"(?<=[,;:(] )(?P<person1>[{UPPER}] (?:[{UPPER}]['’])?[{UPPER}][a-zß-öø-ÿ][\w'’-]+)(?=[,;)(]| \(|\.?$)"),
    # “Veldania - Ada Lind (31st), Ben Okoro (75th)”, “7 - Ada Lind”, “Ada Lind (31st)”
    (" - ", rf"^(?P<team1>{NAME}) - (?P<person1>{FULL_NAME}) \((?:{_ORDINAL}|\d+)"),
    (" - ", rf"\b\d{{1,2}} - (?P<person1>{PERSON_NAME})(?=[,;( \n]|$)"),
    ("(", rf"(?P<person1>{PERSON_NAME}) \((?:{_ORDINAL}|\d+ ?(?:min|pen)|\d+ pen)"),
)
_PATTERNS = tuple((trigger, re.compile(source, re.MULTILINE)) for trigger, source in _SOURCES)


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
