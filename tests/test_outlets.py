"""Is one outlet one, however articles print it?"""

import pytest

from searchapp.outlets import outlet_of


@pytest.mark.parametrize(
    ("printed", "outlet"),
    [
        ("www.cnn.com", "cnn.com"),
        ("edition.cnn.com", "cnn.com"),
        ("cnn.it", "cnn.com"),
        ("https://www.Karsholm-Courier.co.uk/news?x=1", "karsholm-courier.co.uk"),
        ("feeds.bbci.co.uk", "bbc.co.uk"),
        ("abcnews.go.com", "abcnews.go.com"),  # others stand under go.com too
        ("harbour.blogspot.com", "harbour.blogspot.com"),
        ("Karsholm Courier", "Karsholm Courier"),  # no host
        ("U.S.", "U.S."),
        ("St.Olav", "St.Olav"),
        ("localhost", "localhost"),
        (None, None),
    ],
)
def test_a_host_becomes_the_domain_of_its_outlet_and_all_else_stays(printed: str | None, outlet: str | None) -> None:
    assert outlet_of(printed) == outlet


def test_what_the_keeper_says_stands_first() -> None:
    kept = {"cnn.com": "CNN", "The Courier": "Karsholm Courier"}
    assert [outlet_of(printed, kept) for printed in ("edition.cnn.com", "The Courier", "Courier")] == [
        "CNN",
        "Karsholm Courier",
        "Courier",
    ]
