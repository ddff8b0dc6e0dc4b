"""Say why a figure got its verdict, in a sentence that quotes the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.comparing.candidates import Candidate
    from summarizer.figures.comparing.derive import Derivation
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure

_LONGEST = 160


def quote(candidate: Candidate, index: SourceIndex) -> str:
    """Quote the words around a figure of the source, cut to a readable length."""
    sentence = index.wording.sentence_text(candidate.scene.sentence)
    return _quoted(sentence, candidate.scene.figure, index.text)


def _quoted(sentence: str, figure: Figure, text: str) -> str:
    if len(sentence) <= _LONGEST:
        return f"“{sentence}”"
    start = max(0, figure.start - _LONGEST // 2)
    end = min(len(text), figure.end + _LONGEST // 2)
    around = text[start:end]
    head = around.find(" ") + 1 if start else 0
    tail = around.rfind(" ") if end < len(text) else len(around)
    return f"“… {around[head:tail].strip()} …”"


def copied(sentence: str, figure: Figure, text: str) -> str:
    """Say where the source gives a figure of a sentence that was copied from it."""
    return f"The source says so: {_quoted(sentence, figure, text)}"


def supported(written: str, best: Candidate, index: SourceIndex) -> str:
    """Say where the source gives the figure."""
    theirs = index.written(best.scene.figure)
    if best.value == "rounded":
        return f"“{written}” is a rounding of “{theirs}”: {quote(best, index)}"
    if theirs != written:
        return f"“{written}” is another form of “{theirs}”: {quote(best, index)}"
    return f"The source says so: {quote(best, index)}"


def coarse(written: str, best: Candidate, index: SourceIndex) -> str:
    """Show how far a rounding goes."""
    theirs = index.written(best.scene.figure)
    return f"“{written}” is a coarse rounding of “{theirs}”: {quote(best, index)}"


def misattributed(written: str, best: Candidate, rival: Candidate, index: SourceIndex) -> str:
    """Say what the figure belongs to, and which figure belongs here."""
    return (
        f"“{written}” is said of something else: {quote(best, index)}; "
        f"what is said here fits “{index.written(rival.scene.figure)}”: {quote(rival, index)}"
    )


def elsewhere(written: str, best: Candidate, index: SourceIndex) -> str:
    """Say that the figure stands in the source, but not where the text points."""
    return f"“{written}” does not stand in the passage cited but elsewhere: {quote(best, index)}"


def unreadable(written: str, *, text: bool) -> str:
    """Say that the language is not one that the checker reads."""
    what = "text" if text else "source"
    return f"“{written}” was not checked: the {what} is not in English"


def clash(written: str, best: Candidate, index: SourceIndex) -> str:
    """Say which unit the source gives."""
    theirs = index.written(best.scene.figure)
    return f"“{written}” differs from “{theirs}” in {best.clash}: {quote(best, index)}"


def contradicted(written: str, rival: Candidate, index: SourceIndex) -> str:
    """Say which value the source gives instead."""
    theirs = index.written(rival.scene.figure)
    return f"The source gives “{theirs}”, not “{written}”: {quote(rival, index)}"


def unsupported(written: str) -> str:
    """Say that the figure stands nowhere."""
    return f"The source nowhere gives “{written}”"


def loose(written: str) -> str:
    """Say why a word like "first" needs no figure in the source."""
    return f"“{written}” is said of much that a source does not count"


def literal(written: str) -> str:
    """Say that the words stand in the source, though not as a figure there."""
    return f"The source has the same words around “{written}”"


def derived(written: str, derivation: Derivation) -> str:
    """Show how the figure follows from the source."""
    doubt = "" if derivation.cued else "; nothing in the text says that it was worked out"
    return f"“{written}” can be worked out from the source: {derivation.formula}{doubt}"


def listed(written: str) -> str:
    """Say that the text counts what it lists itself."""
    return f"“{written}” counts what the text itself lists or named before"


def uncountable(written: str) -> str:
    """Say that the figure is about the source as a whole."""
    return f"“{written}” counts the topics of the source, which no source states: not checked"
