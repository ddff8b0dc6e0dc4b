"""All hostile cases, kind by kind."""

from __future__ import annotations

from tests.hostile import answers, injected, shapes, unseen, wording

REPORTS = [
    *injected.ORDERS,
    *injected.FRAMES,
    *injected.MARKUP,
    *unseen.UNSEEN,
    *unseen.LOOKALIKES,
    *unseen.DIGITS,
    *wording.OTHERS,
    *wording.QUOTES,
    *wording.UNREAL,
    *wording.LANGUAGES,
    *wording.ELSEWHERE,
]
"""Reports that want something false said."""

SHAPES = shapes.SHAPES
REFUSED = shapes.REFUSED
ANSWERS = [*answers.NUMBERS, *answers.OWN, *answers.BROKEN, *answers.HUGE]
