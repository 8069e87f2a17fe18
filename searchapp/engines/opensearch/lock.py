"""Who builds? Whoever has put a document into the cluster that only one can put there, and that holds for a while."""

import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConflictError, NotFoundError, RequestError

from searchapp.engines.generations import busy
from searchapp.engines.opensearch.cluster import asking
from searchapp.errors import EngineAway, IndexBusy

HOLDS = 120
"""So many seconds a lock holds that is not renewed: then whoever held it has died."""

_ONE = {"id": "build"}
_SETTINGS = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}


class Lock:
    """The lock of all who build indexes of one name, threads of this process among them.

    A request whose answer is lost is sent again, and the one that gives the lock back may fail: so whoever finds it
    taken looks whether it is by itself.
    """

    def __init__(self, client: OpenSearch, name: str) -> None:
        self._client = client
        self._name = name
        self._index = f"{name}-lock"
        self._here = threading.Lock()
        self._token = secrets.token_hex(8)
        self._renewed = 0.0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the only one. Raises IndexBusy where somebody else is, EngineAway where nobody can tell."""
        if not self._here.acquire(blocking=False):
            raise busy(self._name)
        try:
            self._take()
            try:
                yield
            finally:
                self._leave()
        finally:
            self._here.release()

    def renew(self, at_once: bool = False) -> None:
        """Hold the lock on, every now and then or at once. Raises IndexBusy where somebody took it meanwhile."""
        if at_once or time.monotonic() - self._renewed > HOLDS / 4:
            with asking():
                held = self._found()
                if not self._is_ours(held) or not self._put(held):
                    raise IndexBusy(f"{self._name}: another process has taken over the building of the index")

    def _take(self) -> None:
        with asking():
            held = self._found()
            if held is None:
                with suppress(RequestError):  # it is there
                    self._client.indices.create(index=self._index, body={"settings": _SETTINGS})
            elif not self._is_ours(held) and held["_source"]["until"] > time.time():
                raise busy(self._name)
            if not self._put(held):
                raise busy(self._name)

    def _found(self) -> dict[str, Any] | None:
        try:
            told: dict[str, Any] = self._client.get(index=self._index, **_ONE)
        except NotFoundError:
            return None
        return told

    @property
    def _we(self) -> str:
        return f"{self._token}-{os.getpid()}"  # servers may be forks of one process

    def _is_ours(self, held: dict[str, Any] | None) -> bool:
        return held is not None and held["_source"]["by"] == self._we

    def _put(self, before: dict[str, Any] | None) -> bool:
        """Write the lock anew where it still is what it was; whether it is ours now."""
        self._renewed = time.monotonic()
        order = {"if_seq_no": before["_seq_no"], "if_primary_term": before["_primary_term"]} if before else {}
        body = {"by": self._we, "until": time.time() + HOLDS}
        try:
            self._client.index(index=self._index, **_ONE, body=body, params=order or {"op_type": "create"})
        except ConflictError:
            return self._is_ours(self._found())
        return True

    def _leave(self) -> None:
        with suppress(EngineAway), asking(), suppress(ConflictError, NotFoundError):
            held = self._found()
            if held is not None and self._is_ours(held):
                order = {"if_seq_no": held["_seq_no"], "if_primary_term": held["_primary_term"]}
                self._client.delete(index=self._index, **_ONE, params=order)
