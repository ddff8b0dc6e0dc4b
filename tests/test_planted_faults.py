"""Every fault planted in a summary of a seed is caught; what is true of a seed is not flagged."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from summarizer.checking.quotes import find_quote
from summarizer.checking.speakers import check_speaker
from summarizer.figures.comparing.check import check_figures
from summarizer.source.sentences import Source
from summarizer.summary import Span
from tests.planted_faults import (
    CHINA,
    FIGURE_FAULTS,
    INTELLIGENCE,
    QUOTE_FAULTS,
    SPEAKER_FAULTS,
    FigureFault,
    QuoteFault,
    SpeakerFault,
)

SEEDS = Path(__file__).parents[1] / "seeds"


@cache
def source(seed: str) -> str:
    """Read the report of a seed."""
    return (SEEDS / seed / "source.txt").read_bytes().decode()


def flagged(text: str, seed: str) -> list[tuple[str, str, str]]:
    """Every figure of the text that is not ok, with what is said of it."""
    return [
        (text[c.figure.start : c.figure.end], c.severity, c.verdict)
        for c in check_figures(text, source(seed))
        if c.severity != "ok"
    ]


def sentences() -> list[tuple[str, str]]:
    """Every line of each seed, and every sentence that an item of it rests on."""
    found = [(seed, line) for seed in (CHINA, INTELLIGENCE) for line in source(seed).splitlines()]
    for seed in (CHINA, INTELLIGENCE):
        expected = json.loads((SEEDS / seed / "expected.json").read_text("utf-8"))
        for section in ("claims", "denials", "sanctions_threats"):
            found += [(seed, s) for item in expected[section] for s in item["sentences"]]
    return sorted({(seed, sentence) for seed, sentence in found if sentence.strip()})


@pytest.mark.parametrize("fault", FIGURE_FAULTS, ids=lambda f: f.true[:60])
def test_a_true_figure_passes(fault: FigureFault) -> None:
    """A true statement in other words than the report's is not even warned of."""
    assert flagged(fault.true, fault.seed) == []


@pytest.mark.parametrize("fault", FIGURE_FAULTS, ids=lambda f: f"{f.kind}: {f.planted[:50]}")
def test_a_planted_figure_is_an_error(fault: FigureFault) -> None:
    """A planted figure is an error; a bound that was only dropped may be a warning."""
    severities = {severity for _, severity, _ in flagged(fault.planted, fault.seed)}
    assert severities & ({"error", "warning"} if fault.kind == "bound dropped" else {"error"})


@pytest.mark.parametrize("fault", QUOTE_FAULTS, ids=lambda f: f"{f.kind}: {f.planted[:50]}")
def test_an_altered_quote_is_not_found(fault: QuoteFault) -> None:
    """The words that stand in the report are found, the altered ones are not."""
    assert find_quote(fault.true, source(fault.seed)) is not None
    assert find_quote(fault.planted, source(fault.seed)) is None


@pytest.mark.parametrize("fault", SPEAKER_FAULTS, ids=lambda f: f"{f.kind}: {f.planted}")
def test_a_wrong_speaker_is_caught(fault: SpeakerFault) -> None:
    """Who said it passes; somebody else, even of the same sentence, does not."""
    report = Source(source(fault.seed))
    start = report.text.index(fault.cited)
    span = Span(start=start, end=start + len(fault.cited))
    cited = [sentence.sentence for sentence in report.sentences_within(span)]
    right = check_speaker(fault.true, cited, report)
    wrong = check_speaker(fault.planted, cited, report)
    assert (right.severity, wrong.severity) == ("ok", "error")


@pytest.mark.parametrize(("seed", "sentence"), sentences())
def test_an_untouched_sentence_is_not_flagged(seed: str, sentence: str) -> None:
    """A seed that is checked against itself is found faultless."""
    assert flagged(sentence, seed) == []


def test_every_cited_sentence_stands_in_its_seed() -> None:
    """A speaker is asked for where the report has the sentence, in one place."""
    for fault in SPEAKER_FAULTS:
        assert source(fault.seed).count(fault.cited) == 1


def test_every_planted_fault_is_one_change() -> None:
    """A statement and its planted twin differ in one place, or in two where two things move."""
    faults: list[FigureFault | QuoteFault] = [*FIGURE_FAULTS, *QUOTE_FAULTS]
    for fault in faults:
        true, planted = fault.true.split(), fault.planted.split()
        steps = SequenceMatcher(None, true, planted, autojunk=False).get_opcodes()
        changes = sum(tag != "equal" for tag, *_ in steps)
        places = 2 if fault.kind in {"figures swapped", "money for a count"} else 1
        assert 1 <= changes <= places, fault.planted


def test_the_table_holds_enough_of_each_sort() -> None:
    """Faults of every sort stay in the table, and none stands there twice."""
    counts = [len({f.planted for f in t}) for t in (FIGURE_FAULTS, QUOTE_FAULTS)]
    speakers = {(f.cited, f.planted) for f in SPEAKER_FAULTS}
    assert [*counts, len(speakers)] == [
        len(FIGURE_FAULTS),
        len(QUOTE_FAULTS),
        len(SPEAKER_FAULTS),
    ]
    assert counts[0] >= 20
    assert counts[1] >= 8
    assert len(speakers) >= 8
