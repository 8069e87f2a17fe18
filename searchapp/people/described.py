"""What does the text beside a name say of its bearer? The title before it, the apposition around it, the age.

For English, and deliberately narrow: a description counts only if its head is a known word for an office or a trade.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from searchapp.domain import Document, Entity, EntityKind, How, Role, Span
from searchapp.people import occupations
from searchapp.people.roles import fold_name_words, read_role

_REACH = 100
_STARTS = frozenset("the a an his her its their our former ex".split())
_TITLE = re.compile(r"(?P<words>(?:[^\W\d_][\w’'-]*[ ]){1,6})\Z")
_BEFORE = re.compile(r"(?:^|\n|[^,\s]\s)(?P<role>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) [^,.;:!?“”\"()\n]{3,80}), \Z")
_AFTER = re.compile(
    r"^(?:, (?:aged )?(?P<age>1?\d\d)(?= ?[,.;)]))?(?:,? \((?P<bracket>1?\d\d)\))?"
    r"(?:, (?P<role>[^,.;:!?“”\"()\n]{3,80})(?=[,.;:!?]|$))?"
)
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their)\s+", re.IGNORECASE)
_RANKS = frozenset("chief deputy vice assistant general prime acting former".split())
_NO_ROLE = frozenset("i we he she it they in at on by with and but when as if for from to not there this that".split())
_OTHERS_BEFORE = frozenset(
    """by that which who for with from as and but to towards toward until than into about against like when where while
    whether said says told is was are were has have had named called made on following after before since so
    then""".split()
)
"""Words that part a title from what stands before it: “the Treasury plan announced by Chancellor Lind”."""
_SECOND_NOUN = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bat)(?<!\bin)(?<!\bto)(?<!\bon)(?<!\bover) (?:the|an?) ", re.IGNORECASE
)
_KIN_OF = re.compile(r"[\w’'-]+(?: [\w’'-]+)? of ")
_CLAUSE = re.compile(r"\s+(?:who|whose|which|that)\s")
_FEMALE = frozenset("she her hers herself".split())
_MALE = frozenset("he him his himself".split())


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says beside the mentions of one person: roles with spans of the text, an age in years, a gender.

    `gender` is `f`, `m` or None, from titles, descriptions and pronouns that agree.
    """

    roles: tuple[Role, ...]
    age: int | None
    gender: str | None


NOTHING = Description((), None, None)


def describe(text: str, named: Iterable[Span], pronouns: Iterable[Span] = ()) -> Description:
    """The description of the person whom the `named` spans name and the `pronouns` mean. Linear in their number."""
    spans = list(named)
    roles: dict[Span, Role] = {}
    ages: set[int] = set()
    for span in spans:
        after = _AFTER.match(text[span.end : span.end + _REACH])
        assert after is not None  # every part of the pattern may be absent
        ages |= {int(age) for age in (after["age"], after["bracket"]) if age and int(age) < 120}
        found = [_title(text, span), _inside(text, span), _matched(_BEFORE.search(_before(text, span)), span.start)]
        if after["role"] is not None:
            found.append(_whole(after["role"], span.end + after.start("role")))
        roles |= {role.span: role for role in found if role is not None}
    kept = tuple(sorted(roles.values(), key=lambda role: role.span))
    return Description(kept, ages.pop() if len(ages) == 1 else None, _gender(text, spans, kept, pronouns))


def describe_entity(document: Document, entity: Entity) -> Description:
    """What an English article says beside its mentions of a person; nothing for bodies, places, other languages."""
    if entity.kind is not EntityKind.PERSON or document.lang not in (None, "en"):
        return NOTHING
    named = [m.span for m in entity.mentions if m.how in (How.FULL, How.PARTIAL)]
    return describe(document.text, named, (m.span for m in entity.mentions if m.how is How.PRONOUN))


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - _REACH) : span.start]


def _title(text: str, span: Span) -> Role | None:
    """The words right before a name up to an article, or its capitals: “the harbour master”, “Finance Minister”."""
    match = _TITLE.search(_before(text, span))
    if match is None or not _is_office(match["words"].split()[-1]):
        return None
    words = match["words"].split()
    at = len(words) - 1
    starts = [i for i, word in enumerate(words[:-1]) if word.lower() in _STARTS]
    if starts:
        at = starts[-1] + (words[starts[-1]].lower() not in ("former", "ex"))
        at += next((i for i in range(len(words) - at - 1, 0, -1) if _parts(words, at + i - 1)), 0)
    else:
        while at > 0 and not _parts(words, at - 1) and (_capitals(words[at - 1 : at + 1]) or words[at - 1] in _RANKS):
            at -= 1
    role = " ".join(words[at:])
    return Role(role, Span(span.start - 1 - len(role), span.start - 1))


def _parts(words: list[str], at: int) -> bool:
    """Whether the word there parts a title from what is none of it: “by”, or an “of” behind no office."""
    return words[at].lower() in _OTHERS_BEFORE or (
        words[at] == "of" and at > 0 and not occupations.is_known(words[at - 1].lower())
    )


def _capitals(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)


def _inside(text: str, span: Span) -> Role | None:
    """The title with which a mention itself begins."""
    words = text[span.start : span.end].split(" ")
    at = next((i for i, word in enumerate(words[:-1]) if _is_office(word) and word[0].isupper()), None)
    if at is None:
        return None
    role = " ".join(words[: at + 1])
    return Role(role, Span(span.start, span.start + len(role)))


def _matched(match: re.Match[str] | None, end: int) -> Role | None:
    role = match and _whole(match["role"], end - 2 - len(match["role"]))
    # “the son of the nominee, Otto Varga”: Varga may be either.
    kin = role and _KIN_OF.match(role.text) and occupations.is_kin(fold_name_words(role.text.split(" of ")[0])[-1])
    return None if kin else role


def _whole(words: str, start: int) -> Role | None:
    """An apposition as a role, without its article, if its head is an office, a trade or kin."""
    plain = _ARTICLE.sub("", words)
    shift = len(words) - len(plain)
    plain = _CLAUSE.split(plain)[0].removesuffix(" and").removesuffix(" or")
    if plain.split(" ")[0].lower() in _NO_ROLE or _SECOND_NOUN.search(plain):
        return None
    office = read_role(plain)
    if office is None or not any(occupations.is_known(w) for w in fold_name_words(plain)):
        return None
    if not occupations.is_known(office.head):
        return None
    return Role(plain, Span(start + shift, start + shift + len(plain)))


def _is_office(word: str) -> bool:
    folded = fold_name_words(word)
    if len(folded) != 1 or occupations.is_standing(folded[0]):
        return False
    return occupations.is_known(folded[0]) or (word[0].islower() and occupations.may_be_trade(folded[0]))


def _gender(text: str, spans: list[Span], roles: tuple[Role, ...], pronouns: Iterable[Span]) -> str | None:
    told = {occupations.gender_of(fold_name_words(role.text)) for role in roles}
    for span in spans:
        told.add(occupations.gender_of(fold_name_words(" ".join(_before(text, span).split()[-1:]))))
        told.add(occupations.gender_of(fold_name_words(text[span.start : span.end])[:1]))
    words = [text[span.start : span.end].lower() for span in pronouns]
    for gender, forms in (("f", _FEMALE), ("m", _MALE)):
        if sum(word in forms for word in words) > 1:  # one may be resolved wrongly
            told.add(gender)
    told.discard(None)
    return told.pop() if len(told) == 1 else None
