"""Compare two figures by value and unit, whatever is said of them."""

from __future__ import annotations

import math
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from summarizer.figures.comparing.dateparts import same_date
from summarizer.figures.comparing.rounding import is_coarse, is_rounding
from summarizer.figures.comparing.unit_sizes import base_of, currency_of, in_base_unit, share_of

if TYPE_CHECKING:
    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.figure import Figure

Match = Literal["same", "equivalent", "rounded", "coarse"]

GROUPS: dict[str, str] = {
    "money": "money",
    "percent": "share", "fraction": "share", "percentage_points": "share", "basis_points": "share",
    "count": "count", "rate": "count", "one": "count", "measure": "measure",
    "year": "year", "decade": "year", "century": "year",
    "date": "date", "month": "date", "quarter": "quarter",
    "duration": "duration", "age": "age", "multiple": "multiple", "ratio": "share",
    "score": "score", "ordinal": "ordinal", "time": "time",
}  # fmt: skip
_SHARES = frozenset(kind for kind, group in GROUPS.items() if group == "share")
_CALENDAR = frozenset(["date", "year", "quarter"])
_RANKED = frozenset(["date", "quarter", "year", "time", "ordinal"])  # of these, each is its own


def _both_ways(*pairs: str) -> frozenset[tuple[str, str]]:
    one_way = [(one, other) for one, other in map(str.split, pairs)]
    return frozenset([*one_way, *((other, one) for one, other in one_way)])


# Kinds that the same number may take in other words: "Ann Lee, 38" and "the 38-year-old".
_NEAR_GROUPS = _both_ways(
    "age count", "age duration", "age measure", "share score", "share count", "share multiple",
    "ordinal quarter", "ordinal date", "count money",
    "count score", "count year", "count time", "count measure", "year date", "year quarter",
    "date quarter",
)  # fmt: skip
_LOOSE_GROUPS = _both_ways(
    "count ordinal", "count duration", "count multiple", "ordinal duration", "ordinal age"
)
_KIN_GROUPS = _NEAR_GROUPS | _LOOSE_GROUPS


def group_of(figure: Figure) -> str:
    """Name the family of kinds within which figures can stand for one another."""
    return GROUPS.get(figure.kind, figure.kind)


def may_be_one(figure: Figure, other: Figure) -> bool:
    """Tell whether two kinds can be two ways of writing one thing."""
    mine, theirs = group_of(figure), group_of(other)
    return mine == theirs or (mine, theirs) in _KIN_GROUPS


def needs_context(figure: Figure, other: Figure) -> bool:
    """Tell whether two kinds are so far apart that the words around must speak of one thing.

    "Ann Lee, 38" and "the 38-year-old" need none; "three dead" and "a third victim" do.
    """
    mine, theirs = group_of(figure), group_of(other)
    if mine == theirs:
        return False
    open_unit = not figure.unit or not other.unit or figure.unit == other.unit
    return (mine, theirs) in _LOOSE_GROUPS or not open_unit


def match(figure: Figure, source: Figure, mine: DateParts, theirs: DateParts) -> Match | None:
    """Tell how the figure of the text could be the one of the source, by value alone."""
    one, other = group_of(figure), group_of(source)
    years = one == other == "year" and len(source.values) == len(figure.values)
    if one in _CALENDAR and other in _CALENDAR and not years:
        same = same_date(mine, theirs) or ("year" in (one, other) and _within(figure, source))
        return None if not same else "same" if figure.kind == source.kind else "equivalent"
    return _match_values(figure, source)


def _within(figure: Figure, source: Figure) -> bool:
    return any(value in source.values for value in figure.values)


def _match_values(figure: Figure, source: Figure) -> Match | None:
    mine, theirs = plain_values(figure), plain_values(source)
    if mine == theirs or (len(mine) == len(theirs) and all(map(_close, mine, theirs))):
        return "same" if figure.kind == source.kind else "equivalent"
    if is_vague(figure) and mine[0] <= min(theirs) and max(theirs) <= mine[1]:
        return "rounded"
    if is_vague(source):
        return None
    if len(mine) == 1 and any(_close(mine[0], value) for value in theirs):
        return "equivalent"
    if _names_share(figure, source):
        return "equivalent"
    return _converted(figure, source) or _rounded(figure, source)


def _names_share(figure: Figure, source: Figure) -> bool:
    """Tell whether "67%" stands for "two-thirds", or the other way round."""
    if (figure.kind, source.kind) not in (("percent", "fraction"), ("fraction", "percent")):
        return False
    mine, theirs = plain_values(figure), plain_values(source)
    return len(mine) == len(theirs) == 1 and abs(mine[0] - theirs[0]) <= 0.5


def date_of(figure: Figure) -> DateParts:
    """Give the year, month or quarter, and day that a date, quarter or year names."""
    value = int(figure.values[0])
    if figure.kind == "year":
        return value, None, None
    if figure.kind == "quarter":
        year, quarter = divmod(value, 10)
        return year or None, -quarter, None
    if figure.kind in ("date", "month"):
        return value // 10000 or None, value // 100 % 100 or None, value % 100 or None
    return None, None, None


def plain_values(figure: Figure) -> list[float]:
    """Give the values of a figure in the measure of its group: shares in parts of a hundred."""
    kind, values = figure.kind, figure.values
    if kind not in _SHARES:
        return list(map(float, values))
    if kind == "ratio" and len(values) == 2 and values[1] > values[0]:
        return [float(100 * values[0] / values[1])]
    return [share_of(figure, float(value)) for value in values]


def sortable_values(figure: Figure) -> list[float]:
    """Give values that compare across the units of a group: spans in days, lengths in metres."""
    values = plain_values(figure)
    if figure.kind not in ("duration", "measure"):
        return values
    base = base_of(figure.unit)
    return [value * base[1] for value in values] if base else values


def _close(mine: float, theirs: float) -> bool:
    return math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)


def _converted(figure: Figure, source: Figure) -> Match | None:
    """Compare across units: 48 hours and two days, 20 miles and 32 km."""
    if figure.unit == source.unit or len(figure.values) != len(source.values):
        return None
    mine, theirs = in_base_unit(figure), in_base_unit(source)
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    return "equivalent" if math.isclose(mine[1], theirs[1], rel_tol=0.03) else None


_ROUNDED = frozenset({"money", "share", "count", "measure", "duration", "multiple"})


def _rounded(figure: Figure, source: Figure) -> Match | None:
    mine, theirs = group_of(figure), group_of(source)
    if mine not in _ROUNDED or theirs not in _ROUNDED:
        return None
    if mine != theirs and (mine != "count" or _thing(figure) not in ("", _thing(source))):
        return None
    if len(figure.values) == len(source.values):
        bounds = repeat(figure.bound)
        if all(map(is_rounding, figure.values, source.values, bounds)):
            return "rounded"
        return "coarse" if all(map(is_coarse, figure.values, source.values)) else None
    if len(figure.values) == 1 and any(
        is_rounding(figure.values[0], value, figure.bound) for value in source.values
    ):
        return "rounded"
    return None


def _thing(figure: Figure) -> str:
    """Give what is counted or measured, without what it is counted per."""
    return figure.unit.partition("/")[0]


def may_agree(figure: Figure, source: Figure) -> bool:
    """Tell whether two figures of different values can both be true of one thing."""
    if group_of(figure) in _RANKED:
        return False
    mine, theirs = plain_values(figure), plain_values(source)
    if is_vague(source) or is_vague(figure):
        return True
    if len(theirs) == 2 and theirs[0] <= mine[0] <= mine[-1] <= theirs[1]:
        return True
    if len(mine) == 2 and mine[0] <= theirs[0] <= theirs[-1] <= mine[1]:
        return True
    a, b = mine[0], theirs[0]
    hedged = figure.bound != "exact" or source.bound != "exact"
    if hedged and abs(a - b) <= 0.1 * max(abs(a), abs(b)):
        return True
    if source.bound == "more" or figure.bound == "less":
        return b < a <= 2 * b
    if source.bound == "less" or figure.bound == "more":
        return a < b <= 2 * a
    return is_rounding(source.values[0], figure.values[0], source.bound)


def currencies_clash(figure: Figure, other: Figure) -> bool:
    """Tell whether two sums of money are in different currencies."""
    if figure.unit == other.unit or not figure.kind == other.kind == "money":
        return False
    mine, theirs = currency_of(figure.unit), currency_of(other.unit)
    return bool(mine and theirs) and mine != theirs


def is_vague(figure: Figure) -> bool:
    """Tell whether a figure is a word like "thousands", for any number of that size."""
    values = figure.values
    if len(values) != 2:
        return False
    return values[1] == 10 * values[0] and figure.kind != "ratio"  # "one in 10" is one share


def _counted_per_other(mine: str, theirs: str) -> bool:
    """Tell whether two units are rates of different things: per day, per week."""
    if "/" not in mine or "/" not in theirs:
        return False
    return mine.rpartition("/")[2] != theirs.rpartition("/")[2]


_POINTS = frozenset(["percentage_points", "basis_points"])


def unit_clash(figure: Figure, source: Figure) -> str | None:
    """Say in what way two figures of one number differ in unit, or None if they do not."""
    one, other = figure.kind, source.kind
    if _counted_per_other(figure.unit, source.unit):
        return "what it is counted per"
    if one != other:
        return _kind_clash(one, other)
    if one == "money":
        return "currency" if currencies_clash(figure, source) else None
    if one in ("duration", "measure") and figure.unit != source.unit:
        alike = not figure.unit or not source.unit or _converted(figure, source)
        known = base_of(figure.unit) and base_of(source.unit)
        return None if alike or not known else "unit"
    return None


def _kind_clash(one: str, other: str) -> str | None:
    """Say in what way two kinds differ that one number may be given in."""
    if one == "money":
        return "money or not" if other in ("percent", "duration") else None
    if other == "money":
        return "money or not" if one in ("percent", "duration") else None
    if one == "percent":
        return "per cent or points" if other in _POINTS else None
    return "per cent or points" if other == "percent" and one in _POINTS else None
