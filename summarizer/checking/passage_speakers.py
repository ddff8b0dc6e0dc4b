"""Whose words does a running text make of a passage between quotation marks?

'Quist calls the plan "a trap"' gives the words to Quist, though no field says so. A text is read
only where it leaves no doubt: a person with a proper name is the subject of the nearest verb of
saying, and neither "the", nor a possessor, nor a denial stands between ('denied the "trap"').
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Finding, Span
from summarizer.checking.names import name_of
from summarizer.checking.polarity_words import TURNERS
from summarizer.checking.speakers import check_speaker
from summarizer.checking.speech import Speech, speeches
from summarizer.checking.speech_words import CLEARLY_SAYING, TITLES, forms
from summarizer.checking.whose_part import by_noun
from summarizer.checking.whose_quote import whose_quote
from summarizer.figures.finding.kept import kept
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

_GIVING = (CLEARLY_SAYING | forms("call")) - TURNERS
_ENDS = re.compile(r"[.!?;\n]")
_NAMED_AGAIN = re.compile(
    r"(?:\b(?:the|this|his|her|its|their|so-called)|['’]s|s['’])\s\W?\Z", re.IGNORECASE
)
_NOTHING_BETWEEN = re.compile(r"[^\w.;:]*\Z")
_FOLLOWS = re.compile(r"(?:\sthat)?[\W_]*\Z")
_LONGEST = 4000
"""Characters of a text that is told in a few sentences; a longer one is no summary's."""


def whose_passage(
    place: Span, text: str, speaker: str | None, cited: Sequence[Evidence], source: Source
) -> Finding | None:
    """Find that a text gives the words of another to somebody.

    Args:
        place: Where the passage stands in the text, without its marks.
        text: A running text.
        speaker: Whose words the text tells, where it names nobody itself.
        cited: The sentences that it rests on.
        source: The report.
    """
    if not cited or len(text) > _LONGEST:
        return None
    if _NAMED_AGAIN.search(text, max(0, place[0] - 14), place[0]):
        return None  # words that another has said: 'dismissed the “trap”', 'Lann's “trap”'
    verbs = _verbs(text)
    name = _given_to(place, text, verbs, source) if verbs else speaker
    if name is None:
        return None
    found = whose_quote(text[slice(*place)], name, cited, source)
    if found is None and verbs and len(cited) == 1:
        found = check_speaker(name, [cited[0].sentence], source)
    if found is None or found.verdict != "misattributed":
        return None
    reason = f"the text gives this to {name}, but {found.reason}"
    return Finding("misattributed", "warning", reason, found.spans)


@kept(256)
def _verbs(text: str) -> tuple[Speech, ...]:
    """Who speaks in a text by a verb, outside its quotations; asked for each of its passages."""
    return tuple(s for s in speeches(text, 0, len(text)) if not s.quoted and not by_noun(s, text))


def _given_to(place: Span, text: str, verbs: Sequence[Speech], source: Source) -> str | None:
    """Return the person whom a text clearly makes the speaker of a passage."""
    speech = _nearest(place, text, verbs)
    if speech is None or text[slice(*speech.cue)].lower() not in _GIVING | {":"}:
        return None
    name = text[speech.start : speech.end]
    known = name_of(name)
    return name if known.proper and is_person(known.head, source) else None


def _nearest(place: Span, text: str, verbs: Sequence[Speech]) -> Speech | None:
    """Return the speech right after a passage, or else the last before it in its sentence."""
    before: Speech | None = None
    for speech in verbs:
        first, last = min(speech.start, speech.cue[0]), max(speech.end, speech.cue[1])
        if first >= place[1] and _NOTHING_BETWEEN.match(text, place[1], first):
            return before if before and _FOLLOWS.match(text, before.cue[1], place[0]) else speech
        if last <= place[0] and not _ENDS.search(text, last, place[0] - 1):
            before = speech if before is None or speech.cue > before.cue else before
    return before


@once_a_source
def is_person(surname: str, source: Source) -> bool:
    """Say whether a report names somebody with a title, or in full and by the surname alone."""
    full = alone = False
    for match in re.finditer(rf"\b{re.escape(surname)}\b", source.text, re.IGNORECASE):
        words = source.text[max(0, match.start() - 30) : match.start()].split()
        before = words[-1] if words else ""
        if before.lower().rstrip(".") in TITLES:
            return True
        capital = before[:1].isupper() and before.isalpha() and before.lower() not in {"the", "a"}
        full, alone = full or capital, alone or not capital
    return full and alone
