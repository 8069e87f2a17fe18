"""How is an article laid out for its template: paragraphs in stretches, each statement with how one knows who spoke?"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from searchapp.answers import Named
from searchapp.article import ArticlePage, ArticlePart, Edition, Statement
from searchapp.domain import ParagraphKind, Span, Status
from searchapp.ports import Name
from searchapp.revisions import Rewording, rewordings
from searchapp.web.pieces import Stretch, stretches
from searchapp.web.voices import Palette, Voice, alike, given_voices, heard, voice_of


@dataclass(frozen=True, slots=True)
class Proof:
    """How the program knows who spoke: the statement with the texts that its spans point to."""

    voice: Voice
    statement: Statement
    quoted: str
    cue: str
    mention: str
    chain: tuple[str, ...]
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A paragraph laid out for the template.

    `given` are speakers whose words in it are not marked off, `proofs` those of the statements that begin in it;
    `alone` says that the names beside it leave nothing open, so that the text needs none.
    """

    id: int
    number: int
    kind: ParagraphKind
    second: float | None
    stretches: list[Stretch]
    given: list[Voice]
    proofs: tuple[Proof, ...]
    alone: bool

    def told(self, at: int) -> bool:
        """Whether the statement before this one names the same speaker in the same way."""
        return at > 0 and alike((self.proofs[at - 1].voice, self.proofs[at].voice))


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A speaker of the article, as sure as the surest statement, with the first one's id and how many there are."""

    voice: Voice
    count: int


class ArticleLayout:
    """An article on its way to the template; `editions` are all its versions where changes are to be shown."""

    def __init__(
        self, article: ArticlePage, names: Mapping[int, Name], marks: tuple[Span, ...], editions: Sequence[Edition]
    ) -> None:
        self.article = article
        self.editions = editions
        self.names = names
        self.palette = Palette()
        self.voices = [
            voice_of(statement, _named(statement.speaker, names), article.text, self.palette)
            for statement in sorted(article.statements, key=lambda s: s.segments)
        ]
        self.statements = {statement.id: statement for statement in article.statements}
        # By paragraph, so that an article of thousands of them takes no longer than their sum.
        self.voices_in: dict[int, dict[int, Voice]] = defaultdict(dict)
        self.marks_in: dict[int, list[Span]] = defaultdict(list)
        self.signs_in: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for voice in self.voices:
            for segment in voice.segments:
                self.voices_in[self._number(segment)][voice.id] = voice
        for mark in marks:
            self.marks_in[self._number(mark)].append(mark)
        for one in article.statements:
            for sign in (one.cue, one.mention, *one.chain):
                if sign:
                    self.signs_in[self._number(sign)].append((sign, one.id))

    def _number(self, span: Span) -> int:
        """The place among the paragraphs of the one in which a span begins."""
        return bisect_right(self.article.parts, span.start, key=lambda part: part.span.start) - 1

    def part(self, part: ArticlePart) -> ShownPart:
        """A paragraph laid out."""
        place = self._number(part.span)
        here = list(self.voices_in[place].values())
        given = [named for speaker in part.speakers if (named := _named(speaker, self.names))]
        given_here = given_voices(given, here, self.palette)
        return ShownPart(
            id=part.id,
            number=part.number,
            kind=part.kind,
            second=part.second,
            stretches=stretches(self.article.text, part.span, self.marks_in[place], here, self.signs_in[place]),
            given=given_here,
            proofs=tuple(self._proof(voice) for voice in here if voice.segments[0].within(part.span)),
            alone=alike([*given_here, *here]) and all(voice.segments[0].within(part.span) for voice in here),
        )

    def _proof(self, voice: Voice) -> Proof:
        statement = self.statements[voice.id]
        return Proof(
            voice=voice,
            statement=statement,
            quoted=self.article.words(statement),
            cue=self._text(statement.cue),
            mention=self._text(statement.mention),
            chain=tuple(self._text(link) for link in statement.chain),
            rewordings=rewordings(voice.id, self.editions),
        )

    def _text(self, span: Span | None) -> str:
        return self.article.text[span.start : span.end] if span else ""

    def legend(self, parts: list[ShownPart]) -> list[LegendLine]:
        """Who speaks in the article, in the order of appearance, the unknown last."""
        voices = [*self.voices, *(voice for part in parts for voice in part.given)]
        counts = Counter(voice.speaker for voice in voices)
        plain = heard(replace(voice, status=Status.ASSERTED, printed="") for voice in voices)
        return sorted((LegendLine(v, counts[v.speaker]) for v in plain), key=lambda line: line.voice.speaker is None)

    def mentioned(self) -> list[tuple[Named, int]]:
        """Who and what the article mentions, the most often mentioned first."""
        counts = Counter(named for entity, _ in self.article.mentions if (named := _named(entity, self.names)))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0].name))


def _named(entity: int | None, names: Mapping[int, Name]) -> Named | None:
    name = names.get(entity) if entity is not None else None
    return Named.of(name) if name else None
