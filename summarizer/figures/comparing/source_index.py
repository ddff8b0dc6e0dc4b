"""The figures of a source, laid out so that each figure of a text meets only its likes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from summarizer.figures.comparing.bind import Others, Scene, set_mates, set_scene, weigh_source
from summarizer.figures.comparing.compare import date_of, group_of, plain_values, sortable_values
from summarizer.figures.comparing.quarters import read_dates
from summarizer.figures.comparing.series import NO_DATE, read_series
from summarizer.figures.comparing.wording import rarity, read_wording, sentence_frequencies
from summarizer.figures.finding.find import figures_in
from summarizer.figures.finding.kept import LONGEST, kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.figure import Figure

_WIDEST_ROUNDING = 1.25
_DATELINE = 12  # characters before the dateline
MOST_WEIGHED = 64  # figures of a source for each one of a text; an article has some tens
_RARITY = itemgetter(2)


class SourceIndex:
    """A source text read once: its figures by kind and value, and how rare its words are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures = list(figures_in(text))
        self.wording = read_wording(text, self.figures)
        self.frequencies = sentence_frequencies(self.wording)
        self.rarity = rarity(self.frequencies, len(self.wording.bounds) - 1)
        self._dated: list[int] = []
        self._scenes: dict[int, Scene] = {}
        self.pairs: dict[str, list[tuple[int, int]]] = {}  # of like figures, see derive.py
        self.by_group: dict[str, list[int]] = defaultdict(list)
        self.by_value: dict[float, list[int]] = defaultdict(list)
        self.sentence_values: dict[int, Others] = defaultdict(list)
        self.groups = list(map(group_of, self.figures))
        self.values = [tuple(plain_values(figure)) for figure in self.figures]
        self.common = Counter(chain.from_iterable(self.values))
        self.places = [self.wording.tokens_of(figure)[0] for figure in self.figures]
        self.sentences = list(map(self.wording.sentence, self.places))
        for number, (figure, values) in enumerate(zip(self.figures, self.values, strict=True)):
            self.by_group[self.groups[number]].append(number)
            self.sentence_values[self.sentences[number]].append((self.places[number], values))
            for value in self._keys(figure, values):
                self.by_value[value].append(number)
        self.dates = read_dates(self.figures, text)
        for number in sorted(self.by_group.get("date", []) + self.by_group.get("quarter", [])):
            if self.date(number)[0]:
                self._dated.append(number)
        self.series = read_series(self.figures, self.sentences, self.dates, text)
        self.dateline = self._find_dateline()
        self.latest_year = self._latest_year()
        self.kept: dict[str, Any] = {}  # what texts were made out to say beside it, see check.py
        self._sorted: dict[str, tuple[list[float], list[int]]] = {}

    def date(self, number: int) -> DateParts:
        """Give the date that a figure of the source names."""
        return self.dates.get(number, NO_DATE)

    def _find_dateline(self) -> int | None:
        """Find the date that says when the report was made: it stands before the first words."""
        for number, figure in enumerate(self.figures[:3]):
            if figure.kind == "date" and figure.start < _DATELINE and self.date(number)[0]:
                return number
        return None

    def _latest_year(self) -> tuple[int, int] | None:
        """Give the year in which the report stands, and the figure that says so."""
        if self.dateline is not None:
            return self.date(self.dateline)[0] or 0, self.dateline
        years = [(self.date(n)[0] or 0, n) for n in self.likes("year")]
        return max((pair for pair in years if 1900 < pair[0] < 2100), default=None)

    def names_year(self, year: int) -> bool:
        """Tell whether the source names a year at all."""
        return float(year) in self.by_value

    def likes(self, group: str) -> list[int]:
        """Give the figures of one group; to a year belong the dates that name one."""
        alike = self.by_group.get(group, [])
        return alike + self._dated if group == "year" else alike

    def is_like(self, number: int, group: str) -> bool:
        """Tell whether a figure of the source is among the likes of a group."""
        mine = self.groups[number]
        return mine == group or (group == "year" and mine in ("date", "quarter"))

    def _keys(self, figure: Figure, values: tuple[float, ...]) -> tuple[float, ...]:
        """Give the values that a figure can be found by; a date also by its year."""
        if figure.kind not in ("date", "month", "quarter"):
            return values
        year = date_of(figure)[0]
        return (float(year),) if year else ()

    def scene(self, number: int) -> Scene:
        """Give the words around one figure of the source, read when first asked for."""
        scene = self._scenes.get(number)
        if scene is None:
            scene = set_scene(self.figures[number], self.wording)
            set_mates(scene, self.values[number], self.sentence_values[scene.sentence])
            weigh_source(scene, self.rarity)
            self._scenes[number] = scene
        return scene

    def most_told(self, scene: Scene, numbers: Sequence[int]) -> Sequence[int]:
        """Give, of so many figures that weighing all takes too long, those worth weighing.

        They are those near which the rarest words of a scene of the text stand. So a text of
        thousands of figures takes as many times longer than one of a single figure, not more.
        """
        if len(numbers) <= MOST_WEIGHED:
            return numbers
        wanted, found = set(numbers), dict[int, None]()
        for word, _, _ in sorted(scene.telling, key=_RARITY, reverse=True):
            for number in self._near.get(word, ()):
                if number in wanted:
                    found[number] = None
            if len(found) >= MOST_WEIGHED:
                break
        return list(found)[:MOST_WEIGHED]

    @cached_property
    def _near(self) -> dict[str, list[int]]:
        """The figures near which each word stands."""
        near: dict[str, list[int]] = defaultdict(list)
        for number in range(len(self.figures)):
            for word in self.scene(number).near:
                near[word].append(number)
        return near

    def written(self, figure: Figure) -> str:
        """Give a figure of the source as written."""
        return self.text[figure.start : figure.end]

    def near_value(self, group: str, value: float) -> list[int]:
        """Give the figures of a group whose value a rounding could reach, the nearest of many."""
        low, high = sorted((value / _WIDEST_ROUNDING, value * _WIDEST_ROUNDING))
        found = self.between(group, low, high)
        if len(found) <= MOST_WEIGHED:
            return found
        at = max(0, bisect_left(self._sorted[group][0], value) - MOST_WEIGHED // 2)
        return self._sorted[group][1][at : at + MOST_WEIGHED]

    def between(self, group: str, low: float, high: float) -> list[int]:
        """Give the figures of a group with a value from `low` to `high`."""
        if group not in self._sorted:
            pairs = sorted(
                (value, number)
                for number in self.by_group.get(group, ())
                for value in sortable_values(self.figures[number])
            )
            self._sorted[group] = ([v for v, _ in pairs], [n for _, n in pairs])
        values, numbers = self._sorted[group]
        return numbers[bisect_left(values, low) : bisect_right(values, high)]


def index_source(text: str) -> SourceIndex:
    """Read a source; the last few are kept, since one source is often checked many times.

    Two statements are checked by each other too, and must not push out the report they are of.
    """
    return _of_short(text) if len(text) <= LONGEST else _of_long(text)


_of_short = kept(64)(SourceIndex)
_of_long = lru_cache(maxsize=8)(SourceIndex)
