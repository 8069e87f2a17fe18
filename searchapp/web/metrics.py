"""How does the server fare? Answered for Prometheus at /metrics, where the keeper wants it, without a word of a query.

Several processes of one server count together where PROMETHEUS_MULTIPROC_DIR names a folder, as prometheus-client
documents it.
"""

import os
from collections.abc import Iterator
from contextlib import suppress

import prometheus_client
from flask import Flask, Response, request
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from searchapp.errors import SearchappError
from searchapp.web.logs import begin, taken
from searchapp.web.services import services

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Seconds that tell a quick answer from a slow one."""


def register(app: Flask) -> None:
    """Count an application's answers, and tell them."""
    registry = CollectorRegistry()
    answers = Counter("searchapp_answers", "Answers by page and status", ("page", "status"), registry=registry)
    seconds = Histogram("searchapp_seconds", "Until an answer was made", ("page",), buckets=BUCKETS, registry=registry)
    ProcessCollector(registry=registry)
    begin(app)

    @app.after_request
    def count(response: Response) -> Response:
        page = request.endpoint or "none"
        answers.labels(page, response.status_code).inc()
        seconds.labels(page).observe(taken())
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        told = registry
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            told = CollectorRegistry()
            MultiProcessCollector(told)  # type: ignore[no-untyped-call]  # the package leaves it untyped
        return Response(
            generate_latest(told) + generate_latest(_Live()),
            content_type=prometheus_client.CONTENT_TYPE_LATEST,
        )


class _Live(Collector):
    """What is live at the moment that it is asked for; nothing where nothing is."""

    def collect(self) -> Iterator[Metric]:
        """The figures, as prometheus-client asks for them."""
        with suppress(SearchappError):
            ours = services()
            yield GaugeMetricFamily("searchapp_index_change", "The change number that it knows", ours.engine.live().seq)
            if published := ours.published():
                yield GaugeMetricFamily("searchapp_index_published", "When, in seconds", published.timestamp())
