"""May a fix be taken? It must be right by the checks, and still tell of the same.

A check cannot tell a fix from an entry that says something else: a copy of any sentence is right,
and so is any name or quotation of the report. So the words of a fix must come from the sentences
that the entry then rests on, and must be of what the entry was about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.evidence import beside, content_stems
from summarizer.checking.fields import is_named, role_of
from summarizer.checking.finding import neighbours
from summarizer.checking.names import name_of
from summarizer.checking.quotes import find_quote
from summarizer.checking.speakers import check_speaker, mentions
from summarizer.checking.word_lists import listed
from summarizer.correcting.faults import Fault, errors_of, main_text
from summarizer.figures.finding.find import find_figures
from summarizer.items import evidence_of, texts_of
from summarizer.source.sentences import Source
from summarizer.summary import Evidence, Span

KEPT = 0.3
"""Share of a text's telling words, figures apart, that a fix of it must keep."""

LONGER = 3
"""How many times as long as before a field may become, and `ROOM` letters more."""

ROOM = 200

HOW_MANY = frozenset(
    listed(
        """all any both each entire every everybody everyone everything few many most nearly never
    no nobody none nothing only several some whole"""
    )
)
"""Words that tell how many, which count as telling ones here, though every text has them."""

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z]\w+")


def is_endless(value: str | None, before: str | None) -> bool:
    """Whether a value is longer than any fix of what was there before."""
    return len(value or "") > LONGER * len(before or "") + ROOM


def may_be_taken(
    before: Checked, after: Checked, fault: Fault, value: str | None, source: Source
) -> bool:
    """Whether an entry with a fix is right where it was wrong, and tells of the same."""
    if not is_better(before, after, fault.field):
        return False
    if value is None or fault.choices:
        return True
    match role_of(before.item, fault.field):
        case "quote":
            return _is_quoted_there(value, after.item, source)
        case "text":
            told = getattr(before.item, fault.field) or ""
            return _is_about_the_same(told, value, after.item, source)
        case role:
            # Who threatens is not whom the threat is aimed at, and a go-between is no speaker.
            named = role == "speaker" or _is_named_there(value, after.item, source)
            named = named and _has_nothing_besides(value, source)
            other = _stands_beside(value, after.item, fault.field)
            return named and not other and not _is_another(value, before.item, fault.field)


def is_better(before: Checked, after: Checked, field: str) -> bool:
    """Whether an entry has fewer errors than before, and none in the field that was put right."""
    errors = errors_of(after.checks)
    own = {field, "evidence"} if field == main_text(after.item) else {field}
    return len(errors) < len(errors_of(before.checks)) and not own & {e.field for e in errors}


def _is_about_the_same(told: str, value: str, item: BaseModel, source: Source) -> bool:
    """Whether a text keeps enough of what it told, and adds only words of its sentences."""
    around = beside(evidence_of(item), source)
    old, new = _matter(told), _matter(value)
    keeps = bool(content_stems(value)) and len(old & new) >= KEPT * len(old)
    there = frozenset[str]().union(*(_words(s.text) for s in around))
    borrows = _words(_without_figures(value)) <= _words(told) | there
    lead = next((name for name in _names(told) if name in source.text), "")
    keeps = keeps and content_stems(lead) <= content_stems(value)
    return keeps and borrows and _is_in_order(value, told, around)


def _words(text: str) -> frozenset[str]:
    """The telling words of a text, and those that tell how many."""
    many = HOW_MANY.intersection(word.lower() for word in _WORD.findall(text))
    return _matter(text) | many


def _is_in_order(value: str, told: str, around: Sequence[Evidence]) -> bool:
    """Whether names that a text had keep their order, or have that of a sentence: who acts leads.

    A sentence of the report says how it was only if it has all of these names.
    """
    names = [name for name in _names(value) if name in _names(told)]
    orders = ([n for n in _names(text) if n in names] for text in (told, *(s.text for s in around)))
    return names in orders


def _names(text: str) -> list[str]:
    """The words of a text with a capital, each once, in their order."""
    return [name for name in dict.fromkeys(_NAME.findall(text)) if content_stems(name)]


def _matter(text: str) -> frozenset[str]:
    return frozenset(word for word in content_stems(text) if not word[0].isdigit())


def _without_figures(text: str) -> str:
    """A text without its figures: they are checked by what they come to, not by their words."""
    for figure in reversed(find_figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    return text


def _is_quoted_there(quote: str, item: BaseModel, source: Source) -> bool:
    """Whether a quotation says something, stands where the entry does, and is of its speaker."""
    found = find_quote(quote, source.text)
    if found is None or not content_stems(quote):
        return False
    spans = [Span(start=start, end=end) for start, end in found.spans]
    stands_in = {s.sentence for span in spans for s in source.sentences_within(span)}
    there = {s.sentence for s in beside(evidence_of(item), source)}
    return stands_in <= there and all(
        check_speaker(text, sorted(stands_in), source).severity != "error"
        for name, text in texts_of(item)
        if role_of(item, name) == "speaker"
    )


def _is_named_there(name: str, item: BaseModel, source: Source) -> bool:
    """Whether the sentences of an entry, or the one that leads up to them, name somebody."""
    cited = evidence_of(item)
    around: Sequence[Evidence] = [*cited, *neighbours(cited, source, before=1, after=0)]
    return any(True for s in around for _ in mentions(name, s.start, s.end, source)) or any(
        name.casefold() in s.text.casefold() for s in around
    )


def _has_nothing_besides(name: str, source: Source) -> bool:
    """Whether all words of a name stand in the report: "Quist, who stole it" may tell a tale."""
    text = source.text.casefold()
    return all(word in text for word in name_of(name).words)


def _is_another(name: str, item: BaseModel, field: str) -> bool:
    """Whether an entry of somebody would become one of somebody else."""
    if field != "name" or not is_named(item):
        return False
    words = {word for _, text in texts_of(item) for word in name_of(text).words}
    return words.isdisjoint(name_of(name).words)


def _stands_beside(name: str, item: BaseModel, field: str) -> bool:
    """Whether another field of an item names the same, in full or in part."""
    words = set(name_of(name).words)
    others = (
        set(name_of(text).words)
        for other, text in texts_of(item)
        if other != field and role_of(item, other) in ("name", "speaker")
    )
    return any(words <= other or other <= words for other in others)
