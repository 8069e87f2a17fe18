"""Which terms does a segment have, and which of them is each occurrence?"""

from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np

from searchapp.analysis import fold, is_capitals, shouts, stem_all
from searchapp.engines.whoosh.build.invert import invert
from searchapp.engines.whoosh.store.columns import ranked
from searchapp.engines.whoosh.store.dictionary import write_terms
from searchapp.engines.whoosh.store.files import Array, PartWriter, describe
from searchapp.engines.whoosh.store.schema import FIELDS, STEM, TOKEN


class Vocabulary(dict[str, int]):
    """From a token as written to the number of its folded form, each distinct spelling folded once; -1: no token.

    Segments of one build share it, each as long as it is not too large.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}
        self._capitals: set[str] = set()

    def __missing__(self, raw: str) -> int:
        folded = fold(raw)
        number = self.folded.setdefault(folded, len(self.folded)) if folded else -1
        self[raw] = number
        if is_capitals(raw):
            self._capitals.add(raw)
        return number

    def capitals(self, raws: Sequence[str], text: str) -> list[int]:
        """The places among a text's tokens of those written in capitals; none where the whole text is.

        The tokens must have been looked up before.
        """
        loud = self._capitals
        if loud.isdisjoint(raws) or shouts(text):
            return []
        found = [n for n, raw in enumerate(raws) if raw in loud]
        if any(self[raw] < 0 for raw in raws):
            kept = np.cumsum([self[raw] >= 0 for raw in raws]) - 1
            return [int(kept[n]) for n in found]
        return found

    def numbers(self, raws: Sequence[str]) -> list[int]:
        """The numbers of these tokens, those that fold to nothing left out."""
        found = list(map(self.__getitem__, raws))
        return [n for n in found if n >= 0] if -1 in found else found


class Terms:
    """The sorted terms of a segment, and each occurrence's rank among them, by field."""

    def __init__(
        self, vocabulary: Vocabulary, langs: dict[str, int], tokens: Array, lang: Array, capitals: Array, to_merge: bool
    ) -> None:
        """`capitals` are the places of the occurrences that are written in capitals."""
        self.to_merge = to_merge
        spelled, tokens = _used(vocabulary, tokens)
        self.terms: dict[str, list[bytes]] = {}
        self.ranks: dict[str, Array] = {}
        self.capitals = np.full(len(tokens), -1, np.int32)
        self._rank_tokens(spelled, tokens, capitals)
        self._rank_stems(spelled, tokens, langs, lang)

    def _rank_tokens(self, spelled: list[str], tokens: Array, capitals: Array) -> None:
        """Rank the tokens, and apart from them those that are written in capitals."""
        words = [word.encode("utf-8", "surrogatepass") for word in spelled]
        written, of_each = np.unique(tokens[capitals] if len(capitals) else tokens[:0], return_inverse=True)
        upper = [spelled[n].upper().encode("utf-8", "surrogatepass") for n in written.tolist()]
        self.terms[TOKEN], rank = ranked(words + upper)
        self.ranks[TOKEN] = rank[tokens] if len(tokens) else tokens
        if len(capitals):
            self.capitals[capitals] = rank[len(words) + of_each]

    def _rank_stems(self, spelled: list[str], tokens: Array, langs: dict[str, int], lang: Array) -> None:
        """Rank the stems; each pair of language and token is stemmed once."""
        pair = lang.astype(np.int64) * len(spelled) + tokens
        present = np.zeros(len(langs) * len(spelled), bool)
        present[pair] = True
        stems: dict[str, int] = {}
        number = np.zeros(len(present), np.int32)
        for code, of_lang in zip(langs, np.split(present, max(1, len(langs))), strict=False):
            which = np.flatnonzero(of_lang)
            stemmed = stem_all([spelled[i] for i in which.tolist()], code)
            found = [stems.setdefault(f"{code}:{one}", len(stems)) for one in stemmed]
            number[langs[code] * len(spelled) + which] = found
        self.terms[STEM], rank = ranked([s.encode("utf-8", "surrogatepass") for s in stems])
        self.ranks[STEM] = rank[number[pair]] if len(pair) else pair

    def write(
        self,
        folder: Path,
        index: str,
        name: str,
        chosen: Array | None,
        owners: Array,
        in_title: Array | None,
        place: Array,
    ) -> dict[str, Any]:
        """Write dictionary and postings of one index; `chosen` are the occurrences that it holds (None: all)."""
        file = PartWriter(folder / f"{index}_{name}.pst")
        fields = []
        for field in FIELDS:
            ranks = self.ranks[field] if chosen is None else self.ranks[field][chosen]
            terms, own, titled, places = self.terms[field], owners, in_title, place
            if field == TOKEN:  # what is written in capitals stands under two terms, at the same place
                capitals = self.capitals if chosen is None else self.capitals[chosen]
                twice = np.concatenate([np.arange(len(ranks)), at := np.flatnonzero(capitals >= 0)])
                ranks = np.concatenate([ranks, capitals[at]])
                own, places = owners[twice], place[twice]
                titled = None if in_title is None else in_title[twice]
            if chosen is not None:
                used = np.zeros(len(terms), bool)
                used[ranks] = True
                ranks = (np.cumsum(used) - 1)[ranks]
                terms = [terms[i] for i in np.flatnonzero(used).tolist()]
            postings = invert(ranks, len(terms), own, titled, places if field == TOKEN else None)
            postings.write(file, field)
            fields.append((field, terms))
        dictionary = folder / f"{index}_{name}.trm"
        write_terms(dictionary, fields, looked_up=not self.to_merge)
        return {file.path.name: file.close(), dictionary.name: describe(dictionary)}


def _used(vocabulary: Vocabulary, tokens: Array) -> tuple[list[str], Array]:
    """The words of a vocabulary that stand among these tokens, and the tokens as places among them."""
    used = np.zeros(len(vocabulary.folded), bool)
    used[tokens] = True
    place = (np.cumsum(used) - 1).astype(np.int32)
    return list(compress(vocabulary.folded, used.tolist())), place[tokens]
