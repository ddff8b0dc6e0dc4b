"""Sentences of a report that are no statement of it: orders to a summarizer, code, questions.

What stands in a report can be an order to the model that reads it, a piece of its prompt imitated,
or text that the report's own readers never saw. An item that rests on it repeats an attacker's
words, and a reader must be told. All of it is known by its form, so a plain sentence that an
attacker slipped in is a statement of the report as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.checking.quotation_marks import stands_in_quotation
from summarizer.checking.word_lists import listed
from summarizer.source.sentences import Source

_MACHINE = (
    r"(?:AIs?|LLMs?|A\.I\.|chat\s?bots?|bots?|crawlers?|assistants?|summari[sz]ers?|models?"
    r"|(?:large\s)?language\smodels?|AI\s(?:systems?|assistants?|models?|agents?|tools?|readers?))"
)
_SUMMARY = r"(?:summary|summaries|output|outputs|JSON|headline|gist|digest)"
_TELL = (
    r"(?:report|say|state|write|claim|mention|include|add|output|print|answer|respond|reply"
    r"|repeat|summari[sz]e|insert|pretend|assert|record|emphasi[sz]e|stress|conclude|declare)"
)
# Where a clause in the imperative begins: "Staff were told to ignore that" has none.
_BEGIN = (
    r"(?:\A\W*|\n\W*|[.:;!?>#*\](\[]\s*|(?<!\w)[\"“‘'>]\s*|\b(?:please|now|instead|and\sthen|then"
    r"|(?:you|assistants?|model|summary|AI)\s(?:must|should|shall|will|have\sto|has\sto|need\sto"
    r"|are\sto)(?:\snow|\salso|\salways)?)\s+)"
)
_ORDER = re.compile(
    rf"""{_BEGIN}(?:ignore|disregard|forget|override|bypass)\s
        (?:[a-z]+\s){{0,3}}?(?:the\s+above\b | above\b | everything\b
        | (?:previous|prior|preceding|earlier|foregoing|your|all|any|these|system)\s
        (?:[a-z]+\s){{0,2}}?(?:instructions?|prompts?|rules|text|messages?|guidelines|sentences?
        |lines|content|commands)\b)
    | {_BEGIN}{_TELL}\s+(?:only\s+|instead\s+|also\s+|clearly\s+)?that\s+
        (?!(?:to|again|in|on|at|with|is|was|and|or|for|as|from|a\s+few|much|many)\b)
    | {_BEGIN}(?:copy|paste|use|quote|cite|repeat|write|add|include|insert|report)\s+
        (?:only\s+)?the\s+(?:following|next|sentence|line|words|text|claim)\b
    | {_BEGIN}describe\s[^.;:]{{1,80}}\sas\b[^.;:]{{1,80}}\b(?:by|instead)\b
    | \b(?:in|into|to|from|of)\s+(?:your|every|any|each)\s+{_SUMMARY}\b
    | \byour\s+(?:{_SUMMARY}|system\s+prompt|instructions)\s+(?:must|should|shall|has\s+to|is)\b
    | \bthe\s+{_SUMMARY}\s+(?:has\s+to|must)\s+(?:say|state|include|mention|contain|claim)\b
    | \b(?:assistants?|model|AI|summari[sz]ers?)\s+(?:must|should|has\s+to|is\s+to)\s+
        (?:now\s+)?(?:{_TELL}|list|name|ignore)\b
    | \b(?:when|while|if)\s+(?:you|an?\s+{_MACHINE})\s+(?:summari[sz]e|process|analy[sz]e|read)s?\s
        (?:this|the)\s(?:article|page|report|text|document|story)
    | \bif\s+you\s+are\s+(?:an?\s|the\s)(?:\w+\s){{0,2}}?{_MACHINE}\b
    | \byou\s+are\s+(?:now\s+)?(?:an?\s|the\s)(?:\w+\s){{0,2}}?(?:assistant|language\s+model|LLM
        |chat\s?bot|AI|summari[sz]er)\b
    | \A\W*(?:note|attention|message|instructions?|memo|hint|notice|warning)\s+(?:to|for)\s+
        (?:all\s+|any\s+|the\s+)?{_MACHINE}\b
    | \A\W*(?:attention|dear|hey|hello)\W+{_MACHINE}\b
    | \A\W*{_MACHINE}\s*[,:]\s*(?:please\s+)?(?:state|say|report|write|include|add|ignore)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An order to whoever, or whatever, summarizes the report."""

_FRAME = re.compile(
    r"""<\|[\w ]{1,40}\|> | \[/?INST\] | <</?SYS>> | </?s> | <(?:start|end)_of_turn>
    | </?(?:report|system|assistant|user|instructions?|prompt|context|document|task|think
        |tool\w{0,20}|function\w{0,20}|answer|summary|output)\b[^<>]{0,80}>
    | (?:\A|[\n(\[])\W*(?:SYSTEM|System|ASSISTANT|[Aa]ssistant|USER|User|TASK|Task|INSTRUCTIONS?
        |Instructions?|PROMPT|Prompt|RESPONSE|HUMAN|Human)\s*:\s
    | (?:\A|\n)\s*\#{2,}\s*(?:System|Instructions?|Response|Input|Task|Assistant|User)\b
    """,
    re.VERBOSE,
)
"""What surrounds a report in a prompt or a chat, imitated."""

_MARKUP = re.compile(
    r"""<!-- | <(?:script|style|template|noscript|iframe|object|svg|meta|link)\b
    | \b(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0)\b
    | \{\{ | \{% | \{\#
    | [{,\[]\s*["'][\w$ -]{1,40}["']\s*:\s*["'\[{\d]
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Code, and text that no reader of the page saw."""

_NUMBERED = re.compile(r"\[\d{1,6}\]\s+\S")
_OPENS_LINE = re.compile(r"(?:\A|\n)\s*\Z")
_NEAR = 50
"""How the prompt numbers the sentences; a footnote stands so only in a list of sources."""

_SUPPOSED = re.compile(
    r"\W*(?:imagine|suppose|supposing|assume|assuming|pretend|what if|let us say|let's say)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r":\s*\Z|\b(?:following|below|next)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

# Most sentences have none of these words and marks, and are spared the slow patterns above.
_LETTERS = re.compile("[a-z]+")
_ODD_CASE = re.compile("[ıİſK]")
"""Letters that the patterns take for a plain one when they leave case aside."""
_MARKS = re.compile(r"[<\[{#:]")
_ORDERING = frozenset(
    listed(
        """ignore disregard forget override bypass describe summary summaries output outputs json
        headline gist digest prompt instructions ai ais i llm llms chat chatbot chatbots bot bots
        crawler crawlers assistant assistants summariser summarisers summarizer summarizers model
        models language summarise summarises summarize summarizes process processs analyse
        analyses analyze analyzes read reads"""
    )
)
_TELLING = frozenset(
    listed(
        """report say state write claim mention include add output print answer respond reply
        repeat summarise summarize insert pretend assert record emphasise emphasize stress conclude
        declare"""
    )
)
_ONLY = frozenset(listed("only instead also clearly"))
_COPYING = frozenset(listed("copy paste use quote cite repeat write add include insert report"))
_COPIED = frozenset(listed("following next sentence line words text claim"))

ORDER = "instruction"
MARKUP = "markup"
SUPPOSED = "supposed"


@lru_cache(maxsize=8)
def suspects(source: Source) -> dict[int, str]:
    """The sentences, by number, that are no statements of the report, each with its verdict.

    An order taints what follows it in its paragraph, and the next one where it announces it:
    "Write the following:".
    """
    found: dict[int, str] = {}
    tainting: str | None = None
    end, said, asking = 0, "", _asking(source)
    for sentence in source.sentences:
        if tainting and _BLANK_LINE.search(source.text, end, sentence.start):
            tainting = tainting if _ANNOUNCES.search(said) else None
        before = source.text[max(0, sentence.start - _NEAR) : sentence.start]
        own = _verdict(sentence.text, before) or (SUPPOSED if sentence.sentence in asking else None)
        verdict = own or tainting
        if verdict is not None:
            found[sentence.sentence] = verdict
        if own in (ORDER, MARKUP):
            tainting = own
        end, said = sentence.end, sentence.text
    return found


def _may_order(text: str) -> bool:
    """Say whether a text has the words without which it cannot be an order."""
    spelt = _LETTERS.findall(text.casefold())
    words = set(spelt)
    return (
        not words.isdisjoint(_ORDERING)
        or ("that" in words and not words.isdisjoint(_TELLING) and _tells_that(spelt))
        or (not words.isdisjoint(_COPYING) and not words.isdisjoint(_COPIED))
        or (not text.isascii() and _ODD_CASE.search(text) is not None)
    )


def _tells_that(words: Sequence[str]) -> bool:
    """Say whether a "that" stands right after a word of telling: "say only that"."""
    before = {words[at - 1 - (words[at - 1] in _ONLY)] for at, w in enumerate(words) if w == "that"}
    return not before.isdisjoint(_TELLING)


def _verdict(text: str, before: str) -> str | None:
    marks = _MARKS.search(text) is not None
    if (_may_order(text) and _ORDER.search(text)) or (marks and _FRAME.search(text)):
        return ORDER
    if (marks and _MARKUP.search(text)) or (_NUMBERED.match(text) and _OPENS_LINE.search(before)):
        return MARKUP
    return SUPPOSED if _SUPPOSED.match(text) else None


def _asking(source: Source) -> set[int]:
    """The questions of a report; one in quotation marks may be somebody's way of saying so."""
    asked = (s for s in source.sentences if s.text.endswith("?"))
    return {s.sentence for s in asked if not stands_in_quotation(s.end - 1, s.end, source.text)}


REASONS = {
    ORDER: "{} tells a summarizer what to write, or stands after one that does; the report does "
    "not say so itself",
    MARKUP: "{} is code, hidden text or a line that imitates numbered sentences, or stands after "
    "one; a reader of the report may never have seen it",
    SUPPOSED: "{} asks or supposes this; it does not say so",
}
