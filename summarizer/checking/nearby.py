"""Is somebody whom an item names tied to what it rests on, or only named elsewhere?

A name that the report has may still stand where another belongs: as the one who passed a claim
on, as another name of an actor, or in a statement. Each is looked for near the cited sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pydantic import BaseModel

from summarizer.checking.assertions import party_of
from summarizer.checking.evidence import content_stems
from summarizer.checking.finding import neighbours, plain_check, spans_of
from summarizer.checking.kinds import kind_check
from summarizer.checking.known_as import known_as
from summarizer.checking.names import name_of, same
from summarizer.checking.other_names import are_called_the_same
from summarizer.checking.places import COUNTRY_WORD, countries_in
from summarizer.checking.roles import role_check
from summarizer.checking.speakers import mentions
from summarizer.checking.strangers import names_in
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Actor, Check, Claim, Evidence

REACH_BACK = 3
"""What a sentence takes up ("he", "the firm") was named at most so many sentences before."""
ALIKE = 4
"""Letters that two spellings of a name share from the start: "Israeli" and "Israel"."""
MOST_NAMED = 100
"""Names of the sentences around that are asked for whose people they are."""

_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}")
_PASSED_ON = (
    r"(?:reports?|reported|writes?|wrote|told|tells|according to|(?:seen|obtained|reviewed) by"
    r"|quot\w+|cit\w+|published|learned|spoke to|interview\w*)"
)
"""Words beside the name of a medium that passes on what others say."""
_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Uu]s)\b")
_Words = tuple[frozenset[str], frozenset[str], str]


def nearby_checks(item: BaseModel, cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    """A warning for each name of a claim or an actor that nothing ties to what it rests on."""
    match item:
        case Claim() if cited:
            yield from _via(item.via, cited, source)
            yield from _names_from_elsewhere(item, cited, source)
        case Actor():
            yield from _aliases(item, source)
            yield from filter(None, [role_check(item, source), kind_check(item, source)])


def _via(via: str | None, cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    if via is None:
        return
    near = [*cited, *neighbours(cited, source, before=REACH_BACK, after=1)]
    if any(via in sentence.text for sentence in near) or not _is_named(via, source):
        return  # that it stands nowhere is told already
    if not (_passes_on(via, source) or _is_named_in(via, near, source)):
        reason = f"neither the cited sentences nor those beside them name {via}"
        yield plain_check("speaker", "via", "misattributed", "warning", reason, spans_of(cited))


def _is_named(name: str, source: Source) -> bool:
    return any(True for _ in mentions(name, 0, len(source.text), source))


def _is_named_in(name: str, sentences: Iterable[Evidence], source: Source) -> bool:
    return any(True for s in sentences for _ in mentions(name, s.start, s.end, source))


def _passes_on(via: str, source: Source) -> bool:
    """Say whether the report anywhere has a medium pass on what somebody says."""
    name = re.escape(via.removeprefix("the ").removeprefix("The "))
    beside = rf"{_PASSED_ON}\W+(?:the\s)?{name}\b|\b{name}(?:\shas|\shad)?\s{_PASSED_ON}"
    return re.search(beside, source.text, re.IGNORECASE) is not None


def _aliases(actor: Actor, source: Source) -> Iterator[Check]:
    for alias in actor.aliases:
        if not _is_tied(alias, actor, source):
            reason = f"nothing in the report ties “{alias}” to {actor.name}"
            yield plain_check("speaker", "aliases", "misattributed", "warning", reason)


def _is_tied(alias: str, actor: Actor, source: Source) -> bool:
    """Say whether a name shares a word, initials or a country with another, or stands with it."""
    if same(alias, actor.name) or same(actor.name, alias):
        return True
    if content_stems(alias) & content_stems(f"{actor.name} {actor.role or ''}"):
        return True
    own = party_of(alias)
    shared = own & known_as(actor.name, source)
    if not own or any(key.startswith(COUNTRY_WORD) for key in shared):
        return True  # "the firm" names nobody; who speaks for a country is called by it
    named = [s for s in source.sentences if _is_named_in(alias, [s], source)]
    if not name_of(alias).proper:
        return _is_named_in(actor.name, named, source)
    return any(are_called_the_same(actor.name, alias, s.start, s.end, source) for s in named)


def _names_from_elsewhere(
    claim: Claim, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    """A warning for each name of a statement that stands in the report, but not near there."""
    near = [*cited, *neighbours(cited, source, before=REACH_BACK, after=1)]
    for start, end in runs_of_names(claim.statement):
        name = claim.statement[start:end]
        if _is_spelt_in(name, near, source):
            continue
        words = [_words_in(sentence.sentence, source) for sentence in near]
        words += [_words_of(other) for other in (claim.speaker, claim.via) if other]
        if _stands_among(name, words) or not _stands_in_report(name, source):
            continue
        if _is_of_somebody_near(name, near, source) or _is_we(name, cited):
            continue
        reason = f"the report names {name}, but neither in the cited sentences nor just before"
        yield plain_check(
            "evidence",
            "statement",
            "misattributed",
            "warning",
            reason,
            spans_of(cited),
            (start, end),
        )


def runs_of_names(text: str) -> list[tuple[int, int]]:
    """The places of the names in a text, words in capitals that follow each other as one."""
    runs: list[tuple[int, int]] = []
    for _, start in names_in(text):
        run = _CAPITALS.match(text, start)
        if run and (not runs or start >= runs[-1][1]):
            runs.append((start, start + len(run.group().rstrip())))
    return runs


def _is_spelt_in(name: str, near: Sequence[Evidence], source: Source) -> bool:
    """Say whether the last word of a name stands there, or one that begins like it: most do."""
    last = name.rsplit(None, 1)[-1].casefold()[:ALIKE]
    folded = source.casefolded
    return len(last) == ALIKE and any(folded.find(last, s.start, s.end) >= 0 for s in near)


def _stands_among(name: str, near: Sequence[_Words]) -> bool:
    """Say whether any word of a name, its country or its initials stand among these words."""
    own, countries, _ = _words_of(name)
    short = name.replace(".", "").lower() if name.isupper() else ""
    return any(
        own & words or countries & others or (short and short in initials)
        for words, others, initials in near
    )


def _is_we(name: str, cited: Sequence[Evidence]) -> bool:
    """Say whether a country is told for the "we" of one who speaks for it."""
    return bool(_words_of(name)[1]) and any(_WE.search(sentence.text) for sentence in cited)


def _stands_in_report(name: str, source: Source) -> bool:
    return any(word in source.casefolded for word in _WORD.findall(name.casefold()))


def _is_of_somebody_near(name: str, near: Sequence[Evidence], source: Source) -> bool:
    """Say whether a name is a country or body whose people stand there, or one of theirs."""
    own = known_as(name, source)
    runs = (m.group().strip() for s in near for m in _CAPITALS.finditer(s.text))
    people = dict.fromkeys(islice(runs, MOST_NAMED))
    return any(own & known_as(person, source) for person in people)


@once_a_source
def _words_in(number: int, source: Source) -> _Words:
    return _words_of(source.sentences[number - 1].text)


def _words_of(text: str) -> _Words:
    """The words of a text, how long ones begin, its initials; and its countries."""
    spelt = _WORD.findall(text)
    words = [word.lower() for word in spelt]
    known = {word for word in words if len(word) > 2} | {w[:ALIKE] for w in words if len(w) > ALIKE}
    initials = "".join(word[0].lower() for word in spelt if word[:1].isupper())
    if len(initials) > 1:
        known.add(initials)
    return frozenset(known), countries_in(tuple(words)), initials
