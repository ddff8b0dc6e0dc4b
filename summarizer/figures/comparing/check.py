"""Check every figure of a text against a source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.figures.comparing import reasons
from summarizer.figures.comparing.bind import set_mates, set_scene
from summarizer.figures.comparing.cited import read_spans
from summarizer.figures.comparing.compare import plain_values
from summarizer.figures.comparing.judge import Judge, Reading
from summarizer.figures.comparing.language import can_be_read
from summarizer.figures.comparing.source_index import index_source
from summarizer.figures.comparing.wording import read_wording
from summarizer.figures.figure import FigureCheck
from summarizer.figures.finding.find import figures_in
from summarizer.figures.finding.kept import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.bind import Others, Scene
    from summarizer.figures.comparing.cited import Spanned
    from summarizer.figures.comparing.source_index import SourceIndex

MOST_READINGS = 256
"""Texts that are kept as read beside one source: those of a summary, which share sentences."""


def check_figures(
    text: str, source: str, evidence: Sequence[tuple[int, int] | Spanned] | None = None
) -> list[FigureCheck]:
    """Check every figure of a text against a source.

    Args:
        text: The text whose figures are in question.
        source: The text that must bear them out.
        evidence: Spans of the source that the text cites, as pairs of offsets or as objects
            with `start` and `end`; a figure must then hold there.

    Returns:
        One check for each figure of the text, in order.
    """
    if not figures_in(text):
        return []
    readable = can_be_read(text)
    if not readable or not can_be_read(source):
        return [_unchecked(scene, text, own=not readable) for scene in scenes_of(text)]
    index = index_source(source)
    reading = _reading(text, index)
    judge = Judge(text, index, reading, read_spans(evidence))
    return [judge.check(number) for number in range(len(reading.scenes))]


def _reading(text: str, index: SourceIndex) -> Reading:
    """Read the figures of a text beside a source; the same sentence comes in many fields."""
    known = index.kept
    reading: Reading | None = known.get(text)
    if reading is None:
        reading = Reading(scenes_of(text), index)
        if len(text) <= LONGEST:
            if len(known) >= MOST_READINGS:
                known.clear()
            known[text] = reading
    return reading


def _unchecked(scene: Scene, text: str, *, own: bool) -> FigureCheck:
    figure = scene.figure
    reason = reasons.unreadable(text[figure.start : figure.end], text=own)
    return FigureCheck(figure, "warning", "unchecked", reason)


def scenes_of(text: str) -> list[Scene]:
    """Read the figures of a text with the words around them."""
    figures = figures_in(text)
    wording = read_wording(text, figures)
    scenes = [set_scene(figure, wording) for figure in figures]
    values = [tuple(plain_values(figure)) for figure in figures]
    sentences: dict[int, Others] = defaultdict(list)
    for scene, value in zip(scenes, values, strict=True):
        sentences[scene.sentence].append((scene.place, value))
    for scene, value in zip(scenes, values, strict=True):
        set_mates(scene, value, sentences[scene.sentence])
    return scenes
