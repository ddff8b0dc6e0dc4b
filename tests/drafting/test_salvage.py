"""What can be read of a faulty answer is kept, and nothing that was only half said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Claim, NewsSummary
from summarizer.drafting.salvage import salvage
from summarizer.drafting.sections import whole
from summarizer.source.sentences import Source
from summarizer.summary import citing
from tests.sample_report import CLAIM, SECOND_CLAIM, TEXT, WHOLE

LONG = Source(" ".join(f"Sentence number {n} tells of town {n}." for n in range(1, 30)))


class Answered(BaseModel):
    """One list of items and one value."""

    verdict: str = ""
    claims: list[Claim]


def kept(text: str, source: Source | None = None) -> tuple[dict[str, Any], int]:
    """What is kept of an answer to a small schema."""
    with citing((source or Source(TEXT)).sentences):
        return salvage(text, Answered)


def test_a_whole_answer_is_kept_whole() -> None:
    """Nothing is lost of an answer that fits."""
    with citing(Source(TEXT).sentences):
        values, lost = salvage(json.dumps(WHOLE), whole(NewsSummary).answer)
    assert lost == 0
    assert {name: len(values[name]) for name in ("actors", "claims", "denials")} == {
        "actors": 1, "claims": 2, "denials": 1,
    }  # fmt: skip
    assert values["headline"].text == WHOLE["headline"]["text"]


def test_an_entry_that_was_cut_off_anywhere_is_lost() -> None:
    """Wherever an answer stops within its last entry, the entries before it stay as they were."""
    last = json.dumps(SECOND_CLAIM)
    for length in range(len(last)):
        values, lost = kept('{"claims": [' + json.dumps(CLAIM) + ", " + last[:length])
        assert [claim.statement for claim in values["claims"]] == [CLAIM["statement"]]
        assert lost == (length > 0)


def test_no_more_entries_are_kept_than_an_answer_may_hold() -> None:
    """The first that fit are kept, as many as the schema takes; the others count as lost."""
    broken = CLAIM | {"evidence": [10**9]}
    claims = [broken, *(CLAIM | {"statement": f"{n} people died"} for n in range(1_000))]
    with citing(Source(TEXT).sentences):
        values, lost = salvage(json.dumps({"claims": claims}), whole(NewsSummary).answer)
    assert [c.statement for c in values["claims"]] == [f"{n} people died" for n in range(30)]
    assert lost == 971


def test_a_cut_sentence_number_is_never_taken_for_another() -> None:
    """Of "evidence": [12, cut after the 1, nobody can tell that it is not sentence 1."""
    text = json.dumps({"claims": [CLAIM | {"evidence": [12]}]})
    values, lost = kept(text[: text.index("12") + 1], LONG)
    assert values.get("claims", []) == []
    assert lost == 1


def test_a_passage_that_was_cut_off_is_lost() -> None:
    """A headline of which the evidence was still to come is no headline."""
    text = json.dumps(WHOLE)
    with citing(Source(TEXT).sentences):
        values, lost = salvage(text[: text.index("evidence") + 14], whole(NewsSummary).answer)
    assert (values, lost) == ({}, 1)


def test_entries_that_do_not_fit_are_counted() -> None:
    """Each entry stands by itself: a faulty one costs itself."""
    faulty = CLAIM | {"certainty": "sure"}
    values, lost = kept(json.dumps({"claims": [faulty, CLAIM, 7, SECOND_CLAIM]}))
    assert [claim.statement for claim in values["claims"]] == [
        CLAIM["statement"], SECOND_CLAIM["statement"],
    ]  # fmt: skip
    assert lost == 2


def test_a_value_of_the_wrong_type_is_counted() -> None:
    """A field that cannot be read is left out and told."""
    assert kept('{"verdict": [1], "claims": []}') == ({"claims": []}, 1)


@pytest.mark.parametrize(
    "text",
    ["```json\n{}\n```", "Here it is:\n{}", "{}\n\nI hope that this helps {you}!"],
)
def test_what_stands_around_the_object_is_no_obstacle(text: str) -> None:
    """Chatter and code fences around an answer do not cost the answer."""
    values, lost = kept(text.replace("{}", json.dumps({"verdict": "a } in a string"})))
    assert (values, lost) == ({"verdict": "a } in a string"}, 0)


@pytest.mark.parametrize("text", ["", "Sure!", "[]", "7", "null", "{", '{"claims"', "}{", "\ud800"])
def test_nothing_readable_gives_nothing(text: str) -> None:
    """An answer without an object has no values and loses none."""
    assert kept(text) == ({}, 0)


def test_numbers_out_of_range_and_spans_are_not_taken() -> None:
    """Evidence that is no number of a sentence costs its entry here too."""
    span = {"start": 0, "end": 6, "text": "Border", "sentence": 1}
    entries = [CLAIM | {"evidence": [number]} for number in (0, 6, -1, True, "2", 2.0, span)]
    values, lost = kept(json.dumps({"claims": entries}))
    assert (values["claims"], lost) == ([], len(entries))
