"""Of one sentence in which several speak, which part is whose?

"Ann Fox called the plan mad, while Lee Roth praised its cost" has two speakers, each with a part:
from where a clause is joined on up to where the next one is. A part in which nobody speaks goes
on with the one before. And who only possesses what another speaks of ("Fox called Roth's account
a tale", "a claim by Roth") speaks in what follows upon that noun ("that he had paid"), if at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.checking.finding import Span
from summarizer.checking.names import GENERIC, name_of, same
from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.speakers import (
    POSSESSIVE,
    clearly_another,
    is_proper,
    says_clearly,
    speaks,
)
from summarizer.checking.speech import Speech, spoken
from summarizer.checking.speech_words import NOUNS_OF_SAYING, SAYING, forms
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

_JOIN = re.compile(
    r";\s|,?\s(?:while|but|whereas|though|although)\s|,\s(?:and|as|with)\s", re.IGNORECASE
)
_JOINED = re.compile(r"(?:\band|\bas)\s\Z", re.IGNORECASE)
_OPENS_WITH_JOIN = re.compile(r"\W*(?:while|whereas|though|although)\s", re.IGNORECASE)
_CALLING = forms("call")
_OF_NOUN = re.compile(r"\s(?:by|from|of)\s\Z")
_AFTER_WORDS = (",", '"', "”", "’", "'")
_CONTENT = re.compile(r"(?:,[^,;]{1,80},)?\s(?:that|to|of|for|about|on|in|not)\s")


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a sentence is a speaker's own, and what is another's.

    Attributes:
        own: The places where the speaker speaks, or nobody clearly does.
        others: The places where another does.
        other: Who that is, in the first of them.
        is_content: Whether `own` is only what follows on a noun, of which another speaks.
    """

    own: Sequence[Span]
    others: Sequence[Span]
    other: Speech
    is_content: bool = False


def parts_of(speaker: str, sentence: Evidence, source: Source) -> Parts | None:
    """Divide a sentence between a speaker and the others who speak in it.

    Returns:
        None where the speaker himself does not speak in it, or nobody else clearly does.
    """
    heard = spoken(sentence.start, sentence.end, SAYING, source)
    own = [s for s in heard if not s.quoted and speaks(speaker, s, source)]
    others = [s for s in heard if s not in own and _is_clear(s, speaker, source)]
    if not own or not others:
        return None
    if any(_ends_with(s, sentence, source) for s in own):
        return None  # all that comes before it may be his
    told_of = [s for s in own if _is_told_of(s, others, source)]
    if told_of == own:
        return _of_possessor(told_of[0], others[0], sentence, source)
    own = [s for s in own if s not in told_of]
    return _of_clauses(own, others, sentence, source)


def _ends_with(speech: Speech, sentence: Evidence, source: Source) -> bool:
    """Say whether a sentence ends with who says all of it: "…, the source added."."""
    before = source.text[sentence.start : speech.start].rstrip()
    after = source.text[max(speech.end, speech.cue[1]) : sentence.end]
    return before.endswith(_AFTER_WORDS) and not any(letter.isalnum() for letter in after)


def _is_clear(speech: Speech, speaker: str, source: Source) -> bool:
    """Say whether a verb has somebody else say something, beyond doubt."""
    if by_noun(speech, source.text):
        return False
    if says_clearly(speech, source) and _are_two_bodies(speech, speaker, source):
        return True
    calls = source.text[slice(*speech.cue)].lower() in _CALLING
    return clearly_another(speech, source) or (calls and is_proper(speech, source))


def _are_two_bodies(speech: Speech, speaker: str, source: Source) -> bool:
    """Say whether both are known by what they are ("rebels", "the army"), and differ in that."""
    phrase = source.text[speech.start : speech.end]
    heads = name_of(speaker).head, name_of(phrase).head
    return GENERIC.issuperset(heads) and not same(speaker, phrase)


def by_noun(speech: Speech, text: str) -> bool:
    """Say whether somebody speaks by a noun only: "Roth's account", "a claim by Roth"."""
    if text[slice(*speech.cue)].lower() not in NOUNS_OF_SAYING:
        return False
    if text[speech.start : speech.end].endswith(POSSESSIVE):
        return True
    return _OF_NOUN.match(text[speech.cue[1] : speech.start]) is not None


def _is_told_of(speech: Speech, others: Sequence[Speech], source: Source) -> bool:
    """Say whether another speaks before the noun that somebody speaks by."""
    return by_noun(speech, source.text) and any(o.cue[1] <= speech.cue[0] for o in others)


def _of_possessor(speech: Speech, other: Speech, sentence: Evidence, source: Source) -> Parts:
    """Give a possessor what follows on his noun, and another all the rest."""
    noun = min(speech.start, speech.cue[0]), max(speech.end, speech.cue[1])
    content = _CONTENT.match(source.text, noun[1], sentence.end)
    if content is None:
        return Parts((), ((sentence.start, noun[0]), (noun[1], sentence.end)), other)
    joins = (at for at in joins_in([], sentence, source) if at > content.end())
    own = (noun[1], next(joins, sentence.end))
    return Parts((own,), ((sentence.start, noun[0]), (own[1], sentence.end)), other, True)


def _of_clauses(
    own: Sequence[Speech], others: Sequence[Speech], sentence: Evidence, source: Source
) -> Parts | None:
    """Give each clause to who speaks in it, or else to who speaks in the one before."""
    joins = joins_in([*own, *others], sentence, source)
    mine: list[Span] = []
    his: list[Span] = []
    first: Speech | None = None
    turn = mine
    for part in pairwise([sentence.start, *joins, sentence.end]):
        if any(part[0] <= s.cue[0] < part[1] for s in own):
            turn = mine
        elif another := [s for s in others if part[0] <= s.cue[0] < part[1]]:
            turn, first = his, first or another[0]
        turn.append(part)
    return Parts(mine, his, first) if first else None


def joins_in(heard: Sequence[Speech], sentence: Evidence, source: Source) -> list[int]:
    """Return where a clause of a sentence ends and the next one is joined on."""
    text = source.text
    places = {m.end() for m in _JOIN.finditer(text, sentence.start, sentence.end)}
    places |= {s.start for s in heard if _JOINED.search(text, max(0, s.start - 5), s.start)}
    if heard and _OPENS_WITH_JOIN.match(text, sentence.start, sentence.end):
        comma = text.find(", ", min(s.cue[1] for s in heard), sentence.end)
        places |= {comma + 1} if comma >= 0 else set()
    return sorted(at for at in places if not stands_in_quotation(at - 1, at, text))
