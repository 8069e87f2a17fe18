"""Which words between marks are a name: a person's (“a man known as “Sparrow””), a work's (“the “Low Tide” singer”)?"""

from searchapp.annotate.english.parse.marks import Marked
from searchapp.annotate.english.parse.parsed import Parsed
from searchapp.annotate.lexicon import NOUNS, PERSON_NOUNS

_NAMES = frozenset({"name", "nickname", "alias", "moniker"})
_BEFORE = frozenset(
    {"of", "as", "by", "only", "simply", "himself", "herself", "themselves", "the", "his", "her", "their"}
)
_CALLED = frozenset({"known", "called", "nicknamed", "named", "dubbed", "goes", "went", "calls", "gave", "give"})
_BETWEEN = frozenset({"WP", ",", "RB", "MD", "VB", "VBD", "VBZ", "VBP", "VBN"})
"""The tags of what may stand between the noun and the verb (“a man, who would only give his name as …”)."""
_REACH = 9
"""How many tokens before the mark the bearer stands at most."""
_LONGEST = 3
"""How many words such a name has at most."""
_BEFORE_WORKS = frozenset({"DT", "PRP$", "JJ", "POS"})


def without_aliases(parsed: Parsed, marks: list[Marked]) -> list[Marked]:
    """The marks without those that hold a name; a person's is one from then on, and `parsed.aliases` leads to it."""
    return [marked for marked in marks if not (_names_work(parsed, marked) or _names_bearer(parsed, marked))]


def _names_work(parsed: Parsed, marked: Marked) -> bool:
    """Whether a title tells for what somebody is known: “the “Low Tide” singer”."""
    first, last = parsed.token_at(marked.span.start), parsed.token_at(marked.span.end - 1)
    inner = marked.inner
    titled = parsed.text[inner.start : inner.start + 1].isupper() and parsed.text[inner.end - 1 : inner.end].isalnum()
    return titled and parsed.lower_at(last + 1) in NOUNS["trade"] and parsed.tag_at(first - 1) in _BEFORE_WORKS


def _names_bearer(parsed: Parsed, marked: Marked) -> bool:
    first, end = parsed.token_at(marked.span.start), parsed.token_at(marked.span.end - 1) + 1
    inner = [t for t in range(first + 1, min(end, len(parsed))) if parsed.words[t][0].isalnum()]
    if not 1 <= len(inner) <= _LONGEST or not all(parsed.words[t][0].isupper() for t in inner):
        return False
    bearer = _bearer(parsed, first)
    if bearer is not None:
        kept = [name for name in parsed.names if name[1] <= inner[0] or name[0] > inner[-1]]
        parsed.names[:] = sorted([*kept, (inner[0], inner[-1] + 1, "PERSON")])
        parsed.aliases[bearer] = inner[-1]
    return bearer is not None


def _bearer(parsed: Parsed, mark: int) -> int | None:
    """The person's noun before a mark that a verb of naming ties to it; None where something else is called so."""
    at = mark - 1
    while at > 0 and parsed.lower[at] in _BEFORE | _NAMES:
        at -= 1
    if parsed.lower[at] not in _CALLED or (at == mark - 1 and parsed.lower[at] in ("goes", "went", "gave", "give")):
        return None
    for token in range(at - 1, max(at - _REACH, -1), -1):
        if parsed.tags[token][:2] == "NN":
            return token if parsed.lower[token] in PERSON_NOUNS else None
        if parsed.tags[token] not in _BETWEEN:
            return None
    return None
