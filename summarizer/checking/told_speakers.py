"""Whom does a gist or a headline make the speaker of what it tells, and does he say it?

'Lann said the bridge was safe; Quist warned of ice' has two speakers, each with a clause. Each
clause is held against the cited sentences that say it. Only who is named as a person, or speaks
by that name in what is cited, is looked at: "Velm Timber said" may be any of its people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.checking.evidence import CLEARLY, content_stems, support_in
from summarizer.checking.finding import Finding
from summarizer.checking.names import name_of
from summarizer.checking.own_words import check_claimant
from summarizer.checking.passage_speakers import is_person
from summarizer.checking.speakers import speaks
from summarizer.checking.speech import Speech, spoken
from summarizer.checking.speech_words import CLEARLY_SAYING, SAYING, forms
from summarizer.checking.whose_part import by_noun, joins_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

_TELLING = CLEARLY_SAYING | forms("call")
_FEWEST = 2
"""So many telling words show where a clause is from."""
_LONGEST = 4000
"""Characters of a text that is told in a few sentences; a longer one is no summary's."""


def told_speakers(text: str, cited: Sequence[Evidence], source: Source) -> Finding | None:
    """Find who is told to say in a running text what the cited sentences have another say."""
    if not cited or len(text) > _LONGEST or text in source.text:
        return None
    for name, told in _clauses(text):
        if not _is_known(name, cited, source):
            continue
        found = _of_another(name, told, cited, source)
        if found is not None:
            reason = f"the text has {name} say this, but {found.reason}"
            return Finding("misattributed", "warning", reason, found.spans)
    return None


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Yield each clause that one proper name speaks in, as the name and what it tells."""
    told = Source(text)
    for sentence in told.sentences:
        heard = [s for s in spoken(sentence.start, sentence.end, SAYING, told) if _is_verb(s, text)]
        for start, end in pairwise(
            [sentence.start, *joins_in(heard, sentence, told), sentence.end]
        ):
            here = [s for s in heard if start <= s.cue[0] < end]
            if len(here) == 1 and name_of(name := text[here[0].start : here[0].end]).proper:
                yield name, text[start : here[0].start] + text[here[0].cue[1] : end]


def _is_verb(speech: Speech, text: str) -> bool:
    clear = text[slice(*speech.cue)].lower() in _TELLING | {":"}
    return clear and not speech.quoted and not by_noun(speech, text)


def _is_known(name: str, cited: Sequence[Evidence], source: Source) -> bool:
    return is_person(name_of(name).head, source) or any(
        speaks(name, speech, source)
        for sentence in cited
        for speech in spoken(sentence.start, sentence.end, SAYING, source)
    )


def _of_another(name: str, told: str, cited: Sequence[Evidence], source: Source) -> Finding | None:
    """Find that whichever of the cited sentences say this, it is another who speaks there."""
    words = content_stems(told) - content_stems(name)
    if len(words) < _FEWEST:
        return None
    wrong: Finding | None = None
    for sentence in cited:
        if support_in(source).of(words, [sentence]) < CLEARLY:
            continue
        found = check_claimant(told, name, [sentence], [sentence], source)
        if found.verdict != "misattributed":
            return None
        wrong = wrong or found
    return wrong
