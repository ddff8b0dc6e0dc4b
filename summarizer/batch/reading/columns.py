"""Which column of a table holds what of a report, and a report made of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, Self

from pydantic import ValidationError

from summarizer.errors import InputError, UsageError
from summarizer.source.report import Report

FIELDS = tuple(Report.model_fields)
_DAY_OF_A_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d")


class Row(NamedTuple):
    """A row as it was found: its place in the file, and its values or why it has none."""

    place: str
    values: Any
    fault: str = ""


@dataclass(frozen=True)
class Columns:
    """Where the fields of a report stand; a field that is not named has a column of its name.

    Attributes:
        named: The column of each field that has another name.
        takes_empty: Whether a row whose text has no word is a report too, as in the shards of a
            job: nothing can be made of it, and its result says so.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    takes_empty: bool = False

    @classmethod
    def parse(cls, given: Iterable[str]) -> Self:
        """Columns from "field=column" words.

        Raises:
            UsageError: A word has no "=", or names no field of a report.
        """
        named: dict[str, str] = {}
        for word in given:
            name, equals, column = word.partition("=")
            if not equals or not column or name not in FIELDS:
                raise UsageError(
                    f"--column {word}: write field=column, where the field is one of "
                    f"{', '.join(FIELDS)}"
                )
            named[name] = column
        return cls(named)

    def of(self, name: str) -> str:
        """The column of a field."""
        return self.named.get(name, name)

    def check(self, header: Iterable[str], where: str) -> None:
        """Whether a table has the columns that are needed.

        Raises:
            UsageError: The text's column, or one that was named, is not there.
        """
        there = list(header)
        for name in dict.fromkeys(["text", *self.named]):
            if self.of(name) not in there:
                todo = "name one of these" if name in self.named else "say which"
                raise UsageError(
                    f"{where}: there is no column {self.of(name)!r} for the {name}, but "
                    f"{_listed(there)}; {todo} with --column {name}=…"
                )

    def wanted(self, header: Iterable[str]) -> list[str]:
        """Those columns of a table that are of use."""
        needed = {self.of(name) for name in FIELDS}
        return [column for column in header if column in needed]

    def report(self, values: Any) -> Report:
        """The report of a row.

        Raises:
            InputError: It is no row, has no text, or a value of it is of no use.
        """
        if not isinstance(values, Mapping):
            raise InputError("a row must be an object with at least a text")
        found = {name: values.get(self.of(name)) for name in FIELDS}
        known = {name: value for name, value in found.items() if not _is_empty(value)}
        if self.takes_empty and isinstance(found["text"], str):
            known["text"] = found["text"]
        if "text" not in known:
            raise InputError(f'the row has no "{self.of("text")}"')
        if "id" in self.named and self.of("id") not in values:
            raise InputError(f'the row has no "{self.of("id")}", which is to name it')
        if "id" in known:
            known["id"] = _name(known["id"])
        if "published" in known:
            known["published"] = _day(known["published"])
        try:
            report = Report.model_validate(known)
        except ValidationError as error:
            raise InputError(in_words(error)) from None
        return report if self.takes_empty else Report.of(report)


def in_words(error: ValidationError) -> str:
    """What is wrong with the first field that is no part of a report."""
    first = error.errors(include_input=False, include_url=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    return f"{'.'.join(map(str, first['loc']))}: {message}"


def _listed(columns: list[str]) -> str:
    shown = ", ".join(repr(column) for column in columns[:20]) or "none at all"
    return shown + (f" and {len(columns) - 20} more" if len(columns) > 20 else "")


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip() and len(value) < 80)


def _name(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InputError(f"id: a word or a whole number is needed, not {type(value).__name__}")
    return str(value)


def _day(value: Any) -> Any:
    """The day of a time: a report is dated by its day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or not isinstance(value, str):
        return value
    found = _DAY_OF_A_TIME.match(value.strip())
    return found.group(1) if found else value.strip()
