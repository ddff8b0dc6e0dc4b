"""What a summary is: the types that the model fills in and that users read.

One set of types serves both sides. The model is shown the *validation* schema, in which
evidence is a sentence number; users get the *serialization* schema, in which evidence is a
place in the source, and in which every item also carries what was found when it was checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function

Severity = Literal["ok", "warning", "error"]
CheckKind = Literal["figure", "quote", "speaker", "polarity", "certainty", "status", "evidence"]
Certainty = Literal["stated", "hedged", "alleged"]
DenialForm = Literal["denied", "rejected", "deflected", "declined to comment"]
ThreatStatus = Literal["threatened", "authorized", "imposed", "lifted"]
ActorKind = Literal[
    "person", "country", "government", "agency", "company", "organization", "group", "other"
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

CHECKED: Any = {"filled_in_by": "checks"}
"""Marks a field that the checks fill in: the model neither sees it nor may set it."""

Role = Literal["name", "speaker", "quote", "text"]


@dataclass(frozen=True, slots=True)
class CheckedAs:
    """Says as what a text of your schema is checked: `Annotated[str, CheckedAs("name")]`.

    "name": it must stand in the report; "speaker": and speak in the cited sentences; "quote":
    it must stand there word for word; "text": as running text, whatever the field is called.
    """

    role: Role


JOINED: Any = {"parts": "joined"}
"""Marks a passage that, for a report read in parts, is put together from the parts' passages."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """How many entries a model may give in one answer.

    It binds answers only: a summary put together from the parts of a long report may hold more.
    """

    entries: int

    def __get_pydantic_core_schema__(
        self, annotation: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Count the entries of a model's answer."""
        return no_info_after_validator_function(self._few_enough, handler(annotation))

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the model how many there may be."""
        bound = {"maxItems": self.entries} if handler.mode == "validation" else {}
        return handler(core_schema) | bound

    def _few_enough(self, entries: list[Any]) -> list[Any]:
        if _sentences_at_hand.get() is not None and len(entries) > self.entries:
            raise ValueError(f"at most {self.entries} entries, not {len(entries)}")
        return entries


class Span(BaseModel):
    """A place in a text: `text[start:end]`, counted in code points."""

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(BaseModel):
    """A sentence of the source that an item rests on.

    A model cites it by its number; in a result it is a place: `source[start:end] == text`.
    While a source is at hand (see `citing`) only a number from 1 to n is taken, so that no
    model can offer a span of its own; a span is read only from a stored result.
    """

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    sentence: int = Field(ge=1)

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        sentences = _sentences_at_hand.get()
        if sentences is None or isinstance(value, cls):
            return value
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError("evidence must be the number of a sentence")  # noqa: TRY004
        if not 1 <= value <= len(sentences):
            raise ValueError(
                f"there is no sentence {value}: the report has sentences 1 to {len(sentences)}"
            )
        return sentences[value - 1].model_dump()

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Show a model an integer, and users the place."""
        if handler.mode == "validation":
            return {"type": "integer", "minimum": 1, "description": "the number of a sentence"}
        return handler(core_schema)


_sentences_at_hand: ContextVar[Sequence[Evidence] | None] = ContextVar("sentences", default=None)


@contextmanager
def citing(sentences: Sequence[Evidence]) -> Iterator[None]:
    """Read evidence as numbers of these sentences for as long as this lasts."""
    token = _sentences_at_hand.set(sentences)
    try:
        yield
    finally:
        _sentences_at_hand.reset(token)


class Check(BaseModel):
    """What one check of one item found.

    Attributes:
        kind: What was checked.
        field: The field of the item that was checked.
        verdict: The finding, as one word of a closed list (see docs/checks.md).
        severity: "ok", "warning" (a careful reader wants to see it) or "error".
        reason: The finding, as a sentence for a person.
        span: Where in the field's text, if only a part of it was checked.
        source_spans: Where in the source the verdict rests.
    """

    kind: CheckKind
    field: str
    verdict: str
    severity: Severity
    reason: str
    span: Span | None = None
    source_spans: list[Span] = []


class Item(BaseModel):
    """One thing that a summary says, and how it fared when it was checked.

    Each kind of item has its evidence where a model is best asked for it: before a statement,
    so that it is drawn from a sentence, and after a name, so that the sentence is looked up.
    """

    checks: Annotated[list[Check], Field(json_schema_extra=CHECKED)] = []

    @model_validator(mode="before")
    @classmethod
    def _read_a_model(cls, value: Any) -> Any:
        """A model's answer must not carry verdicts of its own, and may spell out its nulls."""
        if _sentences_at_hand.get() is None or not isinstance(value, dict):
            return value
        ours, needed = _filled_in_by_checks(cls), _needed_texts(cls)
        return {
            key: entry if key in needed else null_if_spelled_out(entry)
            for key, entry in value.items()
            if key not in ours
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Leave out, of what a model is shown, the fields that the checks fill in."""
        schema = handler(core_schema)
        target = handler.resolve_ref_schema(schema)
        properties = target.get("properties", {})
        for name in _filled_in_by_checks(cls):
            if handler.mode == "validation":
                properties.pop(name, None)
            else:
                properties.get(name, {}).pop("filled_in_by", None)
        return schema


_NULLS = frozenset(
    {"null", "none", "n/a", "", "not specified", "unspecified", "unknown", "the report"}
)
"""How models write that there is nothing to write."""


def null_if_spelled_out(entry: Any) -> Any:
    """None for a text that only says that there is nothing; anything else as it is."""
    spelled_out = isinstance(entry, str) and entry.strip().lower() in _NULLS
    return None if spelled_out else entry


@lru_cache(maxsize=256)
def _needed_texts(model: type[BaseModel]) -> frozenset[str]:
    """The fields that must hold a text: who denies "the report" denies something."""
    needed = [name for name, field in model.model_fields.items() if field.annotation is str]
    return frozenset([*needed, *(model.model_fields[name].alias or name for name in needed)])


def _filled_in_by_checks(model: type[BaseModel]) -> set[str]:
    return {
        name for name, field in model.model_fields.items() if field.json_schema_extra is CHECKED
    }


class Passage(Item):
    """A headline or a gist: running text that must be borne out by its evidence."""

    text: Words
    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="numbers of the sentences it sums up"
    )


class Actor(Item):
    """A person, government, company or body that acts or speaks in the report."""

    name: Words = Field(description="name as the report gives it, without title")
    kind: ActorKind = Field(description="what it is")
    role: str | None = Field(
        default=None, description="title or post in the report's own words, else null"
    )
    aliases: Annotated[list[str], AtMost(4)] = Field(
        default=[], description="other names that the report uses for it, often none"
    )
    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="the number of the first sentence that names it"
    )


_ASKED_AS_TEXT = WithJsonSchema({"type": "string"}, mode="validation")
"""A model that may leave the speaker out does so, out of ease, once it has done it a first time."""


class Claim(Item):
    """Something that somebody in the report, or the report itself, says is so."""

    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="the number of the sentence that says this; more only if needed"
    )
    # Before the statement: a small model that has just written a bare statement takes the report
    # for its speaker.
    speaker: Annotated[str | None, _ASKED_AS_TEXT] = Field(
        description="who says so in that very sentence: a name, officials, an agency; "
        "the report, if it says so itself"
    )
    statement: Words = Field(description="what is claimed, in at most 25 words")
    certainty: Certainty = Field(
        description="stated if said plainly; hedged if with likely, could, may or believes; "
        "alleged if an accusation is passed on"
    )
    quote: str | None = Field(
        default=None, description="words between quotation marks in the sentence, else null"
    )
    via: str | None = Field(
        default=None, description="who passed it on, if not the speaker, else null"
    )
    when: str | None = Field(default=None, description="time as the sentence words it, else null")
    when_date: Annotated[str | None, Field(json_schema_extra=CHECKED)] = None


class Denial(Item):
    """An actor denies, rejects, deflects or will not discuss what is held against it."""

    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="the number of the sentence that says this; more only if needed"
    )
    actor: Words = Field(description="who denies")
    denied: Words = Field(description="what is denied: the accusation, one short sentence")
    form: DenialForm = Field(description="how it is denied")
    quote: str | None = Field(
        default=None, description="words between quotation marks in the sentence, else null"
    )
    when: str | None = Field(default=None, description="time as the sentence words it, else null")
    when_date: Annotated[str | None, Field(json_schema_extra=CHECKED)] = None
    denies: Annotated[str | None, Field(json_schema_extra=CHECKED)] = None


class SanctionsThreat(Item):
    """A sanction, or a comparable measure, threatened, authorized, imposed or lifted."""

    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="the number of the sentence that says this; more only if needed"
    )
    issuer: Words = Field(description="who threatens, authorizes, imposes or lifts")
    target: Words = Field(description="whom it is aimed at")
    measure: Words = Field(description="the sanction or measure, in the report's words")
    status: ThreatStatus = Field(
        description="threatened: warned of; authorized: power given by law or order; "
        "imposed: announced or in force; lifted: ended"
    )
    condition: str | None = Field(default=None, description="what would trigger it, else null")
    when: str | None = Field(default=None, description="time as the sentence words it, else null")
    when_date: Annotated[str | None, Field(json_schema_extra=CHECKED)] = None


class NewsSummary(BaseModel):
    """Who claims what, who denies it, and who threatens whom with what."""

    headline: Passage | None = Field(
        description="what the report says in one line of at most 15 words"
    )
    gist: Passage | None = Field(
        description="the report in two or three sentences", json_schema_extra=JOINED
    )
    actors: Annotated[list[Actor], AtMost(25)] = Field(
        default=[], description="those who act or speak in the report"
    )
    claims: Annotated[list[Claim], AtMost(30)] = Field(
        default=[], description="what is said to be so, and by whom"
    )
    denials: Annotated[list[Denial], AtMost(8)] = Field(
        default=[], description="who denies or rejects what"
    )
    sanctions_threats: Annotated[list[SanctionsThreat], AtMost(8)] = Field(
        default=[],
        description="sanctions and comparable measures that are threatened, authorized, "
        "imposed or lifted",
    )
