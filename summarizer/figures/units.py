"""Units of measure and time as they are written after a number, from Babel (CLDR) and news usage."""

from __future__ import annotations

from functools import cache

from babel import Locale

from summarizer.figures.tokens import Tokens

DURATIONS = frozenset(
    ["century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "night", "weekend", "fortnight", "season"]
) - {"quarter", "night", "season", "weekend"}  # fmt: skip
# CLDR names that are everyday words of something else, or that a number rarely measures.
_SKIPPED = frozenset(
    ["item", "items", "dots", "dot", "light", "em", "drop", "drops", "pinch", "pinches", "cup", "cups", "bar", "bars", "point", "points", "pts", "quarter", "quarters", "qtr", "c", "dec", "in", "au", "sec", "t", "dr", "gr", "night", "nights", "per", "m", "cal", "grain", "grains", "stone", "degrees", "deg", "percent", "pn", "au", "pt", "qt", "cd", "g-force", "portion", "of", "rev", "no", "k", "n", "pm"]
)
# Short forms of the newsroom that CLDR spells otherwise.
_MORE = {
    "mph": "mile/hour", "kph": "kilometer/hour", "km/h": "kilometer/hour", "kmh": "kilometer/hour",
    "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "secs": "second",
    "yrs": "year", "yr": "year", "wks": "week", "g": "gram", "l": "liter", "w": "watt",
    "v": "volt", "lb": "pound", "lbs": "pound", "kilo": "kilogram", "kilos": "kilogram",
    "kgs": "kilogram", "kms": "kilometer", "foot": "foot", "yds": "yard", "inch": "inch",
    "tonne": "tonne", "tonnes": "tonne", "kt": "kilotonne", "hectare": "hectare", "ha": "hectare",
    "bbl": "barrel", "bbls": "barrel", "bpd": "barrel/day", "b/d": "barrel/day", "degree": "degree",
    "degrees": "degree", "twh": "terawatt-hour", "gwh": "gigawatt-hour", "mwh": "megawatt-hour",
    "kwh": "kilowatt-hour", "tw": "terawatt", "ft": "foot", "sq": "square", "cc": "cubic-centimeter",
    "rpm": "revolution/minute", "bhp": "horsepower", "db": "decibel", "decibel": "decibel",
    "decibels": "decibel", "mbps": "megabit/second", "gbps": "gigabit/second", "fps": "frame/second",
    "kilobit": "kilobit", "mmbtu": "million-british-thermal-unit", "pixel": "pixel", "m": "meter",
    "°": "degree", "metric": "metric", "gigatonnes": "gigatonne", "gigatons": "gigaton",
    "megatons": "megaton", "kilotons": "kiloton", "fortnight": "fortnight", "fortnights": "fortnight",
    "feet": "foot", "pound": "pound", "pounds": "pound", "ksi": "kilopound/square-inch",
    "stone": "stone", "ml": "milliliter", "mw": "megawatt", "mb": "megabyte", "gb": "gigabyte",
}  # fmt: skip
# Only in contact with the digits, or with a space where nothing else can be meant.
_GLUED_ONLY = frozenset(["m", "g", "l", "w", "v", "k", "c", "f", "s", "h", "d", "n", "b", "y"])
# What a price or a flow is counted by: "$52 a barrel", "80 a share".
_PER_NOUNS = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "season", "year", "decade", "century", "barrel", "ounce", "ton", "tonne", "pound", "gallon", "litre", "liter", "pint", "kilo", "kilogram", "kilometre", "kilometer", "mile", "acre", "hectare", "head", "person", "share", "unit", "piece", "game", "match", "bottle", "ticket", "plate", "bushel", "metre", "meter", "foot", "mmbtu", "kwh", "mwh"]
)
_SPELLED = {
    "kilometre": "kilometer", "metre": "meter", "litre": "liter", "centimetre": "centimeter",
    "millimetre": "millimeter", "millilitre": "milliliter", "ton": "ton", "tonnes": "tonne",
}  # fmt: skip


@cache
def table() -> dict[str, str]:
    """Map every written form of a unit to its name, built from Babel once."""
    forms: dict[str, str] = {}
    for locale in (Locale.parse("en"), Locale.parse("en_GB")):
        for key, written in locale.unit_display_names.items():
            sort, _, name = key.partition("-")
            if sort == "concentr" or "100" in key:
                continue
            name = name.replace("-per-", "/")
            for form in (written["long"], written["short"], written["narrow"]):
                forms.setdefault(form.lower(), name)
            last = name.rpartition("-")[2]
            forms.setdefault(name.replace("-", " "), name)
            forms.setdefault(_british(name).replace("-", " "), name)
            forms.setdefault(f"{last}s" if last == name else form.lower(), name)
    return {form: name for form, name in forms.items() if form not in _SKIPPED} | _MORE


def _british(name: str) -> str:
    """Spell a unit the British way."""
    return name.replace("meter", "metre").replace("liter", "litre")


@cache
def _longest() -> dict[str, int]:
    """Map the first word of each unit of several words to the most words it has."""
    longest: dict[str, int] = {}
    for form in table():
        words = form.replace("-", " ").split()
        if len(words) > 1:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest | {"sq": 2, "square": 2, "cubic": 2, "metric": 2}


def unit(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read the unit at token `index`: its name and the token after, or None."""
    words = tokens.words
    word = words[index]
    if word in ("sq", "square", "cubic", "metric", "nautical", "fluid", "troy", "light"):
        return _compound(tokens, index)
    if word not in table():
        return None
    if word in _GLUED_ONLY and not tokens.glued(index):
        return None
    if word == "g" and tokens.upper(index):
        return None  # 5G
    if word in ("degrees", "degree", "°"):
        return _degrees(tokens, index)
    stop = index + 1
    if words[stop] == "/" and tokens.glued(stop) and words[stop + 1] in ("h", "s", "hr", "hour"):
        below = "second" if words[stop + 1] == "s" else "hour"
        return f"{table()[word]}/{below}", stop + 2
    return table()[word], stop


def _compound(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "square feet", "sq m", "cubic metres", "metric tons", "nautical miles"."""
    words = tokens.words
    at = index + 1
    if words[at] == ".":
        at += 1
    base = table().get(words[at])
    if base is None or not words[at].isalpha():
        return None
    word = words[index]
    if word == "metric":
        return ("tonne" if base in ("ton", "tonne") else base), at + 1
    return f"{'square' if word == 'sq' else word}-{base}", at + 1


def _degrees(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read "degrees Celsius", "°C", "degrees"."""
    word = tokens.words[index + 1]
    if word in ("celsius", "centigrade", "c", "fahrenheit", "f"):
        return ("celsius" if word[0] == "c" else "fahrenheit"), index + 2
    return "degree", index + 1


def per(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "a barrel", "per day", "/month", "each year" at token `index`."""
    words = tokens.words
    word = words[index]
    at = index + 1
    if word in ("a", "an", "each", "every"):
        at += tokens.hyphen(at)
        noun = singular(words[at])
        return (_SPELLED.get(noun, noun), at + 1) if noun in _PER_NOUNS else None
    if word in ("per", "/") and words[at].isalpha():
        if words[at] == "cent":
            return None
        found = unit(tokens, at)
        return found or (singular(words[at]), at + 1)
    if word in ("annually", "yearly"):
        return "year", index + 1
    if word in ("daily", "weekly", "monthly", "hourly"):
        return {"daily": "day"}.get(word, word[:-2]), index + 1
    return None


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "halves": "half", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "policemen": "policeman", "firemen": "fireman",
    "species": "species", "series": "series", "shelves": "shelf", "leaves": "leaf",
    "wolves": "wolf", "thieves": "thief", "viruses": "virus", "buses": "bus", "gases": "gas",
    "businessmen": "businessman", "wounded": "wounded", "news": "news", "movies": "movie",
    "ties": "tie", "cookies": "cookie", "zombies": "zombie", "calories": "calorie",
    "headquarters": "headquarters", "crossroads": "crossroads", "crises": "crisis",
    "courses": "course", "houses": "house", "horses": "horse", "nurses": "nurse", "cases": "case",
    "axes": "axe", "shoes": "shoe", "licences": "licence",
}  # fmt: skip


@cache
def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, roughly."""
    noun = noun.partition("'")[0].partition("’")[0]
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return noun[:-2]
    return noun[:-1]
