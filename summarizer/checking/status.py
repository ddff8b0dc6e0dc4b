"""Is a sanction threatened, authorized, imposed or lifted, and who issues it against whom?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from summarizer.checking.conditions import IF, turned_condition
from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import (
    Finding,
    Span,
    cited_sentences,
    neighbours,
    spans_of,
    supported,
    words_at,
)
from summarizer.checking.measure_clauses import Clause, naming, telling_of
from summarizer.checking.sanction_words import (
    ANNOUNCED,
    AUTHORIZED,
    IMPOSED,
    IN_FORCE,
    LIFTED,
    NOT_DONE,
    NOT_TAKEN,
    OUTRIGHT,
    THREATENED,
    UNREAL,
)
from summarizer.source.sentences import Source
from summarizer.summary import Evidence


def check_status(
    status: str, cited: Sequence[int], source: Source, *, target: str = "", measure: str = ""
) -> Finding:
    """Check that the words of the cited sentences bear out how far a measure has gone.

    Args:
        status: "threatened", "authorized", "imposed" or "lifted".
        cited: The numbers of the sentences that it rests on.
        source: The report.
        target: Whom the measure is aimed at: where a sentence tells of several measures, the
            clause that names him counts.
        measure: What is done.
    """
    sentences = cited_sentences(cited, source)
    kept = in_force(measure, naming(target, sentences, source), source)
    found = _by_sentences(status, sentences, kept, source)
    telling = telling_clauses(target, measure, sentences, source)
    pieces = [piece for clause in telling for piece in clause.pieces]
    shown = _shown_or_in_force(measure, pieces, source)
    if status in shown:
        return _borne_out(status, shown[status], source)
    if shown and found.severity == "ok":
        reason = f"of {target} the report shows it otherwise than {status}: "
        places = tuple(shown.values())
        return Finding("status_changed", "warning", reason + _listed(shown, source), places)
    return found


def telling_clauses(
    target: str, measure: str, sentences: Sequence[Evidence], source: Source
) -> list[Clause]:
    """Return the clauses that tell of a measure, where its sentences tell of more than one."""
    shows = partial(_shown_or_in_force, measure)
    return telling_of(target, measure, sentences, source, shows) if target else []


def _by_sentences(
    status: str, sentences: Sequence[Evidence], kept: Span | None, source: Source
) -> Finding:
    shown = shown_statuses(sentences, source)
    if status == "imposed" and "imposed" not in shown and kept:
        return _borne_out(status, kept, source)
    if not shown and status == "imposed":
        reason = "the cited sentences tell it as done, and no word makes it a threat or a power"
        return supported(reason, *spans_of(sentences))
    shown = shown or shown_statuses(neighbours(sentences, source), source)
    if status in shown:
        return _borne_out(status, shown[status], source)
    if not shown:
        reason = f"no word of the cited sentences shows a measure as {status}"
        return Finding("unsupported", "error", reason, spans_of(sentences))
    reason = f"the report shows it otherwise than {status}: {_listed(shown, source)}"
    return Finding("status_changed", "error", reason, tuple(shown.values()))


def _borne_out(status: str, place: Span, source: Source) -> Finding:
    return supported(f"“{words_at(place, source)}” shows it as {status}", place)


def _listed(shown: Mapping[str, Span], source: Source) -> str:
    return "; ".join(f"“{words_at(place, source)}”: {kind}" for kind, place in shown.items())


def _shown_or_in_force(
    measure: str, sentences: Sequence[Evidence], source: Source
) -> dict[str, Span]:
    shown = shown_statuses(sentences, source)
    kept = in_force(measure, sentences, source)
    return shown if kept is None else {"imposed": kept} | shown


def in_force(measure: str, sentences: Sequence[Evidence], source: Source) -> Span | None:
    """Return the words by which a measure is in force, or decided, whatever else they tell."""
    wanted = content_stems(measure)
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        for kept in IN_FORCE.finditer(source.text, start, end):
            named = kept["kept"] or kept["held"] or kept["stays"] or kept["left"]
            if kept["left"] == "those" or content_stems(named) & wanted:
                return kept.span()
        announced = ANNOUNCED.search(source.text, start, end)
        if announced and wanted & content_stems(source.text[announced.end() : end]):
            return announced.span()
    return None


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
    undone = [match.span() for match in NOT_TAKEN.finditer(text, start, end)]
    imposed = [
        place for place in _real(IMPOSED, text, start, end) if not _within(place, lifted + undone)
    ]
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
        if text.startswith(" no ", match.end()):
            continue  # "has imposed no sanctions"
        if not UNREAL.search(before) and not NOT_DONE.search(before):
            yield match.span()


def _within(place: Span, others: Sequence[Span]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b in others)
