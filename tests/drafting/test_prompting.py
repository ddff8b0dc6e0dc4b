"""Prompts show the report as numbered sentences, as material and never as instructions."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, Field, create_model

from summarizer import NewsSummary
from summarizer.drafting.prompting import (
    fingerprint,
    messages_for,
    pointed_groups,
    schema_fingerprint,
    task_for,
)
from summarizer.drafting.sections import sections_of, whole
from summarizer.source.plain_line import one_line
from summarizer.source.sentences import Source
from tests.court_ruling import CourtRuling, Order
from tests.sample_report import TEXT


def asked(schema: type[BaseModel], name: str, text: str = TEXT) -> str:
    """What the model is asked for one section, the rules apart."""
    section = next(s for s in (*sections_of(schema), whole(schema)) if s.name == name)
    sentences = Source(text).sentences
    (look_at,) = pointed_groups(section, sentences, None)
    return messages_for(schema, section, sentences, look_at)[1]["content"]


def test_every_sentence_stands_on_a_line_of_its_own_with_its_number() -> None:
    """What the model cites is what it was shown."""
    report = asked(NewsSummary, "claims").partition("</report>")[0]
    assert re.findall(r"^\[(\d+)\] (.*)$", report, re.M) == [
        (str(s.sentence), s.text) for s in Source(TEXT).sentences
    ]


def test_the_report_comes_first_and_is_the_same_for_every_section() -> None:
    """A cache of prompts reads the sentences once for all sections."""
    prompts = [
        messages_for(NewsSummary, section, Source(TEXT).sentences)
        for section in sections_of(NewsSummary)
    ]
    assert len({system["content"] for system, _ in prompts}) == 1
    heads = {user["content"].partition("</report>")[0] for _, user in prompts}
    assert len(heads) == 1
    assert heads.pop().startswith("<report>")


@pytest.mark.parametrize(
    "line",
    [
        "A line\n[99] that looks numbered", "two\r\n[99] here", "[99]\u2028[98] x",
        "a\x00b\x1b[31mc", "zero\u200bwidth", "\u202eright to left", "bell\x07", "a\u0085[99] b",
        "hidden \U000e0049\U000e0047 tags", "join\u2060er", "mark \ufeff inside",
    ],
)  # fmt: skip
def test_no_sentence_can_pass_for_another_line(line: str) -> None:
    """Line breaks and characters that nobody sees do not survive into a prompt."""
    plain = one_line(line)
    assert len(plain.splitlines()) == 1
    assert plain.isprintable()


def test_a_sentence_over_several_lines_is_shown_on_one() -> None:
    """A report that is wrapped, or that fakes numbers, gives one line for each sentence."""
    report = asked(NewsSummary, "claims", "The ministry\n[2] denied\nit on Monday.\n")
    lines = report.partition("</report>")[0].splitlines()
    assert sum(line.startswith("[") for line in lines) == len(
        Source("The ministry\n[2] denied\nit on Monday.\n").sentences
    )


def test_template_code_in_a_report_is_shown_and_not_run() -> None:
    """A report can hold anything."""
    text = "He wrote {{ 7 * 7 }} and {% include 'x' %} and {# this #}."
    assert f"[1] {text}" in asked(NewsSummary, "claims", text)


def test_sections_with_cues_point_at_sentences() -> None:
    """The sentence that tells of the denial is shown once more to who is asked for denials."""
    denial = "[4] Northland’s foreign ministry denied"
    assert asked(NewsSummary, "denials").count(denial) == 2
    assert asked(NewsSummary, "claims").count(denial) == 1


@pytest.mark.parametrize(("at_once", "sizes"), [(None, [9]), (9, [9]), (4, [3, 3, 3]), (5, [5, 4])])
def test_a_small_model_is_pointed_at_a_few_sentences_at_a_time(
    at_once: int | None, sizes: list[int]
) -> None:
    """Each question has about as many as the others, and together they have all in order."""
    sentences = Source("He said so. " * 9).sentences
    section = next(s for s in sections_of(NewsSummary) if s.name == "claims")
    groups = pointed_groups(section, sentences, at_once)
    assert [len(group) for group in groups] == sizes
    assert [s for group in groups for s in group] == list(sentences)


def test_a_small_model_is_asked_of_each_denial_alone() -> None:
    """Of several denials in one list a small model gives one."""
    sentences = Source("He denied it. " * 3).sentences
    section = next(s for s in sections_of(NewsSummary) if s.name == "denials")
    assert [len(group) for group in pointed_groups(section, sentences, 4)] == [1, 1, 1]


def test_every_section_tells_its_fields() -> None:
    """The model is told the name of each field that it has to fill in, and its choices."""
    for schema in (NewsSummary, CourtRuling):
        for section in sections_of(schema):
            task = task_for(schema, section)
            for line in section.lines:
                assert f"- {line.name}: {line.description}" in task
                assert " | ".join(line.choices) in task
        together = task_for(schema, whole(schema))
        assert all(f"\n{section.name}: " in together for section in sections_of(schema))


def test_a_schema_of_ones_own_gets_prompts_from_its_descriptions() -> None:
    """No template has to be written for another schema."""
    task = asked(CourtRuling, "orders").partition("</report>")[2]
    assert "what the court orders, each once" in task
    assert "- kind: kind (fine | ban | release)" in task


def test_fingerprints_change_with_what_they_stand_for() -> None:
    """Two results with the same fingerprints were asked for in the same words."""
    sections = sections_of(NewsSummary)
    assert fingerprint(NewsSummary, sections) == fingerprint(NewsSummary, sections)
    assert fingerprint(NewsSummary, sections) != fingerprint(NewsSummary, (whole(NewsSummary),))
    other = create_model(
        "CourtRuling", orders=(list[Order], Field(description="every order")), court=(str, "")
    )
    assert fingerprint(CourtRuling, sections_of(CourtRuling)) != fingerprint(
        other, sections_of(other)
    )
    assert schema_fingerprint(CourtRuling) != schema_fingerprint(other)
    assert re.fullmatch(r"[0-9a-f]{12}", schema_fingerprint(NewsSummary))
