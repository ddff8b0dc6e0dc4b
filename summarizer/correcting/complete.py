"""The completion round: one more question for what no entry uses, if it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.checking.check import Checked, check_item
from summarizer.checking.coverage import coverage_of, left_out
from summarizer.drafting.draft import Drafter
from summarizer.drafting.merging import not_yet_there
from summarizer.drafting.model import Answer, Request
from summarizer.drafting.prompting import grouped, messages_for
from summarizer.drafting.sections import Section, sections_of
from summarizer.events import AskedAgain
from summarizer.items import items_of
from summarizer.result import Call
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from summarizer.summary import Evidence


@dataclass(frozen=True, slots=True)
class Completed:
    """What a summary is after the completion round.

    Attributes:
        checked: Every item with its checks, in the order of the summary.
        calls: What asking cost.
        completed: The paths of the new items.
        problems: Which questions were not answered, a sentence each.
    """

    checked: tuple[Checked, ...]
    calls: tuple[Call, ...] = ()
    completed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


async def complete(
    drafter: Drafter,
    report: Report,
    source: Source,
    summary: BaseModel,
    checked: Sequence[Checked],
) -> Completed:
    """Ask once more about just those sentences whose figures, quotations or cues no item uses.

    What comes is added to the summary's lists, in place, unless an entry says it already; it is
    checked as everything is. A sentence that holds nothing to add costs its question and no more.
    """
    wanted = left_out(coverage_of(source, checked, drafter.schema), drafter.schema)
    sections = {section.name: section for section in sections_of(drafter.schema)}
    asked = [
        request
        for name, numbers in wanted.items()
        if name in sections and numbers
        for request in _requests(drafter, sections[name], numbers, source.sentences)
    ]
    if not asked:
        return Completed(tuple(checked))
    about = len({number for numbers in wanted.values() for number in numbers})
    drafter.notify(AskedAgain(report.id, "completion", about, len(asked)))
    answers = await drafter.ask(report.id, asked)
    new = [
        check_item(path, item, source, report.published)
        for request, answer in zip(asked, answers, strict=True)
        for entry_path, entry in _added(summary, request.section, _offered(answer))
        for path, item in _items_in(entry_path, entry)
    ]
    problems = (
        f"completing {answer.call.section}: {answer.problem}"
        for answer in answers
        if answer.problem
    )
    by_path = {one.path: one for one in (*checked, *new)}
    return Completed(
        # in the order in which a stored row is read again: what is found of it must be the same
        tuple(by_path[path] for path, _ in items_of(summary)),
        tuple(answer.call for answer in answers if answer.call.attempts),
        tuple(one.path for one in new),
        tuple(dict.fromkeys(problems)),
    )


def _requests(
    drafter: Drafter, section: Section, numbers: Sequence[int], sentences: Sequence[Evidence]
) -> Iterator[Request]:
    """The questions for one section: the sentences at issue, with the one before each."""
    look_at = [sentences[number - 1] for number in numbers]
    for group in grouped(section, look_at, drafter.model.at_once):
        near = {number for s in group for number in (s.sentence - 1, s.sentence) if number}
        shown = [sentences[number - 1] for number in sorted(near)]
        yield Request(
            section=section.name,
            part=1,
            messages=messages_for(drafter.schema, section, shown, group),
            answer=section.answer,
            sentences=sentences,
            answer_tokens=drafter.model.answer_tokens,
            purpose="completion",
        )


def _offered(answer: Answer) -> Sequence[BaseModel]:
    """The entries of an answer: no more than a first answer may hold."""
    entries: Sequence[BaseModel] = answer.values.get(answer.call.section) or []
    return entries


def _added(
    summary: BaseModel, name: str, offered: Sequence[BaseModel]
) -> Iterator[tuple[str, BaseModel]]:
    """The offered entries that are new, put into the summary, each with its path."""
    before = getattr(summary, name, None) or []
    entries = list(before)
    for entry in not_yet_there(entries, offered):
        entries.append(entry)
        yield f"{name}[{len(entries) - 1}]", entry
    object.__setattr__(summary, name, type(before)(entries))  # it may be frozen


def _items_in(path: str, entry: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    """An entry and the items within it: a schema of somebody's own may nest them."""
    for below, item in items_of(entry):
        yield (f"{path}.{below}" if below else path), item
