"""Currencies as they are written before and after an amount."""

from __future__ import annotations

from decimal import Decimal

from summarizer.figures.finding.currency_tables import currencies, currency_of, is_territory_word
from summarizer.figures.finding.tokens import Tokens, vocabulary

_DOLLARS = frozenset(["$", "＄"])
_SUBUNITS = {
    "cent": "cent", "cents": "cent", "pence": "penny", "penny": "penny", "pennies": "penny",
    "p": "penny", "¢": "cent", "kopecks": "kopeck", "kopeks": "kopeck",
}  # fmt: skip
# Letters that stand for a sign: "PS6m" is "£6m" as it comes out of some feeds.
_LETTERS = {"ps": "GBP", "r": "ZAR", "rs": "INR", "rm": "MYR"}
_LARGE = 10**6


def before(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read the currency written before token `index`: its code and its first token."""
    words = tokens.words
    at = index - 1
    word = words[at]
    if at < 0 or not word:
        return None
    if word.isalpha():
        return _letters(tokens, index)
    if word == "=" and words[at - 1] == "y" and tokens.glued(at) and tokens.glued(index):
        return "JPY", at - 1  # a yen sign as it comes out of some feeds
    if word == "#":
        return _hash(tokens, index)
    code = currencies().signs.get(word)
    if code is None:
        return None
    if at and word in _DOLLARS and _is_short(tokens, at - 1):
        wide = currency_of(words[at - 1].replace(".", ""))
        if wide:
            return wide, at - 1
    if word == "¥" and words[at - 1] in ("cn", "rmb"):
        return "CNY", at - 1
    return code, at


def _hash(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "# 2,500", "# 2 million": a pound sign as it comes out of some feeds."""
    word, scale = tokens.words[index], tokens.words[index + 1]
    large = "," in word or scale in ("million", "billion", "bn", "m")
    return ("GBP", index - 1) if large or (not tokens.glued(index) and len(word) > 1) else None


def _is_short(tokens: Tokens, index: int) -> bool:
    """Tell whether a token may be the letters of "US$", "HK $", "U.S. $" or "C $"."""
    word = tokens.words[index]
    if not word[:1].isalpha() or len(word.replace(".", "")) > 3:
        return False
    if tokens.glued(index + 1):
        return True
    return tokens.upper(index) and word not in ("a", "i")


def _letters(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "USD 10m", "usd10m", "$US113", "PS6m", "Rs 500"."""
    words, at = tokens.words, index - 1
    word = words[at]
    if words[at - 1] in _DOLLARS and at and tokens.glued(at):
        code = currency_of(word)
        return (code, at - 1) if code else None
    glued = tokens.glued(index)
    if word in _LETTERS and (glued or len(word) > 1) and tokens.capital(at):
        return (_LETTERS[word], at) if glued or word != "ps" else None
    if len(word) == 3 and word in currencies().codes and (glued or tokens.upper(at)):
        return word.upper(), at
    return None


def after(tokens: Tokens, index: int, scale: int, value: Decimal) -> tuple[str, int] | None:
    """Read the currency that starts at token `index`: its unit and the token after.

    Args:
        tokens: The text.
        index: The token after the number.
        scale: The scale word of the number: "5 million pounds" is money, "5 pounds" a weight.
        value: The number: "5,000 won" is money, "the 5 won" is not.
    """
    words = tokens.words
    word = words[index]
    if word in _SUBUNITS:
        return (_SUBUNITS[word], index + 1) if word != "p" or tokens.glued(index) else None
    tables = currencies()
    if word in tables.leaders:
        for length in (4, 3, 2):
            code = tables.phrases.get(tuple(words[index : index + length]))
            if code:
                return code, index + length
    if word in tables.nouns:
        if (word in ("pound", "pounds") and not _is_sterling(tokens, index, scale)) or (
            word == "won" and value < 1000
        ):
            return None
        return tables.nouns[word], index + 1
    if words[index + 1] in tables.nouns and is_territory_word(word):
        return _of_territory(word, words[index + 1], index)
    if len(word) == 3 and word in tables.codes and tokens.upper(index):
        return word.upper(), index + 1
    if word in tables.signs and tokens.glued(index) and not words[index + 1][:1].isdecimal():
        return tables.signs[word], index + 1
    return None


_SPENT = vocabulary(
    """damage funding investment debt public taxpayer taxpayers taxpayers' cash money loans fines
    savings cuts aid revenue income sales profit profits tax taxes losses costs business trade
    government state lottery council"""
)


def _is_sterling(tokens: Tokens, index: int, scale: int) -> bool:
    """Tell the pounds of "5 million pounds" from those of "11.8 million pounds of beef"."""
    words = tokens.words
    if words[index + 1] == "of":
        at = index + 2 + (words[index + 2] in ("the", "its", "their", "his", "her"))
        return words[at] in _SPENT
    return scale >= _LARGE


def _of_territory(word: str, noun: str, index: int) -> tuple[str, int] | None:
    """Read "US dollars", "British pounds"."""
    code = currency_of(word.replace(".", ""))
    return (code, index + 2) if code and noun in currencies().nouns else None


def after_amount(tokens: Tokens, index: int, code: str) -> tuple[str, int]:
    """Read what narrows a dollar after its amount: "$76 US", "$75 U.S.", "$5 million Canadian"."""
    word = tokens.words[index]
    if code != "USD":
        return code, index
    if word in ("us", "u.s.", "u.s", "usd") and tokens.capital(index):
        return code, index + 1
    if word in ("canadian", "cdn", "cad", "australian", "aud"):
        return ("CAD" if word[0] == "c" else "AUD"), index + 1
    return code, index
