"""A report is asked about section by section and part by part; a failure costs its section."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from summarizer import NewsSummary, Settings
from summarizer.drafting.connecting import connect
from summarizer.drafting.draft import Draft, Drafter
from summarizer.drafting.sections import sections_of, whole
from summarizer.errors import AnswerInvalid, ProviderRefused, SettingsError
from summarizer.events import Event, ReportStarted, SectionAnswered, SectionFailed, ignore
from summarizer.source.sentences import Source
from tests.fake_replies import (
    NOT_JSON,
    Answer,
    Body,
    CutOff,
    Reply,
    Slow,
    Status,
    obedient,
    schema_asked,
)
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, CLAIM, TEXT, prompt_of, section_asked, settings_for


def drafted(
    fake: FakeOpenAI,
    text: str = TEXT,
    *,
    listen: Callable[[Event], None] = ignore,
    together: bool = False,
    slots: int = 8,
    **given: Any,
) -> Draft:
    """The draft of a summary by a fake server."""
    return asyncio.run(_drafted(settings_for(fake, **given), text, listen, together, slots))


async def _drafted(
    settings: Settings, text: str, listen: Callable[[Event], None], together: bool, slots: int
) -> Draft:
    model = connect(settings)
    sections = (whole(NewsSummary),) if together else sections_of(NewsSummary)
    drafter = Drafter(model, NewsSummary, sections, asyncio.Semaphore(slots), listen)
    try:
        return await drafter.draft("report", Source(text))
    finally:
        await model.aclose()


def all_but(section: str, otherwise: Reply) -> Callable[[Body], Reply]:
    """Answer every section well, one excepted."""
    good = obedient(BY_SECTION)
    return lambda body: otherwise if section_asked(body) == section else good(body)


def test_each_section_is_asked_for_once() -> None:
    """Five calls, one for each section, whose answers are one summary."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        draft = drafted(fake)
    assert sorted(map(section_asked, fake.requests)) == sorted(
        ["overview", "actors", "claims", "denials", "sanctions_threats"]
    )
    assert isinstance(draft.summary, NewsSummary)
    assert (len(draft.summary.claims), len(draft.summary.denials)) == (2, 1)
    assert (draft.problems, draft.failure, len(draft.calls)) == ((), None, 5)


def test_all_sections_can_be_asked_for_in_one_call() -> None:
    """A large model fills in the whole summary at once."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        draft = drafted(fake, together=True)
    assert [schema_asked(body).name for body in fake.requests] == ["NewsSummary_together"]
    assert isinstance(draft.summary, NewsSummary)
    assert len(draft.summary.sanctions_threats) == 1


@pytest.mark.parametrize(
    ("reply", "said"),
    [(Status(400, "No.", "x"), "refused"), (NOT_JSON, "fits the schema"), (CutOff("x"), "cut off")],
)
def test_a_section_that_fails_costs_that_section(reply: Reply, said: str) -> None:
    """The others stand, the problem is told, and the failed call is counted too."""
    with FakeOpenAI(all_but("claims", reply)) as fake:
        draft = drafted(fake)
    assert isinstance(draft.summary, NewsSummary)
    assert (draft.summary.claims, len(draft.summary.actors)) == ([], 1)
    assert len(draft.problems) == 1
    assert draft.problems[0].startswith("claims: ")
    assert said in draft.problems[0]
    assert len(draft.calls) == 5
    assert [call.outcome for call in draft.calls].count("answered") == 4


def test_a_cut_off_section_keeps_what_it_has() -> None:
    """The first claim stands, the second was cut off, and the draft says so."""
    with FakeOpenAI(all_but("claims", CutOff({"claims": [CLAIM] * 3}))) as fake:
        draft = drafted(fake)
    assert isinstance(draft.summary, NewsSummary)
    assert len(draft.summary.claims) == 1
    assert "1 unfinished" in draft.problems[0]


@pytest.mark.parametrize(
    ("reply", "kind"), [(Status(401), ProviderRefused), (NOT_JSON, AnswerInvalid)]
)
def test_a_report_of_which_nothing_was_answered_has_no_summary(
    reply: Reply, kind: type[Exception]
) -> None:
    """The draft carries the error that left nothing."""
    with FakeOpenAI(lambda _: reply) as fake:
        draft = drafted(fake)
    assert draft.summary is None
    assert type(draft.failure) is kind
    assert len(draft.calls) == 5


def test_empty_lists_are_an_answer() -> None:
    """A report in which nobody claims anything is done, not failed."""
    nothing: dict[str, Any] = {"headline": None, "gist": None}
    with FakeOpenAI([Answer(nothing)]) as fake:
        draft = drafted(fake, together=True)
    assert isinstance(draft.summary, NewsSummary)
    assert (draft.summary.claims, draft.problems) == ([], ())


def test_whoever_listens_hears_of_every_section() -> None:
    """The number of calls is told first; then every answer or failure, with its cost."""
    heard: list[Event] = []
    with FakeOpenAI(all_but("denials", Status(400, "No.", "x"))) as fake:
        drafted(fake, listen=heard.append)
    assert heard[0] == ReportStarted("report", 5)
    answered = {event.section: event for event in heard if isinstance(event, SectionAnswered)}
    assert {name: event.items for name, event in answered.items()} == {
        "overview": 2, "actors": 1, "claims": 2, "sanctions_threats": 1,
    }  # fmt: skip
    assert answered["claims"].prompt_tokens == 100
    failures = [event for event in heard if isinstance(event, SectionFailed)]
    assert [event.section for event in failures] == ["denials"]


@pytest.mark.parametrize("slots", [1, 2])
def test_no_more_calls_are_under_way_than_there_are_slots(slots: int) -> None:
    """Whatever the number of sections, a server is asked as few at once as it can answer."""
    heard: list[str] = []

    def script(body: Body) -> Reply:
        heard.append(section_asked(body))
        return Slow(0.03, then=Answer(BY_SECTION[schema_asked(body).name]))

    at_once: list[int] = []
    with FakeOpenAI(script) as fake:
        done = 0

        def listen(event: Event) -> None:
            nonlocal done
            if isinstance(event, SectionAnswered):
                at_once.append(len(heard) - done)
                done += 1

        drafted(fake, listen=listen, slots=slots)
    assert max(at_once) <= slots
    assert len(heard) == 5


def test_a_long_report_is_read_in_parts() -> None:
    """Each part is asked about every section, and every sentence is shown in one part."""
    text = "\n".join(f"Mayor {n} said that town {n} was shelled on Monday." for n in range(300))
    with FakeOpenAI(lambda _: Answer(BY_SECTION["NewsSummary_together"])) as fake:
        draft = drafted(fake, text, together=True, window=4_000, answer_tokens=500)
    parts = len(fake.requests)
    assert parts > 1
    assert sorted(call.part for call in draft.calls) == list(range(1, parts + 1))
    for number in range(1, 301):
        line = f"\n[{number}] Mayor {number - 1} said"
        assert sum(line in prompt_of(body) for body in fake.requests) == 1


def test_a_window_that_the_instructions_fill_is_refused() -> None:
    """Nothing is asked, and the message says which settings to change."""
    with (
        FakeOpenAI([]) as fake,
        pytest.raises(SettingsError, match="SUMMARIZER_WINDOW higher or SUMMARIZER_ANSWER_TOKENS"),
    ):
        drafted(fake, window=1_000, answer_tokens=500)


def test_a_provider_that_refuses_is_not_asked_a_thousand_times() -> None:
    """After a few refusals, and no answer, the other parts of a long report are not asked about."""
    text = "\n".join(f"Mayor {n} said that town {n} was shelled on Monday." for n in range(2_000))
    with FakeOpenAI(lambda _: Status(401)) as fake:
        draft = drafted(fake, text, together=True, slots=2, window=4_000, answer_tokens=500)
    assert len(fake.requests) <= 4
    assert type(draft.failure) is ProviderRefused
    assert len(draft.problems) == 1
    assert len(draft.calls) == len(fake.requests)
