"""Does somebody deny it: in the words of the cited sentences, in this form, and is it this one?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.denial_words import DENYING, FORMS, OF_CLAIMS, UNDONE
from summarizer.checking.finding import (
    Finding,
    Span,
    cited_sentences,
    neighbours,
    spans_of,
    supported,
    words_at,
)
from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.reach import negative, reading
from summarizer.checking.speakers import check_name, first_named, is_pronoun, mentions, speaks
from summarizer.checking.speech import Speech, spoken
from summarizer.checking.speech_words import CLEARLY_SAYING, SAYING
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

_KIN = {
    "denied": {"rejected"},
    "rejected": {"denied", "deflected"},
    "deflected": {"rejected"},
    "declined to comment": {"deflected"},
}
"""Forms that careful readers may take for one another: a warning, not an error."""


def check_denial(
    actor: str, denied: str, form: str, cited: Sequence[int], source: Source
) -> Finding:
    """Check that the cited sentences have this actor deny it, and in this form.

    Args:
        actor: Who is said to deny.
        denied: What is said to be denied.
        form: "denied", "rejected", "deflected" or "declined to comment".
        cited: The numbers of the sentences that it rests on.
        source: The report.
    """
    return _check_denial(actor, denied, form, tuple(cited), source)


def denies_there(actor: str, denied: str, form: str, cited: Sequence[int], source: Source) -> bool:
    """Say whether one who is named in the cited sentences denies there, in this form or a kindred.

    He need not speak: "X could not be reached, and a spokesman for Y did not answer".
    """
    if first_named(actor, cited_sentences(cited, source), source) is None:
        return False
    return check_denial(actor, denied, form, cited, source).severity != "error"


@once_a_source
def _check_denial(
    actor: str, denied: str, form: str, cited: tuple[int, ...], source: Source
) -> Finding:
    named = check_name(actor, source)
    sentences = cited_sentences(cited, source)
    if named.severity == "error" or not sentences:
        return named
    shown = _shown(sentences, source)
    if not shown:
        reason = f"no word of the cited sentences says that {actor} denies “{denied}”"
        return Finding("no_denial", "error", reason, spans_of(sentences))
    word = shown.get(form) or next(iter(shown.values()))
    found = _actor(actor, word, sentences, source)
    if found.severity == "error":
        return found
    if form in shown:
        return supported(f"“{words_at(shown[form], source)}” shows it", shown[form], *found.spans)
    kin = next((kind for kind in shown if kind in _KIN.get(form, ())), None)
    first = kin or next(iter(shown))
    reason = f"“{words_at(shown[first], source)}” shows it as {first}, not {form}"
    return Finding("form_changed", "warning" if kin else "error", reason, (shown[first],))


def _shown(sentences: Sequence[Evidence], source: Source) -> dict[str, Span]:
    """Return the forms that the sentences show, each with the words that do."""
    shown: dict[str, Span] = {}
    for sentence in sentences:
        for form, pattern in FORMS.items():  # declining comes first: "neither confirm nor deny"
            if place := _meant(form, pattern, sentence, source):
                shown.setdefault(form, place)
        if not shown and (place := _said_not(sentence, source)):
            shown["denied"] = place
    return shown


def _meant(form: str, pattern: re.Pattern[str], sentence: Evidence, source: Source) -> Span | None:
    """Return the first words of a form, without those that a "not" before them undoes."""
    for match in pattern.finditer(source.text, sentence.start, sentence.end):
        before = source.text[max(sentence.start, match.start() - _LONGEST_NOT) : match.start()]
        if form not in _UNDONE_BY_NOT or not UNDONE.search(before):
            return match.span()
    return None


_UNDONE_BY_NOT = ("denied", "rejected")
_LONGEST_NOT = 40
"""Letters before a verb in which a "not" that undoes it stands, with an adverb."""


def _said_not(sentence: Evidence, source: Source) -> Span | None:
    """Return where somebody says that something is not so; the reporter's own "not" is none."""
    said = [s for s in spoken(sentence.start, sentence.end, SAYING, source) if _clear(s, source)]
    if not said or not negative(sentence.text):
        return None
    words = (word for word in reading(sentence.text).words if word.denied_first)
    return next(((sentence.start + w.start, sentence.start + w.end) for w in words), None)


def _clear(speech: Speech, source: Source) -> bool:
    return source.text[slice(*speech.cue)].lower() in CLEARLY_SAYING


def _actor(actor: str, word: Span, sentences: Sequence[Evidence], source: Source) -> Finding:
    """Check that the actor is the subject of the word that denies."""
    heard = [
        speech
        for sentence in sentences
        for speech in spoken(sentence.start, sentence.end, DENYING, source)
        if sentence.start <= word[0] < sentence.end
    ]
    denying = _uttering(heard, word, sentences, source)
    for speech in denying:
        listed = speech.cue == word or _NEITHER.match(source.text, speech.start)
        opens = listed and any(mentions(actor, speech.start, speech.end, source))
        if opens or speaks(actor, speech, source):
            return supported(f"{actor} denies", (speech.start, speech.end))
    if all(is_pronoun(s, source) or s.quoted for s in denying):
        around = [*sentences, *neighbours(sentences, source, before=2, after=0)]
        place = first_named(actor, around, source)
        if place and place[0] < max((s.start for s in denying), default=word[0]):
            return supported(f"{actor} stands behind the pronoun", place)
    who = " or ".join(dict.fromkeys(words_at((s.start, s.end), source) for s in denying[:2]))
    reason = f"the one who denies is {who or 'somebody else'}, not {actor}"
    return Finding("misattributed", "error", reason, tuple((s.start, s.end) for s in denying))


def _uttering(
    heard: Sequence[Speech], word: Span, sentences: Sequence[Evidence], source: Source
) -> list[Speech]:
    """Return the subjects of the word that denies, or of the verb of saying that quotes it."""
    text = source.text
    if stands_in_quotation(*word, text):
        return [s for s in heard if not s.quoted and _clear(s, source)]
    if coming := _from_whom(word, text):
        return [coming]
    verbs = [s for s in heard if _may_be_subject(text[s.start : s.end])]
    nearest = min((_distance(speech, word) for speech in verbs), default=_AFTER)
    if nearest < _AFTER:
        return [speech for speech in verbs if _distance(speech, word) == nearest]
    sentence = next(s for s in sentences if s.start <= word[0] < s.end)
    if _IMPERSONAL.match(sentence.text):
        return [speech for speech in verbs if _clear(speech, source)]
    later = _said_after(word, verbs, text)
    if later and OF_CLAIMS.match(text, word[0]):
        return later  # "the charges are untrue, the airline said"
    opening = _OPENING.match(text, sentence.start, sentence.end)
    first = [Speech(sentence.start, opening.end(), word)] if opening else []
    return [*first, *later] if _is_told_as_not_so(word, text) else first


def _from_whom(word: Span, text: str) -> Speech | None:
    """Return from whom a denial comes that is told as a noun, or in the passive."""
    coming, words = _FROM.match(text, word[1]), text[slice(*word)].lower()
    if coming is None:
        return None
    passive = words in DENYING and words.endswith("ed") and coming["by"].endswith("by")
    comes = passive or _NOUN.search(words)
    return Speech(*coming.span("who"), word) if comes else None


def _said_after(word: Span, verbs: Sequence[Speech], text: str) -> list[Speech]:
    """Return who says himself what stands before: "…, Reed said", but not "…, but Reed said"."""
    later = (s for s in verbs if s.cue[0] > word[1] and text[slice(*s.cue)] in _SAID)
    first = next(later, None)
    return [first] if first and " but " not in text[word[1] : first.start] else []


def _is_told_as_not_so(word: Span, text: str) -> bool:
    """Say whether a word is no verb of its subject: "Velm sees no reason, its envoy said"."""
    words = text[slice(*word)]
    declines = FORMS["declined to comment"].match(words)
    return (words[:3].lower() == "no " and not declines) or not _is_of_a_form(words)


def _is_of_a_form(words: str) -> bool:
    return any(pattern.match(words) for pattern in FORMS.values())


def _may_be_subject(phrase: str) -> bool:
    """Say whether a phrase may name who acts: no possessor, and no "saying"."""
    words = phrase.lower().split()
    if phrase.endswith(("'s", "’s", "s'", "s’")) or not words:
        return False
    return not (words[-1].endswith("ing") and words[-1] in DENYING)


_NEITHER = re.compile(r"neither\s", re.IGNORECASE)
"""How a subject begins in which two or more are named."""
_FROM = re.compile(
    r"(?P<by>\s(?:from|by))\s+(?!\w+(?:ing|day)\b)"
    r"(?P<who>(?:(?!(?:to|on|about|over|in|after|at|when|who|that)\b)[^\s,.;:]+\s?){1,8})"
)
_NOUN = re.compile(
    r"(?:denials?|rejection|refusal|comment|answer|reply|reaction|response|word|statement)\Z"
)
"""Of whom it is told as a noun: "no immediate reaction from Tehran", "a denial by the bank"."""
_SAID = frozenset({"said", "says", "told", "tells", "insisted", "insists"})
"""Verbs by which one says himself what stands before: not "the paper reports"."""
_AFTER = 1000
"""Farther than any verb of the same sentence that stands before the word."""
_OPENING = re.compile(r"\W*(?:\S+\s+){0,3}\S+")
_IMPERSONAL = re.compile(r"\W*(?:it|there|this|these|that|those|we|i)\b", re.IGNORECASE)
"""How a sentence begins: where no verb of saying comes first, its subject stands there."""


def _distance(speech: Speech, word: Span) -> int:
    """Measure how far a verb stands from the word that denies; one after it counts as farther."""
    start, end = speech.cue
    if start <= word[1] and word[0] <= end:
        return 0
    return word[0] - end if end <= word[0] else _AFTER + start - word[1]
