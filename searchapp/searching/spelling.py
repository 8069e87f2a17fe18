"""What may have been meant, or what is it called elsewhere? Only words that the archive itself holds are offered."""

from collections import Counter
from dataclasses import replace

from searchapp.analysis import tokenize
from searchapp.answers import SearchForm
from searchapp.names import fold_name
from searchapp.people.naming import other_spelling, spelt
from searchapp.people.readings import readings
from searchapp.ports import Names, Searcher
from searchapp.query import word_spans
from searchapp.request import Fuzzy, SearchRequest, Word

SHORTEST = 4
"""Shorter words have too many neighbours for any of them to be likely."""

OFFERED = 3
"""So many other spellings of names are offered at most."""

RARE = 20
"""A word of so many paragraphs at most may be a misspelt one of many more."""

MUCH_MORE = 8
"""So many times more."""

LOOKED_AT = 20
"""How many paragraphs with a similar word are looked at for its most frequent spelling."""


def did_you_mean(form: SearchForm, engine: Searcher, names: Names, rarest: int = 0) -> SearchForm | None:
    """The same search with each word that nobody wrote replaced by the likeliest similar one; None where there is none.

    So are words that stand in at most `rarest` paragraphs, where one that sounds the same stands in many more.
    Raises IndexMissing and IndexDamaged.
    """
    q = form.q
    for span in reversed(word_spans(q, names)):  # from behind, so that the places before stay where they are
        better = _better(form.q[span.start : span.end], engine, names, rarest)
        if better:
            q = q[: span.start] + better + q[span.end :]
    return replace(form, q=q, page=1) if q != form.q else None


def also_written(form: SearchForm, names: Names) -> tuple[tuple[str, SearchForm], ...]:
    """Other spellings of the names in a query that the archive knows, each with the search that finds both.

    Of words that stand in quotation marks, none: there the very form is meant.
    """
    offers = []
    for span in word_spans(form.q, names):
        word = form.q[span.start : span.end]
        if len(word) >= SHORTEST and (span.start == 0 or form.q[span.start - 1] not in ":-"):
            others = [(other, other) for other in names.spellings(word)[:OFFERED]]
            if readings(word):
                others += [(one.name, f"entity:{word}") for one in names.sounding(word, 1)]
            for other, written in others:
                q = f"{form.q[: span.start]}({word} OR {written}){form.q[span.end :]}"
                offers.append((other, replace(form, q=q, page=1)))
    return tuple(offers[:OFFERED])


def _better(word: str, engine: Searcher, names: Names, rarest: int) -> str | None:
    if len(word) < SHORTEST or len(tokenize(word)) != 1:
        return None
    own = engine.search(_asking(Word(word), 1)).total
    if own > rarest:
        return None
    found = engine.search(_asking(Fuzzy(word), LOOKED_AT)).hits
    written = Counter(hit.paragraph.text[m.start : m.end].lower() for hit in found for m in hit.marks)
    written.update(hit.paragraph.title[m.start : m.end].lower() for hit in found for m in hit.title_marks)
    if own:
        written = Counter({text: count for text, count in written.items() if other_spelling(text, word.lower())})
        often = max(written, key=lambda text: engine.search(_asking(Word(text), 1)).total, default=word)
        return often if engine.search(_asking(Word(often), 1)).total >= MUCH_MORE * own else None
    if written:
        return min(written, key=lambda text: (-written[text], text))
    # The word of a name that may be this word in another spelling, further away than a few letters.
    others = (spelt(word, variant) for name in names.sounding(word, 1) for variant in (name.name, *name.variants))
    return next((other for other in others if other is not None and other != fold_name(word)), None)


def _asking(node: Word | Fuzzy, limit: int) -> SearchRequest:
    return SearchRequest(query=node, limit=limit, counted=frozenset())
