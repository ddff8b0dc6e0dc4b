"""Who speaks in a sentence: the subjects of its verbs of saying, and the like.

A reading of the surface only: the subject stands before its verb, after it when a quotation
comes first, or after "according to"; a possessor stands before a noun of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.quotation_marks import passages_touching
from summarizer.checking.speaker_phrases import (
    BE,
    QUOTES,
    Span,
    Token,
    cited_phrase,
    possessor,
    right_phrase,
    subject,
    tokens_of,
    up_to_stop,
)
from summarizer.checking.speech_words import (
    AUXILIARIES,
    NOUNS_OF_SAYING,
    PLAIN_SAYING,
    PRONOUNS,
    SAYING,
)
from summarizer.checking.word_lists import listed
from summarizer.figures.finding.number_words import SMALL
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source

_DETERMINERS = frozenset(
    listed(
        """the a an this that these those no any some its his her their our my your new recent
        latest
    own such another first last public official to of for from by with about"""
    )
)
_COUNTED = listed("states claims charges demands estimates calls reports answers replies notes")
"""Of what there may be a number: "twenty-seven states", "two claims"; "one says" has a speaker."""
_BEFORE_NOUN = listed("the a an its their his her these those under with of for against new fresh")
_PLURALS = frozenset(listed("""people police men women media and or"""))
_OF_STATES = frozenset(listed("""united gulf baltic member arab nordic balkan western"""))
_LABEL = re.compile(r"[\"“]?((?:[A-Z][\w.'’-]*\s?){1,5}):(?=\s)")
_SIGNED = re.compile(r"[―—–]\s?((?:[A-Z][\w.'’-]*\s?){1,4})(?=\(|\)|$|\n)")
_OPENING = re.compile(r"[\W_]*\w")
"""How far a signature at the start of a sentence reaches: it signs what stands before that."""
_CITING = frozenset(["citing", "quoting"])
_ATTRIBUTING = _CITING | {"according"}
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody speaks: who, as a place in the text, and the word that says so.

    Attributes:
        start: Offset of the phrase that names the speaker.
        end: Offset after it.
        cue: Place of the verb or noun of saying.
        quoted: Whether this itself stands inside quotation marks, so that it is told by another.
    """

    start: int
    end: int
    cue: Span
    quoted: bool = False


@once_a_source
def spoken(start: int, end: int, cues: frozenset[str], source: Source) -> tuple[Speech, ...]:
    """Who speaks in one sentence of a source; see `speeches`."""
    return tuple(_speeches(_tokens_in(start, end, source), source.text, start, end, cues))


def speeches(text: str, start: int, end: int, cues: frozenset[str] = SAYING) -> Iterator[Speech]:
    """Yield who speaks in `text[start:end]`, which is one sentence.

    Args:
        text: The whole source, so that offsets hold in it.
        start: Where the sentence begins.
        end: Where it ends.
        cues: Every form of the verbs that count.
    """
    return _speeches(tokens_of(text, start, end), text, start, end, cues)


@once_a_source
def _tokens_in(start: int, end: int, source: Source) -> list[Token]:
    """The words and marks of one sentence: it is read for verbs of several kinds."""
    return tokens_of(source.text, start, end)


def _speeches(
    tokens: list[Token], text: str, start: int, end: int, cues: frozenset[str]
) -> Iterator[Speech]:
    nouns = NOUNS_OF_SAYING if cues is SAYING else _NONE
    for at, token in enumerate(tokens):
        word = token.lower
        if word not in cues and word not in nouns and word not in _ATTRIBUTING:
            continue
        for phrase in _phrases(tokens, at, cues):
            if phrase[0] < phrase[1]:
                quoted = passages_touching(start, end, text)
                inside = any(first <= token.start < last for first, last in quoted)
                yield Speech(*phrase, (token.start, token.end), inside)
    yield from _labels(text, start, end)


def _labels(text: str, start: int, end: int) -> Iterator[Speech]:
    """Yield the speaker of "SMITH: …" and of a quotation signed "― Smith"."""
    sentence = text[start:end]
    if label := _LABEL.match(sentence):
        colon = (start + label.end() - 1, start + label.end())
        yield Speech(start + label.start(1), start + label.end(1), colon)
    opening = _OPENING.match(sentence)
    for signed in _SIGNED.finditer(sentence, opening.end() if opening else 0):
        yield Speech(start + signed.start(1), start + signed.end(1),
                     (start + signed.start(), start + signed.start() + 1))  # fmt: skip


def _phrases(tokens: list[Token], at: int, cues: frozenset[str]) -> Iterator[Span]:
    """Yield the phrases that name who speaks by the word at this place."""
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "according" and following == "to":
        yield up_to_stop(tokens, at + 2)
    elif word in _CITING and cues is SAYING:
        yield cited_phrase(tokens, at + 1)
    elif word in cues and not _is_noun(tokens, at) and not _is_name(tokens, at):
        if _is_passive(tokens, at):
            yield from _agent(tokens, at)
            return
        if not word.endswith("ing"):
            yield subject(tokens, at)
        if word in PLAIN_SAYING and word not in {"told", "tell"} and _may_invert(tokens, at):
            yield right_phrase(tokens, at + 1)
    elif word in NOUNS_OF_SAYING and cues is SAYING:
        yield possessor(tokens, at)
        if following in {"by", "from", "of"}:
            yield right_phrase(tokens, at + 2)


def _is_noun(tokens: list[Token], at: int) -> bool:
    """Say whether a form that is verb and noun ("report", "claims") is a noun here."""
    if at and tokens[at - 1].lower in _BEFORE_NOUN and not tokens[at].lower.endswith("ing"):
        return True
    if at and tokens[at].lower in _COUNTED and _is_number(tokens[at - 1].lower):
        return True
    if at == 0 or tokens[at].lower not in NOUNS_OF_SAYING:
        return False
    before, word = tokens[at - 1].lower, tokens[at].lower
    if before in _DETERMINERS - {"to", "that"} or before.endswith(("'s", "s'", "ed")):
        return True
    # a base form has a subject in the plural or a helping verb before it
    base = not word.endswith(("s", "ed", "ing")) and word not in {"said", "told"}
    return base and not (before.endswith("s") or before in AUXILIARIES | PRONOUNS | _PLURALS)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word.partition("-")[0] in SMALL


def _is_name(tokens: list[Token], at: int) -> bool:
    """Say whether a verb's form is part of a name: "Secretary of State"."""
    word = tokens[at]
    if at == 0 or not word.text[:1].isupper() or tokens[at - 1].text in QUOTES:
        return False
    if word.text == "States":
        return tokens[at - 1].lower in _OF_STATES
    return not word.lower.endswith(("ed", "s"))


def _is_passive(tokens: list[Token], at: int) -> bool:
    if tokens[at].lower.endswith("ing"):
        return False
    place = at - 1
    while place >= 0 and tokens[place].lower.endswith("ly"):
        place -= 1
    by_form = tokens[at].lower.endswith("ed") or tokens[at].lower in _PARTICIPLES
    return place >= 0 and by_form and tokens[place].lower in BE


def _agent(tokens: list[Token], at: int) -> Iterator[Span]:
    """Yield the phrase after "by" of a passive; "is quoted", "was concerned" have a subject."""
    if tokens[at].lower in _STATES:
        yield subject(tokens, at)
        return
    for place in range(at + 1, min(at + 8, len(tokens) - 1)):
        if tokens[place].lower == "by":
            yield right_phrase(tokens, place + 1)
            return


_PARTICIPLES = frozenset(listed("""told said seen hit cut put frozen taken given made let kept"""))
_STATES = frozenset(
    listed(
        """reached quoted concerned worried convinced determined opposed committed prepared
    pleased disappointed surprised inclined interested frustrated dedicated"""
    )
)


def _may_invert(tokens: list[Token], at: int) -> bool:
    """Say whether the subject may follow its verb: a quotation or a comma comes right before."""
    return at == 0 or tokens[at - 1].text in QUOTES or tokens[at - 1].text in {",", "—", "?", "!"}
