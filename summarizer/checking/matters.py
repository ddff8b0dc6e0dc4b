"""Do two assertions speak of one matter, and do they agree on it?

Two statements are of one matter when the shorter is nearly contained in the longer, round the
verb in question: the same subject, the same verb (or a synonym), the same names after it. To
share a topic is not enough. It is a reading of the surface, made to be right when it answers:
what is told in quite other words is missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.checking.assertions import Assertion, Term
from summarizer.checking.matter_words import AT_EASE

Relation = Literal["same", "opposite"]

AROUND = 9
"""Telling words on either side of a verb that belong to it."""
CONTAINED = 0.75
"""Share of the shorter statement's telling words that the longer must have."""
WHOLLY = 0.9
"""The same, when a statement does not tell of whom it speaks."""
FEWEST = 2
"""Telling words that are no names, or names on both sides of the verb, that both must have."""
MOST_ADDED = 2
"""Telling words by which a denial may be narrower than what it denies."""
MOST_APART = 2
"""Telling words by which a verb may stand farther from its object in one than in the other."""
RIGHT_AFTER = 2
"""Telling words after a verb among which its object begins."""
_NEVER = frozenset(["if", "part", "intended", "may"])
"""Moods in which nothing is said to be so, or not to be so."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What two assertions have in common.

    Attributes:
        relation: "same": both say it is so, or both that it is not; "opposite": one of each.
        one: The word of the first that it turns on.
        other: The word of the second.
        shared: How many telling words they share.
    """

    relation: Relation
    one: Term
    other: Term
    shared: int


def same_matter(one: Assertion, other: Assertion) -> Matter | None:
    """Compare two assertions, of one report or of two.

    Args:
        one: An assertion, see `assertions.assertion`.
        other: Another.

    Returns:
        What they have in common, or None when they are not clearly of one matter. An
        "opposite" comes before a "same".
    """
    if len(one.keys & other.keys) < FEWEST:
        return None
    if _of_nobody(one) or _of_nobody(other):
        return None
    found = [m for pair in _pivots(one, other) if (m := _at(*pair, one, other)) is not None]
    opposite = [matter for matter in found if matter.relation == "opposite"]
    return max(opposite or found, key=lambda matter: matter.shared, default=None)


def _of_nobody(side: Assertion) -> bool:
    """Say whether a pronoun stands for somebody who is not known: "he", of an unknown speaker."""
    return side.of_himself and not side.party


def _pivots(one: Assertion, other: Assertion) -> Iterator[tuple[Term, Term]]:
    """Yield the words that the two may turn on: said not to be so by one, or denied as a whole."""
    pairs = [
        (mine, yours)
        for mine in one.terms
        if not mine.name and (yours := _counterpart(mine, one, other)) is not None
    ]
    turned = [(a, b) for a, b in pairs if a.turned or b.turned]
    if one.denied or other.denied or not turned:
        yield from pairs[:1]
    yield from turned


def _counterpart(term: Term, own: Assertion, other: Assertion) -> Term | None:
    """Return the occurrence of a word in another assertion that stands in the likest company."""
    if term.key not in other.keys:
        return None
    alike = [there for there in other.terms if there.key == term.key]
    if len(alike) == 1:
        return alike[0]
    company = _company(term, own)
    return max(alike, key=lambda there: len(company & _company(there, other)), default=None)


def _company(term: Term, own: Assertion) -> set[str]:
    return {near.key for near in _around(term, own)} - {term.key}


def _around(term: Term, own: Assertion) -> Sequence[Term]:
    return own.terms[max(0, term.at - AROUND) : term.at + AROUND + 1]


def _at(mine: Term, yours: Term, one: Assertion, other: Assertion) -> Matter | None:
    """Compare two assertions at the words that they turn on."""
    if not _moods_agree(mine, yours, one, other):
        return None
    ours, theirs = _around(mine, one), _around(yours, other)
    shared = {term.key for term in ours} & {term.key for term in theirs}
    if not _contained(mine, yours, one, other, shared):
        return None
    if not (_names_agree(ours, theirs, one, other) and _parties_agree(mine, yours, one, other)):
        return None
    if not _near(mine, yours, ours, theirs):
        return None
    no, also_no = mine.turned != one.denied, yours.turned != other.denied
    if not _else_alike(mine, ours, theirs):
        return None
    if no != also_no and _object_turned(mine, ours) != _object_turned(yours, theirs):
        return None
    return Matter("same" if no == also_no else "opposite", mine, yours, len(shared))


def _moods_agree(mine: Term, yours: Term, one: Assertion, other: Assertion) -> bool:
    if mine.mood == yours.mood:
        return mine.mood not in _NEVER or one.keys == other.keys
    if _NEVER & {mine.mood, yours.mood}:
        return False
    bare = (one.denied and one.of_himself) or (other.denied and other.of_himself)
    moods = frozenset([mine.mood, yours.mood])
    return moods in AT_EASE or (bare and "ought" not in moods)


def _contained(mine: Term, yours: Term, one: Assertion, other: Assertion, shared: set[str]) -> bool:
    """Say whether the shorter stretch is nearly contained in the longer."""
    keys = [{term.key for term in _around(mine, one)}, {term.key for term in _around(yours, other)}]
    subjects = [_subject(mine, one), _subject(yours, other)]
    # what is said of oneself need not name oneself
    told = [own - subject if side.of_himself else own
            for own, subject, side in zip(keys, subjects, (one, other), strict=True)]  # fmt: skip
    small, large = sorted(told, key=len)
    enough = CONTAINED if all(subjects) else WHOLLY
    if not small or len(small & large) < enough * len(small):
        return False
    says_no = [told[at] for at, side in enumerate((one, other))
               if side.denied or (mine, yours)[at].turned]  # fmt: skip
    if any(len(own - (told[0] if own is told[1] else told[1])) > MOST_ADDED for own in says_no):
        return False
    plain = {term.key for term in one.terms if not term.name} & shared
    return len(plain) >= FEWEST or (bool(plain) and _whole(mine, yours, one, other, shared))


def _whole(mine: Term, yours: Term, one: Assertion, other: Assertion, shared: set[str]) -> bool:
    """Say whether they share subject, verb and object, and all of what says no is shared."""
    if not _subject(mine, one) & _subject(yours, other):
        return False
    for verb, own, there, its_own in ((mine, one, yours, other), (yours, other, mine, one)):
        says_no = own.denied or verb.turned
        unknown = {t.key for t in own.terms} - shared - (own.party if own.of_himself else set())
        if says_no and (unknown or (_objects(there, its_own) and not _objects(verb, own))):
            return False
    return True


def _subject(term: Term, own: Assertion) -> frozenset[str]:
    """Return the names before a verb, or what names its speaker if there are none."""
    before = own.terms[max(0, term.at - AROUND) : term.at]
    names = frozenset(near.key for near in before if near.name)
    return own.party if not names and own.of_himself else names


def _names_agree(
    ours: Sequence[Term], theirs: Sequence[Term], one: Assertion, other: Assertion
) -> bool:
    """Say whether each name in what is said not to be so is one that the other has too.

    The other may have more: who sells no weapons at all sells none to anybody.
    """
    if _figures(ours) != _figures(theirs) and _figures(ours) and _figures(theirs):
        return False
    for side, own, there, its_own in ((ours, one, theirs, other), (theirs, other, ours, one)):
        known = {term.key for term in there} | (its_own.party if its_own.of_himself else set())
        if _says_no(side, own) and not all(_known(run, known) for run in _runs(side)):
            return False
    return True


def _says_no(terms: Sequence[Term], own: Assertion) -> bool:
    return own.denied or any(term.turned for term in terms)


def _known(run: Sequence[str], known: set[str] | frozenset[str]) -> bool:
    return run[-1] in known or (len(run) > 1 and run[0] in known)


def _figures(terms: Sequence[Term]) -> set[str]:
    return {term.text for term in terms if term.text[:1].isdigit()}


def _runs(terms: Sequence[Term]) -> Iterator[list[str]]:
    """Yield the names of a stretch, each as the keys of its words."""
    run: list[Term] = []
    for term in terms:
        if run and term.name and term.start <= run[-1].start + len(run[-1].text) + 1:
            run.append(term)
            continue
        if run:
            yield [part.key for part in run]
        run = [term] if term.name else []
    if run:
        yield [part.key for part in run]


def _parties_agree(mine: Term, yours: Term, one: Assertion, other: Assertion) -> bool:
    """Say whether the names before the verb, and those after it, are not those of others."""
    subject, their_subject = _subject(mine, one), _subject(yours, other)
    if subject and their_subject and not subject & their_subject:
        return False
    objects, their_objects = _objects(mine, one), _objects(yours, other)
    return not objects or not their_objects or bool(objects & their_objects)


def _objects(term: Term, own: Assertion) -> frozenset[str]:
    after = own.terms[term.at + 1 : term.at + 1 + AROUND]
    return frozenset(near.key for near in after if near.name)


def _near(mine: Term, yours: Term, ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Say whether what both share beside a verb stands about as near to it in both."""
    shared = {t.key for t in ours if not t.name} & {t.key for t in theirs} - {mine.key}
    gaps = [
        min(abs(term.at - verb.at) for term in side if term.key in shared)
        for verb, side in ((mine, ours), (yours, theirs)) if shared
    ]  # fmt: skip
    return not gaps or abs(gaps[0] - gaps[1]) <= MOST_APART


def _object_turned(verb: Term, side: Sequence[Term]) -> bool:
    """Say whether the "no" stands after a verb: "paying no taxes" is "not paying taxes"."""
    return any(term.turned for term in side if 0 < term.at - verb.at <= RIGHT_AFTER)


def _else_alike(mine: Term, ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Say whether what the two share, apart from the word they turn on, is negated in neither."""
    turned = [{t.key for t in side if t.turned and t.key != mine.key} for side in (ours, theirs)]
    shared = {t.key for t in ours} & {t.key for t in theirs}
    return turned[0] & shared == turned[1] & shared
