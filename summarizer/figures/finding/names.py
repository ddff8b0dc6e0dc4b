"""Digits and number words that are no figure: codes, labels, titles, list marks, addresses."""

from __future__ import annotations

from summarizer.figures.finding.currency_tables import currencies
from summarizer.figures.finding.number_words import SMALL
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary
from summarizer.figures.finding.unit_tables import unit_names

# What numbers, rather than counts, whatever follows: "Section 427", "category 4", "iPhone 14".
_ALWAYS = vocabulary(
    """section sections chapter chapters page pages category type phase tier grade
    route highway interstate flight apollo formula channel radio bbc itv iphone ipad xbox
    playstation boeing airbus nasdaq stoxx ftse dax cac nikkei windows android ios version
    appendix annex paragraph clause mk pp catch sp topix poor's poor’s"""
)
# Only where written with a capital: "Row 21", "Game 2", "Euro 2020", "League Two".
_CAPITALISED = _ALWAYS | vocabulary(
    """row part article articles game level stage group room model volume vol episode act
    figure fig table step gate platform rule title psalm district precinct pier studio class mark
    line lot item para schedule resolution galaxy pixel ps asx russell fortune euro league force war
    bay berth terminal runway exit junction proposition prop amendment division reactor block hall
    hole lane heat test session seed square book ward pool zone area point scene sector squad
    sonata symphony opus news day week year season round lesson plan fifa s&p unit suite apartment
    apt floor door rover series"""
)
_NAMED_ONE = _CAPITALISED | vocabulary("air capital network cable match")
_STREETS = vocabulary(
    """st street road rd avenue ave drive dr lane ln way boulevard blvd ct place square
    terrace crescent close parkway highway row"""
)
_STREET_FIRST = vocabulary("ave avenue rue via calle n s e w north south east west")
_PREFIXES = vocabulary(
    """mid pre post under over sub non plus up pro to in early late age last top out between and
    about around fiscal a second first third since aged minus"""
) | frozenset(SMALL)
_NOT_BEFORE_ONE = vocabulary("no any every each this that which what such wrong right loved square")
_NOT_AFTER_ONE = vocabulary(
    """of another is was has had would will can could should might may must who that which and or
    to in on at by for with from as if but when where because so does did it such we they he she i
    you the a an not there"""
)
_ONE_COMPOUNDS = vocabulary("off way sided on liner stop size up upmanship time one of to")


def is_code(tokens: Tokens, index: int) -> bool:
    """Tell whether the digits at `index` are part of a name: "A96", "COVID-19", "737-800"."""
    words = tokens.words
    if index and tokens.glued(index):
        before = words[index - 1]
        if before[-1:].isalpha():
            return True
        if before in DASHES and tokens.glued(index - 1):
            named = words[index - 2][-1:].isalpha() and not tokens.lower(index - 2)
            return named and words[index - 2] not in _PREFIXES
        if before in ("#", "@", "_"):
            return True
    stop = index + 1
    word = words[index]
    if word[0] == "0" and len(word) > 2 and word.isdecimal():  # "0844 493 0758"
        return True
    if words[stop] == ")" and words[index - 1] == "(" and words[stop + 1].isdecimal():
        return _is_phone(tokens, stop + 1)
    if not tokens.glued(stop):
        return False
    if words[stop] == "/" and word == "24" and words[stop + 1] == "7":
        return True
    if words[stop].isalpha():  # "9AB8"
        return tokens.glued(stop + 1) and words[stop + 1][:1].isdecimal() and words[stop] != "x"
    return _is_phone(tokens, index)


def _is_phone(tokens: Tokens, index: int) -> bool:
    """Tell "555-1234" and "1-800-555-1234" from a range."""
    words = tokens.words
    joint, tail = words[index + 1], words[index + 2]
    if joint not in DASHES or not (words[index].isdecimal() and tail.isdecimal()):
        return False
    if not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return False
    more = words[index + 3] in DASHES and tokens.glued(index + 4)
    if len(words[index]) == 3 and len(tail) == 4:
        return int(tail) % 10 > 0 or int(tail) <= int(words[index])
    return more and words[index + 4].isdecimal()


def is_label(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell whether the number from `first` to `stop` only names something."""
    words = tokens.words
    before = words[first - 1]
    if before in _CAPITALISED and before not in DASHES:
        return before in _ALWAYS or not tokens.lower(first - 1)
    if before in ("#", "§", "@"):
        return True
    if words[first] in ("911", "999", "112"):
        return before in _CALLING or words[stop] in _CALLED
    if before == "." and words[first - 2] in ("vol", "fig", "art", "sec", "p", "pp"):
        return tokens.glued(first - 1)
    if before == "p" and words[first - 2] in ("&", "s"):  # the S&P 500
        return True
    return _is_model(tokens, first, stop) or (
        is_address(tokens, stop) or _is_mark(tokens, first, stop)
    )


def _is_model(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell "737 MAX 9", both numbers, by the capitals that a model's name is written in."""
    if _is_shouted(tokens, stop) and tokens.words[stop + 1][:1].isdecimal():
        return True
    return _is_shouted(tokens, first - 1) and tokens.words[first - 2][:1].isdecimal()


def _is_shouted(tokens: Tokens, index: int) -> bool:
    """Tell whether a word of letters is all in capitals and is no unit of the number before."""
    word = tokens.words[index]
    if not (len(word) > 1 and word.isalpha() and tokens.upper(index)):
        return False
    return word not in unit_names() and word not in currencies().codes


_CALLING = vocabulary("call calls called calling dial dialed dialled phoned rang ring")
_CALLED = vocabulary("call calls caller callers operator operators dispatcher dispatchers")


def is_rank(tokens: Tokens, first: int) -> bool:
    """Tell whether the number is a rank: "No. 2", "number one", "№ 3"."""
    words = tokens.words
    at = first - 1 - (words[first - 1] in (".", "-"))
    if words[at] == "number" or words[at] == "№":
        return True
    return words[at] == "no" and (at < first - 1 or tokens.capital(at))


def is_named_word(tokens: Tokens, index: int) -> bool:
    """Tell whether a number word only names something: "League Two", "BBC One", "day seven"."""
    before = tokens.words[index - 1]
    if before == "war" and tokens.words[index - 2] == "world":
        return True
    if before == "-" and tokens.words[index - 2] == "high" and tokens.words[index] == "five":
        return True
    if before not in _NAMED_ONE:
        return False
    return tokens.capital(index - 1) or before in _ALWAYS or before == "day"


def is_address(tokens: Tokens, stop: int) -> bool:
    """Tell "22 Acacia Avenue" and "9 E 71st St" by the capitals that lead to a street."""
    words = tokens.words
    if not tokens.capital(stop) or tokens.glued(stop):
        return False
    if words[stop] in _STREET_FIRST and (
        tokens.capital(stop + 1) or words[stop + 1][:1].isdecimal()
    ):
        return True
    at = stop + 1
    while at < stop + 4 and words[at].isalpha() and tokens.capital(at):
        if words[at] in _STREETS:
            return True
        at += 1
    return False


def _is_mark(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell a list mark: "1." or "2)" at the start of a line, "[12]" anywhere."""
    words = tokens.words
    after = words[stop]
    if words[first - 1] == "[" and after == "]":
        return True
    if stop != first + 1 or after not in (".", ")", ":"):
        return False
    listed = words[first - 1] in (".", "!", "?") and after == "." and tokens.capital(stop + 1)
    if not listed and not _starts_line(tokens, first):
        return False
    return len(words[first]) < 3 and tokens.glued(stop) and bool(words[stop + 1])


def _starts_line(tokens: Tokens, index: int) -> bool:
    """Tell whether token `index` is the first of its line."""
    before = index - 1
    if index and tokens.words[before] in ("(", "*", "-", "•", "–"):
        before -= 1
    if before < 0 or tokens.words[before] == "":
        return True
    return "\n" in tokens.text[tokens.end(before) : tokens.starts[before + 1]]


def is_determiner_one(tokens: Tokens, index: int) -> bool:
    """Tell "one man" from "no one", "one of", "one another", "one-off"."""
    words = tokens.words
    after = words[index + 1]
    if words[index - 1] in _NOT_BEFORE_ONE or words[index - 1] in DASHES:
        return False
    if tokens.hyphen(index + 1):
        return words[index + 2] not in _ONE_COMPOUNDS
    return after[:1].isalpha() and after not in _NOT_AFTER_ONE


_AFTER_FIRST = vocabulary(
    """minister ministers lady aid name names hand thing class responder responders grader graders
    person off"""
)
_FIRST_TITLES = vocabulary(
    """ladies amendment nation nations sea gentleman daughter family secretary
    direct group lieutenant sergeant bank church"""
)
_AFTER_SECOND = vocabulary(
    """ago later ahead behind faster slower quicker longer off adrift to of in and or at on for from
    by with as is was but before after than per that while when or which if it"""
)


def _ends_unit(after: str) -> bool:
    """Tell the time unit of "a second later" from the rank of "a second referendum"."""
    return after in _AFTER_SECOND or not after[:1].isalpha()


def is_title(tokens: Tokens, index: int, stop: int) -> bool:
    """Tell an ordinal that is part of a title or an idiom: "First Minister", "at first"."""
    words = tokens.words
    word, before = words[index], words[index - 1]
    at = stop + tokens.hyphen(stop)
    after = words[at]
    if after in _STREETS and tokens.capital(at):
        return True
    if after == "world" and words[at + 1] == "war":
        return True
    if word == "first":
        if after in _FIRST_TITLES:
            return tokens.capital(index)
        return after in _AFTER_FIRST or (before == "at" and after in (",", ".", ""))
    if word == "second":
        if before in ("a", "per", "every", "split", "each") and _ends_unit(after):
            return True
        return after in ("thoughts", "guess", "hand", "nature") or (
            after == "to" and words[at + 1] == "none"
        )
    return False
