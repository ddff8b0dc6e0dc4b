"""Is a quotation of the report that of who is said to speak, and does the item stand there?

That a report has some words between quotation marks does not tell whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.evidence import beside, content_stems
from summarizer.checking.finding import Finding, Span, cited_sentences, words_at
from summarizer.checking.own_words import own_sentences
from summarizer.checking.quotes import find_quote, quote_in
from summarizer.checking.speakers import check_speaker
from summarizer.checking.whose_part import parts_of
from summarizer.source.sentences import Source
from summarizer.summary import Evidence
from summarizer.summary import Span as Place

A_FEW = 3
"""So many common words together may be known as somebody's; "We" may not."""


def whose_quote(
    quote: str, speaker: str | None, cited: Sequence[Evidence], source: Source
) -> Finding | None:
    """Find what is wrong with a quotation that the report has, as that of an item.

    Args:
        quote: Words that stand in the report between quotation marks.
        speaker: Who is said to have said them, if anybody is named.
        cited: The sentences that the item rests on.
        source: The report.

    Returns:
        "weak" for words that tell nothing, "misattributed" where somebody else says them,
        "elsewhere" where they do not stand beside the cited sentences; None where all is well.
    """
    spans = _places(quote, cited, source)
    if len(quote.split()) < A_FEW and not content_stems(quote):
        reason = "words so common may be anybody's"
        return Finding("weak", "warning", reason, spans)
    quoted = _sentences_of(spans, source)
    if not cited or not quoted:
        return None
    if speaker and (other := _of_another(speaker, cited, quoted, source)):
        reason = f"the report has this quotation in sentence {quoted[0]}, and there {other}"
        return Finding("misattributed", "error", reason, spans)
    if speaker and (name := _in_anothers_part(speaker, spans, source)):
        reason = f"in the sentence that has this quotation, it is in what “{name}” says"
        return Finding("misattributed", "warning", reason, spans)
    if all(_is_beside(span, cited, source) for span in spans):
        return None
    reason = f"the report has this quotation in sentence {quoted[0]}, away from what is cited"
    return Finding("elsewhere", "warning", reason, spans)


def _places(quote: str, cited: Sequence[Evidence], source: Source) -> tuple[Span, ...]:
    """Where a quotation stands: beside the cited sentences, if it is there too."""
    found = quote_in(quote, source)
    spans = found.spans if found else ()
    if not cited or all(_is_beside(span, cited, source) for span in spans):
        return spans
    around = beside(cited, source)
    first = around[0].start
    if again := find_quote(quote, source.text[first : around[-1].end]):
        return tuple((start + first, end + first) for start, end in again.spans)
    return spans


def _is_beside(span: Span, cited: Sequence[Evidence], source: Source) -> bool:
    return any(s.start < span[1] and span[0] < s.end for s in beside(cited, source))


def _sentences_of(spans: Sequence[Span], source: Source) -> list[int]:
    places = [Place(start=start, end=end) for start, end in spans]
    return sorted({s.sentence for place in places for s in source.sentences_within(place)})


def _of_another(
    speaker: str, cited: Sequence[Evidence], quoted: Sequence[int], source: Source
) -> str | None:
    """Tell who else says what is quoted; None where it may be the speaker."""
    numbers = {*quoted, *(sentence.sentence for sentence in cited)}
    own = own_sentences(speaker, cited_sentences(sorted(numbers), source), source)
    if {sentence.sentence for sentence in own}.issuperset(quoted):
        return None
    found = check_speaker(speaker, quoted, source)
    if found.severity != "error":
        return None
    whole = {(sentence.start, sentence.end) for sentence in cited_sentences(quoted, source)}
    others = [place for place in found.spans if place not in whole]
    return f"“{words_at(others[0], source)}” speaks" if others else f"{speaker} does not speak"


def _in_anothers_part(speaker: str, spans: Sequence[Span], source: Source) -> str | None:
    """Tell who else says what is quoted, where the speaker speaks in the same sentence."""
    for start, end in spans:
        for sentence in source.sentences_within(Place(start=start, end=end)):
            parts = parts_of(speaker, sentence, source)
            if parts and any(first <= start and end <= last for first, last in parts.others):
                return words_at((parts.other.start, parts.other.end), source)
    return None
