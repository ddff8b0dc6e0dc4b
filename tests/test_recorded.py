"""The whole flow on real answers of the embedded model, played from cassettes."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer import Evidence, NewsSummary, Report, Result, Settings, Summarizer, find_figures
from summarizer.items import evidence_of
from summarizer.summary import Check
from summarizer.verifying import verify

SHORT = (
    "Norland fines shipping firm\n\n"
    "The Treasury of Norland said on Tuesday that it had fined Belmar Shipping 2.5 million euros "
    "for carrying sanctioned oil. “We did not break any rule,” Belmar's director, Ada Quist, told "
    "reporters. Norland's finance minister, Tom Reyes, warned that 12 more firms face sanctions "
    "if they trade with Ostia.\n"
)


class Penalty(BaseModel):
    """A penalty that an authority laid on somebody."""

    authority: str = Field(description="who laid it")
    amount: str | None = Field(default=None, description="how much, as the report words it")
    evidence: list[Evidence] = Field(max_length=2, description="numbers of the sentences")


class Penalties(BaseModel):
    """Penalties."""

    penalties: list[Penalty] = Field(max_length=5, description="fines and other penalties")


@pytest.mark.vcr
@pytest.mark.parametrize("seed", ["china-equipment-sales", "us-intelligence-findings"])
def test_a_seed_is_summarized_with_every_section(
    seed: str, seed_texts: dict[str, str], embedded: Settings
) -> None:
    """Both seeds give claims, actors, denials and threats, and every item is checked."""
    with Summarizer(embedded) as summarizer:
        result = summarizer.summarize(Report(id=seed, text=seed_texts[seed]))

    assert result.status == "done"
    assert {"headline", "gist", "actors", "claims", "denials", "sanctions_threats"} <= set(
        result.counts.items
    )
    assert all(checked.checks for checked in result.items())
    _evidence_is_exact(result, seed_texts[seed])
    _every_figure_has_a_verdict(result)
    assert _without_evidence(verify(result, seed_texts[seed]).checks) == _without_evidence(
        check for item in result.items() for check in item.checks
    )


@pytest.mark.vcr
def test_wrong_entries_are_asked_about_again(
    seed_texts: dict[str, str], embedded: Settings
) -> None:
    """The model is asked about its errors; what it mends has fewer, what it does not is marked."""
    settings = embedded.model_copy(update={"correct": True})
    text = seed_texts["china-equipment-sales"]
    with Summarizer(settings) as summarizer:
        result = summarizer.summarize(text)

    assert result.status == "done"
    assert result.corrections
    assert "unanswered" not in {told.outcome for told in result.corrections}
    assert 0 < result.usage.correction_tokens <= 0.3 * result.usage.tokens_for("first")
    wrong = {checked.path for checked in result.items() if checked.severity == "error"}
    assert {told.path for told in result.corrections if told.outcome != "mended"} <= wrong
    _evidence_is_exact(result, text)


@pytest.mark.vcr
def test_an_answer_that_is_cut_off_keeps_what_could_be_read(embedded: Settings) -> None:
    """With a limit far too low the result is partial, says so, and holds the first items."""
    settings = embedded.model_copy(update={"answer_tokens": 100})
    with Summarizer(settings) as summarizer:
        result = summarizer.summarize(SHORT)

    assert result.status == "partial"
    assert result.error is not None
    assert "cut off" in result.error.message
    assert result.counts.items
    _evidence_is_exact(result, SHORT)


@pytest.mark.vcr
def test_a_report_longer_than_the_window_is_read_in_parts(
    seed_texts: dict[str, str], embedded: Settings
) -> None:
    """Each part is asked about with its own numbers, and the items fit the whole text."""
    settings = embedded.model_copy(update={"window": 2_000, "answer_tokens": 400})
    with Summarizer(settings) as summarizer:
        result = summarizer.summarize(seed_texts["china-equipment-sales"])

    assert {call.part for call in result.usage.calls} >= {1, 2}
    _evidence_is_exact(result, seed_texts["china-equipment-sales"])
    assert result.summary is not None
    names = [actor.name for actor in result.summary.actors]
    assert len(names) == len(set(names))


@pytest.mark.vcr
def test_a_schema_of_ones_own_is_filled_in_and_checked(embedded: Settings) -> None:
    """Any pydantic model whose items have evidence is drafted, typed and checked."""
    with Summarizer(embedded) as summarizer:
        result = summarizer.summarize(SHORT, Penalties)

    assert isinstance(result.summary, Penalties)
    assert result.summary.penalties
    assert all(checked.checks for checked in result.items())
    _evidence_is_exact(result, SHORT)


@pytest.mark.vcr
def test_a_coroutine_gives_the_same_as_a_plain_call(embedded: Settings) -> None:
    """Async and sync calls send the same requests, so one cassette serves both."""

    async def in_a_coroutine() -> Result[NewsSummary]:
        async with Summarizer(embedded) as summarizer:
            return await summarizer.asummarize(SHORT)

    result = asyncio.run(in_a_coroutine())

    assert result.status == "done"
    assert result.summary is not None
    assert result.summary.claims
    _evidence_is_exact(result, SHORT)


def test_no_test_reaches_the_network() -> None:
    """A connection to any other machine is refused."""
    with socket.socket() as door, pytest.raises(RuntimeError, match="Network is disabled"):
        door.connect(("192.0.2.1", 80))


def test_cassettes_hold_no_secret() -> None:
    """No key, cookie, host name or user agent is left in a recording."""
    for cassette in (Path(__file__).parents[1] / "cassettes").rglob("*.yaml"):
        text = cassette.read_text("utf-8").lower()
        for word in ("authorization", "bearer ", "cookie", "user-agent", "127.0.0.1", "localhost"):
            assert word not in text, f"{cassette.name} holds {word!r}"


def _evidence_is_exact(result: Result[Any], text: str) -> None:
    for _, item, _ in result.items():
        for cited in evidence_of(item):
            assert text[cited.start : cited.end] == cited.text


def _without_evidence(checks: Iterable[Check]) -> list[Check]:
    """The checks that must come out again: evidence that was put right is right from then on."""
    return [check for check in checks if check.kind != "evidence"]


def _every_figure_has_a_verdict(result: Result[NewsSummary]) -> None:
    assert result.summary is not None
    for claim in result.summary.claims:
        checked = {
            (check.span.start, check.span.end)
            for check in claim.checks
            if check.kind == "figure" and check.field == "statement" and check.span
        }
        found = {(figure.start, figure.end) for figure in find_figures(claim.statement)}
        assert checked == found
