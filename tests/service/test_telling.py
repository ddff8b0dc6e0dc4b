"""What the service tells of itself: faults without words, figures for OpenTelemetry."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.service import checks
from summarizer.service.metrics import Metrics, metrics_for
from tests.sample_report import TEXT


def test_a_fault_of_the_program_is_a_500_without_its_words(
    client: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The client gets a problem, the log the kind and the place; neither has the report."""

    def failing(text: str) -> None:
        raise RuntimeError(f"cannot read {text}")

    monkeypatch.setattr(checks, "find_figures", failing)
    answer = client.post("/v1/figures", json={"text": TEXT})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    told = capsys.readouterr().err
    [fault] = [line for line in map(json.loads, told.splitlines()) if line["event"] == "fault"]
    assert (fault["kind"], fault["request_id"]) == ("RuntimeError", answer.json()["request_id"])
    assert "Velm" not in told + answer.text


def test_requests_and_jobs_are_measured() -> None:
    """By route, method and status, and jobs by their state; odd methods are one."""
    pytest.importorskip("opentelemetry.sdk")
    from opentelemetry.sdk.metrics import MeterProvider  # noqa: PLC0415
    from opentelemetry.sdk.metrics.export import InMemoryMetricReader  # noqa: PLC0415

    reader = InMemoryMetricReader()
    provider = MeterProvider(metric_readers=[reader])
    metrics = Metrics(lambda: {"running": 2}, meter_provider=provider)
    metrics.note("GET", "/v1/jobs", 200, 0.25)
    metrics.note("BREW", "(none)", 405, 0.25)
    found: dict[str, Any] = {
        metric.name: metric.data.data_points
        for resource in reader.get_metrics_data().resource_metrics  # type: ignore[union-attr]
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }
    requests = found["http.server.request.duration"]
    assert [point.attributes["http.request.method"] for point in requests] == ["GET", "_OTHER"]
    assert requests[0].attributes["http.response.status_code"] == 200
    assert requests[0].sum == 0.25
    [jobs] = found["summarizer.service.jobs"]
    assert (jobs.value, jobs.attributes) == (2, {"summarizer.job.state": "running"})
    provider.shutdown()


def test_nothing_is_measured_unless_asked_for() -> None:
    """The switch is the one of all commands."""
    assert metrics_for({}, dict) is None
    assert metrics_for({"SUMMARIZER_TELEMETRY": "1"}, dict) is not None
