"""Small invented archives and requests, generated."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from hypothesis import strategies as st

from searchapp.analysis import tokenize
from searchapp.domain import (
    Band,
    CivilDate,
    DateOrigin,
    EntityKind,
    EntityRef,
    IndexedParagraph,
    IndexedQuote,
    ParagraphKind,
    QuoteType,
    Span,
    Status,
)
from searchapp.fields import Facet
from searchapp.request import (
    And,
    ArticleIs,
    Choice,
    DateIn,
    EntityIs,
    Everything,
    Fuzzy,
    HasStatement,
    InTitle,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    Scope,
    SearchRequest,
    SomeOf,
    Sort,
    SpeakerIs,
    TextNode,
    ValueIs,
    Word,
)

VOCABULARY = (
    "harbour harbours harbor ferry ferries port ports Tarn Tarn's well-known don’t 3,000 1.13 U.S. naïve naive "
    "AIDS aids covid19 C++ لغزة غزة minister ministers ministry budget budgets council l'accord Karsholm"
).split()
LOUD = "AIDS PORT HARBOUR"
SPEAKERS = (11, 12, 13, 14)
ENTITIES = (11, 21, 22, 23)
LANGS = ("en", "en", "en", "fr", "de", None)
BYLINES = ("Jo Marsh", "Jo Marsh and Ed Low", None)
SOURCES = ("Tarn Post", "TARN POST", "Averne Courier", None)
DATES = ("2023", "2024", "2024-02", "2024-02-28", "2024-03-05", "2024-03-05", None)

texts = st.one_of(st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join), st.just(LOUD))


@st.composite
def quotes(draw: st.DrawFn, text: str, number: int) -> IndexedQuote:
    """A quotation of one or two segments, on token borders or not."""
    borders = sorted({0, len(text), *(t.start for t in tokenize(text)), *(t.end for t in tokenize(text))})
    cuts = sorted(draw(st.lists(st.sampled_from(borders), min_size=2, max_size=4)))
    segments = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    return IndexedQuote(
        id=number,
        segments=tuple(segments) or (Span(0, max(1, len(text))),),
        type=draw(st.sampled_from(QuoteType)),
        status=draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.DENIED])),
        speaker=draw(st.sampled_from([*SPEAKERS, None])),
        band=draw(st.sampled_from(Band)),
        cue=draw(st.sampled_from([None, Span(0, 1)])),
    )


@st.composite
def articles(
    draw: st.DrawFn, name: str, first_id: int, bodies: st.SearchStrategy[str] = texts
) -> list[IndexedParagraph]:
    """An article of one to three paragraphs."""
    title = draw(bodies)
    lang, source = draw(st.sampled_from(LANGS)), draw(st.sampled_from(SOURCES))
    date, byline = draw(st.sampled_from(DATES)), draw(st.sampled_from(BYLINES))
    published = (
        None if date is None else CivilDate(date, DateOrigin.TEXT, None if len(date) < 10 else f"{date}T01:00:00Z")
    )
    result = []
    for number in range(draw(st.integers(1, 3))):
        text = title if number == 0 else draw(bodies)
        said = [draw(quotes(text, first_id * 10 + i)) for i in range(draw(st.integers(0, 2)))] if text else []
        asserted = {q.speaker for q in said if q.status is Status.ASSERTED and q.speaker is not None}
        given_ = draw(st.sets(st.sampled_from(SPEAKERS), max_size=1))
        mentioned = draw(
            st.lists(st.tuples(st.sampled_from(ENTITIES), st.sampled_from(EntityKind)), max_size=3, unique=True)
        )
        result.append(
            IndexedParagraph(
                id=first_id + number,
                article=name,
                number=number,
                title=title,
                text=text,
                lang=lang,
                source=source,
                published=published,
                url=None,
                quotes=tuple(said),
                speakers=tuple(asserted | given_),
                entities=tuple(EntityRef(i, k) for i, k in mentioned),
                byline=byline,
                kind=draw(st.sampled_from((ParagraphKind.TEXT, ParagraphKind.CAPTION))),
            )
        )
    return result


@st.composite
def archives(draw: st.DrawFn) -> list[IndexedParagraph]:
    """Up to five articles."""
    return [p for n in range(draw(st.integers(0, 5))) for p in draw(articles(f"a{n}", 100 * n + 1))]


words = st.sampled_from([*VOCABULARY, "HARBOUR", "absent", "us"])
text_nodes: st.SearchStrategy[TextNode] = st.one_of(
    words.map(Word),
    st.builds(
        lambda w, exact, between: Phrase(" ".join(w), exact, between),
        st.lists(words, min_size=1, max_size=3),
        st.booleans(),
        st.sampled_from([0, 0, 2]),
    ),
    st.sampled_from(["ha", "por", "min", "ferr", "well-kn", "3"]).map(Prefix),
    st.sampled_from(["harbor", "ferri", "covid", "ministre", "prot", "minstries"]).map(Fuzzy),
)
ids = st.frozensets(st.sampled_from([*SPEAKERS, None, 99]), max_size=2)
days = st.one_of(st.none(), st.dates(datetime.date(2022, 12, 1), datetime.date(2024, 12, 31)))
leaves: st.SearchStrategy[Node] = st.one_of(
    text_nodes,
    text_nodes.map(InTitle),
    text_nodes.map(Said),
    text_nodes.map(Said),
    ids.map(SpeakerIs),
    st.frozensets(st.sampled_from([*ENTITIES, 99]), max_size=2).map(EntityIs),
    st.builds(
        ValueIs, st.just(Facet.SOURCE), st.sampled_from(["tarn post", "Averne Courier", "post", "none"]), st.booleans()
    ),
    st.builds(ValueIs, st.sampled_from([Facet.LANG, Facet.BYLINE]), st.sampled_from(["en", "marsh", "Jo"])),
    st.builds(SomeOf, st.lists(text_nodes, min_size=1, max_size=3).map(tuple), st.integers(1, 3), st.booleans()),
    st.frozensets(st.sampled_from(["a0", "a1", "zz"])).map(ArticleIs),
    st.builds(DateIn, days, days),
    st.just(HasStatement()),
    st.just(Everything()),
)


def _trees(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(And), several.map(Or), inner.map(Not))


queries = st.recursive(leaves, _trees, max_leaves=6)


def choices(values: Callable[[], st.SearchStrategy[int | str | None]]) -> st.SearchStrategy[Choice]:
    """A choice of at most two values, at most one excluded."""
    return st.builds(Choice, st.frozensets(values(), max_size=2), st.frozensets(values(), max_size=1))


facet_choices = st.fixed_dictionaries(
    {},
    optional={
        Facet.SPEAKER: choices(lambda: st.sampled_from([*SPEAKERS, None])),
        Facet.ENTITY: choices(lambda: st.sampled_from(ENTITIES)),
        Facet.SOURCE: choices(lambda: st.sampled_from(["Tarn Post", "Averne Courier", None])),
        Facet.YEAR: choices(lambda: st.sampled_from(["2023", "2024", None])),
        Facet.LANG: choices(lambda: st.sampled_from(["en", "fr", None])),
        Facet.BYLINE: choices(lambda: st.sampled_from(["Jo Marsh", None])),
    },
)
requests = st.builds(
    SearchRequest,
    query=queries,
    choices=facet_choices,
    dates=st.one_of(st.none(), st.builds(DateIn, days, days)),
    sort=st.sampled_from(Sort),
    offset=st.sampled_from([0, 0, 1, 3]),
    limit=st.sampled_from([20, 2, 0]),
    counted=st.one_of(st.just(frozenset(Facet)), st.frozensets(st.sampled_from(Facet))),
    facet_limit=st.sampled_from([50, None, 1]),
    dated=st.booleans(),
    aliases=st.sampled_from([{}, {}, {12: 11}, {11: 13, 22: 21}, {14: 99}]),
    statuses=st.sampled_from(
        [frozenset({Status.ASSERTED}), frozenset({Status.DENIED}), frozenset({Status.ASSERTED, Status.DENIED})]
    ),
    scope=st.sampled_from([Scope.PARAGRAPHS, Scope.PARAGRAPHS, Scope.HEADLINES]),
    preferred=st.lists(st.tuples(queries, st.sampled_from([1.5, 1.25])), max_size=1).map(tuple),
    headlines=st.booleans(),
)
