"""The noun that a number counts, as one lower-case singular word."""

from __future__ import annotations

from functools import lru_cache

from summarizer.figures.finding.number_words import SMALL
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "halves": "half", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "shelves": "shelf", "leaves": "leaf", "wolves": "wolf",
    "thieves": "thief", "viruses": "virus", "buses": "bus", "gases": "gas", "movies": "movie",
    "ties": "tie", "cookies": "cookie", "zombies": "zombie", "calories": "calorie",
    "crises": "crisis", "shoes": "shoe", "species": "species", "series": "series",
    "headquarters": "headquarters", "news": "news", "axes": "axe", "bonuses": "bonus",
    "campuses": "campus", "statuses": "status", "analyses": "analysis", "theses": "thesis",
    "canoes": "canoe", "toes": "toe", "foes": "foe", "caches": "cache", "calves": "calf",
    "loaves": "loaf", "thanks": "thanks",
}  # fmt: skip
_OES = ("sses", "shes", "ches", "xes", "zzes", "oes")
# A noun phrase ends here; none of these is counted.
_STOPS = vocabulary(
    """a an the and or but nor of in on at to for by with from than that which who whose whom as if
    is are was were be been being has have had do does did will would can could may might must
    shall should not no it its he she they we you i this these those there here said says say
    after before since until while when where during over under about into out up down off
    against between among per each every ago later earlier also just only so because through went
    came died left took made got told put ran won lost now then still even however yesterday today
    tomorrow respectively behind ahead away apart instead almost already ever versus vs together
    monday tuesday wednesday thursday friday saturday sunday his her their our my your like what
    back onto upon within without toward towards across along around near despite according
    including compared killed rose fell grew sank slid"""
)
_FILLERS = vocabulary("more other new additional extra further such less fewer")
_DETERMINERS = vocabulary("the his her their its our my your these those all")
# "400 charging stations", "17 apparently unarmed civilians", but "millions paying more".
_MODIFYING = ("ly", "ing", "ed")
_LONGEST = 5


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, roughly."""
    noun = noun.partition("'")[0].partition("’")[0]
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return f"{noun[:-3]}man" if len(noun) > 5 else noun
    if len(noun) < 3 or noun[-1] != "s" or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(_OES) else noun[:-1]


def counted(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read the noun counted from token `index`: "" where none follows, and the token after.

    It is the first plural of the words that follow ("five new seasons"), a plain one before a
    name's ("2,200 Leeds fans"), or else the word that follows ("3 course meal").
    """
    words = tokens.words
    if words[index] == "of" and words[index + 1].isalpha() and words[index + 1] not in SMALL:
        index += 2 if words[index + 1] in _DETERMINERS else 1
    at, plural, first = index, -1, -1
    while at < index + _LONGEST and continues(words[at]):
        word = words[at]
        if words[at + 1][:1].isdecimal() and tokens.glued(at + 1):
            at += 2  # a code: "15 MI6 officers"
            continue
        if word not in _FILLERS:
            first = at if first < 0 and not word.endswith(_MODIFYING) else first
            if singular(word) != word:
                if not tokens.capital(at):
                    plural = at
                    break
                plural = at if plural < 0 else plural
        at += 1
        at += words[at] in DASHES and tokens.hyphen(at)
    head = plural if plural >= 0 else first
    return ("", index) if head < 0 else (singular(words[head]), head + 1)


def continues(word: str) -> bool:
    """Tell whether a word may belong to the noun phrase."""
    return len(word) > 1 and word[0].isalpha() and word not in _STOPS
