"""Is it this that somebody denies: not what he says beside it, and not its opposite?

A sentence may deny one thing and tell another: "denied X and said Y". Who denies X has not denied
Y, nor that it is not X. It is a reading of the surface, and what it finds is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checking.denial_words import FORMS, OF_CLAIMS
from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import Finding, Span, cited_sentences
from summarizer.checking.reach import negative
from summarizer.source.alternatives import whole_words
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

FEWEST = 2
"""Telling words of what is denied, without which nothing is said of where it stands."""
HELD = 0.6
"""Share of them that what is told beside the denial has, when it is that and not the denied."""
LACKED = 0.25
"""Share of them that the denial then has at most."""
_TELLS = (
    r"said|says|add(?:ed|s)|acknowledge[ds]|admit(?:ted|s)|conced(?:ed|es)|confirm(?:ed|s)|insist(?:ed|s)"
    r"|not(?:ed|es)|stress(?:ed|es)|argue[ds]|maintain(?:ed|s)|den(?:ied|ies)|reject(?:ed|s)"
    r"|dismiss(?:ed|es)|disput(?:ed|es)|refut(?:ed|es)|accuse[ds]"
)
_TELLING = (
    r"saying|adding|acknowledging|admitting|conceding|confirming|insisting|noting|stressing"
    r"|arguing|maintaining|denying|rejecting|dismissing|disputing"
)
_NEXT = re.compile(
    r";\s|,?\s(?:and|but|while|yet|though)\s(?:(?:\w+ly|also|has|have|had|then|later)\s){0,3}"
    rf"(?=(?:{_TELLS}|{_TELLING})\b)|,\s(?=(?:{_TELLING})\b)"
)
"""Where the same one goes on: "denied it, but [admitted that …]"."""
_NOT = re.compile(
    r"\b(?:not(?! (?:only|just|least|merely|simply))|never|no(?! (?:doubt|matter|less|more))|none"
    r"|nothing|nobody|neither|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_DENYING = whole_words(
    r"den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|repudiat(?:es|ed|ing)"
    r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?|rul(?:es|ed|ing) out"
    r"|brush(?:es|ed|ing) (?:off|aside)|shrug(?:s|ged|ging) off|laugh(?:s|ed|ing) off"
)
"""Verbs right after which stands what is denied."""
_CLAIMS = (
    r"(?:claim|report|allegation|charge|accusation|suggestion|account|story|storie|statement|figure|remark"
    r"|criticism|rumou?r|finding|assessment|idea|notion|version)s?"
)
_TAKING_UP = re.compile(
    rf"\W*(?:(?:it|this|these|those|them)\b|that(?=\W*[,.;\])]|\W*\Z|\s{_CLAIMS}\b)"
    rf"|(?:[\w'’]+\s){{0,3}}{_CLAIMS}\b(?!\s(?:that|of)\b)|\Z)",
    re.IGNORECASE,
)
"""Words by which a denial takes up what is told elsewhere."""


def check_denied(
    actor: str, denied: str, form: str, cited: Sequence[int], source: Source
) -> Finding | None:
    """Check that what is given as denied is what the cited sentences have denied.

    Args:
        actor: Who denies.
        denied: What is given as denied.
        form: "denied" or "rejected"; of any other form nothing is said.
        cited: The numbers of the sentences that it rests on.
        source: The report.

    Returns:
        A warning, or None where nothing speaks against it.
    """
    if form not in {"denied", "rejected"}:
        return None
    sentences = cited_sentences(cited, source)
    telling = content_stems(denied) - content_stems(actor)
    return _told_beside(telling, sentences) or _opposite(denied, telling, sentences)


def _told_beside(telling: frozenset[str], sentences: Sequence[Evidence]) -> Finding | None:
    """Find what somebody tells in the same breath as he denies something else."""
    if len(telling) < FEWEST:
        return None
    held, beside = frozenset[str](), frozenset[str]()
    where: list[Span] = []
    for sentence in sentences:
        denying, others = _sorted(sentence)
        held |= _stems(denying, sentence)
        beside |= _stems(others, sentence)
        where += [(sentence.start + a, sentence.start + b) for a, b in others]
    if len(telling & beside) < HELD * len(telling) or len(telling & held) > LACKED * len(telling):
        return None
    reason = "the cited sentence has this told beside what is denied, and not denied"
    return Finding("no_denial", "warning", reason, tuple(where))


def _sorted(sentence: Evidence) -> tuple[list[Span], list[Span]]:
    """Sort the clauses of a sentence: those that deny, and those told beside them.

    Nothing is told beside a denial where no verb denies; nor is what stands before one that
    takes it up: "they say the depot burned; Velm denies that".
    """
    clauses = list(_clauses(sentence.text))
    deny = [_denies(sentence.text[slice(*clause)]) for clause in clauses]
    denying = [clause for clause, denies in zip(clauses, deny, strict=True) if denies]
    others = [clause for clause, denies in zip(clauses, deny, strict=True) if not denies]
    words = [sentence.text[slice(*clause)] for clause in denying]
    if not any(_DENYING.search(clause) or OF_CLAIMS.search(clause) for clause in words):
        return clauses, []
    if all(map(_takes_up, words)):
        later = [clause for clause in others if clause[0] > denying[0][0]]
        return [clause for clause in clauses if clause not in later], later
    return denying, others


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for cut in _NEXT.finditer(text):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def _denies(clause: str) -> bool:
    return negative(clause) or any(FORMS[form].search(clause) for form in ("denied", "rejected"))


def _takes_up(clause: str) -> bool:
    """Say whether a clause denies only what another tells: "denied the charge", "it is untrue"."""
    verb = _DENYING.search(clause)
    return verb is None or _TAKING_UP.match(clause, verb.end()) is not None


def _stems(clauses: Sequence[Span], sentence: Evidence) -> frozenset[str]:
    return frozenset[str]().union(*[content_stems(sentence.text[a:b]) for a, b in clauses])


def _opposite(
    denied: str, telling: frozenset[str], sentences: Sequence[Evidence]
) -> Finding | None:
    """Find a "not" in what is denied where the sentence denies the thing itself.

    "It does not supply arms" is how many put what is denied; only after a verb that denies do
    the words leave no doubt that it is the supplying that is denied.
    """
    added = _NOT.search(denied)
    if added is None:
        return None
    for sentence in sentences:
        verb = _DENYING.search(sentence.text)
        rest = sentence.text[verb.end() :] if verb else ""
        held = telling & content_stems(rest)
        if verb and not negative(rest) and held and 2 * len(held) >= len(telling):
            reason = f"what is denied has “{added.group()}”, and the report denies it without"
            span = (sentence.start + verb.start(), sentence.start + verb.end())
            return Finding("negation_added", "warning", reason, (span,))
    return None
