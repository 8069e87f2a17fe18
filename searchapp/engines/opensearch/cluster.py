"""How is a cluster reached, and what does it mean when it answers with an error?"""

import logging
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ImproperlyConfigured, OpenSearchException, TransportError

from searchapp.engines.generations import NONE_YET
from searchapp.errors import CursorGone, EngineAway, IndexMissing, QueryTooLarge, SettingsError
from searchapp.settings import Settings

PATIENCE = 40
"""So many seconds one waits for an answer before another node is asked; a node waits 30 for the cluster's manager."""

WHOLE = {"allow_partial_search_results": "false"}
"""What a search is told that must be answered by all parts of an index, or by none."""

logging.getLogger("opensearch").setLevel(logging.ERROR)  # what fails is told by our own errors, or is no failure

_TOO_LARGE = ("too_many_clauses", "too_many_nested_clauses", "too_many_buckets", "too_complex_to_determinize")

_AWAY = (408, 429, 500, 502, 503, 504)


def connected(settings: Settings) -> OpenSearch:
    """A client of all the nodes that the settings name, each tried in turn. Raises SettingsError."""
    urls = [url.strip() for url in settings.opensearch_url.split(",") if url.strip()]
    if not urls:
        raise SettingsError("SEARCHAPP_OPENSEARCH_URL names no node.")
    told: dict[str, Any] = {"pool_maxsize": settings.threads}  # else all but one connection are opened anew each time
    if settings.opensearch_token:
        told["headers"] = {"Authorization": f"Bearer {settings.opensearch_token}"}
    elif settings.opensearch_user:
        told["http_auth"] = (settings.opensearch_user, settings.opensearch_password or "")
    try:
        if any(url.startswith("https:") for url in urls):
            told["ssl_context"] = ssl.create_default_context(cafile=settings.opensearch_certificates)
        return OpenSearch(
            urls, timeout=PATIENCE, max_retries=3, retry_on_timeout=True, retry_on_status=(502, 503, 504), **told
        )
    except (ImproperlyConfigured, OSError, ValueError) as error:
        raise SettingsError(f"SEARCHAPP_OPENSEARCH_URL, or what goes with it, can't be used: {error}.") from None


@contextmanager
def asking() -> Iterator[None]:
    """Tell of the client's errors in the program's own. Raises EngineAway, IndexMissing and CursorGone."""
    try:
        yield
    except TransportError as error:
        raise meaning(error.status_code, f"{error.error} {error.info}") from error
    except OpenSearchException as error:
        raise EngineAway(f"OpenSearch can't be asked: {error}.") from error


def meaning(status: object, told: str) -> Exception:
    """The program's own error for an answer's status and error."""
    if status == 404 and "index_not_found" in told:
        return IndexMissing(NONE_YET)
    if status == 404 and "search_context_missing" in told:
        return CursorGone("This cursor is too old; begin again.")
    if status in (401, 403):
        return EngineAway("OpenSearch refuses us: set SEARCHAPP_OPENSEARCH_USER and _PASSWORD, or _TOKEN.")
    if "CERTIFICATE_VERIFY_FAILED" in told:
        return EngineAway(
            "OpenSearch's certificate is not trusted: name one that is, SEARCHAPP_OPENSEARCH_CERTIFICATES."
        )
    if not isinstance(status, int) or status in _AWAY:
        return EngineAway(
            f"OpenSearch can't be reached or can't answer now ({told}); it is asked again at the next try."
        )
    if any(sign in told for sign in _TOO_LARGE):
        return QueryTooLarge("This query takes more work than one query may.")
    return AssertionError(f"OpenSearch refuses what it was asked: {status} {told}")


def is_partial(answer: Mapping[str, Any]) -> bool:
    """Whether a part of the index did not answer."""
    return bool(answer["_shards"]["failed"])
