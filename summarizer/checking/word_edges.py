"""May a quotation begin here, and end there, without cutting a word or a figure in two?

"lethal weapons" is no quotation of "non-lethal weapons", "5 million" none of "$5 million",
"-5 million" or "1.5 million", "do" none of "don't", and "the U" none of "the U.S.".
"""

from __future__ import annotations

import re
import unicodedata

from summarizer.checking.typography import HYPHENS, INVISIBLE, SINGLE_MARKS

CURRENCY = "$¢£¤¥＄￠￡￥﷼฿" + "".join(map(chr, range(0x20A0, 0x20C1)))
_INVISIBLE = frozenset(INVISIBLE)
_NEAR = 24
"""So many characters on either side tell what a word is tied to."""

_TIES = re.escape(HYPHENS + "&@*+\\")
_APOSTROPHES = re.escape(SINGLE_MARKS)
_MINUS = re.escape(HYPHENS + "–")
# Scripts that write no space between words: a quotation may begin anywhere in them.
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_WORD_TIED_BEFORE = re.compile(
    rf"""[^\W_][{_APOSTROPHES}]\Z         # don't
    | \w[{_TIES}]\Z                        # non-lethal, AT&T
    | [@\#]\Z
    | (?<![^\W\d_])[^\W\d_]\.\Z            # U.S
    | \b(?:non|anti|ex|un|pro|pre|post|re|co|counter|pseudo|quasi|semi|sub)–\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_TIED_AFTER = re.compile(
    rf"""[{_APOSTROPHES}][^\W\d_]          # Russia's
    | [{_TIES}]\w                          # Russia-backed
    | \.(?:[{_TIES}]\w | ['’]s\b)          # U.S.-backed""",
    re.VERBOSE,
)
_FIGURE_TIED_BEFORE = re.compile(
    rf"""(?<!\d)(?<!\d\s)[{re.escape(CURRENCY)}]\s*\Z
    | (?<!-)[{_MINUS}]\Z                   # -5, 3-5
    | [±~≈<>≤≥№+]\s?\Z
    | \d[.,:/]\Z | (?<!\w)\.\Z             # 1.5, 10:30, 1/2, .5""",
    re.VERBOSE,
)
_FIGURE_TIED_AFTER = re.compile(
    rf"""\s*[%‰{re.escape(CURRENCY)}](?!\s*\d)
    | [°+]
    | [.,:/]\d
    | [{_MINUS}]\w""",
    re.VERBOSE,
)


def begins(text: str, start: int) -> bool:
    """Say whether a word or figure of the text begins at this place."""
    before = _visible(text[max(0, start - _NEAR) : start])
    first, last = text[start], before[-1:]
    if _same_word(last, first):
        return False
    if first in CURRENCY:
        return not (last.isalpha() or _FIGURE_TIED_BEFORE.search(before))
    if first.isdigit() and _FIGURE_TIED_BEFORE.search(before):
        return False
    return not (first.isalnum() and _WORD_TIED_BEFORE.search(before))


def ends(text: str, end: int) -> bool:
    """Say whether a word or figure of the text ends at this place."""
    after = _visible(text[end : end + _NEAR])
    last, first = text[end - 1], after[:1]
    if _same_word(last, first):
        return False
    if last.isdigit() and _FIGURE_TIED_AFTER.match(after):
        return False
    return not (last.isalnum() and _WORD_TIED_AFTER.match(after))


def inside_decimal(text: str, place: int) -> bool:
    """Say whether this place is at the point of a decimal figure such as 1.6."""
    point = place - 1 if text[max(place - 1, 0) : place] == "." else place
    around = text[max(point - 1, 0) : point + 2]
    return len(around) == 3 and around[1] == "." and around[0].isdigit() and around[2].isdigit()


def _visible(near: str) -> str:
    return near if _INVISIBLE.isdisjoint(near) else "".join([c for c in near if c not in INVISIBLE])


def _same_word(one: str, other: str) -> bool:
    """Say whether two neighbouring characters belong to one word."""
    if not one or not other:
        return False
    if _SPACELESS.match(one) or _SPACELESS.match(other):
        return one.isdigit() and other.isalnum()  # a scale: 5 and 5 myriads
    return _in_word(one) and _in_word(other)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign)[0] == "M"
