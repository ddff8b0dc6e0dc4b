"""Statements of one report that contradict one another are shown together."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import NewsSummary
from summarizer.checking import contradicting
from summarizer.checking.answering import link_denials
from summarizer.checking.check import check_summary
from summarizer.checking.contradicting import contradictions_of
from summarizer.remarks import Contradiction
from summarizer.source.sentences import Source
from tests.sample_results import read


def found(text: str, *claims: tuple[int, str | None, str], **more: Any) -> list[Contradiction]:
    """The contradictions of a summary with these claims: sentence, speaker, statement."""
    told = [{"evidence": [n], "speaker": who, "statement": said, "certainty": "stated"}
            for n, who, said in claims]  # fmt: skip
    summary = read({"headline": None, "gist": None, "claims": told} | more, text)
    assert isinstance(summary, NewsSummary)
    source = Source(text)
    checked = check_summary(summary, source)
    link_denials(checked, source)
    return contradictions_of(checked, source)


def test_the_seed_has_one_who_says_so_and_one_who_denies_it(seed_texts: dict[str, str]) -> None:
    """The Defense Department's "supplies weapons" stands beside Wang Yi's assurance."""
    text = seed_texts["china-equipment-sales"]
    at = {s.text.split(",")[0][:20]: s.sentence for s in Source(text).sentences}
    first, second = at["In October 2023"], at["At the same time"]
    claims = (
        (first, "US Department of Defense",
         "China supplies weapons to Russia, including drones, small arms, and equipment"),
        (second, "Wang Yi", "Beijing does not supply lethal weapons to Russia"),
    )  # fmt: skip
    (one,) = found(text, *claims)
    assert (one.one, one.other, one.kind) == ("claims[0]", "claims[1]", "polarity")
    assert "US Department of Defense says “supplies”, and Wang Yi" in one.reason
    for place in (*one.one_spans, *one.other_spans):
        assert text[place.start : place.end] == place.text
    assert [one.one_spans[0].sentence, one.other_spans[0].sentence] == [first, second]

    denial = {"actor": "Wang Yi", "denied": "that Beijing supplies lethal weapons to Russia",
              "form": "denied", "evidence": [second]}  # fmt: skip
    (same,) = found(text, *claims, denials=[denial])
    assert (same.one, same.other, same.kind) == ("claims[0]", "denials[0]", "denial")


def test_another_figure_for_the_same_thing_is_a_contradiction() -> None:
    """Each keeps its own figure, and the reason tells both."""
    text = (
        "Police said 12 people died in the attack. The hospital said 15 people died in the attack."
    )
    (one,) = found(text, (1, "Police", "12 people died in the attack"),
                   (2, "The hospital", "15 people died in the attack"))  # fmt: skip
    assert one.kind == "figure"
    assert one.reason == "Police gives “12”, and The hospital gives “15”"


def test_a_flood_of_statements_does_not_hide_what_stands_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where not all pairs can be compared, those that stand near one another are."""
    monkeypatch.setattr(contradicting, "MOST_COMPARED", 60)
    monkeypatch.setattr(contradicting, "COMPARED_OF_EACH", 0)
    flood = [f"Witness {name} said the attack in Velm was cruel." for name in NAMES]
    odd = ["Police said 12 people died in the attack in Velm.",
           "The hospital said 15 people died in the attack in Velm."]  # fmt: skip
    claims = [(n, f"Witness {name}", "the attack in Velm was cruel")
              for n, name in enumerate(NAMES, 1)]  # fmt: skip
    last = len(NAMES)
    (one,) = found(" ".join(flood + odd), *claims,
                   (last + 1, "Police", "12 people died in the attack in Velm"),
                   (last + 2, "The hospital", "15 people died in the attack in Velm"))  # fmt: skip
    assert one.reason == "Police gives “12”, and The hospital gives “15”"


NAMES = [
    "Abel", "Brun", "Cole", "Dorn", "Ekel", "Fogg", "Gale", "Holt", "Iden", "Jost",
    "Kerr", "Lund", "Moor", "Nash", "Oder", "Penn", "Quay", "Rood", "Sund", "Toll",
]  # fmt: skip


@pytest.mark.parametrize("form", ["deflected", "declined to comment"])
def test_who_does_not_say_no_contradicts_nobody(form: str) -> None:
    """To deflect or to decline to comment leaves open whether it is so."""
    text = (
        "Police said Acme bribed the mayor. Acme declined to comment on whether it had bribed him."
    )
    denial = {"actor": "Acme", "denied": "Acme bribed the mayor", "form": form, "evidence": [2]}
    assert found(text, (1, "Police", "Acme bribed the mayor"), denials=[denial]) == []


def test_a_sanction_and_its_denial_are_at_odds() -> None:
    """A measure is a statement as well: that its issuer imposed it."""
    text = (
        "Norland imposed a travel ban against Ostia. Ostia said that Norland had not imposed a "
        "travel ban against Ostia."
    )
    threat = {"issuer": "Norland", "target": "Ostia", "measure": "a travel ban",
              "status": "imposed", "evidence": [1]}  # fmt: skip
    claim = (2, "Ostia", "Norland has not imposed a travel ban against Ostia")
    (one,) = found(text, claim, sanctions_threats=[threat])
    assert (one.one, one.other) == ("sanctions_threats[0]", "claims[0]")


def test_an_item_that_is_wrong_contradicts_nobody() -> None:
    """A "not" that the model dropped is no contradiction of the report's."""
    text = "China does not supply weapons to Russia, Wang said. China has many ports."
    right = (1, "Wang", "China does not supply weapons to Russia")
    assert found(text, right, (1, None, "China supplies weapons to Russia")) == []


def test_one_sentence_of_one_speaker_does_not_contradict_itself() -> None:
    """Two tellings of what somebody said in one breath are not shown as a contradiction."""
    text = "Ada Quist said that 12 people died in the attack and 15 people died in the attack."
    claims = [(1, "Ada Quist", f"{n} people died in the attack") for n in (12, 15)]
    assert found(text, *claims) == []
    two = (
        "Ada Quist said that 12 people died in the attack. Quist said 15 people died in the attack."
    )
    assert len(found(two, claims[0], (2, "Quist", claims[1][2]))) == 1
