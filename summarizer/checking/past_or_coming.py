"""Does a sentence tell what was at a time, or what is still to come? English by its verbs.

A time mostly follows its verb ("said on Friday", "will meet on Friday") and sometimes opens its
clause ("On Friday ministers will meet"). What the words leave open is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from summarizer.checking.word_lists import listed

Tense = Literal["past", "coming", "open"]

_COMING = listed(
    """will shall would won't wouldn't plans planned planning due expects expected expecting
    scheduled slated intends upcoming"""
)
_TOWARD = listed(
    """call calls called calling ask asked urge urged order ordered invite invited vow vowed pledge
    pledged promise promised propose proposed threaten threatened warn warned announce announced
    demand demanded summon summoned agree agreed offer offered move moved postpone postponed delay
    delayed extend extended decide decided approve approved set deadline plan want wants wanted
    hope hopes hoped may might must could should can"""
)
"""Words whose time may be theirs or that of what they bring about: "called a strike on Friday"."""
_PAST = listed(
    """was were had did said told met wrote spoke gave took went came left led won lost fell rose
    held made found sent struck hit began became saw heard knew thought brought bought sold paid
    built fought drew grew threw flew drove broke chose froze shot stood sat kept put cut shut
    quit ran sued wasn't weren't didn't hadn't withdrew sought caught taught dealt swore"""
)
_NO_PAST = listed("need indeed speed seed feed exceed proceed succeed bleed hundred red")
_HELPS = listed("was were been be is are had")
"""Verbs that another word in between does not part from theirs."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TO_DO = re.compile(r"\s+(?:to|for)\s")
_IS_TO = re.compile(r"(?:is|are|going)\s+(?:to|about\sto)\s(?!(?:the|an?)\b)", re.IGNORECASE)
_MAY_BE_ANOTHERS = re.compile(
    r"\bthat\s|\bto\s(?!(?:the|an?|his|her|its|their|our|my|some|all|any|reporters)\b)[a-z]"
)
"""Between a verb and a time: the time may be that of another verb, in the present or none."""
_SAID_SO = re.compile(r"\s+(?:in|at|during|after|to|by|via|on|late|early|earlier|later)\s|\s*\Z")
_CUT = re.compile(r"[;:—–()“”\"\n]|,\s(?:and|but|while|where|which|who|after|before|when)\s")
_OPENS = re.compile(
    r"(?:\A|[,;:—–(“\"\n]|\b(?:and|but|while|that|when|as)\s)\s*(?:on|in|at|during)?\s*\Z", re.I
)
_BESIDE = re.compile(r"(?:\s(?:late|early|earlier|later))?(?:\s(?:on|in))?\s*\Z")
_REACH = 200
"""Characters of a sentence on either side of a time in which its verb is looked for."""


def tense_at(sentence: str, start: int, end: int) -> Tense:
    """Say whether what a sentence tells at a time was or is to come, or whether that is open."""
    before = _CUT.split(sentence[max(0, start - _REACH) : start])[-1]
    after = _CUT.split(sentence[end : end + _REACH], maxsplit=1)[0]
    if _OPENS.search(before) or re.match(r"\s(?:will|would|shall)\b", after):
        return next((tense for _, tense in _signs(after)), "open")
    signs = list(_signs(before))
    if not signs:
        return "open"
    at, tense = signs[-1]
    return "open" if tense == "past" and _MAY_BE_ANOTHERS.search(before, at) else tense


def _signs(text: str) -> Iterator[tuple[int, Tense]]:
    """Yield where each word that tells a tense ends, and what it tells."""
    last = ""
    for word in _WORD.finditer(text):
        spelt = word.group().lower().replace("’", "'")
        if (tense := _tense_of(spelt, last, text, word)) is not None:
            yield word.end(), tense
        if not (last in _HELPS and spelt.endswith("ly")):
            last = spelt


def _tense_of(spelt: str, last: str, text: str, word: re.Match[str]) -> Tense | None:
    """What one word tells after the word before it."""
    if _IS_TO.match(text, word.start()) or spelt.endswith("'ll"):
        return "coming"
    if spelt == "set" and _TO_DO.match(text, word.end()):
        return "coming" if last in {"is", "are"} else "open"
    if spelt in _COMING:
        return "open" if last in {"was", "were", "had"} else "coming"
    if spelt in _TOWARD:
        is_its_own = spelt.endswith("ed") and _BESIDE.match(text, word.end())
        return "past" if is_its_own else "open"
    if spelt == "said":
        return "past" if _SAID_SO.match(text, word.end()) else "open"
    if spelt in _PAST:
        return "open" if spelt in _HELPS and _TO_DO.match(text, word.end()) else "past"
    if not spelt.endswith("ed") or spelt in _NO_PAST or last == "be":
        return None
    return "open" if last in {"is", "are"} else "past"
