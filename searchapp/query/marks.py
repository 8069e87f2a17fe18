"""Where in a whole article do a query's words stand?

Engines mark the paragraphs that they find; an article's page shows the paragraphs around them too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from searchapp.analysis import Token, forms, is_capitals, shouts, stem, tokenize, within_edits
from searchapp.domain import Span
from searchapp.request import And, Fuzzy, InTitle, Node, Or, Phrase, Prefix, Said, SomeOf, TextNode, Word


def article_marks(node: Node, text: str, lang: str | None, title: Span, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of `text` that the query's words match, in order, without overlap.

    Words of `title:` count inside the headline's span `title` only, those of `said:` inside one of `quotes` only;
    negated words don't count. Spans count code points, end exclusive.
    """
    tokens = tokenize(text)
    stems = [stem(token.text, lang) for token in tokens]
    found: set[Span] = set()
    for part, places in _wanted(node, title, quotes):
        spans = _occurrences(part, text, tokens, stems, lang)
        found.update(s for s in spans if places is None or any(s.within(place) for place in places))
    return _without_overlap(found)


def _wanted(node: Node, title: Span, quotes: Sequence[Span]) -> Iterator[tuple[TextNode, Sequence[Span] | None]]:
    """Every positive word or phrase, with the places in which alone it counts."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part, title, quotes)
        case InTitle(part):
            yield part, [title]
        case Said(part):
            yield part, quotes
        case SomeOf(parts):
            yield from ((part, None) for part in parts)
        case Word() | Phrase() | Prefix() | Fuzzy():
            yield node, None


def _occurrences(node: TextNode, text: str, tokens: list[Token], stems: list[str], lang: str | None) -> Iterator[Span]:
    *before, last = [token.text for token in tokenize(node.text)]
    fits = _last_test(node, last, lang, alone=not before)
    exact = isinstance(node, Phrase) and node.capitals
    if exact and shouts(text):
        return
    wanted = [exact and is_capitals(node.text[piece.start : piece.end]) for piece in tokenize(node.text)]
    for index in range(len(before), len(tokens)):
        first = index - len(before)
        if exact and any(
            w and not is_capitals(text[t.start : t.end]) for w, t in zip(wanted, tokens[first : index + 1], strict=True)
        ):
            continue
        if fits(tokens[index].text, stems[index]) and all(
            tokens[index - len(before) + i].text == word for i, word in enumerate(before)
        ):
            yield Span(tokens[index - len(before)].start, tokens[index].end)


def _last_test(node: TextNode, last: str, lang: str | None, alone: bool) -> Callable[[str, str], bool]:
    """How a node's last token (with its stem) is compared; the ones before it are compared exactly."""
    match node:
        case Word() if alone:
            wanted = {stem(form, lang) for form in forms(last)}
            return lambda _, stemmed: stemmed in wanted
        case Prefix():
            return lambda token, _: token.startswith(last)
        case Fuzzy():
            return lambda token, _: within_edits(last, token)
        case _:
            return lambda token, _: token == last


def _without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
