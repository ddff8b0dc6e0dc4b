"""Sanctions and denials: how far a measure has gone, whose it is, and who denies what."""

from __future__ import annotations

import pytest

from summarizer.checking.denials import check_denial
from summarizer.checking.parties import check_issuer_and_target
from summarizer.checking.status import check_condition, check_status
from summarizer.source.sentences import Source

STATUSES = {"threatened", "authorized", "imposed", "lifted"}


def all_of(source: Source) -> list[int]:
    """Return the numbers of all sentences."""
    return [sentence.sentence for sentence in source.sentences]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Yellen warned that the banks will face significant consequences.", "threatened"),
        ("Washington is prepared to sanction the bank.", "threatened"),
        ("The order gives the secretary the authority to sanction lenders.", "authorized"),
        ("China announced sanctions against two companies.", "imposed"),
        ("The announcement freezes the assets of both firms.", "imposed"),
        ("The EU has not imposed sanctions, but is considering them.", "threatened"),
        ("Britain removed him from its list.", "lifted"),
    ],
)
def test_only_the_status_of_the_words_is_borne_out(text: str, status: str) -> None:
    """Of the four statuses just the one that the words show passes."""
    source = Source(text)
    passing = {s for s in STATUSES if check_status(s, all_of(source), source).severity == "ok"}
    assert passing == {status}


def test_a_measure_in_force_may_come_with_a_threat() -> None:
    """A sentence that tells of both bears out both."""
    source = Source("The US imposed sanctions on the bank and warned of further penalties.")
    passing = {s for s in STATUSES if check_status(s, [1], source).severity == "ok"}
    assert passing == {"imposed", "threatened"}


@pytest.mark.parametrize(
    ("text", "issuer", "target"),
    [
        ("China announced sanctions against two American companies.", "China",
         "two American companies"),
        ("Two American companies were blacklisted by China.", "China", "Two American companies"),
        ("US sanctions on Iran took effect.", "US", "Iran"),
        ("Yellen warned Chinese banks of consequences.", "Yellen", "Chinese banks"),
        ("The law empowers Ottawa to seize Russian assets.", "Ottawa", "Russian assets"),
    ],
)  # fmt: skip
def test_parties_must_not_be_swapped(text: str, issuer: str, target: str) -> None:
    """Issuer and target pass the right way round and fail the wrong way round."""
    source = Source(text)
    assert check_issuer_and_target(issuer, target, [1], source).severity == "ok"
    assert check_issuer_and_target(target, issuer, [1], source).verdict == "parties_swapped"


@pytest.mark.parametrize(
    ("text", "status", "told", "lost"),
    [
        ("Velm warned that it would freeze assets if Ostia sails on.", "threatened", (), True),
        ("Unless Ostia stops, Velm would freeze its assets.", "threatened", (), True),
        ("The law lets Velm freeze assets if Ostia sails on.", "authorized", (), True),
        ("Velm would freeze assets if Ostia sails on.", "threatened", ("if it sails",), False),
        ("Velm would freeze assets if Ostia sails on.", "threatened",
         (None, "freeze assets if Ostia sails on"), False),
        ("Velm imposed sanctions, and asked if Ostia sails on.", "imposed", (), False),
        ("Velm would act as if nothing had happened and freeze assets.", "threatened", (), False),
        ("Velm warned of sanctions, if any.", "threatened", (), False),
        ("Velm said it would freeze assets on Monday.", "threatened", (), False),
    ],
)  # fmt: skip
def test_a_threat_must_not_lose_its_if(
    text: str, status: str, told: tuple[str | None, ...], *, lost: bool
) -> None:
    """What would trigger a measure is told, in whatever field, or its loss is."""
    source = Source(text)
    found = check_condition(status, told or (None,), all_of(source), source)
    assert (found is not None) == lost
    if found:
        assert (found.verdict, found.severity) == ("unconditional", "warning")
        assert text[slice(*found.spans[0])].lower() in ("if", "unless")


def test_parties_must_stand_in_the_report() -> None:
    """A party that the report does not name is unsupported."""
    source = Source("China announced sanctions against two American companies.")
    finding = check_issuer_and_target("Japan", "two American companies", [1], source)
    assert finding.verdict == "unsupported"


@pytest.mark.parametrize(
    ("text", "actor", "form"),
    [
        ("Iran denied sending missiles to Russia.", "Iran", "denied"),
        ("Wang assured Kuleba that Beijing does not supply arms.", "Wang", "denied"),
        ("The Kremlin dismissed the charge as absurd.", "Kremlin", "rejected"),
        ("Chinese officials call it normal cooperation.", "Chinese officials", "deflected"),
        ("Rosneft declined to comment.", "Rosneft", "declined to comment"),
        ("China has said it does not provide weapons.", "China", "denied"),
        ("“These are lies,” Maria Zakharova told CNN.", "Maria Zakharova", "rejected"),
        ("Neither Shell nor its partner would be drawn on it.", "Shell", "declined to comment"),
    ],
)
def test_a_denial_rests_on_words_that_deny(text: str, actor: str, form: str) -> None:
    """A denial by its actor and in its form passes."""
    finding = check_denial(actor, "the charge", form, [1], Source(text))
    assert finding.severity == "ok", finding.reason


@pytest.mark.parametrize(
    ("text", "actor", "form", "verdict"),
    [
        ("China has not provided arms to Russia.", "China", "denied", "no_denial"),
        ("Moscow said that exports rose.", "Moscow", "denied", "no_denial"),
        ("Iran denied what Washington claims.", "Washington", "denied", "misattributed"),
        ("Wang assured Kuleba that he sends no arms.", "Kuleba", "denied", "misattributed"),
        ("Rosneft declined to comment.", "Rosneft", "denied", "form_changed"),
        ("The Kremlin dismissed the charge.", "Kremlin", "declined to comment", "form_changed"),
        ("Iran denied it.", "Turkey", "denied", "unsupported"),
    ],
)
def test_what_is_no_denial_of_this_actor_is_refused(
    text: str, actor: str, form: str, verdict: str
) -> None:
    """The reporter's own "not", another's denial and another form are refused."""
    finding = check_denial(actor, "the charge", form, [1], Source(text))
    assert (finding.verdict, finding.severity) == (verdict, "error")


def test_a_kindred_form_is_a_warning() -> None:
    """A rejection told as a denial is shown to a careful reader and is no error."""
    finding = check_denial("Iran", "it", "rejected", [1], Source("Iran denied the charge."))
    assert (finding.verdict, finding.severity) == ("form_changed", "warning")
