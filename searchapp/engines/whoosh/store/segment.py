"""What can be read from a segment?"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.domain import EntityKind, EntityRef, Status
from searchapp.engines.whoosh.store.columns import MultiColumn
from searchapp.engines.whoosh.store.files import Array, CheckedFile
from searchapp.engines.whoosh.store.records import Records
from searchapp.engines.whoosh.store.schema import PARAGRAPHS, STATEMENTS
from searchapp.engines.whoosh.store.segment_columns import KINDS, NOBODY, STATUSES, UNDATED, date_text, single
from searchapp.engines.whoosh.store.term_index import TermIndex
from searchapp.fields import SINGLE, Facet
from searchapp.request import ASSERTED_ONLY


class Segment:
    """A segment of one generation: immutable files, and which of its documents are deleted."""

    def __init__(self, folder: Path, description: Mapping[str, Any], deleted: Array) -> None:
        self.name: str = description["name"]
        self.description = description
        self.size: int = description["documents"]
        self.statements: int = description["statements"]
        self.langs: Sequence[str] = description["langs"]
        self.deleted = deleted
        files = description["files"]
        base = f"{PARAGRAPHS}_{self.name}"
        self.columns = CheckedFile(folder / f"{base}.col", files[f"{base}.col"])
        self.records = Records(folder / f"{base}.sto", files[f"{base}.sto"])
        self.words = TermIndex(folder, PARAGRAPHS, description)
        self.said = TermIndex(folder, STATEMENTS, description)
        self.files = [self.columns, self.records.file, *self.words.files, *self.said.files]

    def column(self, name: str) -> Array:
        """A single-valued column."""
        return self.columns.whole(name)

    @cached_property
    def live(self) -> Array | None:
        """Which documents are not deleted (bool), or None where none is deleted."""
        if not len(self.deleted):
            return None
        live = np.ones(self.size, bool)
        live[self.deleted] = False
        return live

    def statements_of(self, statuses: frozenset[Status]) -> Array:
        """Which statements have one of these statuses and stand in documents that are not deleted (bool)."""
        allowed = np.array([status in statuses for status in STATUSES], bool)
        found: Array = allowed[self.column("statement.status")]
        return found if self.live is None else found & self.live[self.column("statement.doc")]

    @cached_property
    def asserted(self) -> Array:
        """The same for asserted ones, kept since nearly every search means these; not to be written to."""
        found = self.statements_of(ASSERTED_ONLY)
        found.setflags(write=False)
        return found

    @property
    def live_count(self) -> int:
        """How many documents are not deleted."""
        return self.size - len(self.deleted)

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The tokens of all texts and of all titles, those of deleted paragraphs aside."""
        text, title = self.description["tokens"]
        if len(self.deleted):
            text -= int(self.column("text_length")[self.deleted].sum())
            title -= int(self.column("title_length")[self.deleted].sum())
        return text, title

    @cached_property
    def speaker_ids(self) -> list[int | None]:
        """What the ordinals of the speaker columns mean."""
        return [None if i == NOBODY else i for i in self.column("speaker_ids").tolist()]

    @cached_property
    def entities(self) -> Mapping[int, EntityRef]:
        """What the ordinals of the entity column mean, those that were asked for."""
        return _Entities(self.column("entity_ids"), self.column("entity_kinds"))

    @cached_property
    def values(self) -> Mapping[Facet, list[str | None]]:
        """What the ordinals of each column of single values mean."""
        return {facet: [t[1:] if t else None for t in self.texts(single(facet))] for facet in SINGLE}

    def ordinals(self, facet: Facet) -> Array:
        """Each document's ordinal in a facet of single values."""
        return self.column(single(facet))

    @cached_property
    def dates(self) -> list[str | None]:
        """What the ordinals of the date column mean."""
        pairs = zip(self.column("date_first").tolist(), self.column("date_last").tolist(), strict=True)
        return [None if first == UNDATED else date_text(first, last) for first, last in pairs]

    @cached_property
    def speakers(self) -> MultiColumn:
        """Who speaks in each paragraph."""
        return MultiColumn(self.columns, "speaker", self.size, len(self.column("speaker_ids")))

    @cached_property
    def mentioned(self) -> MultiColumn:
        """Who is mentioned in each paragraph."""
        return MultiColumn(self.columns, "entity", self.size, len(self.column("entity_ids")))

    @cached_property
    def said_by(self) -> MultiColumn:
        """Who speaks each statement."""
        return MultiColumn(self.columns, "said_by", self.statements, len(self.column("speaker_ids")))

    @cached_property
    def ordinals_of_speakers(self) -> dict[int | None, int]:
        """Each speaker's ordinal."""
        return {speaker: o for o, speaker in enumerate(self.speaker_ids)}

    @cached_property
    def ordinals_of_articles(self) -> dict[str, int]:
        """Each article's ordinal."""
        return {article: o for o, article in enumerate(self.texts("articles"))}

    @cached_property
    def ordinals_of_entities(self) -> dict[int, list[int]]:
        """Each entity's ordinals: one for each kind under which it stands."""
        found: dict[int, list[int]] = {}
        for ordinal, entity in enumerate(self.column("entity_ids").tolist()):
            found.setdefault(entity, []).append(ordinal)
        return found

    def release(self) -> None:
        """Give back the memory of what was read."""
        for file in self.files:
            file.release()

    def texts(self, name: str) -> list[str]:
        """A list of strings of the columns."""
        raw = self.column(f"{name}.bytes").tobytes()
        ends = self.column(f"{name}.ends").tolist()
        return [raw[a:b].decode("utf-8", "surrogatepass") for a, b in zip([0, *ends], ends, strict=False)]


class _Entities(dict[int, EntityRef]):
    """Entities by their ordinals, made when first asked for: an archive has very many, a page a few."""

    def __init__(self, ids: Array, kinds: Array) -> None:
        super().__init__()
        self._ids, self._kinds = ids, kinds

    def __missing__(self, ordinal: int) -> EntityRef:
        made = self[ordinal] = EntityRef(int(self._ids[ordinal]), EntityKind(KINDS[self._kinds[ordinal]]))
        return made
