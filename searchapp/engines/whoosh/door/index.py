"""How does somebody who knows Whoosh open what is published?

    from searchapp.engines.whoosh import open_index

    paragraphs, statements = open_index(home)
    with paragraphs.searcher() as searcher:
        hits = searcher.search(QueryParser("text", paragraphs.schema).parse("harbour"))

`open_index` checks the manifest by its SHA-256 and unpickles nothing. `whoosh.index.open_dir(home / "index")` (for
statements with `"STATEMENTS"` behind it) works too; it unpickles what it finds in the folder, so trust the folder.
"""

from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, Index
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from searchapp.engines.whoosh.door.codec import MAIN, STATEMENTS, PublishedSegment, unwritable
from searchapp.engines.whoosh.door.fields import paragraph_schema, statement_schema
from searchapp.engines.whoosh.door.scoring import Ranking
from searchapp.engines.whoosh.generation import Generation, open_live
from searchapp.engines.whoosh.store.folder import Folder, number_of

SCHEMAS = {MAIN: paragraph_schema, STATEMENTS: statement_schema}


class PublishedIndex(Index):  # type: ignore[misc]  # Whoosh has no types
    """One of the two indexes of the live generation, for reading only."""

    def __init__(self, folder: Folder, name: str, generation: Generation) -> None:
        self._folder, self._name, self._generation = folder, name, generation
        self.schema: Schema = SCHEMAS[name]()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._folder.root)!r}, {self._name!r})"

    def reader(self, reuse: Any = None) -> IndexReader:
        """A reader of the generation that this index was opened with."""
        name, number = self._generation.snapshot_id, self.latest()
        readers = [
            SegmentReader(None, self.schema, PublishedSegment(self._name, name, "", n, segment), generation=number)
            for n, segment in enumerate(self._generation.segments)
        ]
        if not readers:
            return EmptyReader(self.schema)
        return readers[0] if len(readers) == 1 else MultiReader(readers, generation=number)

    def searcher(self, **settings: Any) -> Searcher:
        """A searcher that scores as the product does, unless `weighting` says otherwise."""
        return Searcher(self.reader(), fromindex=self, **{"weighting": Ranking(), **settings})

    def is_empty(self) -> bool:
        return not self._generation.segments

    def latest(self) -> int:
        """The number of the generation that this index was opened with."""
        return number_of(self._generation.snapshot_id)

    def latest_generation(self) -> int:
        """The number of the generation that is live now. Raises IndexMissing and IndexDamaged."""
        return number_of(self._folder.read_current()[0])

    def up_to_date(self) -> bool:
        return self.latest_generation() == self.latest()

    def refresh(self) -> "PublishedIndex":
        return self if self.up_to_date() else PublishedIndex(self._folder, self._name, open_live(self._folder))

    def last_modified(self) -> float:
        """When the live generation was published, in seconds since 1970."""
        return self._folder.current.stat().st_mtime

    def writer(self, **_settings: Any) -> NoReturn:
        """Refused. Raises IndexUnwritable."""
        raise unwritable()


class Indexes(NamedTuple):
    """What an archive's index is to Whoosh."""

    paragraphs: PublishedIndex
    statements: PublishedIndex


def open_index(home: Path) -> Indexes:
    """The live generation in an archive's home. Raises IndexMissing and IndexDamaged."""
    folder = Folder(Path(home) / "index")
    generation = open_live(folder)
    return Indexes(*(PublishedIndex(folder, name, generation) for name in SCHEMAS))


def write_contents(folder: Folder, generation: str, segments: int, digest: str) -> None:
    """Write by which Whoosh's `open_dir` finds the segments of a generation; `digest` is its manifest's SHA-256."""
    storage, number = FileStorage(str(folder.root)), number_of(generation)
    for name, schema in SCHEMAS.items():
        listed = [PublishedSegment(name, generation, digest, n) for n in range(segments)]
        TOC(schema(), listed, number).write(storage, name)
