"""Who denies, in which words, and where what is denied stands."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.denials import check_denial
from summarizer.source.sentences import Source
from summarizer.summary import Check, Denial


def faults(text: str, cited: int, actor: str, denied: str, form: str = "denied") -> list[Check]:
    """Return what a whole check of a denial finds wrong, with the sentences it then cites."""
    source = Source(text)
    item = Denial.model_validate(
        {"evidence": [source.sentences[cited - 1]], "actor": actor, "denied": denied, "form": form}
    )
    return [check for check in check_item("d", item, source).checks if check.severity != "ok"]


@pytest.mark.parametrize(
    ("text", "actor", "form"),
    [
        ("Ostia's premier has flatly ruled out a pact with Velm.", "Ostia's premier", "rejected"),
        ("Orla Finch branded the leaked memo a fantasy.", "Orla Finch", "rejected"),
        ("The regent called that tally invented.", "regent", "rejected"),
        ("There was no immediate response from Velm to the ruling.", "Velm",
         "declined to comment"),
        ("Neither Orion nor the port authority would discuss the leak.", "Orion",
         "declined to comment"),
        ("Orla Finch has brushed off the report, saying talk of a split was absurd.",
         "Orla Finch", "rejected"),
        ("The figures are false, the shipyard said on Monday.", "the shipyard", "rejected"),
        ("Velm sees no cause for a recount, its envoy Tamas Reed said.", "Tamas Reed", "denied"),
        ("Orla Finch denied from the outset that she had met Quist.", "Orla Finch", "denied"),
        ("The story was rejected by Orion as a smear.", "Orion", "rejected"),
        ("A denial from the mill came within hours.", "the mill", "denied"),
    ],
)  # fmt: skip
def test_one_who_denies_in_other_words_is_heard(text: str, actor: str, form: str) -> None:
    """Ruling out, branding, keeping silent and "…, he said" deny as plainly as "denied" does."""
    finding = check_denial(actor, "it", form, [1], Source(text))
    assert finding.severity == "ok", finding.reason


@pytest.mark.parametrize(
    ("text", "actor", "form", "verdict"),
    [
        ("Ostia's premier has not ruled out a pact.", "Ostia's premier", "rejected", "no_denial"),
        ("Orla Finch never disputed the bill.", "Orla Finch", "denied", "no_denial"),
        ("The figures of the Velm ministry are false, the shipyard said.", "Velm ministry",
         "rejected", "misattributed"),
        ("There was no immediate response from Velm to the Ostian ruling.", "Ostian",
         "declined to comment", "misattributed"),
        ("The mill was not available for comment, the Velm Post said.", "Velm Post",
         "declined to comment", "misattributed"),
    ],
)  # fmt: skip
def test_what_is_not_denied_or_by_another_is_refused(
    text: str, actor: str, form: str, verdict: str
) -> None:
    """A "not" before the word undoes it, and whose claim is false denies nothing."""
    found = check_denial(actor, "it", form, [1], Source(text))
    assert (found.verdict, found.severity) == (verdict, "error")


def test_one_who_is_silent_beside_another_need_not_speak() -> None:
    """That a spokesman of another stays silent, too, does not make him the one who does."""
    text = "Quist could not be reached for comment, and a spokesman for Orion did not reply."
    assert not faults(text, 1, "Quist", "comment", "declined to comment")
    assert faults(text, 1, "Tamas Reed", "comment", "declined to comment")


def test_a_denial_is_not_moved_to_the_accusation() -> None:
    """What denies stays cited where the accusation, with its figure, stands before it."""
    text = "The relief fund says 31 huts burned. The army's envoy, Ilan Moss, called it invented."
    assert not faults(text, 2, "Ilan Moss", "31 huts burned", "rejected")
    far = "The relief fund says 31 huts burned. " + "It rained. " * 5 + "Ilan Moss denied it."
    (found,) = [c for c in faults(far, 7, "Ilan Moss", "31 huts burned") if c.kind == "evidence"]
    assert (found.verdict, found.severity) == ("weak", "warning")


def test_nothing_wrong_is_wrongdoing() -> None:
    """Who says he did nothing wrong denies wrongdoing."""
    assert not faults("The lender insists it did nothing wrong.", 1, "The lender", "wrongdoing")
