"""Spans and metrics for OpenTelemetry, made of the core's events (extra `telemetry`).

Off unless SUMMARIZER_TELEMETRY is set, and nothing of OpenTelemetry is even imported before.
Names follow the GenAI conventions, version 0.1.0; docs/formats.md lists them. No text of a report
or of a model is ever reported, nor a provider's message, which may quote one.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import SettingsError
from summarizer.events import (
    BatchFinished,
    Event,
    Listener,
    ModelReady,
    ReportFinished,
    ReportStarted,
    SectionAnswered,
    SectionFailed,
)

SWITCH = "SUMMARIZER_TELEMETRY"
_ON, _OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
_SECONDS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
"""Bounds of the buckets that the conventions give for durations."""

_PROVIDERS = {
    "anthropic": "anthropic", "bedrock": "aws.bedrock", "azure_openai": "azure.ai.openai",
    "cohere": "cohere", "deepseek": "deepseek", "google": "gcp.gemini", "generative-ai":
    "gcp.gemini", "vertexai": "gcp.vertex_ai", "groq": "groq", "mistral": "mistral_ai",
    "perplexity": "perplexity", "xai": "x_ai",
}  # fmt: skip
"""What the conventions call the providers that instructor knows by these names."""


def telemetry(environment: Mapping[str, str]) -> tuple[Listener, ...]:
    """The listener that reports to OpenTelemetry, if the environment asks for it.

    Raises:
        SettingsError: It asks for it, but OpenTelemetry is not installed; or nobody knows what
            it asks for.
    """
    wanted = environment.get(SWITCH, "").strip().lower()
    if wanted in _OFF:
        return ()
    if wanted not in _ON:
        raise SettingsError(f"{SWITCH} must be 1 or 0, not {wanted!r}")
    return (Telemetry(),)


class Telemetry:
    """A listener that turns events into spans and metrics.

    Each report is a span; each question to a model is a span below it, of the kind "client". They
    go to the providers that the application has set up, or to those given here.
    """

    def __init__(self, tracer_provider: Any = None, meter_provider: Any = None) -> None:
        """Get ready.

        Raises:
            SettingsError: OpenTelemetry is not installed.
        """
        try:
            from opentelemetry import metrics, trace  # noqa: PLC0415 - an extra
        except ImportError:
            raise SettingsError(
                f"{SWITCH} needs OpenTelemetry: install checked-summarizer[telemetry]"
            ) from None
        self._api = trace
        self._tracer = trace.get_tracer("summarizer", tracer_provider=tracer_provider)
        self._instruments = _Instruments(
            metrics.get_meter("summarizer", meter_provider=meter_provider)
        )
        self._model: dict[str, Any] = {}
        self._open: defaultdict[str, list[Any]] = defaultdict(list)
        self._lock = Lock()

    def __call__(self, event: Event) -> None:
        """Report one event."""
        match event:
            case ModelReady():
                self._model = _model_attributes(event)
            case ReportStarted():
                self._begin(event)
            case SectionAnswered() | SectionFailed():
                self._call(event)
            case ReportFinished():
                self._finish(event)
            case BatchFinished():
                self._abandon()

    def _begin(self, event: ReportStarted) -> None:
        known: dict[str, Any] = {
            "summarizer.report.id": event.report_id,
            "summarizer.calls": event.calls,
        }
        span = self._tracer.start_span("summarize report", attributes=known)
        with self._lock:  # two reports of one id may be under way at once
            self._open[event.report_id].append(span)

    def _call(self, event: SectionAnswered | SectionFailed) -> None:
        if isinstance(event, SectionAnswered) and event.stored >= event.attempts:
            return  # nothing was asked
        end = time.time_ns()
        attributes = {"gen_ai.operation.name": "chat", **self._model}
        if isinstance(event, SectionFailed):
            attributes["error.type"] = event.kind or "_OTHER"
        span = self._tracer.start_span(
            f"chat {self._model.get('gen_ai.request.model', '')}".strip(),
            context=self._context(event.report_id),
            kind=self._api.SpanKind.CLIENT,
            attributes=attributes | _usage(event),
            start_time=end - int(event.seconds * 1e9),
        )
        if isinstance(event, SectionFailed):
            span.set_status(self._api.StatusCode.ERROR)
        span.end(end)
        self._instruments.note_call(event, attributes)

    def _context(self, report_id: str) -> Any:
        with self._lock:
            spans = self._open.get(report_id)
            return self._api.set_span_in_context(spans[-1]) if spans else None

    def _finish(self, event: ReportFinished) -> None:
        self._instruments.note_report(event)
        with self._lock:
            spans = self._open.get(event.report_id, [])
            span = spans.pop() if spans else None
            if not spans:
                self._open.pop(event.report_id, None)
        if span is not None:
            span.set_attributes(
                {
                    "summarizer.report.status": event.status,
                    "summarizer.items": event.items,
                    "summarizer.items.flagged": event.flagged,
                }
            )
            if event.status == "failed":
                span.set_status(self._api.StatusCode.ERROR)
            span.end()

    def _abandon(self) -> None:
        """End the spans of reports that a batch which was stopped left behind."""
        with self._lock:
            left = [span for spans in self._open.values() for span in spans]
            self._open.clear()
        for span in left:
            span.set_attribute("summarizer.report.status", "abandoned")
            span.end()


class _Instruments:
    """What is counted and measured."""

    def __init__(self, meter: Any) -> None:
        self._duration = meter.create_histogram(
            "gen_ai.client.inference.duration",
            unit="s",
            description="Duration of a question to a model, with every re-ask.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )
        self._tokens = {
            kind: meter.create_counter(f"gen_ai.client.inference.usage.{kind}", unit="{token}")
            for kind in ("input_tokens", "output_tokens", "cache_read.input_tokens")
        }
        self._reports = meter.create_counter("summarizer.reports", unit="{report}")
        self._items = meter.create_counter("summarizer.items", unit="{item}")
        self._flagged = meter.create_counter("summarizer.items.flagged", unit="{item}")

    def note_call(self, event: SectionAnswered | SectionFailed, attributes: Any) -> None:
        self._duration.record(event.seconds, attributes)
        without_error = {name: v for name, v in attributes.items() if name != "error.type"}
        for name, tokens in _usage(event).items():
            kind = name.removeprefix("gen_ai.usage.")
            modality = "text" if tokens else "unknown"
            self._tokens[kind].add(tokens, without_error | {"gen_ai.token.modality": modality})

    def note_report(self, event: ReportFinished) -> None:
        self._reports.add(1, {"summarizer.report.status": event.status})
        self._items.add(event.items)
        self._flagged.add(event.flagged)


def _usage(event: SectionAnswered | SectionFailed) -> dict[str, int]:
    tokens = {
        "gen_ai.usage.input_tokens": event.prompt_tokens,
        "gen_ai.usage.output_tokens": event.completion_tokens,
    }
    if isinstance(event, SectionAnswered) and event.cached_tokens:
        tokens["gen_ai.usage.cache_read.input_tokens"] = event.cached_tokens
    return tokens


def _model_attributes(event: ModelReady) -> dict[str, Any]:
    """Which model is asked and where: an address, without any login, or a provider's name."""
    place = event.where.removeprefix("at ")
    model = {"gen_ai.request.model": event.model}
    if event.started:
        return model | {"gen_ai.provider.name": "llama.cpp"}
    if place in _PROVIDERS:
        return model | {"gen_ai.provider.name": _PROVIDERS[place]}
    found = urlsplit(f"//{place}")
    return model | {
        "gen_ai.provider.name": "openai",  # its way of speaking, whoever listens
        "server.address": found.hostname or place,
        "server.port": found.port or 443,
    }
