"""What the service may be asked for, and for how long: one object, made by whoever starts it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

CROWDED = "crowded"
"""Marks the state of a connection that is one more than there may be."""


class ServiceLimits(BaseModel):
    """The limits of a service; those of a key may be lower.

    Attributes:
        wait: Seconds that `POST /v1/summaries` waits before it answers with a job.
        body_bytes: The largest request body.
        report_characters: The longest report.
        reports_per_job: The most reports that one job takes.
        jobs_per_key: The most jobs that one key may have at once, finished ones counted.
        keep_days: After so many days a job is removed, with all that is in it.
        requests_per_minute: How often one key may ask.
        streams_per_key: The most open streams of events of one key.
        summaries_per_key: The most `POST /v1/summaries` that one key may have in flight.
        jobs_at_once: How many jobs are worked on at the same time; the others wait. Of small jobs
            it may be more, as long as their reports leave calls to the model unused.
        checks_at_once: How many requests are checked at the same time: short ones in threads, and
            as many long ones in processes of their own.
        check_seconds: Seconds that a long one may take; it waits no longer for its turn either.
        connections: The most connections at once; further ones are refused.
        header_seconds: Seconds in which the headers of a request must be there.
        body_seconds: Seconds in which its body must be there.
        stall_seconds: Seconds that a client may take to read what is sent to it.
        stop_seconds: Seconds that a stop waits for what is in flight.
        retry_seconds: Seconds until a job that the provider failed is tried again, at first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    wait: float = Field(default=30.0, ge=0, le=3_600)
    body_bytes: int = Field(default=16_000_000, ge=1_000)
    report_characters: int = Field(default=200_000, ge=100)
    reports_per_job: int = Field(default=1_000, ge=1)
    jobs_per_key: int = Field(default=1_000, ge=1)
    keep_days: float = Field(default=30.0, gt=0)
    requests_per_minute: float = Field(default=600.0, gt=0)
    streams_per_key: int = Field(default=50, ge=1)
    summaries_per_key: int = Field(default=256, ge=1)
    jobs_at_once: int = Field(default=4, ge=1, le=256)
    checks_at_once: int = Field(default=2, ge=1, le=64)
    check_seconds: float = Field(default=30.0, gt=0)
    connections: int = Field(default=2_000, ge=1)
    header_seconds: float = Field(default=10.0, gt=0)
    body_seconds: float = Field(default=30.0, gt=0)
    stall_seconds: float = Field(default=60.0, gt=0)
    stop_seconds: float = Field(default=30.0, ge=0)
    retry_seconds: float = Field(default=60.0, gt=0)
