"""Which clause of a sentence tells of a measure, where it tells of more than one?

"Velm imposed sanctions on a bank and threatened to blacklist two others" has a measure in force
and a threat, each against somebody else. A clause is cut where the same subject takes up
another verb, where another subject follows "but", and round what "which" or "who" adds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import Span
from summarizer.checking.takers import stands_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

Shows = Callable[[Sequence[Evidence], Source], Mapping[str, Span]]
"""How far some sentences show a measure: `status.shown_statuses`."""

_ADVERBS = r"(?:(?:\w+ly|also|has|have|had|then|later|since)\s){0,3}"
_VERB = (
    r"(?:[a-z]{3,}ed|froze|put|cut|hit|let|shut|kept|took|said|withdrew|swore"
    r"|may|might|could|will|would)"
)
_CUT = re.compile(
    r"[;—]\s?|,?\s(?:but|while|whereas)\s|,\s(?:and|yet)\s(?=(?:the\s)?[A-Z])"
    rf"|,?\sand\s(?={_ADVERBS}"
    rf"{_VERB}\s)|\sand\s(?=(?:[A-Z][\w.'’-]*\s){{1,3}}{_ADVERBS}{_VERB}\s)"
)
"""Where a clause ends."""
_ADDED = re.compile(r",\s(?:which|who|whose)\s[^,;—]{1,200}(?:,(?=\s)|\Z)")
"""What a sentence adds of somebody between two commas."""
_MORE = re.compile(
    r"\b(?:further|more|additional|fresh|tougher|harsher|stricter|stiffer|other|again)\b"
)
"""Words of a threat that may go on against the same one: "and warned of further penalties"."""
_THOSE = re.compile(r"\b(?:those|them|it|others|ones|the rest)\b")
"""Words that stand for a measure of the clause before."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence, in as many pieces as it is interrupted into."""

    pieces: tuple[Evidence, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)

    def names(self, name: str, source: Source) -> bool:
        """Whether it names somebody."""
        return stands_in(name, [(p.start, p.end) for p in self.pieces], source) is not None


def clauses(sentence: Evidence) -> list[Clause]:
    """Return the clauses of a sentence, in order; what "which" adds is one of its own."""
    found = []
    for start, end in _between(_CUT, sentence.text, 0, len(sentence.text)):
        added = [match.span() for match in _ADDED.finditer(sentence.text, start, end)]
        rest = _between(_ADDED, sentence.text, start, end)
        found += [Clause(tuple(_piece(sentence, span) for span in rest))]
        found += [Clause((_piece(sentence, span),)) for span in added]
    return [clause for clause in found if clause.pieces]


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches between the matches of a pattern."""
    for match in pattern.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if end > start:
        yield start, end


def _piece(sentence: Evidence, span: Span) -> Evidence:
    return Evidence.model_construct(
        start=sentence.start + span[0],
        end=sentence.start + span[1],
        text=sentence.text[slice(*span)],
        sentence=sentence.sentence,
    )


def telling_of(
    target: str, measure: str, sentences: Sequence[Evidence], source: Source, shows: Shows
) -> list[Clause]:
    """Return the clauses that tell of the measure against a target, and not of another's.

    Args:
        target: Whom the measure is aimed at.
        measure: What is done.
        sentences: The cited sentences.
        source: The report.
        shows: What tells how far a clause shows a measure.

    Returns:
        The clauses that name the target and show a measure, with a threat that goes on against
        him; none where the sentences are all one clause, or only another tells of this measure.
    """
    among = [clause for sentence in sentences for clause in clauses(sentence)]
    if len(among) <= len(sentences):
        return []
    named = _naming(target, among, source)
    if len(named) == len(among) or not any(shows(one.pieces, source) for one in named):
        return []
    own = set(map(id, named))
    others = [clause for clause in among if id(clause) not in own]
    goes_on = [one for one in others if "threatened" in shows(one.pieces, source)]
    words = content_stems(measure)
    here, there = _most(words, named), _most(words, goes_on)
    may_go_on = there >= here or _MORE.search(measure)
    if may_go_on and any(_MORE.search(one.text) for one in goes_on):
        return [*named, *goes_on]
    if there > here and 2 * there >= len(words):
        return [*named, *goes_on]
    if here or any(_THOSE.search(one.text) for one in named):
        return named
    return [] if _most(words, others) else named


def _most(words: frozenset[str], some: Sequence[Clause]) -> int:
    """Return how many of these words one of some clauses has."""
    return max((len(words & content_stems(one.text)) for one in some), default=0)


def naming(target: str, sentences: Sequence[Evidence], source: Source) -> Sequence[Evidence]:
    """Return the clauses that name somebody, in their pieces; all the sentences if none does."""
    among = [clause for sentence in sentences for clause in clauses(sentence)]
    named = _naming(target, among, source) if target else []
    return [piece for clause in named for piece in clause.pieces] or sentences


def _naming(target: str, among: Sequence[Clause], source: Source) -> list[Clause]:
    """Return the clauses that name somebody in so many words, or else in some."""
    wanted = target.casefold()
    whole = [clause for clause in among if wanted in clause.text.casefold()]
    return whole or [clause for clause in among if clause.names(target, source)]
