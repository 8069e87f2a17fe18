"""How do files become articles of the archive? Read them, keep what is new, answer for what is refused."""

import datetime
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from searchapp.archive import Archive, Outcome
from searchapp.errors import RefusedInput
from searchapp.readers.language import or_usual
from searchapp.readers.mending import judged
from searchapp.reading import ReadArticle, Reading, Remark

_BATCH = 100


@dataclass(slots=True)
class Summary:
    """What adding came to: how many records were read and what became of them, with every refusal and remark."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[RefusedInput] = field(default_factory=list)
    remarks: dict[Remark, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taking:
    """How articles are taken in: the archive's usual language, if it has one, and whether garbled text is mended."""

    language: str | None = None
    mend: bool = False


def add(
    archive: Archive,
    readings: Iterable[Reading],
    on_refusal: Callable[[RefusedInput], None] = lambda _: None,
    taking: Taking = Taking(),
) -> Summary:
    """Keep every article that was read. A refusal stops nothing: it is told at once and counted.

    Articles are kept in batches of 100: what was added before an interruption stays.
    """
    summary, run = Summary(), archive.new_run()
    waiting = iter(readings)
    while batch := list(itertools.islice(waiting, _BATCH)):
        articles = [taken(reading, taking) for reading in batch if isinstance(reading, ReadArticle)]
        outcomes: list[Outcome | RefusedInput] = [r for r in batch if isinstance(r, RefusedInput)]
        outcomes += archive.add(run, articles)
        summary.read += len(outcomes)
        summary.new += outcomes.count(Outcome.NEW)
        summary.changed += outcomes.count(Outcome.CHANGED)
        summary.unchanged += outcomes.count(Outcome.UNCHANGED)
        refused = [outcome for outcome in outcomes if isinstance(outcome, RefusedInput)]
        summary.refused += refused
        for refusal in refused:
            on_refusal(refusal)
        archive.keep_refusals(refused, [article.original.where for article in articles])
        for remark in (remark for article in articles for remark in article.remarks):
            summary.remarks[remark] = summary.remarks.get(remark, 0) + 1
    return summary


def taken(article: ReadArticle, taking: Taking) -> ReadArticle:
    """The article as it is kept, with remarks on what is to be known of it."""
    article = judged(article, taking.mend)
    lang = or_usual(article.lang, article.text, taking.language)
    if lang is not None and lang != article.lang:
        article = replace(article, lang=lang, remarks=(*article.remarks, Remark("language", lang)))
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    if article.published and article.published.first_day > tomorrow:
        article = replace(article, remarks=(*article.remarks, Remark("future")))
    return article
