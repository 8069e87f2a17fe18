"""Which paragraphs answer a request, where there are more than one machine should hold? A cluster of OpenSearch.

The words are the product's: a text comes to OpenSearch as the tokens that `searchapp.analysis` finds, and OpenSearch
splits at blanks only. Read the story from `store` (what is kept) over `build` (how it gets there), `match`, `rank`,
`count` and `show` to `searching` (one answer), `generation` (one state) and `engine`. `cluster` tells how it is
reached, `lock` who builds. docs/scale.md has the figures.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from searchapp.errors import IndexMissing, SettingsError

if TYPE_CHECKING:
    from searchapp.ports import Live, SearchEngine
    from searchapp.settings import Settings


def from_settings(settings: Settings) -> SearchEngine:
    """The engine over the cluster that the settings name; nothing is asked of it yet. Raises SettingsError."""
    if importlib.util.find_spec("opensearchpy") is None:
        raise SettingsError(
            "SEARCHAPP_ENGINE is opensearch, but its client is not installed: pip install 'searchapp[opensearch]'."
        )
    from searchapp.engines.opensearch.cluster import connected
    from searchapp.engines.opensearch.engine import OpenSearchEngine

    return OpenSearchEngine(
        connected(settings), settings.opensearch_index, settings.opensearch_shards, settings.opensearch_replicas
    )


def glance(settings: Settings) -> Live | None:
    """What is told of the live generation; None where there is none. Raises EngineAway."""
    try:
        return from_settings(settings).live()
    except IndexMissing:
        return None
