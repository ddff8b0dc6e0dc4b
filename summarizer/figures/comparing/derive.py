"""Find figures that a text worked out from those of the source: sums, spans of years, ages.

Free arithmetic over a whole source explains almost any number, so every rule here takes only
like figures that stand close together, and is ok only where the text has a word for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import currencies_clash, group_of, plain_values
from summarizer.figures.comparing.rounding import is_rounding
from summarizer.figures.comparing.unit_sizes import in_base_unit
from summarizer.figures.comparing.word_tables import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure


_NEXT = 4  # how many figures further on a partner may stand
_SENTENCES = 3  # and how many sentences
_LEAST_SUM = 7  # two and two make four in every source
_TOTAL = re.compile(
    r"\b(?:total\w*|combined|altogether|in all|overall|together|sum|between them|both|aggregate|"
    r"cumulative\w*|whopping|all told|toll)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:difference|gap|margin|lead|more than|less|off|cuts?|fewer|higher|lower|up|down|rise|"
    r"rose|fell|drop\w*|increas\w+|decreas\w+|gain\w*|los[est]\w*|remain\w*|left|extra|another|short)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:of|share|proportion|rate|percentage)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:up(?! to)|down(?! to)|r[io]se\w*|fell|falls?|drop\w*|increas\w+|decreas\w+|grew|"
    r"grow\w*|jump\w*|gain\w*|surg\w+|soar\w*|declin\w+|climb\w*|plung\w+|slump\w*|cuts?|higher|lower|more|less|los[est]\w*)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:years?|since|after|ago|in|for|anniversary|later|old|decades?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows from figures of the source."""

    sources: tuple[Figure, ...]
    formula: str
    cued: bool


Rule = Callable[["Figure", str, "SourceIndex"], Derivation | None]


def derive(scene: Scene, text: str, index: SourceIndex) -> Derivation | None:
    """Work out a figure that the source does not state, if a rule reaches it."""
    around = text[max(0, scene.figure.start - 70) : scene.figure.end + 50]
    rules = _RULES.get(scene.group, ())
    if len(scene.figure.values) != 1:
        return None
    found = (rule(scene.figure, around, index) for rule in rules)
    return next((d for d in found if d and _speaks_of(scene, d, index)), None)


def _speaks_of(scene: Scene, derivation: Derivation, index: SourceIndex) -> bool:
    """Tell whether the text shares a word with the passages that the figures come from."""
    if scene.group in ("multiple", "duration", "age") or not scene.wide_mass:
        return True
    scenes = [index.scene(index.figures.index(source)) for source in derivation.sources]
    return any(word in s.near or word in s.beside for s in scenes for word in scene.near)


def _pairs(group: str, index: SourceIndex) -> list[tuple[int, int]]:
    """Give pairs of like figures that stand close together; a source has the same for all."""
    if group not in index.pairs:
        index.pairs[group] = list(_read_pairs(group, index))
    return index.pairs[group]


def _read_pairs(group: str, index: SourceIndex) -> Iterator[tuple[int, int]]:
    numbers = [n for n in index.by_group.get(group, ()) if len(index.figures[n].values) == 1]
    for i, first in enumerate(numbers):
        for second in numbers[i + 1 : i + 1 + _NEXT]:
            if index.sentences[second] - index.sentences[first] > _SENTENCES:
                break
            if _alike(index.figures[first], index.figures[second]) or (
                group == "count" and index.sentences[first] == index.sentences[second]
            ):
                yield first, second


def _alike(first: Figure, second: Figure) -> bool:
    if first.kind != second.kind or currencies_clash(first, second):
        return False
    if first.kind != "count":
        return first.unit == second.unit
    return (
        first.unit == second.unit or "" in (first.unit, second.unit) or _are_people(first, second)
    )


def _one_thing(first: int, second: int, index: SourceIndex) -> bool:
    """Tell whether two figures count one sort of thing, or stand in one sentence."""
    same = index.sentences[first] == index.sentences[second]
    units = {index.figures[first].unit, index.figures[second].unit}
    return same or ("" not in units and index.figures[first].kind != "duration")


def _are_people(first: Figure, second: Figure) -> bool:
    return first.unit in PEOPLE and second.unit in PEOPLE


def _near(wanted: float, reached: float, slack: float = 0.0) -> bool:
    return math.isclose(wanted, reached, rel_tol=1e-6, abs_tol=slack + 1e-9)


def _sum(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    wanted = plain_values(figure)[0]
    cued = _TOTAL.search(around) is not None
    if wanted < _LEAST_SUM and not cued:
        return None
    for first, second in _pairs(group_of(figure), index):
        low, high = index.values[first][0], index.values[second][0]
        if min(low, high) < 0.005 * wanted:
            continue
        parts = [index.figures[first], index.figures[second]]
        if not (_alike(*parts) if cued else _one_thing(first, second, index)):
            continue
        reached = low + high
        if wanted > 2 and (_near(wanted, reached) or _rounds(figure, parts)):
            return Derivation(tuple(parts), " + ".join(map(index.written, parts)), cued)
    return None


def _rounds(figure: Figure, parts: list[Figure]) -> bool:
    total = sum((part.values[0] for part in parts), Decimal(0))
    return figure.values[0] >= 100 and is_rounding(figure.values[0], total, figure.bound)


def _difference(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    if not _GAP.search(around):
        return None
    wanted = plain_values(figure)[0]
    for first, second in _pairs(group_of(figure), index):
        x, y = index.values[first][0], index.values[second][0]
        if _near(wanted, abs(x - y)):
            a, b = index.figures[first], index.figures[second]
            high, low = (a, b) if x >= y else (b, a)
            return Derivation((high, low), f"{index.written(high)} − {index.written(low)}", True)
    return None


def _ratio(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    """Reach a percentage as a share or as a change, of money, counts or measures."""
    wanted = plain_values(figure)[0]
    slack = 0.51 if figure.bound == "exact" else 2.5
    change, share = _CHANGE.search(around) is not None, _SHARE.search(around) is not None
    for group in ("count", "money", "measure"):
        for first, second in _pairs(group, index):
            a, b = index.figures[first], index.figures[second]
            x, y = index.values[first][0], index.values[second][0]
            if min(x, y) <= 0 or x == y or max(x, y) < 10:
                continue
            if change and any(_near(wanted, abs(y - x) / base * 100, 0.51) for base in (x, y)):
                return Derivation((a, b), f"{index.written(a)} → {index.written(b)}", True)
            if share and _near(wanted, min(x, y) / max(x, y) * 100, slack):
                low, high = sorted((a, b), key=lambda f: plain_values(f)[0])
                return Derivation(
                    (low, high), f"{index.written(low)} of {index.written(high)}", True
                )
    return None


def _is_multiple(figure: Figure, ratio: float) -> bool:
    """Tell whether a ratio bears out "doubled", or "more than doubled": it is not yet tripled."""
    wanted = plain_values(figure)[0]
    if math.isclose(ratio, wanted, rel_tol=0.12):
        return True
    return figure.bound == "more" and wanted < ratio < wanted + 1


def _multiple(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    for group in ("count", "money", "share", "measure"):
        for first, second in _pairs(group, index):
            a, b = index.figures[first], index.figures[second]
            low, high = sorted((index.values[first][0], index.values[second][0]))
            if low > 0 and _is_multiple(figure, high / low):
                return Derivation((a, b), f"{index.written(a)} and {index.written(b)}", True)
    return None


def _product(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    """Reach what is paid over some years, or to each of some people."""
    wanted = plain_values(figure)[0]
    cued = _TOTAL.search(around) is not None
    for number in index.by_group.get(group_of(figure), ()):
        rate, value = index.figures[number], index.values[number][0]
        for other in range(max(0, number - _NEXT), min(len(index.figures), number + _NEXT + 1)):
            if not _near(wanted, value * index.values[other][0], 0.01 * abs(wanted)):
                continue
            times = index.figures[other]
            if (
                rate.unit.endswith(f"/{times.unit}")
                if times.kind == "duration"
                else times.kind == "count" and other != number and _says_each(rate, index)
            ):
                formula = f"{index.written(rate)} × {index.written(times)}"
                return Derivation((rate, times), formula, cued)
    return None


def _says_each(rate: Figure, index: SourceIndex) -> bool:
    around = index.text[max(0, rate.start - 60) : rate.end + 60]
    return re.search(r"\b(?:each|apiece|every|per)\b", around, re.IGNORECASE) is not None


def _span_of_years(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    """Reach "after 42 years" from a year of the source and the latest, or an age from a birth."""
    base = in_base_unit(figure)
    if base is None or base[0] != "time" or figure.unit not in ("year", "decade", "century", ""):
        return None
    wanted, now = round(base[1] / 365.25), index.latest_year
    if now is None or wanted < 1:
        return None
    slack = 1 if figure.kind == "age" or figure.bound != "exact" or wanted >= 10 else 0
    for year in range(now[0] - wanted, now[0] - wanted - slack - 1, -1):
        for number in index.by_value.get(float(year), ()):
            if not _is_year(index.figures[number]):
                continue
            sources = (index.figures[number], index.figures[now[1]])
            cued = _SPAN.search(around) is not None
            if figure.kind == "age":
                cued = _is_birth(sources[0], index)
            return Derivation(sources, f"{now[0]} − {year}", cued)
    return None


def _is_year(figure: Figure) -> bool:
    bare = figure.kind == "count" and not figure.unit  # "1991's Bogus Journey"
    return bare or group_of(figure) in ("year", "date")


def _is_birth(year: Figure, index: SourceIndex) -> bool:
    around = index.text[max(0, year.start - 60) : year.end + 30]
    return re.search(r"\b(?:born|birth|b\.)", around, re.IGNORECASE) is not None


def _last_of(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    """Reach "three hurt" from "a third victim": so many there are at least."""
    wanted = plain_values(figure)[0]
    for number in index.by_value.get(wanted, ()):
        source = index.figures[number]
        if source.kind == "ordinal" and wanted > 2:
            return Derivation((source,), f"the {index.written(source)} of them", False)
    return None


def _year_ago(figure: Figure, around: str, index: SourceIndex) -> Derivation | None:
    """Reach "since 2004" from "eight years ago", and "by 2038" from "in 30 years"."""
    now = index.latest_year
    if now is None or index.dateline is None:
        return None
    wanted = int(figure.values[0]) - now[0]
    for number in index.by_value.get(float(abs(wanted)), ()):
        source = index.figures[number]
        if wanted and source.kind in ("duration", "age") and source.unit == "year":
            formula = f"{now[0]} {'+' if wanted > 0 else '−'} {index.written(source)} years"
            cued = re.search(r"\b(?:since|by|until)\b", around, re.IGNORECASE) is not None
            return Derivation((source, index.figures[now[1]]), formula, cued)
    return None


_RULES: dict[str, tuple[Rule, ...]] = {
    "count": (_sum, _difference, _product, _last_of),
    "money": (_sum, _difference, _product),
    "share": (_ratio, _sum, _difference),
    "measure": (_sum, _difference),
    "duration": (_span_of_years, _sum),
    "age": (_span_of_years,),
    "year": (_year_ago,),
    "multiple": (_multiple,),
}
