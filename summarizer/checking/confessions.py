"""Is what somebody denies told as what he claims, in whatever words?"""

from __future__ import annotations

import re

from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import Finding
from summarizer.checking.reach import negative
from summarizer.checking.speakers import speaks
from summarizer.checking.speech import spoken
from summarizer.checking.speech_words import SAYING, forms
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

DENIES = frozenset(form for verb in ("deny", "dispute", "refute") for form in forms(verb))
"""Verbs of who says that what follows them is not so; what is "rejected as" is told anew."""

_NEXT_CLAUSE = re.compile(r"[,;:—–]|\b(?:but|while|and (?:said|says|called|added|accused))\b")


def confession(statement: str, speaker: str, cited: Evidence, source: Source) -> Finding | None:
    """Find that a claim without any negation tells what its speaker denies in its only sentence.

    Args:
        statement: What is claimed.
        speaker: Who is said to claim it.
        cited: The one sentence of the speaker that it rests on.
        source: The report.
    """
    if DENIES.isdisjoint(cited.text.lower().split()) or negative(statement):
        return None
    words = content_stems(statement) - content_stems(speaker)
    for speech in spoken(cited.start, cited.end, SAYING, source):
        start, end = speech.cue
        if source.text[start:end].lower() not in DENIES or not speaks(speaker, speech, source):
            continue
        following = _NEXT_CLAUSE.search(source.text, end, cited.end)
        until = following.start() if following else cited.end
        denied = len(words & content_stems(source.text[end:until]))
        besides = f"{source.text[cited.start : speech.start]} {source.text[until : cited.end]}"
        if denied and denied >= len(words & content_stems(besides)):
            reason = f"{speaker} denies this there, and the statement has no negation"
            return Finding("negation_dropped", "warning", reason, ((start, end),))
    return None
