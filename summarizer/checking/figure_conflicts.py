"""Do two assertions say the same thing with another figure?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.assertions import Assertion, Term
from summarizer.checking.word_lists import listed
from summarizer.figures import Figure, FigureCheck, check_figures
from summarizer.figures.finding.find import figures_in

SHARED = 0.8
"""Share of the telling words of each statement, figures apart, that the other must have."""
FEWEST = 2
"""Telling words besides names that both must have."""

_DATES = frozenset(["year", "decade", "century", "quarter", "month", "date", "time", "age"])
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
_WORD = re.compile(r"[a-z]+")


def other_figure(one: Assertion, other: Assertion) -> tuple[str, str] | None:
    """The figures that two statements, else alike, give for the same thing.

    Returns:
        The figure of each as it stands, or None when the two are not clearly of the same
        thing, agree, or speak of different times.
    """
    if one.denied != other.denied or len(one.keys & other.keys) < FEWEST:
        return None
    if one.of_himself != other.of_himself or (one.of_himself and not one.party & other.party):
        return None
    figures = [figures_in(side.text) for side in (one, other)]
    if not all(figures) or _days(one) != _days(other) or not _dates_agree(figures, one, other):
        return None
    told = [_apart_from(found, side) for found, side in zip(figures, (one, other), strict=True)]
    if not _alike(*told):
        return None
    ours = _contradicted(one.text, other.text)
    theirs = _contradicted(other.text, one.text)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    (mine,), (yours,) = ours, theirs
    return one.text[mine.start : mine.end], other.text[yours.start : yours.end]


def _days(side: Assertion) -> frozenset[str]:
    return _DAYS & set(_WORD.findall(side.text.lower()))


def _dates_agree(figures: Sequence[Sequence[Figure]], one: Assertion, other: Assertion) -> bool:
    dates = [
        {side.text[f.start : f.end].lower() for f in found if f.kind in _DATES}
        for found, side in zip(figures, (one, other), strict=True)
    ]
    return dates[0] == dates[1]


def _apart_from(figures: Sequence[Figure], side: Assertion) -> list[Term]:
    return [term for term in side.terms if not any(f.start <= term.start < f.end for f in figures)]


def _alike(ours: list[Term], theirs: list[Term]) -> bool:
    """Say whether two statements are the same but for their figures, names included."""
    mine, yours = {term.key for term in ours}, {term.key for term in theirs}
    names = [{t.key for t in terms if t.name} for terms in (ours, theirs)]
    plain = {t.key for t in ours if not t.name} & {t.key for t in theirs if not t.name}
    turned = [{t.key for t in terms if t.turned} for terms in (ours, theirs)]
    moods = {t.mood for t in (*ours, *theirs)} & {"if", "intended", "may", "ought", "would"}
    return (
        (len(plain) >= FEWEST or (bool(plain) and bool(names[0]) and mine == yours))
        and len(mine & yours) >= SHARED * max(len(mine), len(yours))
        and names[0] == names[1]
        and turned[0] == turned[1]
        and not moods
    )


def _contradicted(text: str, source: str) -> list[Figure]:
    """The figures of a text for which a source has another, if it bears out all the rest."""
    checks = check_figures(text, source)
    wrong = [check for check in checks if check.severity == "error"]
    return [check.figure for check in wrong] if all(map(_is_contradicted, wrong)) else []


def _is_contradicted(check: FigureCheck) -> bool:
    return check.verdict == "contradicted" and check.figure.kind not in _DATES
