"""Tell which of two figures a text names the subject of: imports of wool, or imports of looms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.comparing.bind import Scene


def names_its_subject(mine: Scene, rival: Scene, best: Scene) -> bool:
    """Tell whether a text has a phrase of the rival, of which the stated figure has one half.

    "Wool imports" is told of the rival and "loom imports" of the stated figure, whose sentences
    say nothing of wool; and all that the text shares with the stated one it shares with the rival.
    """
    with_best = mine.clause & best.near.keys()
    with_rival = mine.clause & rival.near.keys()
    if not with_best < with_rival:
        return False
    own = {word for word in with_rival - with_best if word not in best.beside}
    phrases = (set(pair) for pair in mine.pairs & rival.pairs)
    return any(phrase & own and phrase & with_best for phrase in phrases)
