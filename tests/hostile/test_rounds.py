"""A model that is hostile when it is asked again gets nothing past the checks either."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from summarizer import NewsSummary, Result
from summarizer.pipeline import summarize
from summarizer.reporting.page import page
from summarizer.reporting.rows import row
from tests.fake_replies import Answer, Body, Reply
from tests.fake_server import FakeOpenAI
from tests.hostile.case import Fate
from tests.hostile.rounds import (
    ADDITIONS,
    DEAR,
    FINE,
    FIXES,
    NOTHING,
    TEXT,
    HostileAddition,
    HostileFix,
)
from tests.hostile.test_hostile import HOLDS, assert_faces, assert_fates
from tests.sample_report import section_asked, settings_for


@pytest.mark.parametrize("case", FIXES, ids=lambda case: case.name)
def test_a_hostile_fix_leaves_nothing_unmarked(case: HostileFix) -> None:
    """What a fix puts in is borne out, or the entry stays as it was, marked."""
    sound = {} if case.section == "claims" else {"claims": [FINE]}
    first = Answer(NOTHING | sound | {case.section: [case.entry]}, usage=DEAR)
    with FakeOpenAI([first, case.reply]) as fake:
        result = summarize(TEXT, settings=settings_for(fake))

    found = {item.path: item for item in result.items()}
    path = f"{case.section}[0]"
    severity = found[path].severity
    assert HOLDS[case.fate](severity), f"{severity}: {found[path].checks}"
    assert result.status == "done"
    for field, value in case.entry.items():
        now = getattr(found[path].item, field)
        assert field == "evidence" or not case.kept or now == value
    told = {told.outcome for told in result.corrections}
    assert ("mended" in told) == (not case.kept)
    assert_sound(result)


@pytest.mark.parametrize("case", ADDITIONS, ids=lambda case: case.name)
def test_a_hostile_addition_is_marked(case: HostileAddition) -> None:
    """What comes when the model is asked for the rest is checked, and changes nothing before."""
    result = completed(case.answers)

    assert result.status == case.status
    assert (result.error is None) == (case.status == "done")
    fates: dict[str, Fate] = {"claims[0]": "fine", **case.fates}
    assert_fates(result, fates)
    assert result.summary is not None
    assert result.summary.claims[0].statement == FINE["statement"]
    assert_sound(result)


def completed(answers: Mapping[str, Any]) -> Result[NewsSummary]:
    """The result of a model that answers the first question rightly and the others as told."""

    def reply(body: Body) -> Reply:
        section = section_asked(body)
        if section == "together":
            return Answer(NOTHING | {"claims": [FINE]}, usage=DEAR)
        given = answers.get(section, {section: []})
        return Answer(json.dumps(given)) if isinstance(given, (dict, list)) else given

    with FakeOpenAI(reply) as fake:
        settings = settings_for(fake, complete=True, correct=False)
        return summarize(TEXT, settings=settings)


def assert_sound(result: Result[NewsSummary]) -> None:
    """The faces tell what the result tells, and no megabyte of an answer is in them."""
    assert_faces(result, TEXT)
    assert "<script>alert" not in page([result])
    assert len(row(result)) < 100_000
