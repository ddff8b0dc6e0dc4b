"""Who issues a sanction, and against whom: are the two told the right way round?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import (
    Finding,
    Span,
    cited_sentences,
    neighbours,
    spans_of,
    supported,
)
from summarizer.checking.orders import suspects
from summarizer.checking.sanction_words import AIMED, ISSUING
from summarizer.checking.speakers import check_name, mentions
from summarizer.checking.speech import spoken
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

BEFORE = 3
"""A party ("the company", "it") was named at most so many sentences before the measure."""

_WORD = re.compile(r"\w+")
_BY = re.compile(r"\bby\s+(?!which|whom)(?P<agent>[^,.;:]{2,60})")
_ALLOWED = re.compile(
    r"\b(?:permit|allow|empower|authori[sz]|enabl|let|giv|gave|grant|hand)\w*\s+(?P<agent>[^,.;:]{2,60}?)"
    r"\s+(?:to|(?:the\s+)?(?:authority|powers?|right|mandate))\b",
    re.IGNORECASE,
)
"""Those who are given the power to take a measure."""
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|faces?)\s+(?:\w+ly\s+)?\w+", re.IGNORECASE
)
_FIRST_WORDS = re.compile(r"\W*(?:the\s+)?(?:\S+\s+){0,2}\S+", re.IGNORECASE)
_OWNER = re.compile(
    r"(?P<owner>(?:[A-Z][\w.-]*\s?){1,4})(?:['’]s?)?\s+(?:\w+\s+){0,2}"
    r"(?:sanctions|ban|embargo|tariffs|restrictions|penalties|measures|curbs|blacklist)\b"
    r"(?=[^.;]{0,40}\b(?:on|against|at)\b)"
)
"""Those whose sanctions they are: "US sanctions on", "Brussels' latest measures against"."""
_CLAUSE = re.compile(r"[,;:.]\s|\spermits?\s|\sallow\w*\s|\s(?:after|because|when|while|as|by)\s")


def check_issuer_and_target(
    issuer: str, target: str, cited: Sequence[int], source: Source
) -> Finding:
    """Check that a measure comes from its issuer and is aimed at its target, not the reverse."""
    for name in (issuer, target):
        named = check_name(name, source)
        if named.severity == "error":
            return named
    sentences = cited_sentences(cited, source)
    acting = [span for s in sentences for span in _acting(s, source)]
    aimed = [span for s in sentences for span in _aimed(s, source)]
    issues, suffers = _stands_in(issuer, acting, source), _stands_in(issuer, aimed, source)
    target_issues = _stands_in(target, acting, source)
    target_suffers = _stands_in(target, aimed, source)
    if suffers and not issues:
        reason = f"the measure is aimed at {issuer}, who is given as its issuer"
        return Finding("parties_swapped", "error", reason, (suffers,))
    if target_issues and not target_suffers and not issues:
        reason = f"the measure comes from {target}, who is given as its target"
        return Finding("parties_swapped", "error", reason, (target_issues,))
    openings = [span for span in map(_opening, sentences) if span]
    opens = _stands_in(target, openings, source)
    if opens and not _stands_in(issuer, openings, source) and not issues and not target_suffers:
        reason = f"{target}, who is given as the target, is the one who acts"
        return Finding("parties_swapped", "error", reason, (opens,))
    for name in (target, issuer):
        if not _named_near(name, sentences, source):
            reason = f"neither the cited sentences nor those beside them name {name}"
            return Finding("misattributed", "warning", reason, spans_of(sentences))
    places = tuple(place for place in (issues, target_suffers) if place)
    return supported(f"{issuer} acts against {target}", *places)


def _named_near(name: str, sentences: Sequence[Evidence], source: Source) -> bool:
    """Say whether the cited sentences, or those that lead up to them, name a party."""
    around = neighbours(sentences, source, before=BEFORE, after=1)
    told = (sentence for sentence in around if sentence.sentence not in suspects(source))
    near = [*sentences, *told]
    stretches = [(sentence.start, sentence.end) for sentence in near]
    return not near or _stands_in(name, stretches, source) is not None


def _acting(sentence: Evidence, source: Source) -> list[Span]:
    """Return the phrases that name who takes a measure."""
    text, (start, end) = source.text, (sentence.start, sentence.end)
    found = [_before_verb(s.start, s.end, text) for s in spoken(start, end, ISSUING, source)]
    agents = [m.span("agent") for by in (_BY, _ALLOWED) for m in by.finditer(text, start, end)]
    owners = [match.span("owner") for match in _OWNER.finditer(text, start, end)]
    return [*found, *agents, *owners]


def _opening(sentence: Evidence) -> Span | None:
    """Return how an active sentence begins, where its subject stands."""
    if _PASSIVE.search(sentence.text):
        return None
    first = _FIRST_WORDS.match(sentence.text)
    return (sentence.start, sentence.start + first.end()) if first else None


def _before_verb(start: int, end: int, text: str) -> Span:
    """Cut a subject off at a verb: "Brussels closed its ports to Russia and [banned …]"."""
    for word in _WORD.finditer(text[start:end]):
        if word.start() and word.group() in ISSUING:
            return start, start + word.start()
    return start, end


def _aimed(sentence: Evidence, source: Source) -> list[Span]:
    """Return the stretches of a sentence in which the target of a measure may stand."""
    stretches = []
    for match in AIMED.finditer(source.text, sentence.start, sentence.end):
        limit = _CLAUSE.search(source.text, match.end() - 1, sentence.end)
        stretch = match.end(), limit.start() if limit else sentence.end
        stretches += [stretch] if stretch[0] < stretch[1] else []
    return stretches


def _stands_in(name: str, stretches: Sequence[Span], source: Source) -> Span | None:
    """Return where a party is named in one of these stretches."""
    folded, wanted = source.casefolded, name.casefold()
    for start, end in stretches:
        at = folded.find(wanted, start, end)
        if at >= 0:
            return at, at + len(name)
        for place in mentions(name, start, end, source):
            return place
    return None
