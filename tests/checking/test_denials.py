"""Who denies, in which words, and where what is denied stands."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.denials import check_denial
from summarizer.checking.denied import check_denied
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
        ("Orion called the memo fabricated by two jealous clerks.", "two jealous clerks",
         "rejected", "misattributed"),
        ("Orla Finch has no yacht, the Velm Post reports.", "Velm Post", "denied",
         "misattributed"),
        ("Orla Finch has no yacht, but Ilan Moss said she rents one.", "Ilan Moss", "denied",
         "misattributed"),
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


@pytest.mark.parametrize(
    ("text", "denied", "verdict"),
    [
        ("Orion denied that it had bribed the harbour master and said its permits were signed in"
         " May.", "its permits were signed in May", "no_denial"),
        ("Orion said it had fired the pilot and denied tampering with his logs.",
         "firing the pilot", "no_denial"),
        ("The mill rejected the charge, but acknowledged that two boilers had leaked.",
         "two boilers had leaked", "no_denial"),
        ("The charges are untrue, the mill said, adding that all boilers were sealed in March.",
         "all boilers were sealed in March", "no_denial"),
        ("Orion denied that it had bribed the harbour master.",
         "it had not bribed the harbour master", "negation_added"),
        ("Finch dismissed talk of a feud as chatter.", "there was no feud", "negation_added"),
    ],
)  # fmt: skip
def test_what_is_told_beside_a_denial_is_not_denied(text: str, denied: str, verdict: str) -> None:
    """What one says in the same breath, or the opposite of what he denies, is told."""
    found = check_denied("Orion", denied, "denied", [1], Source(text))
    assert found is not None
    assert (found.verdict, found.severity) == (verdict, "warning")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Orion denied that it had bribed the harbour master and said its permits were signed in"
         " May.", "bribing the harbour master"),
        ("Orion said it had fired the pilot and denied tampering with his logs.",
         "tampering with the pilot's logs"),
        ("Lenders say Orion hid two leaking boilers; Orion denies that.",
         "hiding two leaking boilers"),
        ("The mill rejected the report, saying it had never hidden a leak.", "hiding a leak"),
        ("Orion denied the report, saying it does not ship arms to Velm.",
         "it does not ship arms to Velm"),
        ("Orion denied that it had not paid its crew.", "it had not paid its crew"),
        ("Finch called the plan unfair and accused Velm of interference.", "the plan was fair"),
    ],
)  # fmt: skip
def test_what_is_denied_in_other_words_passes(text: str, denied: str) -> None:
    """What the denying words deny, take up, or answer with a "not" is denied."""
    assert check_denied("Orion", denied, "denied", [1], Source(text)) is None


def test_the_denied_is_checked_with_the_whole_item() -> None:
    """A denial of something else is marked on the field that tells what is denied."""
    text = "Orion denied bribing the harbour master and said its permits were signed in May."
    (found,) = faults(text, 1, "Orion", "its permits were signed in May")
    assert (found.kind, found.field, found.verdict) == ("polarity", "denied", "no_denial")
    assert not faults(text, 1, "Orion", "bribing the harbour master")
