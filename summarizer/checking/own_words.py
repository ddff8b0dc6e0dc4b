"""Of several cited sentences, which are the speaker's own, and do these say what is told?

One sentence may have the words and another the speaker, who says something else in it: each is
wrong alone, and together they would pass. So a claim is held against the sentences in which
nobody but its speaker clearly speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checking.denial_words import DENYING
from summarizer.checking.evidence import BORNE_OUT, HARDLY, content_stems, support_in
from summarizer.checking.finding import Finding, Span, neighbours, spans_of, words_at
from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.reach import reading
from summarizer.checking.speakers import check_speaker
from summarizer.checking.whose_part import Parts, parts_of
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

GOES_ON = 2
"""Speech goes on in a sentence at most so many after the one that has the speaker."""

TAKES_UP = 4
"""A sentence of so few telling words ("That is true, Quist said") takes up what another says."""

CLEARER = 0.25
"""So much more of a claim lies in another's part of a sentence before it is told of."""


def own_sentences(
    speaker: str | None, cited: Sequence[Evidence], source: Source
) -> Sequence[Evidence]:
    """Leave out of several cited sentences those in which somebody else clearly speaks.

    Nothing is left out where no speaker is given, or of one sentence.
    """
    if speaker is None or len(cited) < 2:
        return cited
    found = [_alone(speaker, sentence.sentence, source) for sentence in cited]
    spoken = [_spoken_by(*one) for one in zip(cited, found, strict=True)]
    for at in range(1, len(cited)):
        if spoken[at] is None and _goes_on(cited[at - 1], cited[at], found[at]):
            spoken[at] = spoken[at - 1]
    for at in range(len(cited) - 1, 0, -1):
        leads_up = spoken[at - 1] is None and _adjoins(cited[at - 1], cited[at])
        if leads_up or _one_quotation(cited[at - 1], cited[at], source):
            spoken[at - 1] = spoken[at]
    return [
        sentence
        for sentence, by_speaker, alone in zip(cited, spoken, found, strict=True)
        if by_speaker or (by_speaker is None and alone.severity != "error")
    ]


@once_a_source
def _alone(speaker: str, number: int, source: Source) -> Finding:
    """What is found of a speaker in one sentence, which is asked of an item several times."""
    return check_speaker(speaker, [number], source)


def _spoken_by(sentence: Evidence, found: Finding) -> bool | None:
    """Whether a sentence itself shows that the speaker speaks, or another; None if neither."""
    whole = (sentence.start, sentence.end)
    if not any(sentence.start <= at[0] < sentence.end and at != whole for at in found.spans):
        return None
    return found.severity != "error"


def _goes_on(last: Evidence, sentence: Evidence, found: Finding) -> bool:
    """Whether speech goes on in a sentence near the last, with nobody else named between."""
    near = sentence.sentence - last.sentence <= GOES_ON
    return near and not any(last.end <= place[0] < sentence.start for place in found.spans)


def _one_quotation(one: Evidence, following: Evidence, source: Source) -> bool:
    """Whether a quotation goes on from a sentence to the one after it: it has one speaker."""
    return _adjoins(one, following) and stands_in_quotation(
        one.end - 1, following.start, source.text
    )


def _adjoins(one: Evidence, following: Evidence) -> bool:
    return one.sentence + 1 == following.sentence


def check_claimant(
    statement: str,
    speaker: str,
    cited: Sequence[Evidence],
    own: Sequence[Evidence],
    source: Source,
) -> Finding:
    """Check that a speaker speaks in cited sentences, and says what is told in those of them.

    Args:
        statement: What is claimed.
        speaker: Who is said to claim it.
        cited: The sentences that it rests on, in their order.
        own: Those of them that `own_sentences` leaves.
        source: The report.
    """
    found = check_speaker(speaker, [sentence.sentence for sentence in cited], source)
    if len(cited) == 1 and found.severity == "ok":
        return _in_anothers_part(statement, speaker, cited[0], source) or found
    if len(cited) < 2:
        return found
    if found.severity == "error":
        alone = (_alone(speaker, sentence.sentence, source) for sentence in own)
        found = next((one for one in alone if one.severity != "error"), found)
    if found.severity == "error" or not own:
        return found
    return _said_by_others(statement, speaker, cited, own, source) or found


def _in_anothers_part(
    statement: str, speaker: str, sentence: Evidence, source: Source
) -> Finding | None:
    """Find that a statement lies in what somebody else says in the speaker's sentence."""
    parts = parts_of(speaker, sentence, source)
    words = content_stems(statement) - content_stems(speaker)
    if parts is None or not words:
        return None
    who = words_at((parts.other.start, parts.other.end), source)
    own, others = (words & _stems_at(places, source) for places in (parts.own, parts.others))
    if len(own) >= BORNE_OUT * len(words):
        reason = f"it is “{who}” who turns this round, not {speaker}"
        turned = parts.is_content and _turned(statement, parts, source)
        return Finding("misattributed", "warning", reason, tuple(parts.own)) if turned else None
    if own - others or len(others) < len(own) + CLEARER * len(words):
        return None  # "they were hunters", of whom the other tells: a word of it is his own
    reason = f"{speaker} speaks there, but this is in what “{who}” says in the same sentence"
    return Finding("misattributed", "warning", reason, tuple(parts.others))


def _turned(statement: str, parts: Parts, source: Source) -> bool:
    """Whether a statement denies what its speaker's part says, as who rejects that does."""
    rejects = words_at(parts.other.cue, source).lower() in DENYING
    told = " ".join(words_at(place, source) for place in parts.own)
    return rejects and reading(statement).denies and not reading(told).denies


def _stems_at(places: Sequence[Span], source: Source) -> frozenset[str]:
    return frozenset().union(*(content_stems(words_at(place, source)) for place in places))


def _said_by_others(
    statement: str,
    speaker: str,
    cited: Sequence[Evidence],
    own: Sequence[Evidence],
    source: Source,
) -> Finding | None:
    """Find that the speaker's own sentences do not say it, only those of others cited with them."""
    others = [sentence for sentence in cited if sentence not in own]
    words = content_stems(statement) - content_stems(speaker)
    if not others or not words:
        return None
    share = support_in(source).of(words, [*own, *_led_up_to(own, speaker, source)])
    if share >= BORNE_OUT:
        return None
    sure = share < HARDLY and not _takes_up(own, speaker)
    reason = (
        f"{_listed(others)} says this, where somebody else speaks; "
        f"what {speaker} says, in {_listed(own)}, is something else"
    )
    return Finding("misattributed", "error" if sure else "warning", reason, spans_of(others))


def _led_up_to(own: Sequence[Evidence], speaker: str, source: Source) -> Iterator[Evidence]:
    """The sentences before own ones, which name what these speak of, unless others speak there."""
    for one in own:
        for before in neighbours([one], source, before=1, after=0):
            found = _alone(speaker, before.sentence, source)
            if _spoken_by(before, found) is not False:
                yield before


def _takes_up(own: Sequence[Evidence], speaker: str) -> bool:
    telling = frozenset[str]().union(*(content_stems(sentence.text) for sentence in own))
    return len(telling - content_stems(speaker)) <= TAKES_UP


def _listed(sentences: Sequence[Evidence]) -> str:
    numbers = ", ".join(str(sentence.sentence) for sentence in sentences)
    return f"sentence {numbers}" if len(sentences) == 1 else f"sentences {numbers}"
