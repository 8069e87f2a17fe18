"""What is searched where nothing was found? Less and less of what was asked, each time with what was left out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from searchapp.analysis import tokenize
from searchapp.answers import Less, Match, SearchForm, Why
from searchapp.errors import QueryError
from searchapp.ports import Names, Searcher
from searchapp.query import function_words, parse, word_spans
from searchapp.request import And, TextNode
from searchapp.searching.meaning import of_year
from searchapp.searching.spelling import RARE, also_written, did_you_mean
from searchapp.searching.understand import count_of

MOST_WORDS = 32
"""Of longer queries no single words are looked up, which would take too long."""

_OTHER = r"[^\s!-~\u00a0-\u024f\u2010-\u203a]+"
ANOTHER_SCRIPT = re.compile(rf"(?<![^\s(]){_OTHER}(?:\s+{_OTHER})*(?![^\s)])")
"""Words in other letters than Latin ones, of no field."""
HYPHENATED = (
    (re.compile(r"(?<=\w)-(?=[^\W\d])"), ""),
    (re.compile(r"(?<![^\s(:])(?:([^\W\d_]{3,})-?\d+|\d+-?([^\W\d_]{3,}))(?![^\s)])"), r"\1\2"),
    (re.compile(r"(?<![^\s(])([^\W\d_]{2,})-(?=[^\W\d_]{2})"), r"\1 "),
)
"""How compounds may be written otherwise: “e-mail” as one word, “covid-19” by its letters, “US-Japan” as two words."""
FIELD = re.compile(r"(?<![^\s(-])[a-z]+:(?=\S)")
NAME = re.compile(r'\bentity:(?:"[^"]*"|\S+)')
WORD = re.compile(r"\S+")


def instead(form: SearchForm, engine: Searcher, names: Names) -> Iterator[Less]:
    """Searches that ask for less than one that finds nothing, the nearest first; the first that finds is taken.

    Raises IndexMissing and IndexDamaged.
    """
    form = replace(form, literal=True, page=1)
    yield from _of_statements(form, names)
    if '"' in form.q and form.q != form.q.lower():
        small_in_marks = re.sub(r'"[^"]*"', lambda marked: marked.group().lower(), form.q)
        yield Less(Why.CAPITALS, replace(form, q=small_in_marks))
    latin = _in_latin(form, names)
    borne = NAME.findall(latin.q) if latin != form else []
    if borne:
        yield Less(Why.SCRIPT, form := latin)
    year = of_year(form)
    if year:
        yield Less(Why.YEAR, year)
    small = function_words(form.q)
    shorter = _without(form, [span for span, folded in _words(form, names) if folded in small])
    if shorter:
        yield Less(Why.FUNCTION_WORDS, shorter)
        form = shorter
    for _, both in also_written(form, names):
        yield Less(Why.SPELLING, both)
    short = len(_words(form, names)) <= MOST_WORDS
    better = did_you_mean(form, engine, names, RARE) if short else None
    if better:
        yield Less(Why.SPELLING, better)
    yield from _otherwise_written(form)
    yield from _loosely(better or form, names, Why.SPELLING if better else Why.ARTICLE, Match.ARTICLE)
    if short:
        yield from _known_words(form, engine, names)
    yield from _loosely(form, names, Why.MOST, Match.MOST, Match.MOST_OF_ARTICLE)
    yield from (Less(Why.MOST, replace(form, q=" OR ".join(borne))) for _ in borne[1:2])
    if re.search(r"\bdate:\S+", form.q):
        yield from _undated(form, engine, names)


def _otherwise_written(form: SearchForm) -> Iterator[Less]:
    """Compounds in their other forms; in quotation marks the form counts."""
    for pattern, written in HYPHENATED if '"' not in form.q else ():
        otherwise = pattern.sub(written, form.q)
        if otherwise != form.q:
            yield Less(Why.SPELLING, replace(form, q=otherwise))


def _known_words(form: SearchForm, engine: Searcher, names: Names) -> Iterator[Less]:
    """The words that stand in the archive at all, where these are half of them or more."""
    words = [span for span, _ in _words(form, names)]
    absent = [span for span in words if not count_of(SearchForm(form.q[slice(*span)], literal=True), engine, names)]
    known = _without(form, absent)
    if known and 2 * len(absent) <= len(words) + len(FIELD.findall(form.q)):
        yield Less(Why.ABSENT, known)
        yield from _loosely(known, names, Why.ABSENT, Match.ARTICLE)


def _undated(form: SearchForm, engine: Searcher, names: Names) -> Iterator[Less]:
    """The month or the year of a day that is asked for, then any date."""
    day = re.search(r"\bdate:(\d{4})(-\d{2})?(-\d{2})?(?!\S)", form.q)
    year, month, of_month = day.groups() if day else ("", None, None)
    for wider in (f"{year}{month}" if of_month else "", year if month else ""):
        if day and wider:
            yield Less(Why.AROUND, replace(form, q=form.q.replace(day.group(), f"date:{wider}")))
    undated = replace(form, q=re.sub(r"\s*\bdate:\S+", "", form.q).strip())
    if undated.q:
        yield Less(Why.DATE, undated)
        yield from (replace(less, why=Why.DATE) for less in instead(undated, engine, names))


def _in_latin(form: SearchForm, names: Names) -> SearchForm:
    """The form with names of another script as fields, which mean those whose names sound so."""
    q = form.q
    for run in reversed(list(ANOTHER_SCRIPT.finditer(q))):
        found = [run] if names.sounding(run.group(), 1) else list(WORD.finditer(q, *run.span()))
        for name in reversed(found):
            if len(name.group()) > 1 and names.sounding(name.group(), 1):
                marked = f'"{name.group()}"' if " " in name.group() else name.group()
                q = f"{q[: name.start()]}entity:{marked}{q[name.end() :]}"
    return replace(form, q=q)


def _of_statements(form: SearchForm, names: Names) -> Iterator[Less]:
    """Statements that are not asserted, and what stands near, where somebody's words were asked for."""
    if not re.search(r"\b(?:said|speaker):", form.q) or "status:" in form.q:
        return
    yield Less(Why.STATUS, replace(form, q=f"{form.q} status:any"))
    plain = re.sub(r"\bsaid:", "", form.q)
    speaker = re.search(r'\bspeaker:("[^"]*"|\S+)', plain)
    if plain != form.q:
        yield Less(Why.NEAR_SPEAKER if speaker else Why.NARRATED, replace(form, q=plain))
    if speaker:
        words = f"{plain[: speaker.start()]}{speaker.group(1)}{plain[speaker.end() :]}"
        yield Less(Why.NEAR_SPEAKER, replace(form, q=words))
        yield Less(Why.NEAR_SPEAKER, replace(form, q=words, match=Match.ARTICLE))
        if plain != form.q:
            yield from _loosely(replace(form, q=plain), names, Why.MOST, Match.MOST)
            yield Less(Why.SPEAKER_ONLY, replace(form, q=speaker.group()))
            yield Less(Why.NAMED, replace(form, q=speaker.group(1)))
    elif plain != form.q:
        yield Less(Why.NARRATED, replace(form, q=plain, match=Match.ARTICLE))


def _words(form: SearchForm, names: Names) -> list[tuple[tuple[int, int], str]]:
    """The plain words of a query that are not negated: where they stand, and folded."""
    plain = [s for s in word_spans(form.q, names) if form.q[: s.start][-1:] not in ("-", ":")]
    return [((s.start, s.end), " ".join(t.text for t in tokenize(form.q[s.start : s.end]))) for s in plain]


def _without(form: SearchForm, spans: list[tuple[int, int]]) -> SearchForm | None:
    """The form without these parts of its query; None where that leaves nothing, or all."""
    q = form.q
    for start, end in reversed(spans):
        q = q[:start] + q[end:]
    q = " ".join(q.split())
    return replace(form, q=q) if spans and tokenize(q) else None


def _loosely(form: SearchForm, names: Names, why: Why, *matches: Match) -> Iterator[Less]:
    """The same words matched less strictly, where there are several; a compound is several."""
    if '"' not in form.q:
        form = replace(form, q=HYPHENATED[-1][0].sub(HYPHENATED[-1][1], form.q))
    try:
        node = parse(form.q, names).node
    except QueryError:
        return
    if sum(isinstance(part, TextNode) for part in (node.parts if isinstance(node, And) else ())) > 1:
        yield from (Less(why, replace(form, match=match)) for match in matches)
