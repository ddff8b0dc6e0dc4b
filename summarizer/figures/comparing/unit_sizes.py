"""Bring units to one measure: time to days, lengths to metres, shares to parts of a hundred."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.figure import Figure

_BASE: dict[str, tuple[str, float]] = {
    "second": ("time", 1 / 86400), "minute": ("time", 1 / 1440), "hour": ("time", 1 / 24),
    "day": ("time", 1), "week": ("time", 7), "fortnight": ("time", 14), "month": ("time", 30.44),
    "quarter": ("time", 91.3), "year": ("time", 365.25), "decade": ("time", 3652.5),
    "century": ("time", 36525), "millennium": ("time", 365250),
    "inch": ("length", 0.0254), "foot": ("length", 0.3048), "yard": ("length", 0.9144),
    "mile": ("length", 1609.34), "millimetre": ("length", 0.001), "centimetre": ("length", 0.01),
    "metre": ("length", 1), "meter": ("length", 1), "kilometre": ("length", 1000),
    "kilometer": ("length", 1000), "mm": ("length", 0.001), "cm": ("length", 0.01),
    "m": ("length", 1), "km": ("length", 1000), "ft": ("length", 0.3048),
    "gram": ("mass", 0.001), "kilogram": ("mass", 1), "kilo": ("mass", 1), "kg": ("mass", 1),
    "pound": ("mass", 0.45359), "lb": ("mass", 0.45359), "stone": ("mass", 6.35),
    "ounce": ("mass", 0.02835), "ton": ("mass", 1000), "tonne": ("mass", 1000),
    "acre": ("area", 4046.86), "hectare": ("area", 10000),
}  # fmt: skip
_ALIKE = {"$": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP", "€": "EUR"}


def base_of(unit: str) -> tuple[str, float] | None:
    """Give the dimension of a unit and its size there, or None for a unit not listed."""
    unit = unit.lower()
    return _BASE.get(unit) or _BASE.get(unit.removesuffix("s"))


def in_base_unit(figure: Figure) -> tuple[str, float] | None:
    """Give the dimension of a figure and its first value there."""
    base = base_of(figure.unit)
    return (base[0], float(figure.values[0]) * base[1]) if base else None


@lru_cache(maxsize=4096)
def currency_of(unit: str) -> str:
    """Give the currency that a unit names, without what it is paid per."""
    name = unit.split("/", maxsplit=1)[0].strip()
    return _ALIKE.get(name.lower(), name)


def share_of(figure: Figure, value: float) -> float:
    """Give a share as parts of a hundred, however it is written."""
    if figure.kind == "fraction" and value <= 1:
        return value * 100
    return value / 100 if figure.kind == "basis_points" else value
