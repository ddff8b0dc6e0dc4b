"""How fast and how far `batch` goes: its options, and what it would cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from rich.table import Table

from summarizer.batch.estimate import Estimate
from summarizer.prices import dollars


@dataclass(frozen=True)
class Pace:
    """How fast a job goes, and how far, as the command line says."""

    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what is partial or failed.")
    ] = False
    budget: Annotated[
        str | None,
        typer.Option(
            "--budget",
            help="What the job may cost, earlier runs of it included: 5usd, 200000tokens. "
            "It stops before it would cost more.",
        ),
    ] = None
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say what it would ask and cost, and ask nothing.")
    ] = False
    concurrency: Annotated[
        int | None,
        typer.Option("--concurrency", help="Calls in flight. Also SUMMARIZER_CONCURRENCY."),
    ] = None
    checkers: Annotated[
        int | None,
        typer.Option("--checkers", help="Processes that check, for a machine of several cores."),
    ] = None
    rpm: Annotated[
        float | None,
        typer.Option("--rpm", help="Requests a minute; by default what the server tells."),
    ] = None
    tpm: Annotated[
        float | None,
        typer.Option("--tpm", help="Tokens a minute; by default what the server tells."),
    ] = None

    def settings(self) -> dict[str, float | None]:
        """What of it is a setting of the summarizer; None was not given."""
        return {name: getattr(self, name) for name in ("concurrency", "checkers", "rpm", "tpm")}


def estimate_table(estimate: Estimate) -> Table:
    """What a job would ask and cost."""
    table = Table(show_edge=False, pad_edge=False, show_header=False)
    table.add_column("what")
    table.add_column("how much", justify="right")
    for what, amount in (
        ("reports", f"{estimate.reports:,}"),
        ("finished already", f"{estimate.kept:,}"),
        ("calls to make", f"{estimate.calls:,}"),
        ("calls answered already", f"{estimate.stored:,}"),
        ("tokens to send, about", f"{estimate.prompt_tokens:,}"),
        ("tokens to get, about", f"{estimate.completion_tokens:,}"),
        ("tokens to get, at most", f"{estimate.most_completion_tokens:,}"),
        ("cost, about", _dollars(estimate.cost)),
        ("cost, at most", _dollars(estimate.most_cost)),
    ):
        table.add_row(what, amount)
    return table


def _dollars(cost: float | None) -> str:
    return "not known" if cost is None else dollars(cost)
