"""Does a worker that is killed cost a batch, and not the run, whichever executor annotates?"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from searchapp.domain import Annotation, Document, Span
from searchapp.errors import SettingsError
from searchapp.indexing import annotating as room
from searchapp.indexing.annotating import annotating

TIMES = int(os.environ.get("FAULTS", "1"))

TEXTS = [
    f"“The {what} will open again,” said Mara Lind. “Nobody asked us,” Jonas Feld of the Tarn Water Board replied."
    for what in ("lock", "mill", "ferry", "school", "market", "bridge", "harbour", "library")
]


def batches() -> list[list[Any]]:
    documents = (Document(text, (Span(0, len(text)),), "en", headed=False) for text in TEXTS)
    return [[SimpleNamespace(document=document)] for document in documents]


def findings(found: Iterator[tuple[list[Any], list[Annotation]]]) -> dict[str, list[Annotation]]:
    told = [(work[0].document.text, annotations) for work, annotations in found]
    assert sorted(text for text, _ in told) == sorted(TEXTS)  # each once
    return dict(told)


@pytest.fixture(scope="module")
def alone() -> dict[str, list[Annotation]]:
    with annotating(None, 1) as crew:
        return findings(crew.annotate(batches()))


def killed_after_one(crew: Any, kill: Any) -> Iterator[tuple[list[Any], list[Annotation]]]:
    done = crew.annotate(batches())
    yield next(done)
    kill()
    yield from done


@pytest.mark.parametrize("number", range(TIMES))
def test_a_process_that_is_killed_is_replaced(alone: dict[str, list[Annotation]], number: int) -> None:
    with annotating(None, 2) as crew:
        pids = list(crew._pool._processes)  # type: ignore[attr-defined]
        assert findings(killed_after_one(crew, lambda: os.kill(pids[0], signal.SIGKILL))) == alone


@contextmanager
def dask() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a library that is told to end by a signal
        with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
            yield cluster


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("number", range(TIMES))
def test_a_dask_worker_that_is_killed_costs_a_batch(alone: dict[str, list[Annotation]], number: int) -> None:
    with dask() as cluster, annotating(None, 1, cluster.scheduler_address) as crew:
        pid = next(iter(cluster.workers.values())).pid
        assert findings(killed_after_one(crew, lambda: os.kill(pid, signal.SIGKILL))) == alone


def test_a_cluster_that_is_not_there_is_told_in_a_sentence() -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    with pytest.raises(SettingsError, match="no Dask scheduler answers"), annotating(None, 1, "tcp://127.0.0.1:9"):
        pass


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(SettingsError, match="otherwise than the others"):
        room._annotate(None, "another version", [])
