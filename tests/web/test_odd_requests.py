"""Whatever is asked, is it answered, cut with a notice, or refused with a sentence, and never a defect?

20,000 requests over every route by `make proof`, a tenth in every run of the tests; the schema of the interface by
Schemathesis (Hatfield-Dodds and Dygalo, 2022).
"""

import logging
import os
import random
import resource
from collections.abc import Iterator

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from searchapp.editing import Editing
from searchapp.web import create_app
from tests.web.world import opened, services_of

REQUESTS = 20_000 if os.environ.get("PROOF") == "whole" else 2_000
SEED = 41

ODD = (
    "", " ", "\0", "\x00" * 40, "\ufeff", "\u202e", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "ﬀ", "İ", "ß",
    "0", "-1", "1e9", "9" * 40, str(2**63), "1.5", "NaN", "٣", "e1", "e0", "e99999999999999999999", "q1",
    "../../etc/passwd", "..%2f..%2f", "/", "//", "/a//b", "dam", "https://post.example/a//b?c=1",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "'; DROP TABLE article;--",
    "=1+1", "water", "speaker:Lind said:water", 'speaker:"', "(((((", ")" * 50, "NOT", "OR OR", "AND", "*", "a*", "?*",
    "w~2", "w~99", '"white house"~5', '"a b"~99999', "foo:bar", "lang:de", "title:", "2024-03-05", "last week",
    "9999-99-99", "from:2024", "x" * 5000, "a OR " * 300, '"' * 99, "-" * 99, "said:(a OR (b NOT c))",
    "\n\r\t", "日本語", "مياه",
)  # fmt: skip
"""Texts that programs have stumbled over."""

PARAMETERS = (
    "q", "page", "from", "to", "sort", "by", "match", "as", "in", "speaker", "-speaker", "entity", "source", "year",
    "lang", "byline", "cursor", "limit", "at", "find", "kind", "version", "next", "all", "old", "new", "n", "format",
    "sent",
)  # fmt: skip

METHODS = ("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with opened(tmp_path_factory.mktemp("hostile")) as (archive, engine):
        yield create_app(services_of(archive, engine, editing=Editing(archive, engine)))


def _path(app: Flask, chosen: random.Random) -> str:
    """An address of one of the routes, as WSGI gives it, with something odd in each of its places."""
    rule = chosen.choice(sorted(app.url_map.iter_rules(), key=str))
    parts = [
        chosen.choice(ODD) if dynamic else text
        for dynamic, text in ((dynamic, text) for dynamic, text in rule._trace if text != "|")
    ]
    return "".join(parts).encode("utf-8", "surrogatepass").decode("latin-1") or "/"


def _memory() -> int:
    """Kilobytes at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_hostile_request_is_answered_or_refused(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    chosen, client, halves = random.Random(SEED), app.test_client(), []
    for number in range(REQUESTS):
        asked = [(chosen.choice(PARAMETERS), chosen.choice(ODD)) for _ in range(chosen.randrange(4))]
        headers = {"HX-Request": "true"} if chosen.random() < 0.3 else {}
        sent = {"environ_overrides": {"PATH_INFO": _path(app, chosen)}, "method": chosen.choice(METHODS)}
        with client.open(**sent, query_string=asked, headers=headers) as answer:
            assert answer.status_code < 500 or answer.status_code == 503, (sent, asked)
        if number in (REQUESTS // 2, REQUESTS - 1):
            halves.append(_memory())
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert halves[1] < halves[0] * 1.05


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_interface_keeps_to_its_description(app: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    for operation in (found.ok() for found in schema.get_all_operations()):

        @settings(max_examples=REQUESTS // 100, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def keeps(case: schemathesis.Case) -> None:
            # What a query may be can't be said by a schema: one that is refused gets status 400 and a sentence.
            case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])

        keeps()
