"""Tell whether one number is a rounding of another, and how coarse."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def is_rounding(rough: Decimal, fine: Decimal, bound: str) -> bool:
    """Tell whether `rough` is a rounding of `fine` that the words around it allow."""
    if not _coarser(rough, fine):
        return False
    gap, off = _distance(rough, fine)
    if bound == "more":
        return rough < fine and off <= 0.15
    if bound == "less":
        return rough > fine and off <= 0.12
    _, step = _last_place(rough)
    if bound == "about":
        return gap <= 0.5 * step and off <= 0.07
    return not _is_small_whole(fine) and gap < step and off <= 0.025


def is_coarse(rough: Decimal, fine: Decimal) -> bool:
    """Tell whether a round number is the nearest to another, though far off: 2,000 for 2,345."""
    if not _coarser(rough, fine) or _is_small_whole(fine):
        return False
    gap, off = _distance(rough, fine)
    return gap <= 0.5 * _last_place(rough)[1] and off <= 0.2


def _coarser(rough: Decimal, fine: Decimal) -> bool:
    """Tell whether a number has fewer digits than another, and leaves the last ones out."""
    if rough <= 0 or fine <= 0:
        return False
    rough_digits, rough_step = _last_place(rough)
    fine_digits, fine_step = _last_place(fine)
    return rough_step > fine_step and rough_digits < fine_digits


def _is_small_whole(value: Decimal) -> bool:
    """Tell whether a number is one that people say in full: 185 is not rounded without a word."""
    return value < 1000 and value == value.to_integral_value()


def _distance(rough: Decimal, fine: Decimal) -> tuple[float, float]:
    gap = abs(float(rough - fine))
    return gap, gap / float(fine)


@lru_cache(maxsize=4096)
def _last_place(value: Decimal) -> tuple[int, float]:
    """Give how many digits a value has, and what the last one is worth."""
    _, digits, exponent = value.normalize().as_tuple()
    return len(digits), 10.0 ** int(exponent)
