"""Does a text begin a quotation right after the "not" that turned it round?

“We were never told about it” quoted as 'was “told about it”' has each word right, and the sense
wrong.
"""

from __future__ import annotations

import re

from summarizer.checking.finding import Finding, Span, words_at
from summarizer.checking.polarity_words import NEGATORS, NOT_NEGATING
from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.quotes import quote_in
from summarizer.checking.reach import negative
from summarizer.source.sentences import Source

_WORDS_BEFORE = re.compile(r"([\w'’]+)\s+(?:(been|be|even|ever|yet|really|fully)\s+)?\Z")
_REACH = 40
"""Characters before a quotation that are looked at."""


def loses_negation(place: Span, text: str, source: Source) -> Finding | None:
    """Find that a passage of a text begins after a negation which the text does not have.

    Args:
        place: Where the passage stands in the text, without its marks.
        text: A running text.
        source: The report.
    """
    found = quote_in(text[slice(*place)], source)
    if found is None or negative(text):
        return None
    start = found.spans[0][0]
    before = _WORDS_BEFORE.search(source.text, max(0, start - _REACH), start)
    if before is None or not _negates(before.group(1), (before.end(1), start + 12), source):
        return None
    if not stands_in_quotation(before.start(), found.spans[0][1], source.text):
        return None
    reason = f"the report has “{before.group(1)}” right before these words, the text does not"
    return Finding("altered", "warning", reason, ((before.start(), found.spans[0][1]),))


def _negates(word: str, following: Span, source: Source) -> bool:
    plain = word.lower().replace("’", "'")
    next_words = words_at(following, source).lower().split()
    pair = f"{plain} {next_words[0]}" if next_words else plain
    return (plain in NEGATORS or plain.endswith("n't")) and pair not in NOT_NEGATING
