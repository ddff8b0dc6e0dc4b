"""Is what an item rests on a plain statement that the report's readers see, in English?

The other checks compare words. These ask whether the words can be taken for what they seem: a
sentence may be an order to the model, may hold letters that nobody sees, may be in a language
that the other checks cannot read. Such an item is never wrong for that, and always marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checking.disguises import disguise
from summarizer.checking.fields import Told
from summarizer.checking.finding import plain_check, spans_of
from summarizer.checking.orders import REASONS, SUPPOSED, suspects
from summarizer.figures.comparing.language import can_be_read
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence

_LETTER = re.compile(r"[^\W\d_]")


def standing_checks(told: Told, cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    """A warning for each reason not to take an item's words, or its sentences, at face value."""
    yield from _suspected(cited, source)
    for sentence in cited:
        if (found := disguise(sentence.text)) is not None:
            reason = f"sentence {sentence.sentence} has {found}"
            yield _warning("disguised", "evidence", reason, [sentence])
    for _, field, text in told.texts:
        if (found := disguise(text)) is not None:
            yield _warning("disguised", field, f"it has {found}", [])
    foreign = [sentence for sentence in cited if not _is_read(sentence, source)]
    if foreign:
        reason = f"sentence {foreign[0].sentence} is in a language that is not checked"
        yield _warning("unchecked", "evidence", reason, foreign)


def _suspected(cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    found = suspects(source)
    verdicts = {sentence.sentence: found.get(sentence.sentence) for sentence in cited}
    for sentence in cited:
        verdict = verdicts[sentence.sentence]
        if verdict is None or (verdict == SUPPOSED and None in verdicts.values()):
            continue  # what one sentence asks another may answer
        reason = REASONS[verdict].format(f"sentence {sentence.sentence}")
        yield _warning(verdict, "evidence", reason, [sentence])


def _is_read(sentence: Evidence, source: Source) -> bool:
    """Whether the checks can read a sentence; a name in other letters does not matter."""
    return can_be_read(source.text) and can_be_read(sentence.text)


def _warning(verdict: str, field: str, reason: str, at: Sequence[Evidence]) -> Check:
    return plain_check("evidence", field, verdict, "warning", reason, spans_of(at))
