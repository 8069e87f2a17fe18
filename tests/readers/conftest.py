"""How do the processes that read end with these tests?"""

from collections.abc import Iterator

import pytest

from searchapp.readers import children


@pytest.fixture(scope="session", autouse=True)
def _readers_leave_by_themselves() -> Iterator[None]:
    """By the closed connection, not killed as at the end of a program: so `make coverage` counts what they ran."""
    yield
    for child in children._idle:
        if child._connection and child.process:
            child._connection.close()
            child.process.wait(60)
    children._end_all()
