"""What does a hit weigh through Whoosh's door? The same as through the product's: `searchapp.engines.ranking`."""

from typing import Any
from weakref import WeakKeyDictionary

from whoosh.scoring import BaseScorer, WeightingModel

from searchapp.engines import ranking
from searchapp.engines.whoosh.door.fields import STEMS, Text
from searchapp.engines.whoosh.rank.weights import Norms, Postings, weighed
from searchapp.engines.whoosh.store.files import Array
from searchapp.engines.whoosh.store.schema import STEM, TOKEN


class Ranking(WeightingModel):  # type: ignore[misc]  # Whoosh has no types
    """BM25F over text and title together, which Whoosh's own model, a field at a time, can't be; a value weighs 1."""

    def __init__(self) -> None:
        self._norms: WeakKeyDictionary[Any, Norms] = WeakKeyDictionary()

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> Any:
        if not isinstance(searcher.schema[fieldname], Text):
            return None
        reader = searcher.get_parent().reader()
        stems = fieldname == STEM or text.startswith(STEMS.encode())
        df = reader.doc_frequency(STEM if stems else TOKEN, text)
        return self.weighing(searcher, ranking.idf(reader.doc_count(), df))

    def weighing(self, searcher: Any, idf: float) -> "Scorer":
        """The scorer of whatever has this idf."""
        return Scorer(self, searcher, idf)

    def norms(self, searcher: Any) -> Norms | None:
        """The lengths of a segment's documents under the averages of the whole index; None for statements."""
        if "headline" not in searcher.schema:
            return None
        reader = searcher.reader()
        if reader not in self._norms:
            whole = searcher.get_parent().reader()
            text, title = (whole.field_length(name) / max(1, whole.doc_count()) for name in ("text", "title"))
            self._norms[reader] = Norms(reader.segment().opened(reader.storage()), text, title)
        return self._norms[reader]


class Scorer(BaseScorer):  # type: ignore[misc]  # Whoosh has no types
    """Weighs postings of one idf."""

    def __init__(self, model: Ranking, searcher: Any, idf: float) -> None:
        self._model, self._searcher, self._idf = model, searcher, idf

    def scores(self, postings: Postings) -> Array:
        """The scores of all of them (float32)."""
        norms = self._model.norms(self._searcher)
        if norms is None:
            tf = postings.text
            return tf / (tf + ranking.K1) * self._idf
        return weighed(postings, norms, self._idf)[0]

    def score(self, matcher: Any) -> float:
        return float(matcher.score())
