"""Options that belong together are one value in a command, and options of it at the terminal."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from summarizer.cli import app
from summarizer.cli.groups import with_groups
from summarizer.cli.serve import LimitOptions
from summarizer.errors import UsageError
from summarizer.service.limits import ServiceLimits


@dataclass(frozen=True)
class Size:
    """Options of a command that is made for these tests."""

    width: Annotated[int, typer.Option("--width", min=1, help="How wide.")]
    deep: Annotated[bool, typer.Option("--deep/--shallow", help="Whether deep.")] = False


@pytest.fixture
def taken() -> tuple[typer.Typer, list[object]]:
    """A program with one command, and what the command was called with."""
    program, calls = typer.Typer(), list[object]()

    @program.command()
    @with_groups
    def dig(
        where: str, *, size: Size, quiet: Annotated[bool, typer.Option("--quiet")] = False
    ) -> None:
        """Dig a hole."""
        calls.append((where, size, quiet))

    return program, calls


def test_a_group_reaches_the_command_as_one_value(taken: tuple[typer.Typer, list[object]]) -> None:
    """What is given and what is left out are gathered, beside the other options."""
    program, calls = taken
    told = CliRunner().invoke(program, ["here", "--width", "3", "--quiet"])
    assert told.exit_code == 0
    assert calls == [("here", Size(3, deep=False), True)]


def test_each_option_of_a_group_keeps_its_bounds_and_its_place(
    taken: tuple[typer.Typer, list[object]],
) -> None:
    """One that is missing or impossible is told, and help lists them in the order of the code."""
    program, calls = taken
    assert CliRunner().invoke(program, ["here"]).exit_code == 2
    assert CliRunner().invoke(program, ["here", "--width", "0"]).exit_code == 2
    assert not calls
    told = CliRunner().invoke(program, ["--help"]).output
    assert told.index("Dig a hole") < told.index("--width") < told.index("--deep")
    assert told.index("--deep") < told.index("--quiet")


def test_each_limit_of_the_service_is_set_by_the_option_of_its_name() -> None:
    """The options are called as the limits are, start from their defaults, and reach them."""
    names = [field.name for field in fields(LimitOptions)]
    assert LimitOptions().limits() == ServiceLimits()
    assert set(names) <= set(ServiceLimits.model_fields)
    other = {name: getattr(ServiceLimits(), name) + 1 for name in names}
    assert LimitOptions(**other).limits() == ServiceLimits(**other)
    told = CliRunner().invoke(app, ["serve", "--help"], env={"COLUMNS": "200"}).output
    assert all(f"--{name.replace('_', '-')} " in told for name in names)


def test_a_limit_that_is_impossible_is_told_by_the_name_of_its_option() -> None:
    """Not by a validation error of the library."""
    with pytest.raises(UsageError, match=r"^--reports-per-job: .* greater than or equal to 1$"):
        LimitOptions(reports_per_job=0).limits()
