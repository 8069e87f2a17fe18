"""How is a list of hits written: headlines with their paragraphs, who speaks beside each? As HTML, in Python.

A page has twenty of them: by a template they took twice the time.
"""

from collections.abc import Sequence
from functools import lru_cache

from flask_babel import ngettext
from markupsafe import Markup, escape

from searchapp.answers import Hit
from searchapp.domain import ParagraphKind
from searchapp.fields import caption
from searchapp.web.hit_layout import ShownHit, Story
from searchapp.web.language import direction
from searchapp.web.quoted import flow, speaker_name, spoken_by, word
from searchapp.web.show import day, noted, number
from searchapp.web.urls import article_url
from searchapp.web.voices import Voice

HEADLINE, UNDATED, CAPTION = caption("headline"), caption("undated"), caption("Caption")
WHO, EVIDENCE = caption("Who speaks"), caption("evidence")
HERE, WHOLE = caption("This paragraph in its article"), caption("whole paragraph")

OPEN = 4
"""So many paragraphs of an article are shown; the others unfold."""


def hit_list(stories: Sequence[Story], q: str) -> Markup:
    """The hits under their headlines; their links mark the words of `q`."""
    written = "".join(_story(story, q) for story in stories)
    return Markup(f'<ol class="stories">\n{written}</ol>\n')  # noqa: S704  # escaped where it is put in


def _story(story: Story, q: str) -> str:
    first = story[0].hit
    rows = [_row(one, q, at > 0) for at, one in enumerate(story)]
    rest = _folded(rows[OPEN:]) if len(rows) > OPEN else ""
    return (
        f'<li><article class="story">\n<header class="row">\n<h2 {_written_in(first.lang)}>'
        f'<a class="stop" href="{_link(first, q)}">{flow(story[0].title)}</a></h2>\n'
        f"{_meta(story)}</header>\n{''.join(rows[:OPEN])}{rest}</article></li>\n"
    )


@lru_cache(100)
def _written_in(lang: str | None) -> str:
    return f'dir="{direction(lang)}" lang="{escape(lang or "")}"'


def _link(hit: Hit, q: str) -> str:
    return escape(article_url(hit.article, q, hit.number))


def _meta(story: Story) -> str:
    first = story[0].hit
    source = f' <span class="source"><bdi>{escape(first.source)}</bdi></span>' if first.source else ""
    alone = f" <span>{word(HEADLINE)}</span>" if len(story) == 1 and not first.number else ""
    when = _time(first) or f"<span>{word(UNDATED)}</span>"
    return f'<p class="meta">{when}{source}{alone}</p>\n'


def _time(hit: Hit) -> str:
    date = hit.published
    return f'<time datetime="{escape(date.value)}">{escape(day(date))}</time>' if date else ""


def _folded(rows: Sequence[str]) -> str:
    more = ngettext(
        "%(shown)s more paragraph of this article", "%(shown)s more paragraphs of this article",
        len(rows), shown=number(len(rows)),
    )  # fmt: skip
    return f'<details class="rest"><summary>{more}</summary>\n{"".join(rows)}</details>\n'


def _row(one: ShownHit, q: str, linked: bool) -> str:
    """A paragraph with who speaks in it; `linked` leads to it, since the headline leads to the first one."""
    if not (one.hit.number or one.copies or one.elsewhere):
        return ""
    who = ""
    if one.who:
        told = "".join(_speaker(voice, one.hit, q) for voice in one.who)
        who = f'<ul class="who" aria-label="{word(WHO)}">\n{told}</ul>\n'
    words = _words(one, q, linked) if one.hit.number else ""
    words += _copies(one, q) + _elsewhere(one, q, linked)
    return f'<div class="hit row">\n{who}<div class="words">\n{words}</div>\n</div>\n'


def _speaker(voice: Voice, hit: Hit, q: str) -> str:
    note = (
        f" <small><bdi>{escape(noted(voice.speaker.note))}</bdi></small>"
        if voice.speaker and voice.speaker.note
        else ""
    )
    why = ""
    if voice.id:
        name, at = speaker_name(voice), escape(article_url(hit.article, q, statement=voice.id))
        why = f' <a class="why" href="{at}">{word(EVIDENCE)}<span class="unseen"> – {name}</span></a>'
    return f"<li>{spoken_by(voice)}{note}{why}</li>\n"


def _words(one: ShownHit, q: str, linked: bool) -> str:
    hit, written_in = one.hit, _written_in(one.hit.lang)
    kind = f'<p class="kind">{word(CAPTION)}</p>\n' if hit.kind is ParagraphKind.CAPTION else ""
    before, behind = "… " * one.cut_before, " …" * one.cut_behind
    shown = flow(one.text if one.passage is None else one.passage, one.alone)
    go = (
        f'&#160;<a class="go stop" href="{_link(hit, q)}" aria-label="{word(HERE)}">¶</a>'
        if linked or not one.text else ""
    )  # fmt: skip
    whole = (
        f'<details class="whole"><summary>{word(WHOLE)}</summary>'
        f'<p class="text" {written_in}>{flow(one.text, one.alone)}</p></details>\n'
        if one.passage is not None and one.text else ""
    )  # fmt: skip
    return f'{kind}<p class="text" {written_in}>{before}{shown}{behind}{go}</p>\n{whole}'


def _copies(one: ShownHit, q: str) -> str:
    if not one.copies:
        return ""
    count = ngettext("+%(num)s copy", "+%(num)s copies", len(one.copies))
    copies = "".join(
        f'<li><a href="{_link(copy, q)}"><bdi>{escape(copy.source or copy.title)}</bdi></a>'
        f"{f' · <bdi>{_time(copy)}</bdi>' if copy.published else ''}</li>"
        for copy in one.copies
    )
    return f'<details class="copies"><summary>{count}</summary>\n<ul>{copies}</ul></details>\n'


def _elsewhere(one: ShownHit, q: str, linked: bool) -> str:
    if linked or not one.elsewhere:
        return ""
    told = ngettext(
        "%(shown)s more article carries the same text", "%(shown)s more articles carry the same text",
        one.elsewhere, shown=number(one.elsewhere),
    )  # fmt: skip
    return f'<p class="copies"><a href="{escape(article_url(one.hit.article, q))}#copies">{told}</a></p>\n'
