"""Does finding near-copies stay as good as its figures say?"""

from __future__ import annotations

import pytest

from tests.copies.figures import judged, precision_and_recall, reuters


@pytest.mark.shared
def test_precision_and_recall_on_the_judged_pairs() -> None:
    if not reuters().exists():
        pytest.skip("the shared Reuters articles are not here; set SEARCHAPP_SHARED")
    precision, recall, _ = precision_and_recall(("calibration", "held out", "demo"))
    assert precision >= 0.95
    assert recall >= 0.95


def test_no_pair_is_judged_twice() -> None:
    pairs = [frozenset((pair["one"], pair["other"])) for pair in judged()]
    assert len(set(pairs)) == len(pairs) >= 150
