"""Give the verdict on one figure of a text from the figures of the source that it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.figures.comparing import reasons
from summarizer.figures.comparing.bind import weigh
from summarizer.figures.comparing.candidates import Candidates, Search
from summarizer.figures.comparing.compare import plain_values
from summarizer.figures.comparing.dated import exchanged_dates
from summarizer.figures.comparing.derive import derive
from summarizer.figures.comparing.listed import counts_its_own_list, counts_parts_of_the_text
from summarizer.figures.comparing.literal import stands_literally
from summarizer.figures.comparing.subject import names_its_subject
from summarizer.figures.comparing.swaps import swaps
from summarizer.figures.comparing.turns import bound_change, sense_change, step_change, trend_change
from summarizer.figures.comparing.wholes import each_as_all, end_of_range, part_as_whole
from summarizer.figures.comparing.word_tables import PEOPLE
from summarizer.figures.figure import FigureCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.candidates import Candidate
    from summarizer.figures.comparing.cited import Cited
    from summarizer.figures.comparing.compare import Match
    from summarizer.figures.comparing.derive import Derivation
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure, FigureVerdict, Severity

# How much better another figure must fit before the stated one is doubted: counts of all sorts of
# things share their words, years and shares hardly do.
MARGINS = {"count": 3.3, "year": 1.2, "share": 1.3, "age": 1.5, "quarter": 1.5, "ordinal": 2.2}
MARGIN = 2.2
# The least of all, where the text names the subject of the other one: the words say so plainly.
SUBJECT = 1.0
SPEAKS_OF_IT = 4.0  # from this fit on, a figure of another value contradicts
VERBATIM = 9.0  # from this fit on, the sentence is the same and no sum can be meant
COUNTS_IT = 6.0  # from this fit on, the same is counted
PART_OF_IT = 2.0  # a sum may be told in the words of its greater part
PLAIN = {"age": 5.0}  # people have one age
_VERDICTS: dict[Match, FigureVerdict] = {
    "same": "supported",
    "equivalent": "equivalent",
    "rounded": "rounded",
    "coarse": "rounded",
}
_LOOSE = frozenset({"one"})  # said of much that no source writes as a figure


class Reading:
    """The figures of one text as one source makes them out: the same whatever is cited."""

    def __init__(self, scenes: list[Scene], index: SourceIndex) -> None:
        for scene in scenes:
            weigh(scene, index.rarity)
        self.scenes = scenes
        self.values = [tuple(plain_values(scene.figure)) for scene in scenes]
        told = frozenset(self.values)
        self.searches = [
            Search(scene, values, told, index)
            for scene, values in zip(scenes, self.values, strict=True)
        ]


class Judge:
    """Judges the figures of one text against one source."""

    def __init__(
        self, text: str, index: SourceIndex, reading: Reading, cited: Cited | None = None
    ) -> None:
        self.text = text
        self.index = index
        self.scenes = scenes = reading.scenes
        self.values = reading.values
        self.found = [Candidates(search, index, cited) for search in reading.searches]
        self.cited = cited
        self.swapped = exchanged_dates(scenes, text, self.found, index)
        self.swapped |= swaps(scenes, reading.values, self.found)

    def check(self, number: int) -> FigureCheck:
        """Judge one figure."""
        scene, found = self.scenes[number], self.found[number]
        if found.same:
            return self._stated(number, found)
        if found.elsewhere and not found.clashing:
            best = found.elsewhere[0]
            reason = reasons.elsewhere(self._written(scene.figure), best, self.index)
            return _check(scene.figure, "error", "misattributed", reason, best)
        if found.clashing:
            best = found.clashing[0]
            reason = reasons.clash(self._written(scene.figure), best, self.index)
            return _check(scene.figure, "error", "unit_changed", reason, best)
        return self._absent(scene, found)

    def _written(self, figure: Figure) -> str:
        return self.text[figure.start : figure.end]

    def _stated(self, number: int, found: Candidates) -> FigureCheck:
        scene, best = self.scenes[number], found.same[0]
        figure, written = scene.figure, self._written(scene.figure)
        rival = self._better_rival(number, found)
        if rival is not None:
            reason = reasons.misattributed(written, best, rival, self.index)
            return _check(figure, "error", "misattributed", reason, rival, best)
        turned = trend_change(scene, found.same) or sense_change(scene, best.scene)
        if turned:
            return _check(figure, "error", "direction_changed", turned, best)
        for severity, verdict, reason in self._shifts(scene, found.same):
            return _check(figure, severity, verdict, reason, best)
        severity, changed = bound_change(scene, found.same)
        if changed:
            return _check(figure, severity, "bound_changed", changed, best)
        if best.value == "coarse":
            return _check(
                figure, "warning", "rounded", reasons.coarse(written, best, self.index), best
            )
        verdict = _VERDICTS[best.value or "same"]
        reason = reasons.supported(written, best, self.index)
        return _check(figure, "ok", verdict, reason, best)

    def _shifts(
        self, scene: Scene, same: list[Candidate]
    ) -> Iterator[tuple[Severity, FigureVerdict, str]]:
        """Yield what the text made of the figure: another step, a whole of a part, each of all."""
        theirs, told = same[0].scene, self.values
        if stepped := step_change(scene, same):
            timed = scene.step in ("before", "after")
            yield "error", "bound_changed" if timed else "misattributed", stepped
        if shared := each_as_all(scene, theirs):
            yield "error", "unit_changed", shared
        if partly := part_as_whole(scene, theirs, told, self.index):
            yield "warning", "misattributed", partly
        if ended := end_of_range(scene, theirs, told):
            yield "warning", "bound_changed", ended

    def _better_rival(self, number: int, found: Candidates) -> Candidate | None:
        """Give the figure of another value that fits clearly better, if there is one."""
        if number in self.swapped:
            return self.swapped[number]
        scene, best = self.scenes[number], found.same[0]
        if scene.figure.kind in _LOOSE:
            return None
        if {scene.role, best.scene.role} == {"from", "to"}:
            other_end = _other_end(best, found.rivals)
            if other_end is not None:
                return other_end
        margin = MARGINS.get(scene.group, MARGIN)
        may_name = not scene.clause <= best.scene.near.keys()
        rivals = found.rivals_above(best.fit + (SUBJECT if may_name else margin))
        better = rivals[0].fit - best.fit if rivals else 0.0
        if better > margin:
            return rivals[0]
        if better > SUBJECT and names_its_subject(scene, rivals[0].scene, best.scene):
            return rivals[0]
        return None

    def _absent(self, scene: Scene, found: Candidates) -> FigureCheck:
        figure, written = scene.figure, self._written(scene.figure)
        if stands_literally(scene, self.text, self._ground()):
            return _check(figure, "ok", "supported", reasons.literal(written))
        rival = found.rivals[0] if found.rivals else None
        derived = self._derivation(scene, rival)
        if derived is not None:
            return _derived(scene, written, derived)
        if counts_its_own_list(scene, self.text):
            return _check(figure, "ok", "derived", reasons.listed(written))
        if counts_parts_of_the_text(scene, self.text):
            return _check(figure, "warning", "unchecked", reasons.uncountable(written))
        if figure.kind in _LOOSE and not _counts_the_same(figure, rival):
            return _check(figure, "ok", "supported", reasons.loose(written))
        if rival is not None and rival.fit > SPEAKS_OF_IT:
            reason = reasons.contradicted(written, rival, self.index)
            return _check(figure, "error", "contradicted", reason, rival)
        return _check(figure, "error", "unsupported", reasons.unsupported(written))

    def _ground(self) -> str:
        """Give the text that must bear a figure out: the source, or what is cited of it."""
        return self.cited.text(self.index.text) if self.cited else self.index.text

    def _derivation(self, scene: Scene, rival: Candidate | None) -> Derivation | None:
        """Work the figure out, unless the source plainly gives another in its place."""
        derived = derive(scene, self.text, self.index)
        if derived is None:
            return None
        if rival is not None:
            part = rival.scene.figure in derived.sources and scene.group != "age"
            plain = PLAIN.get(scene.group, VERBATIM)
            if rival.fit >= plain + (PART_OF_IT if part else 0.0):
                return None
        if self.cited and not any(map(self.cited.holds, derived.sources)):
            return None
        return derived


def _other_end(best: Candidate, rivals: list[Candidate]) -> Candidate | None:
    """Give the other end of a change: "rose to" must not take what the source rose from."""
    beside = (
        c
        for c in rivals
        if c.scene.sentence == best.scene.sentence
        and c.scene.role != best.scene.role
        and c.fit > best.fit - 2
    )
    return next(beside, None)


def _counts_the_same(one: Figure, rival: Candidate | None) -> bool:
    """Tell whether the source counts, in place of "one person", some other number of people."""
    if rival is None or not one.unit or rival.fit < COUNTS_IT:
        return False
    return rival.scene.figure.unit == one.unit or {rival.scene.figure.unit, one.unit} <= PEOPLE


def _derived(scene: Scene, written: str, derived: Derivation) -> FigureCheck:
    reason = reasons.derived(written, derived)
    if scene.bound == "less" and scene.strict:  # the sum reaches what the words shut out
        return FigureCheck(scene.figure, "error", "bound_changed", reason, derived.sources)
    severity: Severity = "ok" if derived.cued else "warning"
    return FigureCheck(scene.figure, severity, "derived", reason, derived.sources)


def _check(
    figure: Figure, severity: Severity, verdict: FigureVerdict, reason: str, *rests_on: Candidate
) -> FigureCheck:
    figures = tuple(c.scene.figure for c in rests_on)
    return FigureCheck(figure, severity, verdict, reason, figures)
