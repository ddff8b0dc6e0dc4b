"""Is a sanction threatened, authorized, imposed or lifted, and who issues it against whom?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.checking.conditions import IF, turned_condition
from summarizer.checking.finding import (
    Finding,
    Span,
    cited_sentences,
    neighbours,
    spans_of,
    supported,
    words_at,
)
from summarizer.checking.sanction_words import (
    AUTHORIZED,
    IMPOSED,
    LIFTED,
    NOT_DONE,
    OUTRIGHT,
    THREATENED,
    UNREAL,
)
from summarizer.source.sentences import Source
from summarizer.summary import Evidence


def check_status(status: str, cited: Sequence[int], source: Source) -> Finding:
    """Check that the words of the cited sentences bear out how far a measure has gone.

    Args:
        status: "threatened", "authorized", "imposed" or "lifted".
        cited: The numbers of the sentences that it rests on.
        source: The report.
    """
    sentences = cited_sentences(cited, source)
    shown = shown_statuses(sentences, source)
    if not shown and status == "imposed":
        reason = "the cited sentences tell it as done, and no word makes it a threat or a power"
        return supported(reason, *spans_of(sentences))
    shown = shown or shown_statuses(neighbours(sentences, source), source)
    if status in shown:
        place = shown[status]
        return supported(f"“{words_at(place, source)}” shows it as {status}", place)
    if not shown:
        reason = f"no word of the cited sentences shows a measure as {status}"
        return Finding("unsupported", "error", reason, spans_of(sentences))
    words = "; ".join(f"“{words_at(place, source)}”: {kind}" for kind, place in shown.items())
    reason = f"the report shows it otherwise than {status}: {words}"
    return Finding("status_changed", "error", reason, tuple(shown.values()))


def check_condition(
    status: str, texts: Iterable[str | None], cited: Sequence[int], source: Source
) -> Finding | None:
    """Check that a threat, or a power, neither loses the "if" of its sentence nor turns it round.

    Args:
        status: How far the measure is told to have gone; what is done depends on nothing more.
        texts: What the item tells, the condition first, where it has one.
        cited: The numbers of the sentences that it rests on.
        source: The report.

    Returns:
        A warning, an error where it is turned round, or None where nothing is lost.
    """
    condition, *others = texts
    if condition:
        return turned_condition(condition, cited, source)
    if status not in _OPEN or any(IF.search(text or "") for text in others):
        return None
    for sentence in cited_sentences(cited, source):
        found = IF.search(source.text, sentence.start, sentence.end)
        if found and status in shown_statuses([sentence], source):
            words = source.text[found.start() : sentence.end].split(",")[0].rstrip(" .!?”\"'")
            reason = f"the report makes it depend: “{words}”, and no condition is told"
            return Finding("unconditional", "warning", reason, (found.span(),))
    return None


_OPEN = ("threatened", "authorized")


def shown_statuses(
    sentences: Iterator[Evidence] | Sequence[Evidence], source: Source
) -> dict[str, Span]:
    """Return how far the sentences show a measure, each with the words that do."""
    shown: dict[str, Span] = {}
    for sentence in sentences:
        for kind, place in _kinds(source.text, sentence):
            shown.setdefault(kind, place)
    return shown


def _kinds(text: str, sentence: Evidence) -> Iterator[tuple[str, Span]]:
    start, end = sentence.start, sentence.end
    lifted = list(_real(LIFTED, text, start, end))
    authorized = AUTHORIZED.search(text, start, end)
    if lifted:
        yield "lifted", lifted[0]
    if authorized:
        yield "authorized", authorized.span()
    imposed = [place for place in _real(IMPOSED, text, start, end) if not _within(place, lifted)]
    if imposed and not lifted and not authorized:
        yield "imposed", imposed[0]
    open_still = not authorized and not (lifted or imposed)
    if open_still and (threatened := THREATENED.search(text, start, end)):
        yield "threatened", threatened.span()
    elif outright := OUTRIGHT.search(text, start, end):
        yield "threatened", outright.span()


def _real(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the matches that no word before them makes undone or unreal."""
    for match in pattern.finditer(text, start, end):
        before = text[start : match.start()]
        if not UNREAL.search(before) and not NOT_DONE.search(before):
            yield match.span()


def _within(place: Span, others: Sequence[Span]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b in others)
