"""Names are compared by what a person would call the same, and by the aliases written down."""

from __future__ import annotations

import pytest

from summarizer.evaluating.expected import ExpectedActor
from summarizer.evaluating.naming import Known, same_name

HERE = ("x",)
KNOWN = Known(
    (
        ExpectedActor(
            name="Lena Ortiz", kind="person", role="Treasury Secretary; warned the banks",
            sentences=HERE,
        ),
        ExpectedActor(
            name="Two senior US officials", kind="group", aliases=("officials",), sentences=HERE
        ),
        ExpectedActor(name="Chinese officials", kind="group", sentences=HERE),
        ExpectedActor(name="Defense Department", kind="agency", sentences=HERE),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("US Treasury Secretary Lena Ortiz", "Lena Ortiz"),
        ("Ortiz", "Lena Ortiz"),
        ("Secretary Ortiz", "Lena Ortiz"),
        ("the Treasury Secretary", "Lena Ortiz"),
        ("The officials", "Two senior US officials"),
        ("American officials", "officials"),
        ("the Pentagon", "US Department of Defense"),
        ("Beijing", "China"),
        ("US intelligence", "the American assessment"),
        ("banks", "any banks that move goods to Russia"),
        ("Chinese companies", "companies, including those in China"),
    ],
)
def test_one_by_another_name_is_alike(given: str, expected: str) -> None:
    """Titles, posts, aliases, nationality and a relative clause change nothing."""
    known = KNOWN if expected != "US Department of Defense" else Known(
        (ExpectedActor(name=expected, kind="agency", aliases=("Pentagon",), sentences=HERE),)
    )  # fmt: skip
    assert known.alike(given, expected)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, "Lena Ortiz"),
        ("", "Lena Ortiz"),
        ("Luis Ortiz", "Lena Ortiz"),
        ("Foreign Secretary", "Lena Ortiz"),
        ("Chinese officials", "officials"),
        ("China", "Chinese officials"),
        ("US", "Two senior US officials"),
        ("US assessment", "Two senior US officials"),
        ("State Department", "Defense Department"),
        ("North Sea Bank", "North Sea Fishing and Shipping Company"),
    ],
)
def test_another_is_not_alike(given: str | None, expected: str) -> None:
    """Nor is a country one of its bodies, nor a part of a name another that shares it."""
    assert not KNOWN.alike(given, expected)


def test_the_same_letters_are_surer_than_a_part_of_a_name() -> None:
    """So that of several that may be meant the exact one is taken."""
    exact, country, part = (
        same_name("Northland", "northland"),
        same_name("US", "United States"),
        same_name("Ortiz", "Lena Ortiz"),
    )
    assert exact > country > part > same_name("Reyes", "Lena Ortiz") == 0
