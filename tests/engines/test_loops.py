"""Do the compiled loops say what numpy and Python say?"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.engines.whoosh.count.facets import Counts, FacetMap
from searchapp.engines.whoosh.count.listing import _most_frequent, listed
from searchapp.engines.whoosh.count.tally import _touch
from searchapp.engines.whoosh.match.sets import common, united
from searchapp.engines.whoosh.match.sums import Sums
from searchapp.engines.whoosh.rank.first_hits import _best
from searchapp.engines.whoosh.store.coded import decode, decode_among, encode

documents = st.lists(st.integers(0, 300), unique=True, max_size=80).map(sorted)


def ids(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, np.int32)


@given(st.lists(st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(1, 255)), unique_by=lambda p: p[0])))
def test_coded_postings_come_back_as_they_were(terms: list[list[tuple[int, int]]]) -> None:
    postings = [pair for term in terms for pair in sorted(term)]
    starts = np.cumsum([0, *map(len, terms)])
    numbers, bytes_ = ids([p[0] for p in postings]), np.array([p[1] for p in postings], np.uint8)
    codes, code_starts = encode(starts, numbers, bytes_)
    assert code_starts[-1] == len(codes)
    for first in range(len(terms)):
        total = int(starts[-1] - starts[first])
        found = decode(codes[code_starts[first] :], starts[first:], total)
        assert (found[0] == numbers[starts[first] :]).all()
        assert (found[1] == bytes_[starts[first] :]).all()


def test_of_coded_postings_one_may_read_the_first_only() -> None:
    codes, _ = encode(np.array([0, 2, 4]), ids([7, 300, 1, 2**30]), np.array([1, 9, 255, 1], np.uint8))
    found, frequency = decode(codes, np.array([0, 2, 4]), 3)
    assert (found.tolist(), frequency.tolist()) == ([7, 300, 1], [1, 9, 255])


@pytest.mark.parametrize("gap", [0, 63, 64, 2**13 - 1, 2**13, 2**20, 2**27, 2**31 - 1])
def test_a_gap_at_the_border_of_a_byte_is_kept(gap: int) -> None:
    codes, _ = encode(np.array([0, 1]), ids([gap]), np.array([1], np.uint8))
    assert decode(codes, np.array([0, 1]), 1)[0].tolist() == [gap]


@given(documents, documents, st.integers(0, 2**20))
def test_of_coded_postings_one_may_read_those_in_some_documents(term: list[int], among: list[int], step: int) -> None:
    numbers, docs = ids([n * (step + 1) for n in term]), ids([n * (step + 1) for n in among])
    frequency = np.array([1 + n % 3 for n in term], np.uint8)
    codes, _ = encode(np.array([0, len(term)]), numbers, frequency)
    found, packed, where = decode_among(codes, len(term), docs)
    kept = [n for n in term if n in among]
    assert found.tolist() == docs[where].tolist() == [n * (step + 1) for n in kept]
    assert packed.tolist() == [1 + n % 3 for n in kept]


@given(documents, documents)
def test_common_numbers_are_found_on_both_sides(a: list[int], b: list[int]) -> None:
    in_a, in_b = common(ids(a), ids(b))
    assert ids(a)[in_a].tolist() == ids(b)[in_b].tolist() == sorted(set(a) & set(b))


@given(documents, st.integers(0, 5_000))
def test_a_short_list_is_looked_up_in_a_long_one(a: list[int], shift: int) -> None:
    long = np.arange(0, 9_000, 3, dtype=np.int32)
    short = ids([n * 17 + shift for n in a])
    at, _ = common(short, long)
    assert short[at].tolist() == [n for n in short.tolist() if n % 3 == 0 and n < 9_000]


@given(st.lists(st.tuples(documents, st.booleans()), max_size=6))
def test_a_union_adds_the_scores(lists: list[tuple[list[int], bool]]) -> None:
    wanted: dict[int, float] = {}
    given_ = []
    for numbers, scored in lists:
        given_.append((ids(numbers), np.full(len(numbers), 0.5, np.float32) if scored else None))
        for number in numbers:
            wanted[number] = wanted.get(number, 0.0) + 0.5 * scored
    union, scores = united(given_)
    assert union.tolist() == sorted(wanted)
    assert scores is None or scores.tolist() == [wanted[n] for n in sorted(wanted)]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=400), st.integers(1, 30), st.booleans())
def test_the_best_are_kept_in_order_equal_ones_by_rank(scores: list[int], wanted: int, scored: bool) -> None:
    wanted = min(wanted, len(scores))
    rank = np.random.default_rng(len(scores)).permutation(len(scores)).astype(np.uint32)
    kept = np.empty(wanted, np.int64)
    given_ = np.array(scores if scored else [], np.float32)
    _best(np.arange(len(scores), dtype=np.int32), given_, rank, kept)
    order = sorted(range(len(scores)), key=lambda n: (-scores[n] if scored else 0, rank[n]))
    assert kept.tolist() == order[:wanted]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=300), st.integers(1, 40))
def test_the_most_frequent_values_stand_in_order(counts: list[int], limit: int) -> None:
    kept = np.empty(limit, np.int64)
    used = _most_frequent(np.array(counts, np.int32), 1, len(counts), kept)
    order = sorted((n for n in range(1, len(counts)) if counts[n]), key=lambda n: (-counts[n], n))
    assert kept[:used].tolist() == order[:limit]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=120), st.integers(0, 40), st.integers(0, 120))
def test_values_that_were_touched_are_listed_as_all_are(counts: list[int], limit: int, border: int) -> None:
    numbers = np.array(counts, np.int32)
    touched = np.random.default_rng(limit).permutation(np.flatnonzero(numbers))
    values = len(counts)
    order = np.random.default_rng(border).permutation(values)
    found = FacetMap(list(range(values)), np.array([0, min(border, values), values]), order, np.arange(values), ())
    of_all = listed(found, Counts(numbers), set(), limit)
    assert listed(found, Counts(numbers, touched), set(), limit) == of_all


@given(documents, st.lists(st.lists(st.integers(0, 11), max_size=5, unique=True), min_size=301, max_size=301))
def test_a_few_documents_are_counted_as_many_are(docs: list[int], values: list[list[int]]) -> None:
    matrix = np.array([(row + [12] * 3)[:3] for row in values], np.uint16)
    over = [(doc, value) for doc, row in enumerate(values) for value in row[3:]]
    over_doc, over_value = ids([doc for doc, _ in over]), np.array([value for _, value in over], np.uint32)
    counts, touched = np.zeros(12, np.int32), np.empty(13, np.int64)
    value_of = np.arange(12) // 2 if len(docs) % 2 else np.empty(0, np.int64)
    found = _touch(matrix, 12, over_doc, over_value, value_of, ids(docs), counts, touched, 0)
    wanted = Counter(value // (1 + len(docs) % 2) for doc in docs for value in values[doc])
    assert counts.tolist() == [wanted[value] for value in range(12)]
    assert sorted(touched[:found].tolist()) == sorted(wanted)


@given(st.lists(documents, max_size=6))
def test_sums_leave_nothing_behind(lists: list[list[int]]) -> None:
    none = np.empty(0, np.uint32), np.empty(0, np.uint32)
    for _ in range(2):
        sums = Sums(301)
        for numbers in lists:
            sums.add(ids(numbers), np.full(len(numbers), 1 | 1 << 5, np.uint8), none)
        found = sums.taken()
        times = {n: sum(n in numbers for numbers in lists) for numbers in lists for n in numbers}
        assert found.ids.tolist() == sorted(times)
        assert found.text.tolist() == [times[n] for n in sorted(times)]
        title = found.title
        assert (title if title is not None else np.zeros(0)).tolist() == [times[n] for n in sorted(times)]


def test_sums_beyond_a_byte_are_numbers() -> None:
    over = np.array([70_000], np.uint32), np.array([3], np.uint32)
    sums = Sums(10)
    sums.add(ids([4]), np.array([255], np.uint8), over)
    sums.add(ids([4, 9]), np.array([31, 2], np.uint8), (over[0][:0], over[1][:0]))
    found = sums.taken()
    assert (found.ids.tolist(), found.text.tolist()) == ([4, 9], [70_031.0, 2.0])
    assert found.title is not None
    assert found.title.tolist() == [3.0, 0.0]
