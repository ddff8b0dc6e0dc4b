"""Several measures in one sentence: each has its own target, its own status, its own issuer."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.measure_clauses import clauses
from summarizer.source.sentences import Source
from summarizer.summary import Check, SanctionsThreat

Told = tuple[str, str, str, str]
"""Issuer, target, measure and status."""


def faults(text: str, told: Told) -> list[Check]:
    """Return what the checks of status and parties find wrong with an item of one sentence."""
    source = Source(text)
    fields = dict(zip(("issuer", "target", "measure", "status"), told, strict=True))
    item = SanctionsThreat.model_validate(fields | {"evidence": [source.sentences[0]]})
    found = check_item("s", item, source).checks
    return [c for c in found if c.kind == "status" and c.severity != "ok"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway froze the assets of Orion and threatened to bar two Velm refiners.",
         [("Norway", "Orion", "asset freeze", "imposed"),
          ("Norway", "two Velm refiners", "bar", "threatened")]),
        ("Japan lifted its ban on Chilean salmon but kept those on Chilean copper.",
         [("Japan", "Chilean salmon", "ban", "lifted"),
          ("Japan", "Chilean copper", "ban", "imposed")]),
        ("Kenya, which sanctioned Orion in May, could blacklist its insurer, Quist Mutual.",
         [("Kenya", "Orion", "sanctioned", "imposed"),
          ("Kenya", "Quist Mutual", "blacklist", "threatened")]),
        ("Curbs on Orion remain in place, but Norway has delisted Quist Mutual.",
         [("Norway", "Orion", "curbs", "imposed"),
          ("Norway", "Quist Mutual", "delisted", "lifted")]),
        ("Norway imposed tariffs on Orion and warned of further penalties.",
         [("Norway", "Orion", "tariffs", "imposed"),
          ("Norway", "Orion", "further penalties", "threatened"),
          ("Norway", "Orion", "more tariffs", "threatened")]),
        ("Curbs on Syria's central bank stay in place, but Kenya has delisted Syrian Air.",
         [("Kenya", "Syrian Air", "delisted", "lifted"),
          ("Kenya", "Syria's central bank", "curbs", "imposed")]),
        ("Kenya slapped a levy on Orion and said it would double the levy in May.",
         [("Kenya", "Orion", "levy", "imposed"),
          ("Kenya", "Orion", "double the levy", "threatened")]),
        ("Kenya agreed to draw up sanctions against Orion, but Poland blocked an embargo on Quist.",
         [("Kenya", "Orion", "sanctions", "threatened")]),
    ],
)  # fmt: skip
def test_each_target_has_the_status_of_its_own_clause(text: str, told: list[Told]) -> None:
    """What is told of each target passes for it."""
    assert [faults(text, one) for one in told] == [[] for _ in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway froze the assets of Orion and threatened to bar two Velm refiners.",
         ("Norway", "two Velm refiners", "bar", "imposed")),
        ("Norway imposed an asset freeze on Orion and threatened to bar two Velm refiners.",
         ("Norway", "Orion", "asset freeze", "threatened")),
        ("Japan lifted its ban on Chilean salmon but kept those on Chilean copper.",
         ("Japan", "Chilean copper", "ban", "lifted")),
        ("Curbs on Orion remain in place, but Norway has delisted Quist Mutual.",
         ("Norway", "Orion", "curbs", "lifted")),
        ("Kenya agreed to draw up sanctions against Orion, but Poland blocked an embargo on Quist.",
         ("Poland", "Quist", "embargo", "imposed")),
        ("Kenya agreed to draw up sanctions against Orion, but Poland blocked an embargo on Quist.",
         ("Poland", "Orion", "sanctions", "threatened")),
        ("Kenya expelled six envoys of Orion and promised a tougher answer.",
         ("Kenya", "Orion", "expelled six envoys", "threatened")),
        ("Kenya has not sanctioned Orion, but it has blacklisted Quist Mutual.",
         ("Kenya", "Orion", "sanctions", "imposed")),
    ],
)  # fmt: skip
def test_the_status_of_another_clause_is_refused(text: str, told: Told) -> None:
    """What is told of one target does not pass for another, nor one who acts elsewhere."""
    assert faults(text, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Quist signed an order letting Velm seize Orion's ships.",
         ("President Quist", "Orion's ships", "seize", "authorized")),
        ("Under the curbs, which take effect in June, Kenyan firms may no longer insure Orion.",
         ("Kenyan", "Orion", "curbs", "imposed")),
        ("Kenya will require a licence for parts that Orion buys.",
         ("Kenya", "Orion", "licence for parts", "imposed")),
        ("Quist said it would stop chartering Orion's tankers to comply with Kenyan sanctions.",
         ("Kenyan", "Orion's tankers", "sanctions", "imposed")),
        ("Tariffs that Kenya levied on Orion lapse on Friday.",
         ("Kenya", "Orion", "tariffs", "imposed")),
        ("Kenya has no plans to lift its ban on Orion.", ("Kenya", "Orion", "ban", "imposed")),
        ("The vote drew a warning from Kenya to Orion.",
         ("Kenya", "Orion", "warning", "threatened")),
        ("Quist told Orion it risked losing its Kenyan licence.",
         ("Quist", "Orion", "losing its licence", "threatened")),
        ("Kenya blocked Orion's accounts under its sanctions.",
         ("Kenya", "Orion", "blocked accounts", "imposed")),
        ("Kenya fined Orion for shutting out rivals such as Quist.",
         ("Kenya", "Orion", "fine", "imposed")),
        ("Five states, including Kenya, imposed a ban on Orion.",
         ("Kenya", "Orion", "ban", "imposed")),
        ("Poland threatened tariffs on Orion, but Kenya said it had no such plans.",
         ("Poland", "Orion", "tariffs", "threatened")),
        ("Poland blocked a ban on Orion, but Kenya has barred it from all ports.",
         ("Kenya", "Orion", "barred from all ports", "imposed")),
        ("Lai's vote drew a warning from Kenya.", ("Kenya", "Lai", "warning", "threatened")),
    ],
)  # fmt: skip
def test_a_measure_in_other_words_passes(text: str, told: Told) -> None:
    """What lets, requires, stays, lapses later or comes "from" somebody is read as it is meant."""
    assert faults(text, told) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya vetoed Poland's plan to impose sanctions on Orion.",
         ("Kenya", "Orion", "sanctions", "imposed")),
        ("Kenya said it had no plans to sanction Orion.",
         ("Kenya", "Orion", "sanctions", "threatened")),
        ("Poland threatened tariffs on Orion, but Kenya said it had no such plans.",
         ("Kenya", "Orion", "tariffs", "threatened")),
        ("Kenya fined Orion for shutting out rivals such as Quist.",
         ("Quist", "Orion", "fine", "imposed")),
        ("Tariffs that Kenya levied on Orion lapse on Friday.",
         ("Kenya", "Orion", "tariffs", "lifted")),
        ("The vote drew a warning from Kenya to Orion.",
         ("Orion", "Kenya", "warning", "threatened")),
        ("The regulator slapped a fine on Orion for shutting out rivals such as Quist.",
         ("Quist", "Orion", "fine", "imposed")),
        ("Curbs on Syria's central bank stay in place, but Kenya has delisted Syrian Air.",
         ("Kenya", "Syria's central bank", "curbs", "lifted")),
        ("Lai's vote drew a warning from Kenya.", ("Lai", "Kenya", "warning", "threatened")),
        ("Two senators urged the Kenyan government to tax Orion, but the palace said it had no such"
         " plans.", ("Kenyan government", "Orion", "tax", "threatened")),
        ("Kenya has imposed no ban on Orion but is weighing one.",
         ("Kenya", "Orion", "ban", "imposed")),
    ],
)  # fmt: skip
def test_what_is_not_done_or_another_does_is_refused(text: str, told: Told) -> None:
    """A veto, a plan that nobody has, and one who is named as an example are told."""
    assert faults(text, told)


def test_a_long_sentence_is_cut_in_no_time() -> None:
    """A sentence of many clauses is cut into all of them."""
    text = "Kenya froze accounts" + " and barred Orion, which sued, from trade" * 20_000 + "."
    found = [clause for sentence in Source(text).sentences for clause in clauses(sentence)]
    assert len(found) > 2 * 20_000
