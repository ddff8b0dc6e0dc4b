"""Which statements of one report are at odds with one another?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from summarizer.checking.asserted import Asserted, asserted
from summarizer.checking.check import Checked
from summarizer.checking.figure_conflicts import other_figure
from summarizer.checking.matters import FEWEST, same_matter
from summarizer.remarks import Contradiction, Place
from summarizer.source.sentences import Source
from summarizer.summary import Denial

MOST_COMPARED = 10_000
"""Pairs with words in common that are compared: a long report has some hundreds of them."""
COMPARED_OF_EACH = 200
"""Pairs that are compared for each item, where that is more: the time grows with the length."""
ANSWERS_NOTHING = frozenset(["deflected", "declined to comment"])
"""Forms of a denial that do not say that something is not so."""


def contradictions_of(checked: Sequence[Checked], source: Source) -> list[Contradiction]:
    """Find the pairs of claims, denials and sanctions threats that cannot both be so.

    The denials must have been linked (see `answering.link_denials`). Two items on the same
    two sentences as another pair are not told again.

    Returns:
        The pairs in the order of the source; nothing is wrong with their items.
    """
    said = sorted(asserted(checked, source), key=lambda one: one.cited[0].start)
    found: dict[tuple[frozenset[int], ...], Contradiction] = {}
    for conflict in (*_denied(said), *_at_odds(said)):
        places = (conflict.one_spans, conflict.other_spans)
        sentences = tuple(frozenset(place.sentence for place in side) for side in places)
        found.setdefault(sentences, conflict)
    return sorted(found.values(), key=lambda c: (c.one_spans[0].start, c.other_spans[0].start))


def _denied(said: Sequence[Asserted]) -> Iterator[Contradiction]:
    """Yield each denial with the claim that it answers."""
    by_path = {one.path: one for one in said}
    for one in said:
        if isinstance(one.item, Denial) and one.item.denies and _says_no(one):
            claim = by_path[one.item.denies]
            reason = f"{_who(claim)} says that this is so, and {_who(one)} denies it"
            yield _contradiction(claim, one, "denial", reason)


def _at_odds(said: Sequence[Asserted]) -> Iterator[Contradiction]:
    """Yield the pairs of which one says yes and one no, or that give different figures."""
    pairs = (pair for pair in _nearest_first(said) if _may_differ(*pair))
    for one, other in islice(pairs, max(MOST_COMPARED, COMPARED_OF_EACH * len(said))):
        matter = same_matter(one.said, other.said)
        if matter is not None and matter.relation == "opposite":
            yes, no = (other, one) if matter.one.turned or one.said.denied else (one, other)
            word = matter.one.text if yes is one else matter.other.text
            reason = f"{_who(yes)} says “{word}”, and {_who(no)} says that it is not so"
            yield _contradiction(one, other, "polarity", reason)
        elif matter is None and (figures := other_figure(one.said, other.said)):
            reason = f"{_who(one)} gives “{figures[0]}”, and {_who(other)} gives “{figures[1]}”"
            yield _contradiction(one, other, "figure", reason)


def _nearest_first(said: Sequence[Asserted]) -> Iterator[tuple[Asserted, Asserted]]:
    """Yield all pairs, those that stand near one another first.

    Whoever floods one place of a report with statements so keeps none elsewhere from comparison.
    """
    for gap in range(1, len(said)):
        yield from zip(said, said[gap:], strict=False)


def _may_differ(one: Asserted, other: Asserted) -> bool:
    """Say whether two items may be at odds: not two tellings of what one says in one breath."""
    if any(isinstance(item, Denial) and not _says_no(side)
           for side in (one, other) for item in [side.item]):  # fmt: skip
        return False
    if len(one.said.keys & other.said.keys) < FEWEST:
        return False  # most pairs
    together = {e.sentence for e in one.cited} & {e.sentence for e in other.cited}
    return not together or (one.who or "") != (other.who or "")


def _says_no(one: Asserted) -> bool:
    return isinstance(one.item, Denial) and one.item.form not in ANSWERS_NOTHING


def _who(one: Asserted) -> str:
    return one.who or "the report"


def _contradiction(one: Asserted, other: Asserted, kind: str, reason: str) -> Contradiction:
    first, second = sorted((one, other), key=lambda side: side.cited[0].start)
    return Contradiction.model_validate(
        {
            "one": first.path,
            "other": second.path,
            "kind": kind,
            "reason": reason,
            "one_spans": _places(first),
            "other_spans": _places(second),
        }
    )


def _places(one: Asserted) -> list[Place]:
    return [Place(start=e.start, end=e.end, text=e.text, sentence=e.sentence) for e in one.cited]
