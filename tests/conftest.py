"""How fast a machine is decides no test: Hypothesis counts no seconds here."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.cluster.postgresql import Server, absent, server

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One PostgreSQL for all tests that ask for it."""
    if why := absent():
        pytest.skip(why)
    with server() as running:
        yield running
