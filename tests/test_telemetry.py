"""Spans and metrics are made of events, named as the conventions say, and carry no text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from summarizer import Report, Summarizer
from summarizer.errors import SettingsError
from summarizer.events import (
    BatchFinished,
    Event,
    ModelReady,
    ReportFinished,
    ReportStarted,
    SectionAnswered,
    SectionFailed,
)
from summarizer.telemetry import Telemetry, telemetry
from tests.fake_replies import Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, settings_for


@dataclass
class Reported:
    """Where a test's spans and metrics arrive."""

    spans: InMemorySpanExporter
    reader: InMemoryMetricReader
    listener: Telemetry

    def named(self, name: str) -> list[ReadableSpan]:
        """The spans that are called so."""
        return [span for span in self.spans.get_finished_spans() if span.name == name]

    def points(self, name: str) -> list[Any]:
        """The data points of a metric."""
        data = self.reader.get_metrics_data()
        assert data is not None
        metrics = [
            metric
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
        ]
        return [p for metric in metrics if metric.name == name for p in metric.data.data_points]


@pytest.fixture
def reported() -> Iterator[Reported]:
    """A listener whose reports stay in memory."""
    spans, reader = InMemorySpanExporter(), InMemoryMetricReader()
    tracers = TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(spans))
    meters = MeterProvider(metric_readers=[reader])
    yield Reported(spans, reader, Telemetry(tracers, meters))
    tracers.shutdown()
    meters.shutdown()


def hear(reported: Reported, *events: Event) -> None:
    """Tell the listener of these events."""
    for event in events:
        reported.listener(event)


ANSWERED = SectionAnswered("r", "claims", 2, 900, 150, 2.5, cached_tokens=64)


def test_a_real_summary_is_a_span_with_its_questions_below_it(reported: Reported) -> None:
    """From the core's own events, over a server."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        with Summarizer(settings_for(fake), reported.listener) as summarizer:
            result = summarizer.summarize(Report(text=TEXT, id="velm"))
        port = int(fake.base_url.rpartition(":")[2].partition("/")[0])
    (report,), (call,) = reported.named("summarize report"), reported.named("chat fake-model")
    assert report.attributes is not None
    assert report.context is not None
    assert call.attributes is not None
    assert call.parent is not None
    assert call.parent.span_id == report.context.span_id
    assert call.kind is SpanKind.CLIENT
    assert dict(call.attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "fake-model",
        "gen_ai.provider.name": "openai",
        "gen_ai.usage.input_tokens": result.usage.prompt_tokens,
        "gen_ai.usage.output_tokens": result.usage.completion_tokens,
        "server.address": "127.0.0.1",
        "server.port": port,
    }
    assert report.attributes["summarizer.report.id"] == "velm"
    assert report.attributes["summarizer.report.status"] == "done"


def test_nothing_that_is_reported_holds_a_text(reported: Reported) -> None:
    """Neither the report's, nor the model's, nor what a provider says of a failure."""
    failing = [Status(400, f"cannot read: {TEXT[:40]}")] * 9
    for script in (obedient(BY_SECTION), failing):
        with (
            FakeOpenAI(script) as fake,
            Summarizer(settings_for(fake), reported.listener) as summarizer,
        ):
            try:
                summarizer.summarize(Report(text=TEXT, id="velm"))
            except Exception as error:  # noqa: BLE001 - only what was reported matters
                assert "cannot read" in str(error)
    told = "".join(span.to_json() for span in reported.spans.get_finished_spans())
    told += str(reported.reader.get_metrics_data())
    assert reported.named("chat fake-model")[-1].status.status_code is StatusCode.ERROR
    assert "shelled" not in told
    assert "cannot read" not in told
    assert "Velm" not in told


def test_a_span_of_a_question_lasts_as_long_as_the_question(reported: Reported) -> None:
    """Though it is told of at its end only."""
    hear(reported, ModelReady("m", "at x:1"), ReportStarted("r", 1), ANSWERED)
    (call,) = reported.named("chat m")
    assert call.start_time is not None
    assert call.end_time is not None
    assert call.end_time - call.start_time == pytest.approx(2.5e9, abs=1e6)


def test_tokens_and_durations_are_measured(reported: Reported) -> None:
    """By model and provider, those that a provider's cache gave apart."""
    hear(reported, ModelReady("m", "at api.openai.com"), ReportStarted("r", 2), ANSWERED, ANSWERED)
    usage = "gen_ai.client.inference.usage"
    tokens = {
        kind: reported.points(f"{usage}.{kind}")[0]
        for kind in ("input_tokens", "output_tokens", "cache_read.input_tokens")
    }
    assert [point.value for point in tokens.values()] == [1_800, 300, 128]
    assert dict(tokens["input_tokens"].attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m",
        "gen_ai.token.modality": "text",
        "server.address": "api.openai.com",
        "server.port": 443,
    }
    (duration,) = reported.points("gen_ai.client.inference.duration")
    assert (duration.count, duration.sum) == (2, 5.0)
    assert duration.explicit_bounds[:2] == (0.01, 0.02)


def test_a_question_that_failed_is_an_error_of_its_kind(reported: Reported) -> None:
    """It counts and lasts like the others, by the class of its error."""
    failed = SectionFailed("r", "claims", "a text", "ProviderUnreachable", seconds=1.0)
    hear(reported, ModelReady("m", "at x:1"), ReportStarted("r", 1), failed)
    (call,) = reported.named("chat m")
    assert call.attributes is not None
    assert call.status.status_code is StatusCode.ERROR
    assert call.attributes["error.type"] == "ProviderUnreachable"
    (duration,) = reported.points("gen_ai.client.inference.duration")
    assert duration.attributes["error.type"] == "ProviderUnreachable"
    (tokens,) = reported.points("gen_ai.client.inference.usage.input_tokens")
    assert (tokens.value, tokens.attributes["gen_ai.token.modality"]) == (0, "unknown")


def test_an_answer_from_the_store_is_no_question(reported: Reported) -> None:
    """Nothing was asked, so nothing is measured; an answer that was asked for in part is."""
    stored = SectionAnswered("r", "claims", 2, 0, 0, 0.0, attempts=1, stored=1)
    partly = SectionAnswered("r", "claims", 2, 900, 150, 1.0, attempts=2, stored=1)
    hear(reported, ModelReady("m", "at x:1"), ReportStarted("r", 1), stored, partly)
    assert len(reported.named("chat m")) == 1


def test_two_reports_of_one_name_have_a_span_each(reported: Reported) -> None:
    """A service may be asked for one text twice at once."""
    begun, ended = ReportStarted("r", 1), ReportFinished("r", "done", 2, 1)
    hear(reported, begun, begun, ended, ended, ended)
    assert len(reported.named("summarize report")) == 2
    (reports,) = reported.points("summarizer.reports")
    assert (reports.value, dict(reports.attributes)) == (3, {"summarizer.report.status": "done"})
    assert reported.points("summarizer.items.flagged")[0].value == 3


def test_what_a_stopped_batch_leaves_behind_is_ended(reported: Reported) -> None:
    """A span that never ends is never seen."""
    hear(reported, ReportStarted("r", 1), BatchFinished(0, 0, 0, stopped="interrupted"))
    (report,) = reported.named("summarize report")
    assert report.attributes is not None
    assert report.attributes["summarizer.report.status"] == "abandoned"


@pytest.mark.parametrize(
    ("where", "started", "provider", "address"),
    [
        ("on this machine", True, "llama.cpp", None),
        ("at mistral", False, "mistral_ai", None),
        ("at localhost:8000", False, "openai", ("localhost", 8000)),
        ("at [::1]:8000", False, "openai", ("::1", 8000)),
        ("at api.openai.com", False, "openai", ("api.openai.com", 443)),
    ],
)
def test_a_provider_is_called_as_the_conventions_do(
    reported: Reported, where: str, started: bool, provider: str, address: tuple[str, int] | None
) -> None:
    """A server's address is told, the embedded model has none."""
    hear(reported, ModelReady("m", where, started), ReportStarted("r", 1), ANSWERED)
    (call,) = reported.named("chat m")
    assert call.attributes is not None
    assert call.attributes["gen_ai.provider.name"] == provider
    told = (call.attributes.get("server.address"), call.attributes.get("server.port"))
    assert told == (address or (None, None))


@pytest.mark.parametrize("value", [None, "", "0", "off", "False"])
def test_it_is_off_unless_it_is_asked_for(value: str | None) -> None:
    """Nothing listens."""
    assert telemetry({} if value is None else {"SUMMARIZER_TELEMETRY": value}) == ()


@pytest.mark.parametrize("value", ["1", "true", " ON "])
def test_it_is_on_when_it_is_asked_for(value: str) -> None:
    """And reports to whatever the application has set up."""
    (listener,) = telemetry({"SUMMARIZER_TELEMETRY": value})
    assert isinstance(listener, Telemetry)


def test_a_wish_that_nobody_understands_is_told() -> None:
    """A slip must not turn it off in silence."""
    with pytest.raises(SettingsError, match="SUMMARIZER_TELEMETRY must be 1 or 0, not 'yep'"):
        telemetry({"SUMMARIZER_TELEMETRY": "yep"})


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only when telemetry is asked for."""
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    assert telemetry({}) == ()
    with pytest.raises(SettingsError, match=r"install checked-summarizer\[telemetry\]"):
        telemetry({"SUMMARIZER_TELEMETRY": "1"})


def test_nothing_of_it_is_imported_while_it_is_off() -> None:
    """It costs no start-up time, and works where it is not installed."""
    program = (
        "import sys; from summarizer.telemetry import telemetry; telemetry({});"
        "sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603
