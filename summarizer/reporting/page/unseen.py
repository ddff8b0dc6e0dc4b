"""Make a text of the report or the model safe and honest to show: nothing in it stays unseen.

Zero-width and control characters can hide words from a reader, and bidirectional controls can
turn a line round. Each is replaced by an empty element that names it (`data-code="U+202E"`) and
that the style sheet shows, so that the text can be read back from the page exactly. Joiners and
marks that a script needs (Persian, Hindi, Hebrew, emoji) stay as they are.
"""

from __future__ import annotations

import re
from html import escape
from re import Match

_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_NEEDS_JOINERS = f"{_RTL}\u0900-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,8}\U000e007f"
"""A flag of a part of a country (Scotland): a black flag, letters that nobody sees, an end."""

_JOINER = f"(?<=[{_NEEDS_JOINERS}])[\u200c\u200d](?=[{_NEEDS_JOINERS}])"
_DIRECTION = f"(?<=[{_RTL}])[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?=[{_RTL}])"
_TOKEN = re.compile(
    f"(?P<kept>{_FLAG}|{_JOINER}|{_DIRECTION})|(?P<line>\r\n)|(?P<unseen>[{_UNSEEN}])"
)
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


def shown(text: str) -> str:
    """A text as HTML in which every character can be seen and none is markup."""
    found, done = [], 0
    for match in _TOKEN.finditer(text):
        found += [escape(text[done : match.start()]), _replacement(match)]
        done = match.end()
    return "".join([*found, escape(text[done:])])


def _replacement(match: Match[str]) -> str:
    if match["kept"]:
        return match["kept"]
    if match["line"]:
        return f"{_named(chr(13), 'cr')}\n"
    after = "<br>" if match["unseen"] in _BREAKS else ""
    return _named(match["unseen"], "unseen") + after


def _named(character: str, style: str) -> str:
    code = f"U+{ord(character):04X}"
    told = f' role="img" aria-label="hidden character {code}"' if style == "unseen" else ""
    return f'<span class="{style}"{told} data-code="{code}"></span>'
