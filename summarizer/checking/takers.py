"""Who takes a measure by the words of a sentence, and whom may it be aimed at?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Span
from summarizer.checking.sanction_words import AIMED, ISSUING
from summarizer.checking.speakers import mentions
from summarizer.checking.speech import spoken
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

_WORD = re.compile(r"\w+")
_BY = re.compile(r"\bby\s+(?!which|whom)(?P<agent>[^,.;:]{2,60})")
_ALLOWED = re.compile(
    r"\b(?:permit|allow|empower|authori[sz]|enabl|let|giv|gave|grant|hand)\w*\s+(?P<agent>[^,.;:]{2,60}?)"
    r"\s+(?:to|(?:the\s+)?(?:authority|powers?|right|mandate))\b",
    re.IGNORECASE,
)
"""Those who are given the power to take a measure."""
_FROM = re.compile(
    r"\b(?:warning|threat|ultimatum|reprisal|retaliation|sanction|(?:counter-?)?measure|penaltie|tariff)s?"
    r"\s+from\s+(?P<agent>(?:(?!(?:to|that|against|on|over|for|after|about)\b)[^\s,.;:]+\s?)"
    r"{1,8})",
    re.IGNORECASE,
)
"""Those from whom a threat or a measure comes: "drew a warning from Velm"."""
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


def acting_in(sentence: Evidence, source: Source) -> list[Span]:
    """Return the phrases that name who takes a measure."""
    text, (start, end) = source.text, (sentence.start, sentence.end)
    found = [before_verb(s.start, s.end, text) for s in spoken(start, end, ISSUING, source)]
    agents = [
        m.span("agent") for by in (_BY, _ALLOWED, _FROM) for m in by.finditer(text, start, end)
    ]
    owners = [match.span("owner") for match in _OWNER.finditer(text, start, end)]
    return [*found, *agents, *owners]


def only_an_example(name: str, sentence: Evidence, source: Source) -> Span | None:
    """Return where a sentence names somebody as an example of those whom another's act concerns.

    "Velm fined the firm for shutting out rivals such as Orion": Orion does nothing there. In
    "states such as Velm imposed …" the example is one of those who act.
    """
    start, end = sentence.start, sentence.end
    verbs = [s.cue[1] for s in spoken(start, end, ISSUING, source) if s.start < s.end <= s.cue[0]]
    examples = [m.span() for m in _EXAMPLES.finditer(source.text, min(verbs, default=end), end)]
    places = list(mentions(name, start, end, source))
    inside = [p for p in places if any(a <= p[0] and p[1] <= b for a, b in examples)]
    return inside[0] if places and inside == places else None


_EXAMPLES = re.compile(r"\b(?:such as|including|among them)\s[^.;]{1,200}")


def opening(sentence: Evidence) -> Span | None:
    """Return how an active sentence begins, where its subject stands."""
    if _PASSIVE.search(sentence.text):
        return None
    first = _FIRST_WORDS.match(sentence.text)
    return (sentence.start, sentence.start + first.end()) if first else None


def before_verb(start: int, end: int, text: str) -> Span:
    """Cut a subject off at a verb: "Brussels closed its ports to Russia and [banned …]"."""
    for word in _WORD.finditer(text[start:end]):
        if word.start() and word.group() in ISSUING:
            return start, start + word.start()
    return start, end


def aimed_in(sentence: Evidence, source: Source) -> list[Span]:
    """Return the stretches of a sentence in which the target of a measure may stand."""
    stretches = []
    comes = {m.start("agent") for m in _FROM.finditer(source.text, sentence.start, sentence.end)}
    for match in AIMED.finditer(source.text, sentence.start, sentence.end):
        if comes & {match.end(), match.end() + len("from ")}:
            continue  # after "from", or after the "warning" before it
        limit = _CLAUSE.search(source.text, match.end() - 1, sentence.end)
        stretch = match.end(), limit.start() if limit else sentence.end
        stretches += [stretch] if stretch[0] < stretch[1] else []
    return stretches


def stands_in(name: str, stretches: Sequence[Span], source: Source) -> Span | None:
    """Return where a party is named in one of these stretches."""
    folded, wanted = source.casefolded, name.casefold()
    for start, end in stretches:
        at = folded.find(wanted, start, end)
        if at >= 0:
            return at, at + len(name)
        for place in mentions(name, start, end, source):
            return place
    return None
