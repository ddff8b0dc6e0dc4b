"""A report goes in and a checked, typed summary comes out, however it is called."""

from __future__ import annotations

import asyncio
import gc
import itertools
import threading
from typing import Any

import pytest

from summarizer import (
    NewsSummary,
    Report,
    Result,
    Settings,
    Summarizer,
    asummarize,
    summarize,
)
from summarizer.errors import (
    AnswerInvalid,
    InputError,
    ProviderRefused,
    ProviderUnreachable,
    SettingsError,
    UsageError,
)
from summarizer.events import Event, ModelReady, ReportFinished, ReportStarted
from summarizer.reporting.rows import parse_row, row
from tests import court_ruling
from tests.court_ruling import Bare, CourtRuling
from tests.fake_replies import NOT_JSON, Answer, CutOff, Reply, Slow, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import (
    BY_SECTION,
    CLAIM,
    ITEMS,
    TEXT,
    WHOLE,
    prompt_of,
    settings_for,
    shown,
)


def obeying() -> FakeOpenAI:
    """A server that answers every question about the sample report."""
    return FakeOpenAI(obedient(BY_SECTION))


def test_a_report_becomes_a_checked_summary() -> None:
    """The result holds the summary, its checks, coverage, cost and origin."""
    report = Report(text=TEXT, id="velm", title="Border town shelled")
    with obeying() as fake:
        result = summarize(report, settings=settings_for(fake))
    assert (result.status, result.error, result.id) == ("done", None, "velm")
    assert isinstance(result.summary, NewsSummary)
    assert sum(result.counts.items.values()) == ITEMS == len(list(result.items()))
    assert all(checked.checks for checked in result.items())
    claim = result.summary.claims[0]
    assert TEXT[claim.evidence[0].start : claim.evidence[0].end] == claim.evidence[0].text
    assert {check.verdict for check in claim.checks if check.kind == "figure"} == {"supported"}
    assert (result.report.title, result.report.text) == ("Border town shelled", TEXT)
    assert (result.usage.prompt_tokens, result.usage.completion_tokens) == (100, 20)
    assert result.provenance.model == "fake-model"
    assert result.provenance.where == fake.base_url.replace("http://", "at ").removesuffix("/v1")
    assert result.coverage.figures.total == result.coverage.figures.used > 0


def test_a_made_up_figure_and_quote_are_kept_and_flagged() -> None:
    """What the model invented reaches the reader marked, never unmarked and never dropped."""
    wrong = CLAIM | {"statement": "Northland shelled Velm, killing 21 people"}
    invented = CLAIM | {"quote": "We will burn them down"}
    with FakeOpenAI([Answer(WHOLE | {"claims": [wrong, invented]})]) as fake:
        result = summarize(TEXT, settings=settings_for(fake))
    assert result.status == "done"
    flagged = {checked.path: checked for checked in result.flagged}
    assert {"claims[0]", "claims[1]"} <= set(flagged)
    kinds = [
        {(check.kind, check.severity) for check in flagged[path].checks}
        for path in ("claims[0]", "claims[1]")
    ]
    assert ("figure", "error") in kinds[0]
    assert ("quote", "error") in kinds[1]


def test_what_an_answer_leaves_out_shows_in_the_coverage() -> None:
    """A reader sees which figures of the report no item uses."""
    with FakeOpenAI([Answer(WHOLE | {"sanctions_threats": []})]) as fake:
        result = summarize(TEXT, settings=settings_for(fake))
    unused = result.coverage.figures.unused
    assert [(place.text, place.sentence) for place in unused] == [("$40 million", 5)]
    assert TEXT[unused[0].start : unused[0].end] == "$40 million"


def test_verdicts_that_a_model_offers_are_ignored() -> None:
    """A model cannot pass its own judgement off as a check."""
    own = {"kind": "figure", "field": "statement", "verdict": "supported", "severity": "ok",
           "reason": "trust me"}  # fmt: skip
    wrong = CLAIM | {"statement": "Velm lost 77 people", "checks": [own]}
    with FakeOpenAI([Answer(WHOLE | {"claims": [wrong]})]) as fake:
        result = summarize(TEXT, settings=settings_for(fake))
    assert result.status == "done"
    assert "trust me" not in result.model_dump_json()
    assert any(checked.path == "claims[0]" for checked in result.flagged)


@pytest.mark.parametrize(
    ("reply", "said"), [(CutOff(WHOLE), "cut off"), (Answer(WHOLE | {"claims": 7}), "did not fit")]
)
def test_an_answer_that_is_not_whole_is_partial(reply: Reply, said: str) -> None:
    """What can be read is checked and kept; the status and the error say what is missing."""
    with FakeOpenAI([reply]) as fake:
        result = summarize(TEXT, settings=settings_for(fake))
    assert result.status == "partial"
    assert result.error is not None
    assert said in result.error.message
    assert result.summary is not None
    assert result.summary.headline is not None
    assert result.summary.headline.checks
    assert parse_row(row(result)) == result


@pytest.mark.parametrize(
    ("reply", "kind"), [(Status(401), ProviderRefused), (NOT_JSON, AnswerInvalid)]
)
def test_a_report_of_which_nothing_comes_raises(reply: Reply, kind: type[Exception]) -> None:
    """A single call raises what went wrong, in plain and in asynchronous code."""
    with FakeOpenAI([reply, reply]) as fake:
        with pytest.raises(kind):
            summarize(TEXT, settings=settings_for(fake))
        with pytest.raises(kind):
            asyncio.run(asummarize(TEXT, settings=settings_for(fake)))


def test_nothing_is_asked_about_an_empty_report() -> None:
    """An empty text is told before anything is sent."""
    with FakeOpenAI([]) as fake, pytest.raises(InputError, match="there is no word in the report"):
        summarize(" \n", settings=settings_for(fake))


@pytest.mark.parametrize("call", ["plain", "notebook", "threads", "tasks"])
def test_every_way_to_call_gives_the_same_result(call: str) -> None:
    """Plain code, a running loop, threads and tasks share one summarizer and its connections."""
    with obeying() as fake, Summarizer(settings_for(fake)) as summarizer:
        found = _called(summarizer, call)
    assert len(found) == 6
    for result in found:
        assert result.model_dump(exclude={"usage", "provenance"}) == found[0].model_dump(
            exclude={"usage", "provenance"}
        )


def _called(summarizer: Summarizer, call: str) -> list[Result[NewsSummary]]:
    if call == "plain":
        return [summarizer.summarize(TEXT) for _ in range(6)]
    if call == "notebook":

        async def cells() -> list[Result[NewsSummary]]:
            return [summarizer.summarize(TEXT) for _ in range(6)]

        return asyncio.run(cells())
    if call == "tasks":

        async def gathered() -> list[Result[NewsSummary]]:
            async with Summarizer(summarizer.settings) as other:
                return await asyncio.gather(*(other.asummarize(TEXT) for _ in range(6)))

        return asyncio.run(gathered())
    found: list[Result[NewsSummary]] = []
    threads = [
        threading.Thread(target=lambda: found.append(summarizer.summarize(TEXT))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_a_summarizer_is_used_in_one_loop_after_another() -> None:
    """Connections belong to a loop; a summarizer that is kept gets new ones in the next."""
    with obeying() as fake:
        summarizer = Summarizer(settings_for(fake))

        async def once() -> str:
            async with summarizer:
                return (await summarizer.asummarize(TEXT)).status

        assert [asyncio.run(once()) for _ in range(3)] == ["done"] * 3


def test_closing_ends_every_thread_and_a_closed_summarizer_can_be_used_again() -> None:
    """Nothing is left behind, neither by `with` nor by `async with`, and both can be repeated."""
    before = set(threading.enumerate())
    with obeying() as fake:
        summarizer = Summarizer(settings_for(fake))
        for _ in range(2):
            assert summarizer.summarize(TEXT).status == "done"
            summarizer.close()
        summarizer.close()

        async def mixed() -> None:
            async with summarizer:
                await summarizer.asummarize(TEXT)
                summarizer.summarize(TEXT)

        asyncio.run(mixed())
    assert set(threading.enumerate()) <= before


def test_a_summarizer_that_nobody_closed_disturbs_nobody() -> None:
    """A script that forgets to close ends all the same, and without a warning."""
    with obeying() as fake:
        assert Summarizer(settings_for(fake)).summarize(TEXT).status == "done"
        gc.collect()


def test_closing_while_the_model_connects_leaves_nothing_open() -> None:
    """A call that was cancelled early leaves no connection and no unheard error behind."""

    async def hasty(settings: Settings) -> None:
        async with Summarizer(settings) as summarizer:
            call = asyncio.create_task(summarizer.asummarize(TEXT))
            await asyncio.sleep(0)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call

    with FakeOpenAI([]) as fake:
        asyncio.run(hasty(settings_for(fake)))
        asyncio.run(hasty(Settings(model="without-provider")))
    gc.collect()


def test_a_mistake_in_the_settings_is_told_to_every_caller_and_not_kept() -> None:
    """Two calls at once both hear of it."""

    async def both() -> list[Any]:
        async with Summarizer(Settings(model="without-provider")) as summarizer:
            calls = (summarizer.asummarize(TEXT) for _ in range(2))
            return await asyncio.gather(*calls, return_exceptions=True)

    assert [type(error) for error in asyncio.run(both())] == [SettingsError] * 2


def test_no_server_is_told_at_once() -> None:
    """The error says where nobody answered."""
    settings = Settings(base_url="http://127.0.0.1:9/v1", model="m", retries=0)
    with pytest.raises(ProviderUnreachable, match=r"the server at 127\.0\.0\.1:9"):
        summarize(TEXT, settings=settings)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without settings of its own a call reads the variables."""
    with obeying() as fake:
        monkeypatch.setenv("SUMMARIZER_BASE_URL", fake.base_url)
        monkeypatch.setenv("SUMMARIZER_MODEL", "named")
        result = summarize(TEXT)
    assert result.provenance.model == fake.requests[0]["model"] == "named"


def test_whoever_listens_hears_the_whole_course() -> None:
    """The model is ready, the report begins, is answered, and is through."""
    heard: list[Event] = []
    with obeying() as fake, Summarizer(settings_for(fake), heard.append) as summarizer:
        result = summarizer.summarize(Report(text=TEXT, id="velm"))
    assert isinstance(heard[0], ModelReady)
    assert heard[1] == ReportStarted("velm", 1)
    assert heard[-1] == ReportFinished("velm", "done", ITEMS, len(result.flagged))


def ask_for_a_ruling(answer: dict[str, Any] = court_ruling.WHOLE) -> Result[CourtRuling]:
    """Summarize the sample ruling with a schema of one's own."""
    with FakeOpenAI([Answer(answer)]) as fake:
        return summarize(court_ruling.TEXT, schema=CourtRuling, settings=settings_for(fake))


def test_a_schema_of_ones_own_is_typed_checked_and_stored() -> None:
    """Its items are of its own types, have checks by path, and come back from a row."""
    result = ask_for_a_ruling()
    assert isinstance(result.summary, CourtRuling)
    assert result.summary.orders[0].evidence[0].text.startswith("The Court of Appeal")
    assert result.summary.remarks[0].said_in.text.startswith("Judge Olga Brandt")
    assert set(result.checks) == {"", "orders[0]", "remarks[0]"}
    verdicts = {(c.kind, c.verdict) for checks in result.checks.values() for c in checks}
    assert {("figure", "supported"), ("quote", "supported")} <= verdicts
    assert parse_row(row(result), CourtRuling) == result


def test_a_schema_of_ones_own_is_flagged_like_the_rest() -> None:
    """A wrong figure in a list and a wrong quote in a frozen item are both found."""
    orders = [court_ruling.ORDER | {"order": "fined $5 million"}]
    remarks = [court_ruling.REMARK | {"remark": "the company “knew of the flood”"}]
    result = ask_for_a_ruling(court_ruling.WHOLE | {"orders": orders, "remarks": remarks})
    wrong = [checked.path for checked in result.flagged if checked.severity == "error"]
    assert wrong == ["orders[0]", "remarks[0]"]


def test_a_text_without_evidence_is_marked_as_unchecked() -> None:
    """A text of a schema that rests on no sentence never passes for a checked one."""
    result = ask_for_a_ruling()
    (court,) = [checked for checked in result.flagged if checked.path == ""]
    assert [(c.kind, c.verdict, c.severity) for c in court.checks] == [
        ("evidence", "unchecked", "warning")
    ]


def test_evidence_of_a_frozen_item_is_put_right_too() -> None:
    """Where another sentence says it, the single sentence that an item cites is replaced."""
    remarks = [{"remark": "the company, which has 90 days to appeal, said nothing", "said_in": 1}]
    result = ask_for_a_ruling(court_ruling.WHOLE | {"remarks": remarks})
    assert result.summary is not None
    assert result.summary.remarks[0].said_in.sentence == 3
    assert "recited" in {check.verdict for check in result.checks["remarks[0]"]}


def test_a_schema_without_evidence_is_refused_before_anything_is_sent() -> None:
    """What could not be checked is not summarized."""
    with FakeOpenAI([]) as fake, pytest.raises(UsageError, match="Bare has no item"):
        summarize(TEXT, schema=Bare, settings=settings_for(fake))


def ten_reports() -> str:
    """Ten reports, one after another, of which no two sentences are alike."""
    return "\n\n".join(
        f"Report from {town}\n\n"
        + "\n".join(
            f"The mayor of {town} said that shells from the north fell on {quarter} again."
            for quarter in names("v", 30)
        )
        for town in names("k", 10)
    )


def names(first: str, count: int) -> list[str]:
    """So many different names that begin with a letter."""
    ends = itertools.product("aeiou", "lmnrs", "aeiou")
    return [f"{first}{''.join(end)}".title() for end in itertools.islice(ends, count)]


def test_ten_reports_in_a_small_window_give_every_item_once_at_its_place() -> None:
    """Every sentence is shown once, every number holds, and the parts' items are one summary."""
    text = ten_reports()
    seen: dict[int, str] = {}

    def cite_what_is_shown(body: dict[str, Any]) -> Reply:
        sentences = shown(body)
        assert not seen.keys() & sentences.keys()
        assert len(prompt_of(body)) < 4_000 * 4
        seen.update(sentences)
        claims = [
            CLAIM | {"statement": words, "speaker": None, "when": None, "evidence": [number]}
            for number, words in sentences.items()
            if number % 4 == 0 and "shells" in words
        ]
        first = min(sentences)
        passage = {"text": sentences[first], "evidence": [first]}
        return Answer({"headline": passage, "gist": passage, "claims": claims})

    with FakeOpenAI(cite_what_is_shown) as fake:
        result = summarize(text, settings=settings_for(fake, window=4_000, answer_tokens=500))
    assert len(fake.requests) > 3
    assert sorted(seen) == list(range(1, 311))
    assert result.status == "done"
    assert result.summary is not None
    cited_numbers = [claim.evidence[0].sentence for claim in result.summary.claims]
    assert cited_numbers == [n for n in range(4, 311, 4) if "shells" in seen[n]]
    assert len(cited_numbers) > 70
    for claim in result.summary.claims:
        (cited,) = claim.evidence
        assert text[cited.start : cited.end] == cited.text == claim.statement
        assert seen[cited.sentence] == cited.text
    assert result.summary.gist is not None
    assert len(result.summary.gist.evidence) == len(fake.requests)
    assert parse_row(row(result)) == result


def test_an_answer_under_way_ends_with_its_caller() -> None:
    """Cancelling a call does not wait for the server."""

    async def impatient(settings: Settings) -> None:
        async with Summarizer(settings) as summarizer:
            await asyncio.wait_for(summarizer.asummarize(TEXT), 0.2)

    with FakeOpenAI([Slow(60, then=Answer(WHOLE))]) as fake, pytest.raises(TimeoutError):
        asyncio.run(impatient(settings_for(fake)))
