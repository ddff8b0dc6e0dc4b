"""Currencies as they are written beside a number, from the tables of Babel (CLDR)."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_territory_currencies

from summarizer.figures.tokens import Tokens

# Which currency a bare noun means in English news, where several share it.
_MEANT = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "peso": "MXN", "rupee": "INR",
    "krone": "NOK", "krona": "SEK", "dinar": "KWD", "riyal": "SAR", "rial": "IRR",
    "real": "BRL", "won": "KRW", "yuan": "CNY", "ruble": "RUB", "lira": "TRY", "dirham": "AED",
    "shilling": "KES", "mark": "DEM", "euro": "EUR", "koruna": "CZK", "leu": "RON", "lev": "BGN",
    "pula": "BWP", "rand": "ZAR", "renminbi": "CNY", "rouble": "RUB", "sterling": "GBP",
    "shekel": "ILS", "sheqel": "ILS", "yen": "JPY", "crown": "CZK", "guilder": "NLG",
}  # fmt: skip
# Nouns that are far more often something else.
_NOT_MONEY = frozenset(
    ["real", "mark", "crown", "lek", "sol", "inti", "bond", "unit", "gold", "silver", "som", "value", "dram", "loti", "syli", "cupon"]
)
# Letters before a dollar sign that are no territory code.
_LETTERS = {"a": "AUD", "c": "CAD", "s": "SGD", "r": "BRL", "nt": "TWD", "cdn": "CAD", "j": "JMD"}
SUBUNITS = {
    "cent": "cent", "cents": "cent", "pence": "penny", "penny": "penny", "pennies": "penny",
    "p": "penny", "¢": "cent", "kopecks": "kopeck", "eurocents": "cent",
}  # fmt: skip
_TERRITORY_NAMES = {
    "us": "US", "u.s.": "US", "u.s": "US", "american": "US", "uk": "GB", "british": "GB",
    "aussie": "AU", "kiwi": "NZ",
}  # fmt: skip


class Names(NamedTuple):
    """The tables: codes, signs and nouns, each to an ISO 4217 code."""

    codes: frozenset[str]
    signs: dict[str, str]
    nouns: dict[str, str]
    phrases: dict[tuple[str, ...], str]


@cache
def names() -> Names:
    """Build the tables from Babel, once."""
    locale = Locale.parse("en")
    codes = frozenset(code.lower() for code in locale.currencies if not code.startswith("X"))
    nouns: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for code, name in locale.currencies.items():
        if "(" in name or code.startswith("X"):
            continue  # out of use, or no currency of a country
        words = tuple(name.lower().replace("-", " ").split())
        for plural in _plurals(words[-1]):
            nouns.setdefault(plural, _MEANT.get(words[-1], code))
            for length in range(2, len(words) + 1):
                phrases.setdefault((*words[-length:-1], plural), code)
    for noun, code in _MEANT.items():
        nouns |= dict.fromkeys(_plurals(noun), code)
    wrong = {form for noun in _NOT_MONEY for form in _plurals(noun)}
    nouns = {noun: code for noun, code in nouns.items() if noun not in wrong}
    return Names(codes, _signs(locale, nouns), nouns, phrases)


def _plurals(noun: str) -> tuple[str, ...]:
    """Return the forms of a currency noun."""
    irregular = {
        "penny": "pence",
        "krone": "kroner",
        "krona": "kronor",
        "leu": "lei",
        "lev": "leva",
    }
    return (noun, f"{noun}s", irregular.get(noun, noun))


def _signs(locale: Locale, nouns: dict[str, str]) -> dict[str, str]:
    """Map each currency sign to a code: by Babel, or by the noun in its Unicode name."""
    signs = {sign.lower(): code for code, sign in locale.currency_symbols.items()}
    signs = {s: code for s, code in signs.items() if unicodedata.category(s[-1]) == "Sc"}
    for point in (*range(0xA2, 0xA6), *range(0x20A0, 0x20C1), 0x0E3F, 0xFFE1, 0xFFE5, 0xFF04):
        sign = chr(point)
        words = unicodedata.name(sign, "").lower().split()
        found = next((nouns[word] for word in reversed(words) if word in nouns), None)
        if found:
            signs.setdefault(sign, found)
    return signs


@cache
def territory(letters: str) -> str | None:
    """Return the currency of a territory code such as "hk", or None."""
    if letters in _LETTERS:
        return _LETTERS[letters]
    code = _TERRITORY_NAMES.get(letters, letters.upper())
    try:
        found = get_territory_currencies(code) if len(code) == 2 else []
    except (KeyError, ValueError):
        return None
    return str(found[0]) if found else None


_DOLLARS = frozenset("$＄﹩")


def before(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read the currency written before token `index`: its code and its first token."""
    words = tokens.words
    at = index - 1
    word = words[at]
    if not word or index == 0:
        return None
    if word == "=" and words[at - 1] == "y" and tokens.glued(at) and tokens.glued(index):
        return "JPY", at - 1  # a yen sign as it comes out of some feeds
    if word.isalpha() and word.isascii():
        return _letters_before(tokens, index)
    sign = names().signs.get(word)
    if sign is None:
        return None
    if at and word in _DOLLARS:
        wide = territory(words[at - 1].replace(".", "")) if _short(tokens, at - 1) else None
        if wide and tokens.capital(at - 1):
            return wide, at - 1
    if at and word == "¥" and words[at - 1] == "cn":
        return "CNY", at - 1
    return sign, at


def _short(tokens: Tokens, index: int) -> bool:
    """Tell whether a token may be the letters of "US$", "HK $" or "C $"."""
    word = tokens.words[index]
    return 0 < len(word.replace(".", "")) <= 3 and word[0].isalpha() and tokens.upper(index)


def _letters_before(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "USD 10m", "$US113", "PS6m", "Rs 500"."""
    words, at = tokens.words, index - 1
    word = words[at]
    if words[at - 1] in _DOLLARS and tokens.glued(at) and at and tokens.upper(at):
        code = territory(word)
        return (code, at - 1) if code else None
    if not tokens.capital(at):
        return None
    if tokens.glued(index) and word in ("ps", "r"):
        return {"ps": "GBP", "r": "ZAR"}[word], at
    if word in ("rs", "re"):
        return "INR", at
    if word == "rm" and tokens.upper(at):
        return "MYR", at
    if len(word) == 3 and word in names().codes and tokens.upper(at):
        return word.upper(), at
    return None


def after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read the currency that starts at token `index`: its unit and the token after."""
    words = tokens.words
    word = words[index]
    if word in SUBUNITS:
        if word == "p" and not tokens.glued(index):
            return None
        return SUBUNITS[word], index + 1
    tables = names()
    for length in (4, 3, 2):
        phrase = tuple(words[index : index + length])
        if phrase in tables.phrases:
            return tables.phrases[phrase], index + length
    if word in _TERRITORY_NAMES and words[index + 1] in tables.nouns:
        code = territory(word)
        return (code, index + 2) if code else None
    if word in tables.nouns:
        return tables.nouns[word], index + 1
    if len(word) == 3 and word in tables.codes and tokens.upper(index):
        return word.upper(), index + 1
    if word in tables.signs and len(word) == 1 and tokens.glued(index):
        return tables.signs[word], index + 1
    return None


def after_amount(tokens: Tokens, index: int, code: str) -> tuple[str, int]:
    """Read what narrows a dollar after its amount: "$76 US", "$75 U.S.", "$5 million Canadian"."""
    word = tokens.words[index]
    if code == "USD" and word in ("us", "u.s.", "u.s") and tokens.capital(index):
        return code, index + 1
    if code == "USD" and word in ("canadian", "cdn", "cad", "australian", "aud"):
        return ("CAD" if word[0] == "c" else "AUD"), index + 1
    return code, index
