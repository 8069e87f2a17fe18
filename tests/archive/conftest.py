from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path)
    yield opened
    opened.close()
