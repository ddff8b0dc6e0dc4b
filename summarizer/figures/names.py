"""Digits and number words that are no figure: codes, labels, titles, list marks, addresses."""

from __future__ import annotations

from summarizer.figures.tokens import DASHES, Tokens

# What numbers, rather than counts: "Section 427", "Game 2", "iPhone 14", "S&P 500".
_LABELS = frozenset(
    ["section", "sections", "row", "part", "chapter", "chapters", "page", "pages", "pp", "article", "articles", "no", "nos", "number", "numbers", "game", "phase", "type", "tier", "level", "stage", "group", "channel", "route", "highway", "interstate", "flight", "room", "apollo", "model", "formula", "radio", "volume", "vol", "episode", "act", "figure", "fig", "table", "step", "gate", "platform", "rule", "title", "psalm", "district", "precinct", "pier", "studio", "class", "category", "mark", "mk", "version", "grade", "line", "lot", "item", "clause", "paragraph", "para", "annex", "appendix", "schedule", "resolution", "bbc", "itv", "iphone", "ipad", "galaxy", "pixel", "windows", "android", "ios", "xbox", "playstation", "ps", "boeing", "airbus", "nasdaq", "stoxx", "ftse", "dax", "cac", "asx", "nikkei", "russell", "fortune", "euro", "league", "force", "war", "unit", "bay", "berth", "terminal", "runway", "exit", "junction", "proposition", "prop", "amendment", "division", "reactor", "block", "hall", "hole", "lane", "heat", "test", "session", "seed", "square", "book", "court", "ward", "pool", "zone", "area", "point", "scene", "sector", "squad", "sonata", "symphony", "opus", "op", "news"]
)
_LABEL_WORDS = frozenset(
    ["league", "formula", "group", "force", "war", "bbc", "itv", "news", "act", "part", "chapter", "phase", "tier", "stage", "level", "day", "game", "week", "one", "volume", "division", "channel", "radio", "class", "category", "figure", "appendix", "section", "article", "type", "fifa", "round", "pool", "plan", "rule", "lesson", "step", "capital", "air", "episode", "season", "title", "book", "match"]
)
_STREETS = frozenset(
    ["st", "street", "road", "rd", "avenue", "ave", "drive", "dr", "lane", "ln", "way", "boulevard", "blvd", "court", "ct", "place", "square", "terrace", "crescent", "close", "parkway", "highway", "row"]
)
_NOT_ONE_AFTER = frozenset(
    ["no", "any", "every", "some", "each", "another", "this", "that", "the", "which", "what", "such", "last", "wrong", "right", "only", "loved", "big", "good", "bad", "new", "old", "first", "second", "third", "next", "other", "same", "former", "latter", "day"]
) - {"only", "the", "last", "another", "day"}
_NOT_ONE_BEFORE = frozenset(
    ["of", "another", "is", "was", "has", "had", "would", "will", "can", "could", "should", "might", "may", "must", "who", "that", "which", "and", "or", "another's", "to", "in", "on", "at", "by", "for", "with", "from", "as", "if", "but", "when", "where", "because", "so", "day", ".", ",", ";", ":", "!", "?", ")", "'", "side", "hand", "after", "thing", "more", "does", "did", "it", "such"]
) - {"day", "side", "hand", "thing", "more"}
_TITLES_AFTER_FIRST = frozenset(
    ["minister", "lady", "ladies", "name", "names", "aid", "class", "amendment", "nation", "nations", "sea", "gentleman", "daughter", "family", "secretary", "responders", "responder", "responders'", "people"]
)


def is_code(tokens: Tokens, index: int) -> bool:
    """Tell whether the digits at `index` are part of a name: "A96", "COVID-19", "737-800"."""
    if not tokens.glued(index) or index == 0:
        return False
    words = tokens.words
    before = words[index - 1]
    if before.isalpha():
        return True
    if before in DASHES and tokens.glued(index - 1):
        return _hyphened(tokens, index)
    return before in ("#", "@", "_", "/") and words[index - 2].isalpha() and tokens.glued(index - 1)


def _hyphened(tokens: Tokens, index: int) -> bool:
    """Tell "F-16" from "mid-2019" and "under-21"."""
    before = tokens.words[index - 2]
    if not before or not before[-1].isalpha():
        return False
    if before in _PREFIXES:
        return False
    return tokens.capital(index - 2)


_PREFIXES = frozenset(
    ["mid", "pre", "post", "under", "over", "sub", "non", "plus", "up", "pro", "to", "in", "early", "late", "age", "last", "top", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "out", "between", "and", "about", "around", "fiscal", "a", "second", "first", "third", "since"]
)


def is_label(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell whether the number from `first` to `stop` only names something."""
    words = tokens.words
    before = words[first - 1]
    if before == "." and words[first - 2] in ("no", "nos", "vol", "fig", "art", "sec", "p", "pp"):
        return tokens.glued(first - 1)
    if before in _LABELS and first > 0:
        return tokens.capital(first - 1) or before in _LOWER_LABELS
    if before in ("#", "§", "№"):
        return True
    return _is_address(tokens, first, stop) or _is_mark(tokens, first, stop)


_LOWER_LABELS = frozenset(["number", "page", "pages", "no", "section", "sections", "chapter", "row", "paragraph"])


def is_named_word(tokens: Tokens, index: int) -> bool:
    """Tell whether a number word only names something: "League Two", "BBC One"."""
    if not tokens.capital(index) or not tokens.capital(index - 1):
        return False
    return tokens.words[index - 1] in _LABEL_WORDS


def _is_address(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell "22 Acacia Avenue" by the capitals that lead to a street."""
    words = tokens.words
    at = stop
    while at < stop + 4 and words[at].isalpha() and tokens.capital(at):
        if at > stop - 1 and words[at] in _STREETS and at >= stop + (words[stop] in _STREETS):
            return True
        at += 1
    return False


def _is_mark(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell a list mark: "1." or "2)" at the start of a line, "[12]" anywhere."""
    words = tokens.words
    after = words[stop]
    if words[first - 1] == "[" and after == "]":
        return True
    if stop != first + 1 or after not in (".", ")", "]") or not _starts_line(tokens, first):
        return False
    return len(words[first]) < 3 and tokens.glued(stop) and not tokens.glued(stop + 1)


def _starts_line(tokens: Tokens, index: int) -> bool:
    """Tell whether token `index` is the first of its line."""
    if index == 0 or tokens.words[index - 1] == "":
        return True
    if tokens.words[index - 1] in ("(", "[", "*", "-", "•"):
        return _starts_line(tokens, index - 1) if index > 1 else True
    return "\n" in tokens.text[tokens.end(index - 1) : tokens.starts[index]]


def is_determiner_one(tokens: Tokens, index: int) -> bool:
    """Tell "one man" from "no one", "one of", "one another", "the one who"."""
    words = tokens.words
    before, after = words[index - 1], words[index + 1]
    if before in _NOT_ONE_AFTER or after in _NOT_ONE_BEFORE:
        return False
    return bool(after) and (after[0].isalpha() or tokens.hyphen(index + 1))


def is_title(tokens: Tokens, index: int) -> bool:
    """Tell an ordinal that is part of a title or an idiom: "First Minister", "at first"."""
    words = tokens.words
    word, before, after = words[index], words[index - 1], words[index + 1]
    if after in DASHES and tokens.hyphen(index + 1):
        after = words[index + 2]
        if after in ("hand", "class", "degree", "guess", "rate", "in"):
            return True
    if word == "first":
        named = after in _TITLES_AFTER_FIRST and tokens.capital(index)
        return (
            named
            or after in ("aid", "name", "names", "hand", "thing", "class")
            or (before == "at" and after in (",", ".", ""))
        )
    if word == "second":
        return (
            (before in ("a", "per", "every", "split", "each")
            and after not in _NOUNY)
            or ((after in ("to", "thoughts", "guess", "amendment", "nature"))
            and (after != "to" or words[index + 2] == "none"))
        )
    return False


_NOUNY = frozenset(["term", "time", "half", "day", "year", "round", "goal", "person", "man", "woman", "child", "attack", "wave"])
