"""Do the parts of a compound become one word, whatever the parse makes of them?"""

from hypothesis import given
from hypothesis import strategies as st

from searchapp.annotate.english.parse.compounds import with_compounds
from searchapp.annotate.english.parse.parsed import Tables

_WORDS = ["He", "said", "the", "president", "-", "elect", "left", "the", "co", "-", "author"]


def tables(heads: list[int]) -> Tables:
    starts, at = [], 0
    for word in _WORDS:
        starts.append(at)
        at += len(word) + (word not in ("president", "-", "co"))
    ends = [start + len(word) for start, word in zip(starts, _WORDS, strict=True)]
    size = len(_WORDS)
    return Tables(list(_WORDS), starts, ends, ["NN"] * size, ["dep"] * size, list(heads), [])


def is_tree(heads: list[int]) -> bool:
    """Whether every token leads to the one that is its own head."""
    for token in range(len(heads)):
        seen = 0
        while heads[token] != token:
            token, seen = heads[token], seen + 1
            if seen > len(heads):
                return False
    return True


@given(st.permutations(range(len(_WORDS))), st.data())
def test_a_parse_stays_a_tree_whatever_crosses_in_it(order: list[int], data: st.DataObject) -> None:
    heads = [order[0]] * len(_WORDS)
    for at, token in enumerate(order[1:], start=1):
        heads[token] = order[data.draw(st.integers(0, at - 1))]
    found = with_compounds(tables(heads))
    assert found.words == ["He", "said", "the", "president-elect", "left", "the", "co-author"]
    assert is_tree(found.heads)
