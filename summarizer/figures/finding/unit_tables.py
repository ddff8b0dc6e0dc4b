"""The units of measure and time that a text may name, from Babel (CLDR) and news usage."""

from __future__ import annotations

from functools import cache

from babel import Locale

from summarizer.figures.finding.tokens import vocabulary

DURATIONS = vocabulary(
    """century decade year month week day hour minute second millisecond microsecond nanosecond
    fortnight"""
)
# Only in contact with the digits: "8w", "40g".
GLUED_ONLY = vocabulary("g l w v b")
# CLDR names that are everyday words of something else, or that a number rarely measures.
_SKIPPED = vocabulary(
    """item items dots dot light em ems drop drops pinch pinches cup cups bar bars point points pts
    quarter quarters qtr c dec in au sec t dr gr night nights per m cal grain grains deg percent pn
    pt qt cd g-force portion of rev no k n pm generic metric"""
)
# Short forms of the newsroom, and spellings that CLDR has otherwise.
_MORE = {
    "mph": "mile/hour", "kph": "kilometer/hour", "kmh": "kilometer/hour", "mpg": "mile/gallon",
    "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "secs": "second",
    "sec": "second",
    "yrs": "year", "wks": "week", "fortnight": "fortnight", "fortnights": "fortnight",
    "g": "gram", "l": "liter", "w": "watt", "v": "volt", "m": "meter",
    "lb": "pound", "lbs": "pound", "kilo": "kilogram", "kilos": "kilogram", "kgs": "kilogram",
    "kms": "kilometer", "feet": "foot", "yds": "yard", "stone": "stone", "st": "stone",
    "tonne": "tonne", "tonnes": "tonne", "kt": "kilotonne", "ha": "hectare",
    "megatons": "megaton", "kilotons": "kiloton", "gigatons": "gigaton", "gigatonnes": "gigatonne",
    "bbls": "barrel", "bpd": "barrel/day", "degree": "degree", "degrees": "degree", "°": "degree",
    "terawatt": "terawatt", "terawatts": "terawatt", "tw": "terawatt", "twh": "terawatt-hour",
    "gwh": "gigawatt-hour", "mwh": "megawatt-hour", "mw": "megawatt", "ml": "milliliter",
    "mb": "megabyte", "gb": "gigabyte", "mbps": "megabit/second", "gbps": "gigabit/second",
    "cc": "cubic-centimeter", "rpm": "revolution/minute", "bhp": "horsepower",
    "db": "decibel", "decibel": "decibel", "decibels": "decibel", "fps": "frame/second",
    "mmbtu": "million-british-thermal-unit", "ksi": "kilopound/square-inch",
    "µg": "microgram", "mcg": "microgram",
}  # fmt: skip
# What a price or a flow is counted by: "$52 a barrel", "80 a share".
RATE_NOUNS = vocabulary(
    """second minute hour day night week weekend fortnight month quarter season year decade century
    barrel ounce ton tonne pound gallon litre liter pint kilo kilogram kilometre kilometer mile acre
    hectare head person share unit piece game match bottle ticket plate bushel metre meter foot
    mmbtu kwh mwh pop time household customer"""
)


@cache
def unit_names() -> dict[str, str]:
    """Map every written form of a unit, one word long, to its name; built at first use."""
    forms: dict[str, str] = {}
    for locale in (Locale.parse("en"), Locale.parse("en_GB")):
        for key, written in locale.unit_display_names.items():
            sort, _, name = key.partition("-")
            if sort == "concentr" or "100" in key:
                continue
            name = name.replace("-per-", "/")
            for form in (written["long"], written["short"], written["narrow"], name):
                forms.setdefault(form.lower(), name)
                forms.setdefault(american(form.lower(), back=True), name)
    single = {form: name for form, name in forms.items() if " " not in form and "/" not in form}
    return {form: name for form, name in single.items() if form not in _SKIPPED} | _MORE


def american(name: str, back: bool = False) -> str:
    """Spell a unit the American way, or the British way."""
    for british, us in (("metre", "meter"), ("litre", "liter")):
        name = name.replace(us, british) if back else name.replace(british, us)
    return name
