"""What holds for all tests? No machine is too slow for them, and `make coverage` hears what children did."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, settings

from tests.cluster import servers
from tests.cluster.postgresql import Server, absent, server

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

if "coverage" in sys.modules:  # killed, a child writes down nothing of what it ran; asked to end, it does

    class AskedFirst(subprocess.Popen):
        def kill(self) -> None:
            self.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.wait(5)
            super().kill()

    subprocess.Popen = AskedFirst


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One PostgreSQL for all tests that ask for it."""
    if why := absent():
        pytest.skip(why)
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def opensearch_url() -> Iterator[str]:
    """The addresses of a cluster: OPENSEARCH_URL's, else one that is started for these tests."""
    if "OPENSEARCH_URL" in os.environ:
        yield os.environ["OPENSEARCH_URL"]
        return
    if reason := servers.absent():
        pytest.skip(reason)
    with servers.cluster() as cluster:
        yield ",".join(cluster.urls)
