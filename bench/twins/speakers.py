"""Changes of who speaks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.speaker_names import alike
from bench.twins.article import Article, resting
from bench.twins.planting import Plant
from summarizer.checking.names import name_of
from summarizer.checking.speech_words import PRONOUNS


def speakers(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another speaker of the same article."""
    named = sorted({s.speaker for s in article.stated
                    if s.speaker and name_of(s.speaker).proper and s.speaker[0].isupper()
                    and not re.search(r"\b(?:many|some|most|several|few)\b", s.speaker, re.I)
                    and s.speaker.split()[0].lower() not in PRONOUNS})  # fmt: skip
    for stated in resting(article).get(at, ()):
        old = stated.speaker
        if old is None or old not in named or text.count(old) != 1 or len(old.split()) > 8:
            continue
        if set(old.split()) & set(stated.words.split()):
            continue
        others = [n for n in named if not alike(n, old) and n.split()[-1] not in text
                  and len(n.split()) < 5]  # fmt: skip
        if others:
            new = rng.choice(others)
            yield Plant("speaker", "speaker", at, old, new, (old, new))
