"""Is the one who is said to speak the one who speaks in the cited sentences?

A speaker is refused on evidence only: because the name is nowhere in the report, because the
cited sentences name another speaker, or because they and those around them do not name this
one. Where a pronoun or a bare "officials" speaks, those named just before stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import (
    Finding,
    Span,
    cited_sentences,
    neighbours,
    quotation_around,
    spans_of,
    supported,
    words_at,
)
from summarizer.checking.names import GENERIC, PAPERS, Name, name_of, same
from summarizer.checking.places import countries_in, is_country
from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.speech import Speech, spoken
from summarizer.checking.speech_words import (
    CLEARLY_SAYING,
    FEW_MEANING,
    MOSTLY_SAYING,
    PRONOUNS,
    SAYING,
    TITLES,
)
from summarizer.checking.spelt_words import WORD, spelt_words
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

REACH_BACK = 3
"""A pronoun, or speech that goes on, is resolved in so many sentences before."""
LONGEST_NAME = 60
"""Telling words of a name, with its titles and what is said of it, at most."""

_TALE = re.compile(r"\s(?:who|which)\s+(?P<told>.+)", re.DOTALL)
_APPOSED = re.compile(r",\s(?P<name>(?:[A-Z][\w.'’-]*\s?){1,4}),\s(?:\w+\s){0,3}\Z")
"""The name between a role and its verb: "Iran's foreign minister, Hossein Karimi, denied"."""
_TOLD_OF = re.compile(
    r"\s+(?:is|are|was|were|has\sbeen|have\sbeen)\s+(?:widely\s|also\s|reportedly\s)?(?:expected|believed"
    r"|thought|said|reported|alleged|understood|scheduled|due|set|likely|slated)\s+to\b"
)
"""What follows one of whom others tell: "Blinken is expected to travel"."""
_RECORDS = re.compile(
    r"\b(?:records|data|documents|figures|images|photos|filings|emails|statistics)\Z", re.IGNORECASE
)
_BLANK_LINE = re.compile(r"\n\s*\n")
POSSESSIVE = ("'s", "’s", "s'", "s’")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]*\s)+\Z")
_STAFF = re.compile(r"(?:['’]s?)?\s([a-z]+)")


@once_a_source
def check_name(name: str, source: Source) -> Finding:
    """Check that a name stands in the source: itself, its head, a short form or an alias."""
    given = name_of(name)
    if not given.words:
        return Finding("unsupported", "error", f"“{name}” names nobody")
    if len(given.words) > LONGEST_NAME:
        return Finding("weak", "warning", f"“{name[:LONGEST_NAME]}…” is longer than any name")
    whole = source.casefolded.find(name.casefold())
    if whole >= 0:
        return supported(f"the report names {name}", (whole, whole + len(name)))
    places = list(mentions(name, 0, len(source.text), source))
    if places and _has_a_tale(name, source):
        reason = f"the report names somebody so, but no sentence has all that “{name}” tells"
        return Finding("weak", "warning", reason, (places[0],))
    if places and (_all_words_stand(given, source) or is_country(name)):
        return supported(f"the report names {name}", places[0])
    if places:
        reason = f"the report has “{words_at(places[0], source)}”, but not all of “{name}”"
        return Finding("weak", "warning", reason, (places[0],))
    return Finding("unsupported", "error", f"“{name}” does not stand in the report")


def check_speaker(speaker: str, cited: Sequence[int], source: Source) -> Finding:
    """Check that a speaker speaks in the cited sentences, or in those that they continue."""
    named = check_name(speaker, source)
    sentences = cited_sentences(cited, source)
    if named.severity == "error" or not sentences:
        return named
    found = _check_speech(speaker, sentences, source)
    return named if named.severity == "warning" and found.severity == "ok" else found


def _check_speech(speaker: str, sentences: Sequence[Evidence], source: Source) -> Finding:
    spoken = list(_spoken(sentences, source))
    for speech in spoken:
        if speaks(speaker, speech, source):
            return supported(f"{_phrase(speech, source)} speaks there", (speech.start, speech.end))
    others = [
        speech
        for speech in spoken
        if clearly_another(speech, source) or same(speaker, _phrase(speech, source))
    ]  # what is the same by its words and yet does not speak is of another country
    if others:
        return _refused(speaker, sentences, others, source)
    if place := first_named(speaker, sentences, source):
        if _TOLD_OF.match(source.text, place[1]):
            return Finding("mentioned", "warning", _only_told_of(speaker), (place,))
        return supported(f"{speaker} stands in the cited sentence", place)
    found = _speaks_around(speaker, sentences, source)
    if found.severity == "ok" and (other := _mostly_another(spoken, source)) is not None:
        reason = f"{found.reason}, but “{_phrase(other, source)}” speaks in what is cited"
        return Finding("misattributed", "warning", reason, ((other.start, other.end),))
    return found


def _mostly_another(spoken: Sequence[Speech], source: Source) -> Speech | None:
    """Return somebody with a proper name whose verb mostly, if not always, means to speak."""
    for speech in spoken:
        phrase, cue = _phrase(speech, source), source.text[slice(*speech.cue)].lower()
        named = is_proper(speech, source) and not is_pronoun(speech, source)
        if named and cue in MOSTLY_SAYING and not phrase.endswith(POSSESSIVE):
            return speech
    return None


def speaks_in(cited: Sequence[int], source: Source) -> Finding | None:
    """Find who clearly speaks in the cited sentences, for a claim that names no speaker.

    What a paragraph lets somebody say goes on in its next sentences, until it ends.
    """
    sentences = cited_sentences(cited, source)
    if (speech := _clear_speech(sentences, source)) is not None:
        reason = f"no speaker is given, but “{_phrase(speech, source)}” says this there"
    elif (speech := _clear_speech(_paragraph_before(sentences, source), source)) is not None:
        reason = (
            f"no speaker is given; “{_phrase(speech, source)}” speaks just before, "
            "and the cited sentence may go on with that"
        )
    else:
        return _quoted(sentences, source)
    return Finding("unattributed", "warning", reason, ((speech.start, speech.end),))


def _quoted(sentences: Iterable[Evidence], source: Source) -> Finding | None:
    """Find a sentence that stands in a quotation, and so is not the report's own."""
    for sentence in sentences:
        if stands_in_quotation(sentence.start + 1, sentence.end - 1, source.text):
            reason = "no speaker is given, but the cited sentence stands in a quotation"
            return Finding("unattributed", "warning", reason, ((sentence.start, sentence.end),))
    return None


def _clear_speech(sentences: Iterable[Evidence], source: Source) -> Speech | None:
    for speech in _spoken(sentences, source):
        cue = source.text[slice(*speech.cue)].lower()
        if (cue in CLEARLY_SAYING or not cue.isalpha()) and not _compared(speech, source):
            return speech
    return None


def _compared(speech: Speech, source: Source) -> bool:
    """Say whether what somebody says only measures something: "less than analysts expected"."""
    return source.text[max(0, speech.start - 5) : speech.start].lower() == "than "


def _paragraph_before(cited: Sequence[Evidence], source: Source) -> Iterator[Evidence]:
    """The sentences of the same paragraph just before the first that is cited, nearest first."""
    for sentence in neighbours(cited[:1], source, before=REACH_BACK, after=0):
        if _BLANK_LINE.search(source.text, sentence.end, cited[0].start):
            return
        yield sentence


def _only_told_of(speaker: str) -> str:
    return f"the cited sentence tells of {speaker}, and nothing in it has {speaker} say so"


def clearly_another(speech: Speech, source: Source) -> bool:
    """Say whether a speech names its speaker, with a verb that leaves no doubt."""
    return says_clearly(speech, source) and not is_pronoun(speech, source)


def says_clearly(speech: Speech, source: Source) -> bool:
    """Say whether somebody speaks beyond doubt, whoever it is."""
    cue = source.text[slice(*speech.cue)].lower()
    clear = (cue in CLEARLY_SAYING or not cue.isalpha()) and not _compared(speech, source)
    if cue in {"show", "showed"}:
        clear = _RECORDS.search(_phrase(speech, source)) is not None
    return clear and not speech.quoted


def is_proper(speech: Speech, source: Source) -> bool:
    """Say whether somebody with a proper name is the subject, whatever the verb."""
    return not speech.quoted and name_of(_phrase(speech, source)).proper


def _spoken(sentences: Iterable[Evidence], source: Source) -> Iterator[Speech]:
    for sentence in sentences:
        yield from spoken(sentence.start, sentence.end, SAYING, source)


def _phrase(speech: Speech, source: Source) -> str:
    return source.text[speech.start : speech.end]


def speaks(speaker: str, speech: Speech, source: Source) -> bool:
    """Say whether it is this speaker who speaks."""
    phrase = _phrase(speech, source)
    if not same(speaker, phrase):
        between = source.text[speech.end : max(speech.end, speech.cue[0])]
        apposed = _APPOSED.match(between)
        return apposed is not None and same(speaker, apposed["name"])
    return not _other_officials(speaker, phrase, speech.start, source)


def _other_officials(speaker: str, phrase: str, at: int, source: Source) -> bool:
    """Say whether a bare "officials" stands for those of another country, named before."""
    given, here = name_of(speaker), name_of(phrase)
    if not given.countries or here.countries or here.head not in GENERIC:
        return False
    for match in reversed(list(re.finditer(rf"\b{re.escape(here.head)}\b", source.text[:at]))):
        before = WORD.findall(source.text[max(0, match.start() - 60) : match.start()])[-4:]
        countries = countries_in(tuple(word.lower() for word in before))
        if countries:
            return given.countries.isdisjoint(countries)
    return False


def is_pronoun(speech: Speech, source: Source) -> bool:
    """Say whether a pronoun, or a bare role, stands for the speaker."""
    words = [w.lower() for w in WORD.findall(_phrase(speech, source))]
    return bool(words) and (words[-1] in PRONOUNS or words[0] in PRONOUNS or _bare(words))


def _bare(words: list[str]) -> bool:
    """Say whether a phrase is a bare role: "the minister", "officials"."""
    return all(word in (GENERIC - PAPERS) | TITLES | FEW_MEANING for word in words)


def _speaks_around(speaker: str, sentences: Sequence[Evidence], source: Source) -> Finding:
    """Look for who speaks before and after sentences that leave it open.

    The nearest sentence that clearly names a speaker decides, on either side. Of what stands in
    the middle of a quotation these are looked for around the whole of it.
    """
    first, last = sentences[0].sentence, sentences[-1].sentence
    opened, closed = quotation_around(sentences, source) or (first, last)
    before = [
        source.sentences[n - 1] for n in range(first - 1, max(0, opened - 1 - REACH_BACK), -1)
    ]
    others: list[Speech] = []
    for side in (before, source.sentences[last : max(last + 1, closed)]):
        for sentence in side:
            if place := _named_in(speaker, sentence, source, others):
                reason = f"{speaker} speaks in sentence {sentence.sentence}, which this continues"
                return supported(reason, place)
            if others:
                break
    return _refused(speaker, sentences, others, source)


def _named_in(
    speaker: str, sentence: Evidence, source: Source, others: list[Speech]
) -> Span | None:
    """Return where a sentence names the speaker; or add to `others` who else speaks in it."""
    spoken = list(_spoken([sentence], source))
    for speech in spoken:
        if speaks(speaker, speech, source):
            return speech.start, speech.end
    clear = [s for s in spoken if clearly_another(s, source) or is_proper(s, source)]
    others += clear
    return None if clear else first_named(speaker, [sentence], source)


def first_named(name: str, sentences: Iterable[Evidence], source: Source) -> Span | None:
    """Return where the first of these sentences names somebody outside quotation marks."""
    for sentence in sentences:
        for place in mentions(name, sentence.start, sentence.end, source):
            phrase = source.text[_phrase_start(place[0], sentence.start, source.text) : place[1]]
            inside = stands_in_quotation(*place, source.text)
            staff = name_of(name).proper and _is_staff(place[1], sentence.end, source)
            if not inside and not staff and not _other_officials(name, phrase, place[0], source):
                return place
    return None


def _refused(
    speaker: str, sentences: Sequence[Evidence], others: Sequence[Speech], source: Source
) -> Finding:
    if others:
        spans = tuple((speech.start, speech.end) for speech in others)
        return Finding("misattributed", "error", _who_else(others[0], sentences, source), spans)
    reason = f"neither the cited sentences nor those around them have {speaker} speak"
    return Finding("misattributed", "error", reason, spans_of(sentences))


def _who_else(other: Speech, sentences: Sequence[Evidence], source: Source) -> str:
    if any(sentence.start <= other.start < sentence.end for sentence in sentences):
        return f"“{_phrase(other, source)}” speaks there"
    beside = source.sentence_at(other.start)
    number = beside.sentence if beside else 1
    return (
        "the cited sentence has nobody of that name speak, and beside it, in sentence "
        f"{number}, “{_phrase(other, source)}” speaks"
    )


def mentions(name: str, start: int, end: int, source: Source) -> Iterator[Span]:
    """Yield the places in a stretch of the source that may name somebody."""
    given = name_of(name)
    for word, spelt, first, last in spelt_words(start, end, source):
        if word == given.head or (given.countries and countries_in((word,)) & given.countries):
            phrase = source.text[_phrase_start(first, start, source.text) : last]
            if same(name, phrase):
                yield first, first + len(word)
        elif len(word) > 1 and spelt.isupper() and same(name, spelt):
            yield first, last


def _is_staff(at: int, end: int, source: Source) -> bool:
    """Say whether a name only tells whose staff is meant: "Biden administration officials"."""
    following = _STAFF.match(source.text, at, end)
    return following is not None and following.group(1) in GENERIC


def _phrase_start(at: int, start: int, text: str) -> int:
    """Return where the capitalised words before a head begin."""
    before = text[max(start, at - 40) : at]
    run = _CAPITALISED.search(before)
    return at - len(run.group()) if run else at


def _has_a_tale(name: str, source: Source) -> bool:
    """Whether more is told with a name than a sentence has: "the firm, which stole the ships"."""
    tale = _TALE.search(name)
    words = content_stems(tale["told"]) if tale else frozenset[str]()
    return bool(words) and not any(words <= content_stems(s.text) for s in source.sentences)


def _all_words_stand(given: Name, source: Source) -> bool:
    text = source.casefolded
    return all(word in text for word in given.words if word not in TITLES)
