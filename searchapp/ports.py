"""Which small protocols do the flows know, so that engines and annotators can be exchanged?"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from searchapp.digest import Digest
from searchapp.domain import Annotation, Document, EntityKind, IndexedParagraph
from searchapp.found import Batch, Found
from searchapp.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is to be searchable, as of the archive's change number `seq`.

    `paragraphs` is read once, article by article; every paragraph of one article stands together, in order.
    `count` is their number, for progress.
    """

    seq: int
    paragraphs: Iterable[IndexedParagraph]
    count: int


class Searcher(Protocol):
    """What can be asked of one generation."""

    @property
    def deepest(self) -> int:
        """How many hits one can reach by a request's offset; those behind are reached by `scan` alone."""

    def search(self, request: SearchRequest) -> Found:
        """Answer the request from one generation, safe from any thread.

        Of an article that changes at this moment all is old or all is new. Raises IndexMissing before the first build,
        IndexDamaged where what is stored does not fit its checksum, EngineAway where the engine can't be reached.
        """

    def key_words(self, paragraph: int) -> Sequence[str]:
        """The words by which a paragraph (its id) differs most from all others, the most telling first.

        Empty for one that the generation does not hold.
        """

    def paragraphs(self) -> Iterator[IndexedParagraph]:
        """Everything that the generation holds, rebuilt from what is stored; an article's paragraphs stand together."""

    def digest(self, without: frozenset[str] = frozenset()) -> Digest:
        """Number and hashes of all paragraphs that the generation holds but those of these articles (ids)."""


@dataclass(frozen=True, slots=True)
class Live:
    """What is live: its name, the change number up to which it knows everything, when it was published, its bytes."""

    snapshot_id: str
    seq: int
    published: datetime.datetime
    size: int


class LiveSearcher(Searcher, Protocol):
    """What can be asked of the generation that is live, whichever that is."""

    def live(self) -> Live:
        """All that is to be told of the live generation, in one call that costs no more than a glance.

        Another process's change may show a second later. `published` is aware (UTC). Raises IndexMissing.
        """

    def scan(self, request: SearchRequest, after: str = "") -> Batch:
        """The next `request.limit` hits of a request, in the order of its pages, without counts.

        `after` is empty or a generation's name for the beginning, else an earlier batch's `after` or `before`; all
        batches are of one state of the index, also where it changes meanwhile, as long as one goes on within half a
        minute. Raises CursorGone where that state is no more, and what `search` raises.
        """


class SearchEngine(LiveSearcher, Protocol):
    """An index that is built beside the live one and published in one step."""

    def build(
        self, snapshot: Snapshot, verify: Callable[[Searcher], None], progress: Callable[[int], None] = ...
    ) -> None:
        """Index the snapshot beside the live generation, show it to `verify`, publish it if that raises nothing.

        `progress` is called with the number of paragraphs done so far. Raises IndexBusy where another process builds.
        After any exception the live generation is what it was.
        """

    def apply(self, upserts: Iterable[IndexedParagraph], deletes: Iterable[str], up_to_seq: int) -> None:
        """Replace the upserted articles whole in the live generation, and remove the deleted ones (ids).

        `upserts` hold all the paragraphs of each article that they touch. The change number moves last, and repeating
        is harmless: where this is interrupted, one does it again. An engine may do so also while another process
        builds, which knows nothing of it: what has changed is applied again then. Raises IndexBusy and IndexMissing.
        """

    def forget(self, patience: float = ...) -> bool:
        """Let nothing that is stored hold a word of what was deleted, earlier generations included.

        False where something still does after `patience` seconds, or may, as it is being built. Raises IndexBusy and
        IndexMissing.
        """

    def rollback(self, hidden: Callable[[int], Collection[str]]) -> Live:
        """Make the generation live again that the last `build` replaced, but for what must not be shown of it.

        `hidden` tells the articles (ids) of which one of this change number must show nothing. It has its own change
        number: what has changed since is applied as always. The one that was live is kept in its place. Raises
        IndexBusy, and IndexMissing where no earlier one is kept.
        """

    def kept(self) -> list[Live]:
        """The live generation and, behind it, the one to which `rollback` goes; empty before the first build."""
        ...

    def damages(self) -> list[str]:
        """A sentence for each damage to what is stored of the live generation; empty when whole."""


class Annotator(Protocol):
    """Finds who speaks and who is mentioned."""

    @property
    def version(self) -> str:
        """Changes whenever the same text could get other findings."""

    @property
    def description(self) -> str:
        """What people are told: the model or its absence, in one line."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation a document, in order."""


WHICH_ONE = "which one is not told"
"""The note of a name that is open."""


@dataclass(frozen=True, slots=True)
class Name:
    """What the registry says of an entity today: its display name, all it is called, its kind.

    `open` says that it is a single name of which no article tells who of its bearers is meant.

    `note` tells it apart where another entity bears the same name (a role, an outlet, years); else empty.
    `headline` is that of an article that names it, where others bear the name and there is no note.
    """

    id: int
    name: str
    kind: EntityKind
    variants: tuple[str, ...] = ()
    note: str = ""
    headline: str = ""
    open: bool = False

    @property
    def told_apart(self) -> str:
        """What a list of bearers of one name shows beside this one: the note, else the headline; empty for the rest."""
        return self.note or self.headline


class Names(Protocol):
    """The registry of names: the index knows ids only, so renaming or merging rewrites no document."""

    def names(self, ids: Iterable[int]) -> Mapping[int, Name]:
        """The names of these ids; a merged id gets the name of what it became; unknown ids are left out."""

    def find(self, text: str) -> frozenset[int]:
        """The (unmerged) ids that bear this name or variant, compared without case, accents and honorifics."""

    def suggest(self, beginning: str, limit: int) -> tuple[Name, ...]:
        """Names of which a word begins so, the most mentioned first."""

    def sounding(self, text: str, limit: int, exactly: bool = False) -> tuple[Name, ...]:
        """Names of which words are these or may be other spellings of them, those of most articles first.

        `exactly`: names of which a word is this one.
        """

    def spellings(self, word: str) -> tuple[str, ...]:
        """How people's names spell this word too, as written, the most frequent first; nothing for ordinary words."""

    def aliases(self) -> Mapping[int, int]:
        """Every merged id, with the id that it became (never a chain)."""
