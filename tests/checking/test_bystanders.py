"""A party of a measure is not one who merely stands nearby."""

from __future__ import annotations

import pytest

from summarizer.checking.parties import check_issuer_and_target
from summarizer.source.sentences import Source

TEXT = (
    "Velm said on Monday that Northland had supplied missiles. "
    "Westland imposed sanctions on Northland after Ostia had called for it. "
    "The European Union warned that it would freeze assets if Belmar sails on. "
    "Poland's president, Jan Kowal, spoke on Friday."
)
SOURCE = Source(TEXT)


@pytest.mark.parametrize(
    ("issuer", "target", "cited"),
    [
        ("Velm", "Northland", [1, 2]),
        ("Ostia", "Northland", [2]),
        ("Westland", "Ostia", [2]),
        ("Poland", "Belmar", [3]),
        ("Jan Kowal", "Belmar", [3]),
    ],
)
def test_somebody_named_beside_the_party_is_refused(
    issuer: str, target: str, cited: list[int]
) -> None:
    """Where the words name who acts, or against whom, nobody else does."""
    found = check_issuer_and_target(issuer, target, cited, SOURCE)
    assert (found.verdict, found.severity) == ("misattributed", "error")


def test_a_target_that_is_named_only_afterwards_is_told() -> None:
    """The next sentence tells of whom it was only where it goes on with that."""
    assert check_issuer_and_target("European Union", "Poland", [3], SOURCE).severity == "warning"
    source = Source("Velm blacklisted two firms. They are Acme and Orion. Costa is a port.")
    assert check_issuer_and_target("Velm", "Orion", [1], source).severity == "ok"
    assert check_issuer_and_target("Velm", "Costa", [1], source).severity == "warning"


@pytest.mark.parametrize(
    ("text", "issuer", "target"),
    [
        ("The Kremlin barred 12 Canadian senators.", "Russia", "Canadian senators"),
        ("Velm's president, Ana Ruiz, met envoys. Velm banned imports from Ostia.", "Ana Ruiz",
         "Ostia"),
        ("Beijing has put sanctions on Thursday against two U.S. firms over Taiwan. They are Acme "
         "and Orion.", "China", "Orion"),
        ("Two generals were placed under sanctions by Velm for the attack on Ostia.", "Velm",
         "Two generals"),
        ("Velm passed an order in May giving Ruiz the authority to sanction the bank of "
         "Ostia.", "Velm", "bank of Ostia"),
    ],
)  # fmt: skip
def test_one_who_goes_by_another_name_is_no_bystander(text: str, issuer: str, target: str) -> None:
    """A capital, an office-holder and a member of what is told in common are the same party."""
    source = Source(text)
    cited = [sentence.sentence for sentence in source.sentences][-1:] if "met" in text else [1]
    found = check_issuer_and_target(issuer, target, cited, source)
    assert found.severity == "ok", found.reason
