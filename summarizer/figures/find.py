"""Find every figure of an English text: what is counted, measured, priced, dated or ranked."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.figures import money, names, units
from summarizer.figures.bounds import bound_after, bound_before, trend
from summarizer.figures.dates import MONTHS, Moment, moment
from summarizer.figures.figure import Bound, Figure, Kind, Trend
from summarizer.figures.numerals import (
    ORDINALS,
    PARTS,
    PLURALS,
    SCALES,
    SMALL,
    Numeral,
    numeral,
    times,
)  # fmt: skip
from summarizer.figures.tokens import DASHES, Tokens

MULTIPLES = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "tripled": 3,
    "tripling": 3, "triples": 3, "triple": 3, "trebled": 3, "treble": 3, "quadrupled": 4,
    "quadruple": 4, "quadrupling": 4, "quintupled": 5,
}  # fmt: skip
_HALVED = {"halved": 2, "halving": 2, "halves": 2, "halve": 2}
_FOLD = {f"{word}fold": value for word, value in SMALL.items()}
TRIGGERS: frozenset[str] = frozenset().union(
    SMALL, SCALES, PLURALS, PARTS, ORDINALS, MULTIPLES, _FOLD, MONTHS, ("halved", "halving"),
    ("noon", "midnight"),
)  # fmt: skip


class Quantity(NamedTuple):
    """What a number counts or measures, read from the words around it.

    Attributes:
        number: The number itself.
        kind: What sort of figure it is.
        unit: Its unit.
        first: The first token of the figure as written, the currency sign taken in.
        stop: The token after the figure as written.
        after: The token after the unit, the counted noun and the rate.
    """

    number: Numeral
    values: tuple[Decimal, ...]
    kind: Kind
    unit: str
    first: int
    stop: int
    after: int


def find_figures(text: str) -> list[Figure]:
    """Find the figures of a text, in order, each with its value, kind, unit and place."""
    tokens = Tokens(text)
    return _Finder(tokens).run()


class _Finder:
    """One pass over the tokens of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.found: list[Figure] = []
        self.last_stop = -1
        self.last_trend: Trend | None = None

    def run(self) -> list[Figure]:
        """Read a figure at each token that may start one."""
        done = 0
        for index, word in enumerate(self.tokens.words):
            if index < done or not (word in TRIGGERS or word[:1].isnumeric()):
                continue
            done = self._at(index, word)
        return self.found

    def _at(self, index: int, word: str) -> int:
        """Read what starts at `index`; return the token to go on from."""
        tokens = self.tokens
        if word[0].isdecimal() and names.is_code(tokens, index) and not money.before(tokens, index):
            return self._after_code(index)
        if word[0].isdecimal() or word in MONTHS:
            place = moment(tokens, index)
            if place:
                return self._moment(place)
            if word in MONTHS:
                return index + 1
        ordinal = self._ordinal(index, word)
        if ordinal:
            return ordinal
        if word in MULTIPLES or word in _FOLD or word in _HALVED:
            return self._multiple(index, word)
        if word in ("noon", "midnight"):
            return self._moment(
                Moment("time", (Decimal(1200 * (word == "noon")),), index, index + 1)
            )
        number = numeral(tokens, index)
        if number is None:
            return index + 1
        return self._number(number)

    def _after_code(self, index: int) -> int:
        """Step over a code: "M21-9AB8", "COVID-19"."""
        at = index + 1
        while self.tokens.glued(at) and self.tokens.words[at][:1].isalnum():
            at += 1
        return at

    def _moment(self, place: Moment) -> int:
        bound = bound_before(self.tokens, place.first) if place.kind != "date" else None
        self._add(place.kind, place.values, place.first, place.stop, "", bound or "exact")
        return place.stop

    def _add(
        self, kind: Kind, values: tuple[Decimal, ...], first: int, stop: int, unit: str = "",
        bound: Bound = "exact", trend: Trend | None = None,
    ) -> None:  # fmt: skip
        start, end = self.tokens.starts[first], self.tokens.end(stop - 1)
        self.found.append(Figure(start, end, values, kind, unit, bound, trend))

    # -- ordinals and multiples

    def _ordinal(self, index: int, word: str) -> int:
        """Read "10th", "twenty-first", "third quarter", "20th century"; 0 if it is none."""
        tokens, words = self.tokens, self.tokens.words
        if word in ORDINALS:
            if numeral(tokens, index) is not None:
                return 0
            value, stop = ORDINALS[word], index + 1
        elif word.isdecimal() and words[index + 1] in ("st", "nd", "rd", "th"):
            if not tokens.glued(index + 1) or len(word) > 6:
                return 0
            value, stop = int(word), index + 2
        elif word in SMALL and SMALL[word] >= 20 and tokens.hyphen(index + 1):
            if words[index + 2] not in ORDINALS or ORDINALS[words[index + 2]] > 9:
                return 0
            value, stop = SMALL[word] + ORDINALS[words[index + 2]], index + 3
        else:
            return 0
        return self._ranked(index, stop, value)

    def _ranked(self, index: int, stop: int, value: int) -> int:
        tokens, words = self.tokens, self.tokens.words
        at = stop + 1 if tokens.hyphen(stop) else stop
        if words[at] in ("century", "centuries"):
            self._add("century", (Decimal(value),), index, at + 1)
            return at + 1
        if words[at] in ("quarter", "quarters") and value < 5:
            return self._quarter(index, at + 1, value)
        if words[at] == "of" and words[at + 1] == "july" and value == 4:
            self._add("date", (Decimal(704),), index, at + 2)
            return at + 2
        if not names.is_title(tokens, index):
            self._add("ordinal", (Decimal(value),), index, stop)
        return stop

    def _quarter(self, index: int, stop: int, value: int) -> int:
        words = self.tokens.words
        at = stop + (words[stop] == "of")
        word = words[at]
        if len(word) == 4 and word.isdecimal():
            value, stop = 10 * int(word) + value, at + 1
        self._add("quarter", (Decimal(value),), index, stop)
        return stop

    def _multiple(self, index: int, word: str) -> int:
        tokens = self.tokens
        value = MULTIPLES.get(word) or _FOLD.get(word)
        if word in _HALVED:
            values = (Decimal("0.5"),)
        else:
            values = (Decimal(value or 0),)
        if word in ("double", "triple", "treble") and not self._is_multiple(index):
            return index + 1
        bound = bound_before(tokens, index) or "exact"
        self._add("multiple", values, index, index + 1, "", bound)
        return index + 1

    def _is_multiple(self, index: int) -> bool:
        """Tell "double the price" from "double-digit" and "a double bed"."""
        after = self.tokens.words[index + 1]
        return after in ("the", "that", "what", "its", "their", "his", "her", "to", "from")

    # -- numbers

    def _number(self, number: Numeral) -> int:
        tokens, words = self.tokens, self.tokens.words
        quantity = self._quantity(number)
        bare = quantity.kind in ("count", "one", "fraction") and quantity.first == number.first
        if bare and number.digits and names.is_label(tokens, number.first, number.stop):
            return number.stop
        if not number.digits and names.is_named_word(tokens, number.first):
            return number.stop
        if number.values == (1,) and bare and words[number.first] == "one":
            if not names.is_determiner_one(tokens, number.first):
                return number.stop
            quantity = quantity._replace(kind="one")
        return self._pair(quantity) or self._single(quantity)

    def _single(self, quantity: Quantity) -> int:
        tokens = self.tokens
        first, stop, after = quantity.first, quantity.stop, quantity.after
        bound = bound_before(tokens, first) or bound_after(tokens, stop, after) or "exact"
        last = self.last_trend if first - self.last_stop <= 3 else None
        move = trend(tokens, first, after, last)
        if quantity.kind in ("percent", "money", "percentage_points") and quantity.values[0] < 0:
            move = "down"
        self._add(quantity.kind, quantity.values, first, stop, quantity.unit, bound, move)
        self.last_stop, self.last_trend = after, move
        return stop

    def _quantity(self, number: Numeral) -> Quantity:
        tokens = self.tokens
        sign = money.before(tokens, number.first)
        number = self._letter_scale(number, sign is not None)
        first, stop = number.first, number.stop
        values = number.values
        if sign:
            code, first = sign
            code, stop = money.after_amount(tokens, stop, code)
            return self._per(Quantity(number, values, "money", code, first, stop, stop))
        if self._is_negative(first):
            first, values = first - 1, tuple(-value for value in values)
        return self._measured(number, values, first, stop)

    def _measured(
        self, number: Numeral, values: tuple[Decimal, ...], first: int, stop: int
    ) -> Quantity:
        tokens, words = self.tokens, self.tokens.words
        at = stop + 1 if tokens.hyphen(stop) else stop
        share = self._percent(at)
        if share:
            kind, end = share
            return self._per(Quantity(number, values, kind, "", first, end, end))
        age = self._age(number, at)
        if age:
            return Quantity(number, values, "age", "year", first, stop, age)
        priced = money.after(tokens, at)
        if priced and not (words[at] in ("pound", "pounds") and number.scale < 10**6):
            if not (words[at] == "won" and number.scale < 1000):
                return self._per(
                    Quantity(number, values, "money", priced[0], first, priced[1], priced[1])
                )
        if number.part and number.digits is False and words[at] in ("of", "the"):
            return Quantity(number, values, "fraction", "", first, stop, stop)
        unit = units.unit(tokens, at)
        if unit:
            kind = "duration" if unit[0] in units.DURATIONS else "measure"
            return self._per(Quantity(number, values, kind, unit[0], first, stop, unit[1]))
        if number.part:
            return Quantity(number, values, "fraction", "", first, stop, stop)
        noun, after = self._noun(at)
        return self._per(Quantity(number, values, "count", noun, first, stop, after))

    def _per(self, quantity: Quantity) -> Quantity:
        """Take a rate into the unit: "a barrel", "per day"."""
        tokens = self.tokens
        at = quantity.after
        if tokens.hyphen(at):
            at += 1
        found = units.per(tokens, at)
        if not found:
            return quantity
        kind: Kind = "rate" if quantity.kind in ("count", "measure") else quantity.kind
        unit = f"{quantity.unit}/{found[0]}"
        return quantity._replace(kind=kind, unit=unit, after=found[1])

    def _letter_scale(self, number: Numeral, priced: bool) -> Numeral:
        """Read the "m" of "£2m", the "k" of "50k", the "B" of "8 B people"."""
        tokens, at = self.tokens, number.stop
        scale = {"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12}.get(tokens.words[at])
        if scale is None or not number.digits or number.scale > 1:
            return number
        if not priced and not self._scales_count(at):
            return number
        if not tokens.glued(at) and not (tokens.upper(at)):
            return number
        return number._replace(
            stop=at + 1, scale=scale, values=tuple(times(v, scale) for v in number.values)
        )

    def _scales_count(self, at: int) -> bool:
        tokens = self.tokens
        word, after = tokens.words[at], tokens.words[at + 1]
        if word == "t":
            return False
        if word == "k":
            return True
        if tokens.upper(at) or word == "b":
            return True
        return after in ("people", "dollars", "euros") or (len(after) > 3 and after.endswith("s"))

    def _is_negative(self, first: int) -> bool:
        """Tell whether a minus sign stands before the number, not a dash or hyphen."""
        tokens = self.tokens
        at = first - 1
        if at < 0 or tokens.words[at] not in ("-", "−", "–") or not tokens.glued(first):
            return False
        return not tokens.glued(at) or at == 0 or tokens.words[at - 1] in ("(", "$", "£")

    def _percent(self, at: int) -> tuple[Kind, int] | None:
        """Read "%", "per cent", "percentage points", "basis points"."""
        words = self.tokens.words
        word = words[at]
        if word == "per" and words[at + 1] == "cent":
            at += 1
        elif word in ("basis", "percentage") and words[at + 1].startswith("point"):
            return ("basis_points" if word == "basis" else "percentage_points"), at + 2
        elif word in ("bps", "bp"):
            return "basis_points", at + 1
        elif word in ("pp", "ppt", "ppts"):
            return "percentage_points", at + 1
        elif word not in ("%", "percent", "pc", "pct", "٪", "％"):
            return None
        if words[at + 1] in ("point", "points"):
            return "percentage_points", at + 2
        return "percent", at + 1

    def _age(self, number: Numeral, at: int) -> int:
        """Read "13-year-old", "30 years old", "aged 18", ", 44,": the token after, or 0."""
        tokens, words = self.tokens, self.tokens.words
        if words[at] in ("year", "years", "yr", "month", "months", "week", "day"):
            old = at + 2 if tokens.hyphen(at + 1) else at + 1
            if words[old] in ("old", "olds"):
                return old + 1
            if words[at + 1 : at + 3] == ["of", "age"]:
                return at + 3
            return 0
        if number.scale > 1 or not 0 < number.values[0] < 130:
            return 0
        first = number.first
        before = words[first - 1]
        if before in ("aged", "age", "ages"):
            return number.stop
        if before == "," and words[number.stop] in (",", ".", ";", "") and number.digits:
            named = tokens.capital(first - 2) and words[first - 2].isalpha()
            whole = number.values[0] == number.values[0].to_integral_value()
            if named and whole and words[first - 2] not in MONTHS:
                return number.stop
        return 0

    def _noun(self, at: int) -> tuple[str, int]:
        """Read the noun counted: the first plural of the next words, or the next word."""
        words = self.tokens.words
        end = at
        while end < at + 4 and words[end].isalpha() and words[end] not in _STOPS:
            word = words[end]
            if units.singular(word) != word:
                return units.singular(word), end + 1
            end += 1
            if self.tokens.hyphen(end):
                end += 1
        if end == at:
            return "", at
        return words[at], at + 1

    # -- ranges and scores

    def _pair(self, low: Quantity) -> int:
        """Read "5% to 7%", "between 10 and 12", "14-18 mpg", "34-23"; 0 if there is no pair."""
        tokens, words = self.tokens, self.tokens.words
        at = low.stop
        word = words[at]
        if word in DASHES:
            joint = "-"
        elif word == "to" or (word == "and" and words[low.first - 1] == "between"):
            joint = word
        else:
            return 0
        second = at + 1
        if words[second] in money.names().signs:
            second += 1
        word = words[second]
        if not (word[:1].isdecimal() or word in SMALL or (word == "a" and False)):
            return 0
        number = numeral(tokens, second)
        if number is None or number.part:
            return 0
        high = self._quantity(number)
        return self._joined(low, high, joint)

    def _joined(self, low: Quantity, high: Quantity, joint: str) -> int:
        """Make one figure of two ends."""
        if len(low.values) != 1 or len(high.values) != 1:
            return 0
        bare = low.kind in ("count", "one") and not low.unit
        if not bare and (low.kind, low.unit) != (high.kind, high.unit):
            if not (low.kind == "money" and high.kind == "count"):
                return 0
        one, two = low.values[0], high.values[0]
        scale = high.number.scale
        if scale > 1 and low.number.scale == 1 and times(one, scale) <= two:
            one = times(one, scale)
        if joint == "-" and high.kind == "count" and bare and self._is_score(low, high):
            self._add("score", (one, two), low.first, high.stop)
            return high.stop
        if one >= two and joint != "to":
            return 0
        kind, unit = (high.kind, high.unit) if bare else (low.kind, low.unit)
        if self.tokens.words[low.first - 1] == "from" and joint == "to":
            self._single(low._replace(values=(one,), kind=kind, unit=unit))
            return self._single(high)
        if one > two:
            return 0
        merged = high._replace(values=(one, two), first=low.first, kind=kind, unit=unit)
        return self._single(merged)

    def _is_score(self, low: Quantity, high: Quantity) -> bool:
        if not (low.number.digits and high.number.digits):
            return False
        one, two = low.values[0], high.values[0]
        if one >= 300 or two >= 300 or one != int(one) or two != int(two):
            return False
        if one >= two:
            return True
        return not high.unit


_STOPS = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "by", "with", "from", "than", "that", "which", "who", "whose", "whom", "as", "if", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "it", "its", "he", "she", "they", "we", "you", "i", "this", "these", "those", "there", "here", "said", "says", "say", "after", "before", "since", "until", "while", "when", "where", "during", "over", "under", "about", "into", "out", "up", "down", "off", "against", "between", "among", "per", "each", "every", "ago", "later", "earlier", "more", "less", "fewer", "also", "just", "only", "so", "because", "through", "per", "went", "came", "died", "left", "took", "made", "got", "told", "put", "ran", "won", "lost"]
)
