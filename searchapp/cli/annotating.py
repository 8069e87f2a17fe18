"""searchapp annotate, searchapp explain: what does the annotator find, and why?"""

import json
import re
from collections.abc import Iterator
from typing import TextIO

import click
from rich.console import Console
from rich.text import Text

from searchapp.annotate import to_record
from searchapp.article import ArticlePage, Statement
from searchapp.cli.console import say, services
from searchapp.domain import PARAGRAPH_BREAK, Document, Span
from searchapp.errors import ArchiveError, RefusedInput
from searchapp.people.described import describe_entity
from searchapp.ports import Annotator
from searchapp.readers.language import language_of, or_usual
from searchapp.settings import load_settings
from searchapp.wiring import Services

_AT_ONCE = 40
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta")


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@click.pass_context
def annotate(context: click.Context, file: TextIO) -> None:
    """Annotate JSONL records (id and text, or title and body; "-" is stdin) and print JSONL; the archive is untouched.

    Every span counts code points of the record's text, or of title, blank line and body.
    """
    opened = Services(load_settings())
    annotator, usual = opened.annotator, opened.settings.archive_language
    refused = 0
    batch: list[tuple[str, Document]] = []
    for number, line in enumerate(file, start=1):
        try:
            batch.extend(_documents(line, f"{file.name}:{number}", usual))
        except RefusedInput as refusal:
            say(str(refusal))
            refused += 1
        if len(batch) >= _AT_ONCE:
            _print_findings(annotator, batch)
            batch.clear()
    _print_findings(annotator, batch)
    context.exit(1 if refused else 0)


@click.command()
@click.argument("article")
def explain(article: str) -> None:
    """Print ARTICLE (its id) with each quotation in the colour of its speaker, and how the program knows who spoke."""
    with services() as opened:
        page = opened.archive.article(article)
        if page is None:
            raise ArchiveError(f"{article}: the archive has no article with this id.")
        ids = {s.speaker for s in page.statements if s.speaker is not None}
        names = {i: name.name for i, name in opened.archive.registry.names(ids).items()}
    console = Console(highlight=False, soft_wrap=True)
    colours = _colours(page)
    text = Text(page.text)
    for statement in page.statements:
        for segment in statement.segments:
            text.stylize(colours[statement.speaker], segment.start, segment.end)
    console.print(text, end="\n\n")
    for statement in page.statements:
        console.print(Text.assemble((f"q{statement.id} ", "dim"), *_why(page, statement, names, colours)))


def _documents(line: str, where: str, usual: str | None) -> Iterator[tuple[str, Document]]:
    if not line.strip():
        return
    try:
        record = json.loads(line)
    except ValueError as error:
        raise RefusedInput(where, f"this is no JSON ({error}).") from None
    if not isinstance(record, dict):
        raise RefusedInput(where, "this is no JSON object.")
    title, body = record.get("title"), record.get("text")
    if body is None and isinstance(record.get("body"), str):
        body = PARAGRAPH_BREAK.join(part for part in (title, record["body"]) if isinstance(part, str) and part)
    if not isinstance(body, str) or not body.strip():
        raise RefusedInput(where, "the record has no text.")
    lang = record.get("lang")
    yield str(record.get("id", where)), _document(body, title if isinstance(title, str) else "", lang, usual)


def _document(text: str, title: str, lang: object, usual: str | None) -> Document:
    spans = tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))
    headed = bool(title.strip()) and text.lstrip().casefold().startswith(title.strip().casefold()[:60])
    told = language_of(text, lang if isinstance(lang, str) else None)
    return Document(text, spans, or_usual(told, text, usual), headed)


def _print_findings(annotator: Annotator, batch: list[tuple[str, Document]]) -> None:
    annotations = annotator.annotate(document for _, document in batch)
    for (name, document), annotation in zip(batch, annotations, strict=True):
        record = to_record(name, annotation)
        for entity, told in zip(annotation.entities, record["entities"], strict=True):
            roles = describe_entity(document, entity).roles
            told["roles"] = [{"text": role.text, "start": role.span.start, "end": role.span.end} for role in roles]
        record["lang"] = document.lang
        record["paragraphs"] = [[span.start, span.end] for span in document.paragraphs]
        click.echo(json.dumps(record, ensure_ascii=False))


def _colours(page: ArticlePage) -> dict[int | None, str]:
    """The style of each speaker's words and name, in the order in which they speak; None stands for nobody known."""
    speakers = dict.fromkeys(s.speaker for s in page.statements if s.speaker is not None)
    return {None: "dim italic", **{speaker: _COLOURS[at % len(_COLOURS)] for at, speaker in enumerate(speakers)}}


def _why(
    page: ArticlePage, statement: Statement, names: dict[int, str], colours: dict[int | None, str]
) -> Iterator[tuple[str, str]]:
    def said(span: Span) -> str:
        return f"“{page.text[span.start : span.end]}”"

    speaker = "unknown" if statement.speaker is None else names.get(statement.speaker, f"e{statement.speaker}")
    yield speaker, f"bold {colours[statement.speaker]}"
    yield f" · {statement.band} ({statement.confidence:.2f}) · {statement.status} · {statement.type}", ""
    yield f" · rule {statement.rule} · {statement.origin}\n", ""
    chain = [span for span in (statement.mention, *statement.chain) if span]
    if statement.cue or chain:
        yield f"    cue {said(statement.cue) if statement.cue else 'none'}", "dim"
        yield f" · {' → '.join(said(span) for span in chain) or 'no mention'}\n", "dim"
    first, last = statement.segments[0].start, statement.segments[-1].end
    yield f"    {page.text[first:last]}", ""
