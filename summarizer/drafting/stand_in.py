"""A type of answer as instructor is shown it: with no fields that it could walk through.

For each call instructor makes a class of the type it is given, unless that is one of its own,
and goes through all its members and fields five times in search of validators that it does not
support. This type has none of its own to look through. What counts of it – its name, its JSON
schema and its validation – is that of the type it stands for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from instructor import OpenAISchema
from instructor.v2.validation.async_validators import reject_async_validators
from pydantic import BaseModel, create_model


class _StandIn(OpenAISchema):
    """What instructor asks of a type, answered by another."""

    answer: ClassVar[type[BaseModel]]

    @classmethod
    def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
        return cls.answer.model_json_schema(*args, **options)

    @classmethod
    def model_validate(cls, *args: Any, **options: Any) -> Any:
        return cls.answer.model_validate(*args, **options)

    @classmethod
    def model_validate_json(cls, *args: Any, **options: Any) -> Any:
        return cls.answer.model_validate_json(*args, **options)


@lru_cache(maxsize=256)
def stand_in(answer: type[BaseModel]) -> type[BaseModel]:
    """The type to show instructor in the place of a type of answer; it gives instances of that.

    Raises:
        ValueError: The type has an asynchronous validator of instructor's, which nothing runs.
    """
    reject_async_validators(answer)
    shown = create_model(answer.__name__, __base__=_StandIn, __doc__=answer.__doc__)
    shown.answer = answer
    return shown
