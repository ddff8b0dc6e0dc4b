"""Render the prompts, and fingerprint what was rendered.

The numbered sentences come first and are the same for every section of a report, so that a
provider's prompt cache, or that of an embedded model, reads them once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from summarizer.drafting.sections import Section, sections_of, whole
from summarizer.source.cues import EACH_ALONE, pointed_at
from summarizer.source.plain_line import prompt_line
from summarizer.summary import Evidence

_PACKAGE = Path(__file__).parents[1]


class Message(TypedDict):
    """One message of a chat, as every OpenAI-compatible server takes it."""

    role: str
    content: str


def messages_for(
    schema: type[BaseModel],
    section: Section,
    sentences: Sequence[Evidence],
    look_at: Sequence[Evidence] = (),
) -> list[Message]:
    """What the model is asked: the rules, the numbered sentences, and the task."""
    report = _environment().get_template("report.j2").render(sentences=sentences)
    task = task_for(schema, section, look_at)
    return [
        {"role": "system", "content": _system()},
        {"role": "user", "content": f"{report}\n\n{task}"},
    ]


def pointed_groups(
    section: Section, sentences: Sequence[Evidence], at_once: int | None
) -> list[Sequence[Evidence]]:
    """The sentences to point a model at, in as many questions as it needs.

    A large model takes all at once. A small one, asked for a long list, goes on as it began:
    the speaker of its first entry speaks in all of them.
    """
    return grouped(section, pointed_at(section.name, sentences), at_once)


def grouped(
    section: Section, found: Sequence[Evidence], at_once: int | None
) -> list[Sequence[Evidence]]:
    """Sentences to point a model at, a group for each question."""
    if at_once is None or not found:
        return [found]
    if section.name in EACH_ALONE:
        return [[sentence] for sentence in found]
    count = -(-len(found) // at_once)
    size = -(-len(found) // count)
    return [found[first : first + size] for first in range(0, len(found), size)]


def task_for(schema: type[BaseModel], section: Section, look_at: Sequence[Evidence] = ()) -> str:
    """The instruction for one section: its own template, else the one for any schema.

    `look_at` are sentences that may be what the section wants, to be read once more.
    """
    if not look_at:
        return _task(schema, section)
    return _rendered_task(schema, section, look_at)


@lru_cache(maxsize=256)
def _task(schema: type[BaseModel], section: Section) -> str:
    """The same for all reports that are asked for it."""
    if section is whole(schema):
        template = _environment().get_template("together.j2")
        return template.render(sections=_described(sections_of(schema)))
    return _rendered_task(schema, section)


def _rendered_task(
    schema: type[BaseModel], section: Section, look_at: Sequence[Evidence] = ()
) -> str:
    template = _environment().select_template(
        [f"{schema.__name__}/{section.name}.j2", "section.j2"]
    )
    return template.render(
        section=section.name,
        description=section.description,
        fields=section.lines,
        look_at=look_at,
    )


def correction_messages(sentences: Sequence[Evidence], entries: Sequence[object]) -> list[Message]:
    """What the model is asked of entries that failed: the sentences at issue, and each fault."""
    template = _environment().get_template("correct.j2")
    return [
        {"role": "system", "content": _system()},
        {"role": "user", "content": template.render(sentences=sentences, entries=entries)},
    ]


def fingerprint(
    schema: type[BaseModel],
    sections: Iterable[Section],
    at_once: int | None = None,
    rounds: Mapping[str, bool] | None = None,
) -> str:
    """A short hash of all instructions for a schema: two results with one are comparable.

    `rounds` says which further rounds of questions follow the first.
    """
    return _fingerprint(schema, tuple(sections), at_once, tuple((rounds or {}).items()))


@lru_cache(maxsize=64)
def _fingerprint(
    schema: type[BaseModel],
    sections: Sequence[Section],
    at_once: int | None,
    rounds: Sequence[tuple[str, bool]],
) -> str:
    rendered = [_system(), *(task_for(schema, section) for section in sections)]
    rendered += [message["content"] for message in correction_messages([], [])]
    report = _environment().get_template("report.j2").render(sentences=[])
    said = json.dumps([*rendered, report, at_once, dict(rounds)])
    return hashlib.sha256(said.encode()).hexdigest()[:12]


@lru_cache(maxsize=64)
def schema_fingerprint(schema: type[BaseModel]) -> str:
    """A short hash of the JSON schema that the model's answers must fit."""
    shown = json.dumps(schema.model_json_schema(mode="validation"), sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:12]


def _described(sections: Iterable[Section]) -> list[dict[str, object]]:
    return [{"name": s.name, "description": s.description, "fields": s.lines} for s in sections]


@lru_cache(maxsize=1)
def _system() -> str:
    return _environment().get_template("system.j2").render()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates from the installed package, or from beside it in a checkout."""
    folders = (_PACKAGE / "prompts", _PACKAGE.parent / "prompts")
    environment = Environment(  # noqa: S701 - plain text for a model, not a page
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["one_line"] = prompt_line
    return environment
