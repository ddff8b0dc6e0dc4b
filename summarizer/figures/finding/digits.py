"""Exact values of digits as written: "1,234.5", "٣٫٥", "½", "1/16", "2.5×10⁸"."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from functools import cache

from summarizer.figures.finding.tokens import DASHES, Tokens

# Longer strings of digits are identifiers: nobody counts that far in prose.
LONGEST = 40
_EXACT = Context(prec=4 * LONGEST)
_SHARE = Context(prec=28)
_SEPARATORS = str.maketrans(dict.fromkeys(",٬'’ \u00a0\u202f\u2009", None) | {"٫": "."})
SLASHES = frozenset(["/", "⁄", "∕"])
_BY = frozenset(["×", "x", "*", "·"])


def decimal(token: str) -> Decimal | None:
    """Return the exact value of a token of digits; None for "1.2.3" and identifiers."""
    if len(token) > LONGEST:
        return None
    if token.isdecimal():
        return Decimal(token)
    whole, _, rest = token.translate(_SEPARATORS).partition(".")
    if not whole.isdecimal() or not (rest.isdecimal() or not rest):
        return None
    return Decimal(f"{whole}.{rest}" if rest else whole)


def times(value: Decimal, scale: int) -> Decimal:
    """Multiply exactly, and write 4.20E+9 as 4200000000, 1500.0 as 1500."""
    product = _EXACT.multiply(value, Decimal(scale))
    whole = int(product)
    return Decimal(whole) if product == whole else product.normalize(_EXACT)


def share(above: int, below: int) -> Decimal:
    """Divide, to 28 digits where the division does not end."""
    return _SHARE.divide(Decimal(above), Decimal(below))


@cache
def vulgar(character: str) -> Decimal | None:
    """Return the value of a character like "½", or None."""
    if len(character) != 1 or not character.isnumeric():
        return None
    above, slash, below = unicodedata.normalize("NFKD", character).partition("⁄")
    if not (slash and above.isdecimal() and below.isdecimal()):
        return None
    return share(int(above), int(below))


def over(tokens: Tokens, index: int) -> Decimal | None:
    """Return the value of "1/16" at `index`, or None."""
    words = tokens.words
    above, slash, below = words[index : index + 3]
    if slash not in SLASHES or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    if not (above.isdecimal() and below.isdecimal() and len(above) < 4 and len(below) < 5):
        return None
    if int(below) < 2 or int(above) >= int(below):
        return None
    return share(int(above), int(below))


def exponent(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "×10^8", "x 10⁻³", "×10−30" at `index`: the power of ten and the token after."""
    words = tokens.words
    if words[index] not in _BY or words[index + 1] != "10":
        return None
    at = index + 2 + (words[index + 2] == "^")
    sign = ""
    if words[at] in DASHES and tokens.glued(at):
        sign, at = "-", at + 1
    shown = ""
    while words[at] and tokens.glued(at) and len(shown) < 4:
        piece = unicodedata.normalize("NFKC", words[at]).replace("−", "-")
        if not piece.lstrip("-").isdecimal():
            break
        shown, at = shown + piece, at + 1
    shown = sign + shown
    if not shown.lstrip("-").isdecimal() or len(shown.lstrip("-")) > 2 or shown.count("-") > 1:
        return None
    return int(shown), at


def raised(value: Decimal, power: int) -> Decimal:
    """Multiply by a power of ten, exactly."""
    return times(value.scaleb(power, _EXACT), 1)
