"""The currencies that a text may name: ISO 4217 codes, signs and nouns, from Babel (CLDR)."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_territory_currencies

# Which currency a bare noun means in English news, where several share it.
_MEANT = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "peso": "MXN", "rupee": "INR",
    "krone": "NOK", "krona": "SEK", "dinar": "KWD", "riyal": "SAR", "rial": "IRR",
    "real": "BRL", "won": "KRW", "yuan": "CNY", "ruble": "RUB", "lira": "TRY", "dirham": "AED",
    "shilling": "KES", "mark": "DEM", "euro": "EUR", "koruna": "CZK", "leu": "RON", "lev": "BGN",
    "rand": "ZAR", "renminbi": "CNY", "rouble": "RUB", "sterling": "GBP", "peseta": "ESP",
    "shekel": "ILS", "sheqel": "ILS", "yen": "JPY", "buck": "USD", "guilder": "NLG",
    "bitcoin": "XBT",
}  # fmt: skip
# Nouns of currencies that are far more often something else.
_NOT_MONEY = frozenset(
    ["real", "mark", "crown", "lek", "sol", "inti", "bond", "unit", "gold", "silver", "som",
     "value", "dram", "loti", "syli", "cupon", "tala", "kip", "dong", "dobra", "leone"]
)  # fmt: skip
_IRREGULAR = {
    "krone": "kroner", "krona": "kronor", "leu": "lei", "lev": "leva", "real": "reais",
    "koruna": "koruny", "zloty": "zlotych", "lira": "lire",
}  # fmt: skip
# Letters before a dollar sign that are no territory code, and names of territories.
_TERRITORIES = {
    "a": "AU", "c": "CA", "s": "SG", "r": "BR", "nt": "TW", "cdn": "CA", "j": "JM", "us": "US",
    "american": "US", "uk": "GB", "british": "GB", "aussie": "AU", "kiwi": "NZ",
}  # fmt: skip
_SIGN_RANGES = (range(0xA2, 0xA6), range(0x20A0, 0x20C1), (0x0E3F, 0xFF04, 0xFFE1, 0xFFE5))


class Currencies(NamedTuple):
    """The tables, each to an ISO 4217 code.

    Attributes:
        codes: All codes, lower-cased.
        signs: By sign: "$", "£", "₹".
        nouns: By noun, singular and plural: "dollars", "yen".
        phrases: By noun with what comes before it: ("australian", "dollars").
        leaders: The first words of the phrases.
    """

    codes: frozenset[str]
    signs: dict[str, str]
    nouns: dict[str, str]
    phrases: dict[tuple[str, ...], str]
    leaders: frozenset[str]


@cache
def currencies() -> Currencies:
    """Build the tables from Babel, at first use."""
    locale = Locale.parse("en")
    nouns: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for code, name in _named(locale).items():
        if "(" in name:
            continue  # out of use
        words = tuple(name.lower().replace("-", " ").split())
        for form in _forms(words[-1]):
            nouns.setdefault(form, code)
            for length in range(2, len(words) + 1):
                phrases.setdefault((*words[-length:-1], form), code)
    for noun, code in _MEANT.items():
        nouns |= dict.fromkeys(_forms(noun), code)
    signs = _signs(locale, nouns)
    for noun in _NOT_MONEY:
        for form in (noun, f"{noun}s"):
            nouns.pop(form, None)
    codes = frozenset(code.lower() for code in _named(locale))
    return Currencies(codes, signs, nouns, phrases, frozenset(phrase[0] for phrase in phrases))


def _named(locale: Locale) -> dict[str, str]:
    """Return the English names of the currencies of countries, by code."""
    return {
        str(code): str(name)
        for code, name in locale.currencies.items()
        if not str(code).startswith("X")
    }


def _forms(noun: str) -> tuple[str, ...]:
    """Return the singular and the plurals of a currency noun."""
    return (noun, f"{noun}s", _IRREGULAR.get(noun, noun))


def _signs(locale: Locale, nouns: dict[str, str]) -> dict[str, str]:
    """Map each currency sign to a code: by Babel, or by the noun in its Unicode name."""
    signs = {sign: code for code, sign in locale.currency_symbols.items() if len(sign) == 1}
    for points in _SIGN_RANGES:
        for point in points:
            words = unicodedata.name(chr(point), "").lower().split()
            code = next((nouns[word] for word in reversed(words) if word in nouns), None)
            if code:
                signs.setdefault(chr(point), code)
    signs.pop("¤", None)
    return signs


@cache
def currency_of(letters: str) -> str | None:
    """Return the currency of a territory ("hk", "a", "american"), or None."""
    territory = _TERRITORIES.get(letters, letters.upper())
    if len(territory) != 2 or not territory.isascii():
        return None
    try:
        found = get_territory_currencies(territory)
    except (KeyError, ValueError):
        return None
    return str(found[0]) if found else None


def is_territory_word(word: str) -> bool:
    """Tell whether a word names a territory before a currency noun: "US dollars"."""
    return word.replace(".", "") in _TERRITORIES and len(word) > 1
