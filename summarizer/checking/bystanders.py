"""Is a party of a measure somebody who merely stands nearby?

Where a sentence has one take a measure, or aims it at one, another who is named beside it has no
part in it. Only names decide, and only where the words leave no doubt: "the ministry" or "it"
may be anybody, and a country, its capital, its ministers and its ministries are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.assertions import party_of
from summarizer.checking.finding import Finding, Span, words_at
from summarizer.checking.known_as import known_as
from summarizer.checking.names import GENERIC
from summarizer.checking.places import COUNTRY_WORD, countries_in
from summarizer.checking.sanction_words import (
    ALLOWING,
    ISSUING,
    MEASURES,
    STRUCK,
    TELLING,
    THREATENING,
)
from summarizer.checking.speech import spoken
from summarizer.checking.speech_words import TITLES
from summarizer.checking.takers import acting_in, aimed_in, before_verb, stands_in
from summarizer.figures.comparing.stems import FUNCTION_WORDS
from summarizer.source.alternatives import whole_words
from summarizer.source.cues import sanction_cues
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence, Severity

_AGAINST = whole_words(
    rf"(?:{MEASURES})\s+(?:\w+ed\s+)?(?:by\s+(?:\w+\s+){{1,3}}?)?(?:(?!on\b|against\b)\w+\s+){{0,2}}?"
    r"(?:on|against|targeting)\s+(?!\w+day\b)"
    r"|(?:clos|shut|reopen)\w*\s+(?:its|their|the)\s+(?:\w+\s+){1,2}to\s+",
)
"""Words right after which stands whom a measure is against."""
_LISTED = (
    r"(?:add|plac|put|remov|tak|took)\w*(?=\s[^.;]{2,80}\s(?:on|to|from|off)\s[^.;]{0,30}list\b)"
)
_OBJECT = whole_words(
    r"(?:"
    + "|".join(sorted((verb for verb in STRUCK if verb.endswith(("ed", "ing", "froze"))), key=len))
    + r"|(?:to|would|will|could|may|might|can|should|must|shall)\s+(?:"
    + "|".join(sorted(STRUCK))
    + rf")|{_LISTED})\s+"
)
_PARTICIPLES = "|".join(sorted(verb for verb in STRUCK if verb.endswith("ed")))
_SUFFERS = whole_words(
    r"(?:was|were|is|are|be|been|being)\s(?:\w+ly\s)?"
    rf"(?:put|placed|added|removed|cut|shut|closed|hit|frozen|{_PARTICIPLES})"
)
_STOPS = re.compile(r"[,.;:]")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?\Z")
_CUT = re.compile(
    r"[;:(—–]|,\s+(?=[a-z])(?!and\b)|,\sand\s[A-Z]\w+\s[a-z]+(?:ed|s)\b"
    r"|\s(?:for|over|after|before|because|as|if|unless|when|while|who|which|that|since|should|until|amid|despite|although|though|following|with|but|will"
    r"|would|could|may|might|has|have|had|was|were|is|are|(?<!owned\s)(?<!controlled\s)(?<!run\s)by)\s"
)
"""Where the phrase that names a target ends."""
_RANKS: tuple[frozenset[str], ...] = (frozenset(), ALLOWING, THREATENING, TELLING)
LONGEST_SUBJECT = 80
"""Letters in which the subject of a passive stands, if no comma cuts it off."""
LONGEST = 8
"""Words of a phrase that names who takes a measure, and nothing else."""
_WITH_NAMES = GENERIC | TITLES | FUNCTION_WORDS | {"service", "authorities", "general", "junta"}
_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
_COMMON_ENDS = ("s", "ing", "ion", "ment", "ity", "one", "body")
"""How words end that begin a sentence and are hardly names: "Lawmakers", "Parliament"."""
_FIRST = re.compile(r"\W*(?:[Tt]he\s)?[^\W_]+")
_OFFICE = re.compile(
    r"(?P<of>(?:[A-Z][\w.]*\s?){1,4})['’]s?\s(?:[a-z-]+\s){0,4}(?:[a-z-]+,?\s)?(?:[A-Z][\w.'’-]*\s)*\Z"
)
"""Whose office somebody holds who is named after it: "Poland's president, Jan [Kowal]"."""
_OF_AMERICA = re.compile(
    r"\b(?:Senate|House|Treasury|Office of Foreign Assets Control|OFAC"
    r"|(?:State|Commerce|Justice|Defense|Homeland Security) Department|Department of \w+)\b"
)
_AMERICA = "countryunitedstates"


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody whom a phrase of a sentence names: where, and what the report knows him as."""

    span: Span
    keys: frozenset[str]


def bystander(
    issuer: str, target: str, sentences: Sequence[Evidence], source: Source
) -> Finding | None:
    """Find a party who has no part in a measure whose sentences name another in that place.

    Args:
        issuer: Who is said to take the measure.
        target: Whom it is said to be aimed at.
        sentences: The cited sentences.
        source: The report.

    Returns:
        An error, or a warning where one of the two names a country and the report does not tell
        of which country the other is; None if nothing speaks against the two.
    """
    telling = [s for s in sentences if any(True for _ in sanction_cues(s.text))] or sentences
    return _not_its_issuer(issuer, telling, source) or _not_its_target(target, telling, source)


def _not_its_issuer(issuer: str, sentences: Sequence[Evidence], source: Source) -> Finding | None:
    own = _known(issuer, source)
    takers = _takers(sentences, source)
    if not own or not takers or _is_one_of(issuer, own, takers, source):
        return None
    acting = [span for s in sentences for span in acting_in(s, source)]
    if stands_in(issuer, acting, source) and not _of_another_country(own, takers):
        return None
    instead = f"“{words_at(takers[0].span, source)}” takes the measure"
    return _refused(issuer, own, takers, instead, source)


def _not_its_target(target: str, sentences: Sequence[Evidence], source: Source) -> Finding | None:
    own = _known(target, source)
    struck = [named for s in sentences for named in _struck(s, source)]
    if not own or not struck or _is_one_of(target, own, struck, source):
        return None
    if stands_in(target, [named.span for named in struck], source):
        return None
    aimed = [span for s in sentences for span in aimed_in(s, source)]
    instead = f"it is aimed at “{words_at(struck[0].span, source)}”"
    found = _refused(target, own, struck, instead, source)
    if found and stands_in(target, aimed, source):
        return Finding(found.verdict, "warning", found.reason, found.spans)
    return found


def _ends_in_a_name(span: Span, source: Source) -> bool:
    words = words_at(span, source).split()
    return bool(words) and words[-1][:1].isupper()


def _takers(sentences: Sequence[Evidence], source: Source) -> list[_Named]:
    """Those who are named as taking a measure; else as allowing it; else as threatening it."""
    found: dict[int, list[_Named]] = {rank: [] for rank in range(4)}
    for sentence in sentences:
        for speech in spoken(sentence.start, sentence.end, ISSUING, source):
            cue = source.text[slice(*speech.cue)].lower()
            rank = next((rank for rank, verbs in enumerate(_RANKS) if cue in verbs), 0)
            span = before_verb(speech.start, speech.end, source.text)
            if source.text.endswith(" to ", 0, speech.cue[0]) or not _is_plain(span, source):
                continue  # "gave Velm the authority to sanction": who did so stands elsewhere
            keys = _keys(span, sentence, source)
            if _countries(keys) or (keys and _ends_in_a_name(span, source)):
                found[rank].append(_Named(span, keys))
    return found[0] or found[1] or found[2]


def _struck(sentence: Evidence, source: Source) -> Iterator[_Named]:
    """Yield who is named right where the target of a measure stands."""
    text, start, end = source.text, sentence.start, sentence.end
    places = [match.end() for match in _AGAINST.finditer(text, start, end)]
    for match in _OBJECT.finditer(text, start, end):
        if text[match.start() - 1] != "-" and not _BE.search(
            text[max(start, match.start() - 40) : match.start()]
        ):
            places.append(match.end())
    spans = [_up_to_cut((place, end), text) for place in places]
    for match in _SUFFERS.finditer(text, start, end):
        subject = _STOPS.split(text[max(start, match.start() - LONGEST_SUBJECT) : match.start()])[
            -1
        ]
        spans.append(_up_to_cut((match.start() - len(subject), match.start()), text))
    for span in spans:
        if keys := _keys(span, sentence, source):
            yield _Named(span, keys)


def _is_plain(span: Span, source: Source) -> bool:
    """Say whether a phrase is but a name, with an office: "Canada's foreign minister"."""
    words = words_at(span, source).split()
    common = (word.lower() for word in words if word[:1].islower())
    return len(words) <= LONGEST and all(word in _WITH_NAMES for word in common)


def _up_to_cut(span: Span, text: str) -> Span:
    start, end = span
    limit = _CUT.search(text, max(0, start - 1), end)
    return start, max(start, limit.start()) if limit else end


def _keys(span: Span, sentence: Evidence, source: Source) -> frozenset[str]:
    """The keys of those whom a phrase names; a word that begins a sentence may be no name."""
    words = words_at(span, source)
    first = _FIRST.match(words)
    if first and span[0] == sentence.start and _is_common(first.group()):
        words = words[first.end() :]
    return party_of(_DATE.sub("", words))


def _is_common(word: str) -> bool:
    lower = word.lower()
    common = lower.endswith(_COMMON_ENDS) or lower in FUNCTION_WORDS or lower == "under"
    return common and not countries_in((lower,))


@once_a_source
def _known(name: str, source: Source) -> frozenset[str]:
    """By what the report knows somebody, with the country or body whose office he holds."""
    keys = known_as(name, source)
    at = source.text.find(name)
    if at <= 0 or not keys or _countries(keys):
        return keys
    office = _OFFICE.search(source.text[max(0, at - 80) : at])
    return keys | party_of(office["of"]) if office else keys


def _is_one_of(name: str, own: frozenset[str], others: Sequence[_Named], source: Source) -> bool:
    """Say whether somebody is one of these, or of their country, or speaks for one of them."""
    for other in others:
        words = words_at(other.span, source)
        if own & other.keys or own & _known(words.strip(), source):
            return True
        if _AMERICA in own and _OF_AMERICA.search(words):
            return True
        if _AMERICA in other.keys and _OF_AMERICA.search(name):
            return True
    return False


def _of_another_country(own: frozenset[str], others: Sequence[_Named]) -> bool:
    """Say whether somebody is of a country, and each of these of another."""
    return bool(_countries(own)) and all(_countries(other.keys) for other in others)


def _countries(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith(COUNTRY_WORD))


def _refused(
    name: str, own: frozenset[str], others: Sequence[_Named], instead: str, source: Source
) -> Finding | None:
    unsure = any(bool(_countries(own)) != bool(_countries(other.keys)) for other in others)
    if unsure and not all(_ends_in_a_name(other.span, source) for other in others):
        return None  # "two Velmish firms", "the Polish president" may be named elsewhere
    spans = tuple(other.span for other in others)
    severity: Severity = "warning" if unsure else "error"
    return Finding("misattributed", severity, f"{instead} there, and not {name}", spans)
