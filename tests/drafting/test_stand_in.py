"""What instructor is shown in the place of a type of answer."""

from __future__ import annotations

import instructor
import openai
import pytest
from instructor import Mode, Provider, openai_schema
from instructor.v2.core.registry import mode_registry
from instructor.v2.validation.async_validators import async_field_validator
from pydantic import BaseModel, ValidationError

from summarizer import NewsSummary
from summarizer.drafting.sections import sections_of, whole
from summarizer.drafting.stand_in import stand_in

ANSWERS = [section.answer for section in (whole(NewsSummary), *sections_of(NewsSummary))]


class Vote(BaseModel):
    """A vote that the report tells of."""

    in_favour: int


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.__name__)
@pytest.mark.parametrize("mode", [Mode.TOOLS, Mode.JSON_SCHEMA, Mode.JSON, Mode.MD_JSON])
def test_a_provider_is_told_the_same_of_a_stand_in(answer: type[BaseModel], mode: Mode) -> None:
    """The request has the name, the description and the schema of the type that it stands for."""
    instructor.from_openai(openai.AsyncOpenAI(api_key="none"))  # registers the modes
    prepare = mode_registry.get_handlers(Provider.OPENAI, mode).request_handler

    def request(model: type[BaseModel]) -> object:
        messages = [{"role": "user", "content": "?"}]
        return prepare(response_model=model, kwargs={"messages": messages})[1]

    assert request(stand_in(answer)) == request(openai_schema(answer))


def test_a_stand_in_gives_instances_of_the_type_it_stands_for() -> None:
    """What is validated as the stand-in is of the type itself."""
    assert stand_in(Vote).model_validate_json('{"in_favour": 3}') == Vote(in_favour=3)
    assert stand_in(Vote).model_validate({"in_favour": 3}) == Vote(in_favour=3)


def test_a_stand_in_refuses_what_the_type_refuses() -> None:
    """An answer that does not fit the type does not fit its stand-in, for the same reason."""
    with pytest.raises(ValidationError, match=r"Vote\nin_favour"):
        stand_in(Vote).model_validate_json('{"in_favour": "some"}')


def test_a_validator_that_nothing_would_run_is_refused() -> None:
    """A type with an asynchronous validator of instructor's is refused, as instructor does."""

    class Checked(Vote):
        @async_field_validator("in_favour")
        async def never_run(self, value: int) -> int:
            return value

    with pytest.raises(ValueError, match="async validators are not supported"):
        stand_in(Checked)
