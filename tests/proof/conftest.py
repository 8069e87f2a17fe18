"""How much is proven: a tenth of it in every run of the tests, everything by `make proof`."""

import os
from pathlib import Path

import pytest

from tests.proof.disk import library
from tests.proof.story import write_articles

WHOLE = os.environ.get("PROOF") == "whole"


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("library"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path)
    return tmp_path
