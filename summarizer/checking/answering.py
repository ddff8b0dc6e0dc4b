"""Which claim of the same summary does a denial answer?"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.asserted import Asserted, asserted
from summarizer.checking.assertions import Assertion, Term
from summarizer.checking.check import Checked
from summarizer.checking.matter_words import ACCUSING_ONLY
from summarizer.checking.matters import same_matter
from summarizer.checking.names import same
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Denial

REACH_BACK = 3
"""What "denied the accusation" points back to stands at most so many sentences before."""


def link_denials(checked: Sequence[Checked], source: Source) -> None:
    """Set `denies` of each denial to the path of the claim that it answers, or to None.

    Precision comes first: a claim that merely shares a topic is none that is answered.
    """
    said = asserted(checked, source)
    claims = [one for one in said if isinstance(one.item, Claim)]
    answers = {one.path: answered(one, claims) for one in said if isinstance(one.item, Denial)}
    for one in checked:
        if isinstance(one.item, Denial):
            claim = answers.get(one.path)
            one.item.denies = claim.path if claim else None


def answered(denial: Asserted, claims: Sequence[Asserted]) -> Asserted | None:
    """The claim that a denial answers, if one clearly is.

    It is by another than the one who denies, and either says what the denial says is not so,
    or, where the denial only points back ("denied the accusation"), is the last thing said of
    the one who denies.
    """
    others = [claim for claim in claims if not _is_same_speaker(denial, claim)]
    fitting = [
        (found.shared, _nearness(denial, claim), claim)
        for claim in others
        if (found := same_matter(claim.said, denial.said)) and found.relation == "opposite"
    ]
    if fitting:
        return max(fitting, key=lambda fit: fit[:2])[2]
    if not _points_back(denial):
        return None
    back = [c for c in others if -REACH_BACK <= _nearness(denial, c) <= 0 and _accuses(c, denial)]
    return max(back, key=lambda claim: _nearness(denial, claim), default=None)


def _is_same_speaker(denial: Asserted, claim: Asserted) -> bool:
    actor = denial.who or ""
    return claim.who is not None and (same(claim.who, actor) or same(actor, claim.who))


def _nearness(denial: Asserted, claim: Asserted) -> int:
    """Minus the sentences from a claim back to a denial; a claim after it counts as farther."""
    gap = denial.cited[0].sentence - claim.cited[0].sentence
    return -gap if gap >= 0 else gap - 2 * REACH_BACK


def _points_back(denial: Asserted) -> bool:
    """Say whether a denial tells nothing of what is denied but that it was an accusation."""
    text = denial.item.denied if isinstance(denial.item, Denial) else ""
    words = {word.strip(".,;:“”\"'").lower() for word in text.split()}
    own = denial.said.party
    return bool(words & ACCUSING_ONLY) and all(term.key in own for term in denial.said.terms)


def _accuses(claim: Asserted, denial: Asserted) -> bool:
    """Say whether a claim says of the one who denies that he did something."""
    said, party = claim.said, denial.said.party
    first = _first_plain(said)
    if first is None or first.mood in {"ought", "if", "intended", "may"} or said.denied:
        return False
    before = [term for term in said.terms if term.name and term.start < first.start]
    return bool({term.key for term in before} & party) and not first.turned


def _first_plain(said: Assertion) -> Term | None:
    return next((term for term in said.terms if not term.name), None)
