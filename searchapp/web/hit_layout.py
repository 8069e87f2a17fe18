"""How are the hits of a search laid out for the templates: folded copies, long paragraphs cut around the passage?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from searchapp.analysis import words
from searchapp.answers import By, Hit, SearchPage
from searchapp.domain import CopyGroup, Span
from searchapp.web.kept import known
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.services import services
from searchapp.web.voices import Palette, Voice, alike, given_voices, heard, voice_of

LONG = 1000
"""From how many characters on a paragraph is cut."""

UNFOLDED = 20_000
"""Of how many characters at most the whole unfolds; what is longer is read in its article."""

BEFORE, AFTER = 250, 550
"""How many characters are left before and behind the beginning of the passage."""

ALIKE = 0.8
"""How many of the words of two paragraphs have to be the same (Jaccard) for one to be a copy of the other."""

Laid = list[Stretch]


@dataclass(slots=True)
class ShownHit:
    """A hit laid out for the template.

    `text` is the whole paragraph (nothing of a very long one), `passage` what is shown of a long one (None where it is
    shown whole); `who` speaks in what is shown, each once, first those whose words are not marked off; `alone` says
    that one name says it all.
    `copies` are the same paragraph as other articles of the page print it, `elsewhere` tells how many further articles
    carry the article's text, found or not.
    """

    hit: Hit
    title: Laid
    text: Laid
    passage: Laid | None
    cut_before: bool
    cut_behind: bool
    who: list[Voice]
    alone: bool
    copies: list[Hit] = field(default_factory=list)
    elsewhere: int = 0


Story = list[ShownHit]
"""Hits that stand under one headline: those of one article, or a single one."""


def stories(found: SearchPage) -> list[Story]:
    """The hits of a page, laid out, as the form wants them: each for itself, or under its article.

    Articles come in the order of their first hits, an article's paragraphs as they were found; but a hit that is the
    headline itself comes first, since the headline shows it.
    """
    shown = laid_out(found)
    if found.form.by is By.PARAGRAPH:
        return [[one] for one in shown]
    by_article: dict[str, Story] = {}
    for one in shown:
        by_article.setdefault(one.hit.article, []).append(one)
    return [sorted(story, key=lambda one: one.hit.number > 0) for story in by_article.values()]


def laid_out(found: SearchPage) -> list[ShownHit]:
    """Every hit of a page laid out, copies of one paragraph folded into the earliest; a speaker has one colour."""
    groups = _groups({hit.article for hit in found.hits})
    palette = Palette()
    shown = []
    for first, *copies in _folded(found.hits, groups):
        laid = _laid(first, palette)
        laid.copies = copies
        if first.article in groups:
            laid.elsewhere = len(groups[first.article].members) - 1 - len(copies)
        shown.append(laid)
    return shown


def _groups(articles: set[str]) -> dict[str, CopyGroup]:
    """The groups of those of these articles that have copies."""
    answers = known()
    absent = [article for article in articles if ("copies", article) not in answers]
    if absent:
        found = services().copies(absent)
        answers.update({("copies", article): found.get(article) for article in absent})
    return {article: group for article in articles if (group := answers["copies", article])}


def _folded(hits: Sequence[Hit], groups: Mapping[str, CopyGroup]) -> list[list[Hit]]:
    """The hits in their order, each with its copies; of these the earliest article's comes first."""
    folds: list[list[Hit]] = []
    for hit in hits:
        fold = next((fold for fold in folds if _is_copy(hit, fold[0], groups)), None)
        if fold is None:
            folds.append([hit])
        else:
            fold.append(hit)
    for fold in folds:
        if len(fold) > 1:
            order = groups[fold[0].article].members
            fold.sort(key=lambda hit: order.index(hit.article))
    return folds


def _is_copy(one: Hit, other: Hit, groups: Mapping[str, CopyGroup]) -> bool:
    group = groups.get(one.article)
    if group is None or other.article == one.article or other.article not in group.members:
        return False
    these, those = set(words(one.text)), set(words(other.text))
    return len(these & those) >= ALIKE * len(these | those)


def _laid(hit: Hit, palette: Palette) -> ShownHit:
    voices = [voice_of(quote, quote.speaker, hit.text, palette) for quote in hit.quotes]
    whole = Span(0, len(hit.text))
    window = _window(hit) if len(hit.text) > LONG else whole
    here = given_voices(hit.speakers, voices, palette)
    here += voices if window is whole else [v for v in voices if any(s.overlaps(window) for s in v.segments)]
    return ShownHit(
        hit=hit,
        title=stretches(hit.title, Span(0, len(hit.title)), hit.title_marks, []),
        text=stretches(hit.text, whole, hit.marks, voices) if len(hit.text) <= UNFOLDED else [],
        passage=None if window is whole else stretches(hit.text, window, hit.marks, voices),
        cut_before=window.start > 0,
        cut_behind=window.end < len(hit.text),
        who=heard(here) if len(here) > 1 else here,
        alone=len(here) < 2 or alike(here),
    )


def _window(hit: Hit) -> Span:
    """The part of a long paragraph that is shown: what stands around the passage that was found."""
    found = [quote.segments[0].start for quote in hit.quotes if quote.matched] or [mark.start for mark in hit.marks]
    at = min(found, default=0)
    start = hit.text.find(" ", at - BEFORE) + 1 if at > BEFORE else 0
    end = hit.text.rfind(" ", 0, at + AFTER)
    return Span(min(start, at), end if end > at else len(hit.text))
