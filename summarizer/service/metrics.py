"""The service's own figures for OpenTelemetry, beside those of the core (extra `telemetry`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from summarizer.telemetry import telemetry

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS")


class Metrics:
    """Measures requests and jobs, by the names of OpenTelemetry's conventions for HTTP."""

    def __init__(
        self, jobs: Callable[[], Mapping[str, int]], *, meter_provider: Any = None
    ) -> None:
        """Get ready.

        Args:
            jobs: Tells how many jobs are in which state.
            meter_provider: Where figures go; by default where the application sends them.
        """
        from opentelemetry import metrics  # noqa: PLC0415 - an extra
        from opentelemetry.metrics import Observation  # noqa: PLC0415

        meter = metrics.get_meter("summarizer.service", meter_provider=meter_provider)
        self._duration = meter.create_histogram(
            "http.server.request.duration",
            unit="s",
            description="Duration of a request, until its last byte.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )
        meter.create_observable_gauge(
            "summarizer.service.jobs",
            callbacks=[lambda _: [
                Observation(count, {"summarizer.job.state": state})
                for state, count in jobs().items()
            ]],
            unit="{job}",
            description="Jobs that are kept, by their state.",
        )  # fmt: skip

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Measure one request."""
        attributes: dict[str, Any] = {
            "http.request.method": method if method in _METHODS else "_OTHER",
            "http.route": route,
            "url.scheme": "http",
        }
        if status:
            attributes["http.response.status_code"] = status
        self._duration.record(seconds, attributes)


def metrics_for(
    environment: Mapping[str, str], jobs: Callable[[], Mapping[str, int]]
) -> Metrics | None:
    """The metrics, if the environment asks for telemetry.

    Raises:
        SettingsError: It asks for it, but OpenTelemetry is not installed.
    """
    return Metrics(jobs) if telemetry(environment) else None
