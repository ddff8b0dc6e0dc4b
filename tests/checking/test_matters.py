"""Two statements are of one matter when one nearly contains the other, and on no less."""

from __future__ import annotations

import pytest

from summarizer.checking.assertions import assertion, party_of
from summarizer.checking.figure_conflicts import other_figure
from summarizer.checking.matters import same_matter
from summarizer.checking.places import with_countries

SUPPLIES = "The Pentagon said that China supplies weapons to Russia, including drones"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SUPPLIES, "Wang Yi assured his counterpart that Beijing does not supply arms to Russia"),
        (SUPPLIES, "China will not sell weapons to parties in the conflict"),
        ("Trump paid taxes in 1995", "Trump did not pay any taxes in 1995"),
        ("Russia attacked Ukraine", "Russia never attacked Ukraine"),
        ("Orvento denied that it had bribed ministers in Algeria",
         "Orvento bribed ministers in Algeria"),
        ("Weapons were not inspected in the port", "Weapons were inspected in the port"),
    ],
)  # fmt: skip
def test_what_one_says_and_the_other_says_is_not_so_is_opposite(one: str, other: str) -> None:
    """Synonyms, names of one country and who says it make no difference, in either order."""
    for pair in ((one, other), (other, one)):
        found = same_matter(*map(assertion, pair))
        assert found is not None
        assert found.relation == "opposite"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clinton is qualified to be president", "Trump is not qualified to be president"),
        ("Russia attacked Ukraine", "Ukraine did not attack Russia"),
        ("China has increased its sales of machine tools to Russia, which builds weapons for war",
         "Beijing does not supply lethal weapons to Russia"),
        ("China was considering supplying weapons to Russia",
         "China does not supply weapons to Russia"),
        ("Banks should not finance the Russian army", "Raven Bank finances the Russian army"),
        ("Members back the embargo on Iran", "Not all members back the embargo on Iran"),
        ("If China supplies weapons to Russia, prices rise",
         "China does not supply weapons to Russia"),
        ("Sales rose 5 % in Ohio in 2021", "Sales did not rise 7 % in Ohio in 2022"),
        ("China supplies drones, engines, chips and tools to Russia",
         "China does not supply tanks, weapons and chips to Russia"),
        ("Norvik Bank may close its branches in Ostia",
         "Norvik Bank may not close its main branches in Ostia"),
        ("Acme pays no taxes in Ostia", "Acme does not pay taxes in Ostia"),
        ("He supplies weapons to Russia", "He does not supply weapons to Russia"),
        ("Russia has nearly restored its armed forces", "China does not accept criticism"),
    ],
)  # fmt: skip
def test_a_shared_topic_is_not_enough(one: str, other: str) -> None:
    """Others, plans, duties, conditions, parts, other dates and unknown "he" are other matters."""
    for pair in ((one, other), (other, one)):
        found = same_matter(*map(assertion, pair))
        assert found is None or found.relation == "same"


def test_two_who_say_the_same_are_at_one() -> None:
    """Both say that it is so, or both that it is not."""
    for one, other in (
        (SUPPLIES, "Beijing is providing arms to Moscow, including drones"),
        ("China does not supply arms to Russia", "Beijing has not sold weapons to Russia"),
    ):
        found = same_matter(assertion(one), assertion(other))
        assert found is not None
        assert found.relation == "same"


def test_what_somebody_denies_of_himself_is_his() -> None:
    """To deny "supplying weapons" is to deny it of oneself, and of nobody else."""
    claim = assertion(SUPPLIES)
    for actor, opposite in (("China", True), ("the Chinese Foreign Minister", True),
                            ("India", False)):  # fmt: skip
        denied = assertion("supplying weapons to Russia", denied=True, party=party_of(actor))
        assert (same_matter(claim, denied) is not None) is opposite


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("12 people died in the attack on Velm", "15 people were killed in the attack on Velm",
         ("12", "15")),
        ("The fine on Acme Bank was $2 million", "The fine on Acme Bank was $3.5 million",
         ("$2 million", "$3.5 million")),
        ("12 people died in the attack on Velm", "Twelve people died in the attack on Velm", None),
        ("Police arrested 30 people in Minsk", "Police arrested 45 people in Brest", None),
        ("Sales of grain rose 5% in 2021", "Sales of grain rose 9% in 2022", None),
        ("Sales of grain rose 5% in 2021", "Sales of grain rose 9%", None),
        ("12 people died in the attack on Velm on Monday",
         "15 people died in the attack on Velm on Tuesday", None),
        ("More than 200 firms have left Russia", "Some 230 firms have left Russia", None),
        ("The plan could cost $2 million", "The plan may cost $3 million", None),
    ],
)  # fmt: skip
def test_another_figure_for_the_same_thing_is_told(
    one: str, other: str, figures: tuple[str, str] | None
) -> None:
    """Not so for another place, another time, a figure that agrees, or mere possibilities."""
    assert other_figure(assertion(one), assertion(other)) == figures


def test_each_name_of_a_country_is_one_word() -> None:
    """Capitals, people, acronyms and seats of government stand for it; "us" is none."""
    told = with_countries("The U.S. told us that Beijing and Chinese firms, the White House, EU’s")
    assert told == (
        "Countryunitedstates told us that Countrychina and Countrychina firms, "
        "Countryunitedstates, Countryeuropeanunion"
    )
