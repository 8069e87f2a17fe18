"""How does Whoosh read our files? By a codec: where `whoosh.codec.base` says that an index's format belongs.

Dictionary, posting lists, columns and records stay as they lie; nothing is copied or converted before somebody asks.
"""

from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec, PerDocumentReader
from whoosh.codec.base import Segment as WhooshSegment

from searchapp.engines.whoosh.door.documents import Paragraphs, Statements
from searchapp.engines.whoosh.door.terms import Terms, paragraph_words, said_words
from searchapp.engines.whoosh.door.values import paragraph_values, statement_values
from searchapp.engines.whoosh.generation import open_segment
from searchapp.engines.whoosh.store.folder import Folder
from searchapp.engines.whoosh.store.segment import Segment
from searchapp.errors import IndexUnwritable

MAIN, STATEMENTS = "MAIN", "STATEMENTS"
"""The names of the two indexes; the first is what Whoosh opens where none is named."""


class PublishedSegment(WhooshSegment):  # type: ignore[misc]  # Whoosh has no types
    """A segment as Whoosh's list of segments holds it: the generation, its manifest's SHA-256, and its place in it."""

    def __init__(self, index: str, generation: str, digest: str, number: int, opened: Segment | None = None) -> None:
        super().__init__(index)
        self.segid = f"{generation}.{number}"
        self._manifest = generation, digest
        self._number = number
        self._opened = opened

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None}

    def codec(self) -> "PublishedCodec":
        return PublishedCodec()

    def opened(self, storage: Any = None) -> Segment:
        """Its files, under the folder of Whoosh's storage where it was unpickled. Raises IndexDamaged."""
        if self._opened is None:
            folder = Folder(Path(storage.folder))
            self._opened = open_segment(folder, folder.read_manifest(*self._manifest)["segments"][self._number])
        return self._opened

    def doc_count_all(self) -> int:
        """Asked by Whoosh's writers alone, before they write anything. Raises IndexUnwritable."""
        raise unwritable()


def unwritable() -> IndexUnwritable:
    """The error for whoever would write through Whoosh."""
    return IndexUnwritable(
        "A published index is never written through Whoosh; change the archive and run searchapp reindex."
    )


class PublishedCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads what is published; writes nothing."""

    def terms_reader(self, storage: Any, segment: PublishedSegment) -> Terms:
        opened = segment.opened(storage)
        if segment.indexname == STATEMENTS:
            return Terms(opened, {**said_words(opened), **statement_values(opened)})
        return Terms(opened, {**paragraph_words(opened), **paragraph_values(opened)})

    def per_document_reader(self, storage: Any, segment: PublishedSegment) -> PerDocumentReader:
        opened = segment.opened(storage)
        return Statements(opened) if segment.indexname == STATEMENTS else Paragraphs(opened)
