"""Which addresses lead to one page, and which are none?"""

import pytest

from searchapp.web_address import host_of, normal_address, page_address


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("https://Mail.Example/Dam/", "https://mail.example/Dam"),
        (" https://mail.example/dam#top ", "https://mail.example/dam"),
        ("https://mail.example/dam?utm_source=x&page=2&fbclid=1", "https://mail.example/dam?page=2"),
        ("https://mail.example/dam?empty=", "https://mail.example/dam?empty="),
    ],
)
def test_addresses_of_one_page_become_one(written: str, page: str) -> None:
    assert page_address(written) == page


@pytest.mark.parametrize("text", ["ftp://mail.example/dam/", "https://[", "agency://17/", "dam-2025"])
def test_what_is_no_address_of_the_web_stays_as_it_is(text: str) -> None:
    assert normal_address(text) is None
    assert page_address(text) == text


def test_the_host_goes_without_www() -> None:
    assert host_of("https://www.mail.example:8080/dam") == "mail.example"
