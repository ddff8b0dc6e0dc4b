"""Find every figure of an English text: what is counted, measured, priced, dated or ranked."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from summarizer.figures.figure import Bound, Figure, Trend
from summarizer.figures.finding import names, ranks
from summarizer.figures.finding.bounds import bound_after, bound_before
from summarizer.figures.finding.dates import MONTHS, moment
from summarizer.figures.finding.kept import LONGEST, kept
from summarizer.figures.finding.moments import Moment
from summarizer.figures.finding.money import before as currency_before
from summarizer.figures.finding.number_words import ORDINALS, PARTS, PLURALS, SCALES, SMALL
from summarizer.figures.finding.numerals import Numeral, numeral
from summarizer.figures.finding.pairs import pair
from summarizer.figures.finding.quantity import Quantity, quantity
from summarizer.figures.finding.tokens import Tokens
from summarizer.figures.finding.trends import trend
from summarizer.figures.finding.years import quarter

_CLOCK_WORDS = {"noon": Decimal(1200), "midday": Decimal(1200), "midnight": Decimal(0)}
_DECADE_AGES = {f"{word[:-1]}ies": value for word, value in SMALL.items() if 20 <= value <= 90}
_LONG_TIMES = frozenset(["decade", "century"])
# Only these words can start a figure; all other tokens cost one look-up.
_STARTERS = frozenset().union(
    SMALL,
    SCALES,
    PLURALS,
    PARTS,
    ORDINALS,
    ranks.MULTIPLES,
    MONTHS,
    _CLOCK_WORDS,
    _DECADE_AGES,
    _LONG_TIMES,
    ranks.LAST,
)
_PERSONS = frozenset(["his", "her", "their", "my", "your", "our"])


def find_figures(text: str) -> list[Figure]:
    """Find the figures of a text, in order, each with its value, kind, unit and place."""
    return _Finder(Tokens(text)).run()


def figures_in(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text as `find_figures` does; those of the last texts are remembered."""
    return _in_short(text) if len(text) <= LONGEST else _in_long(text)


def _figures_in(text: str) -> tuple[Figure, ...]:
    return tuple(find_figures(text))


_in_short = kept(512)(_figures_in)
_in_long = lru_cache(maxsize=8)(_figures_in)


class _Finder:
    """One pass over the tokens of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.found: list[Figure] = []
        # The figure just before, which "or 0.6%" and "(61.4 MPa)" say again in other terms.
        self.last_after = -1
        self.last_bound: Bound = "exact"
        self.last_trend: Trend | None = None

    def run(self) -> list[Figure]:
        """Read a figure at each token that may start one."""
        done = 0
        starting = [
            (index, word)
            for index, word in enumerate(self.tokens.words)
            if word in _STARTERS or (not "a" <= word < "{" and word[:1].isnumeric())
        ]
        for index, word in starting:
            if index >= done:
                done = self._read(index, word)
        return self.found

    def _read(self, index: int, word: str) -> int:
        """Read what starts at token `index`; return the token to go on from."""
        tokens = self.tokens
        if word[0].isdecimal():
            priced = currency_before(tokens, index) is not None
            return (0 if priced else self._dated(index, word)) or self._counted(index, word, priced)
        if word in ranks.MULTIPLES:
            return self._multiple(index)
        if word in _LONG_TIMES:
            return self._long_time(index)
        if word in ranks.LAST:
            place = ranks.last_quarter(tokens, index)
            return self._moment(place) if place else index + 1
        if word in _CLOCK_WORDS:
            return self._moment(Moment("time", (_CLOCK_WORDS[word],), index, index + 1))
        return (word in MONTHS and self._dated(index, word)) or self._counted(index, word, False)

    def _dated(self, index: int, word: str) -> int:
        """Read a date, year or time of day, or an age in decades; 0 if there is none."""
        tokens = self.tokens
        code = names.is_code(tokens, index)
        glued = code and word[0] != "0"  # "0401 GMT" is a time
        place = quarter(tokens, index) if glued else moment(tokens, index)
        if place:
            return self._moment(place)
        if word in MONTHS:
            return index + 1
        if code:
            return self._after_code(index)
        return self._decade_of_age(index) if tokens.words[index + 1] == "s" else 0

    def _counted(self, index: int, word: str, priced: bool) -> int:
        """Read a number, or the ordinal where it is one."""
        tokens = self.tokens
        if priced:
            number = numeral(tokens, index)
            return self._number(number) if number else index + 1
        if word in _DECADE_AGES:
            return self._decade_of_age(index) or index + 1
        number = None if word in SMALL else numeral(tokens, index)
        rank = None if number and not word[0].isdecimal() else ranks.ordinal(tokens, index)
        if rank:
            place = ranks.ranked(tokens, index, *rank)
            return self._moment(place) if place else rank[1]
        number = number or numeral(tokens, index)
        return self._number(number) if number else index + 1

    def _after_code(self, index: int) -> int:
        """Step over a code: "M21-9AB8", "COVID-19", "0844 493 0758"."""
        at, words = index + 1, self.tokens.words
        while self.tokens.glued(at) and (words[at][:1].isalnum() or words[at] in ("/", "-")):
            at += 1
        if words[index][0] == "0":
            while words[at].isdecimal():
                at += 1
        elif len(words[at]) == 1 and words[at].isdecimal() and len(words[at + 1]) == 2:
            at += 2 * (self.tokens.glued(at + 1) and self.tokens.upper(at + 1))  # "M21 9AB"
        return at

    # -- what is found

    def _moment(self, place: Moment) -> int:
        """Keep a date, year, time or rank."""
        values, first = place.values, place.first
        if place.kind == "quarter" and values[0] < 5 and self._year_just_before(first):
            last = self.found.pop()  # "fiscal 2021 first quarter"
            values = (10 * last.values[0] + values[0],)
            first = bisect_left(self.tokens.starts, last.start)
        span = self._place(first, place.stop)
        self.found.append(Figure(*span, values, place.kind, "", self._bound_of(place)))
        return place.stop

    def _place(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets of tokens, without any that are part of the last figure."""
        starts = self.tokens.starts
        while self.found and starts[first] < self.found[-1].end:
            first += 1
        return starts[first], self.tokens.end(stop - 1)

    def _bound_of(self, place: Moment) -> Bound:
        """Read the bound of a moment: "around 9pm", "about 1990", but not "over Christmas 2019"."""
        if place.kind not in ("time", "year", "decade", "date"):
            return "exact"
        bound = bound_before(self.tokens, place.first) or "exact"
        return bound if place.kind == "time" or bound == "about" else "exact"

    def _year_just_before(self, first: int) -> bool:
        """Tell whether nothing but a space stands between a year and token `first`."""
        if not self.found or self.found[-1].kind != "year" or len(self.found[-1].values) > 1:
            return False
        between = self.tokens.text[self.found[-1].end : self.tokens.starts[first]]
        return between.strip("'’s ") == ""

    def _multiple(self, index: int) -> int:
        """Keep "doubled", "more than sixfold"."""
        value = ranks.multiple(self.tokens, index)
        if value is not None:
            bound = bound_before(self.tokens, index) or "exact"
            span = self._place(index, index + 1)
            self.found.append(Figure(*span, (value,), "multiple", "", bound))
        return index + 1

    def _long_time(self, index: int) -> int:
        """Keep "a decade ago", "more than a century"; a plain "a year" says too little."""
        words = self.tokens.words
        if words[index - 1] == "a" and words[index - 2] not in ("half", "of", "quarter"):
            one = Numeral(index - 1, index, (Decimal(1),))
            return self._keep(quantity(self.tokens, one)._replace(stop=index + 1))
        return index + 1

    def _decade_of_age(self, index: int) -> int:
        """Read "in his 30s", "in their late twenties": an age of 30 to 39; 0 if it is none."""
        tokens = self.tokens
        words = tokens.words
        before = index - 1 - (words[index - 1] in ("early", "mid", "late", "-"))
        before -= words[before] in ("early", "mid", "late")
        word = words[index]
        stop = index + 1 if word in _DECADE_AGES else index + 2
        if words[before] not in _PERSONS or not (word in _DECADE_AGES or word.isdecimal()):
            return 0
        low = _DECADE_AGES.get(word) or int(word[:4])
        if low > 100 or low % 10:
            return 0
        span = self._place(index, stop)
        self.found.append(Figure(*span, (Decimal(low), Decimal(low + 9)), "age", "year"))
        return stop

    def _number(self, number: Numeral) -> int:
        """Keep a number with its unit, unless it only names something."""
        tokens = self.tokens
        found = quantity(tokens, number)
        bare = found.kind in ("count", "fraction") and found.first == number.first
        if bare:
            if names.is_rank(tokens, number.first):
                return self._moment(Moment("ordinal", found.values, number.first, number.stop))
            if number.digits and names.is_label(tokens, number.first, found.stop):
                return found.stop
            if not number.digits and names.is_named_word(tokens, number.first):
                return found.stop
        ends = pair(tokens, found)
        if bare and ends and names.is_address(tokens, ends[-1].stop):
            return ends[-1].stop
        if ends:
            return [self._keep(end) for end in ends][-1]
        if bare and tokens.words[number.first] == "one" and number.values == (Decimal(1),):
            if not names.is_determiner_one(tokens, number.first):
                return found.stop
            found = found._replace(kind="one")
        return self._keep(found)

    def _keep(self, found: Quantity) -> int:
        """Add the bound and the trend that the words give, and keep the figure."""
        tokens = self.tokens
        first, stop, after = found.first, found.stop, found.after
        bound = bound_before(tokens, first) or bound_after(tokens, stop, after) or "exact"
        move = trend(tokens, first, after)
        if found.kind in ("percent", "money", "percentage_points") and found.values[0] < 0:
            move = "down"
        bound, move = self._said_again(first, bound, move)
        span = self._place(first, stop)
        self.found.append(Figure(*span, found.values, found.kind, found.unit, bound, move))
        self.last_after, self.last_bound, self.last_trend = after, bound, move
        return stop

    def _said_again(
        self, first: int, bound: Bound, move: Trend | None
    ) -> tuple[Bound, Trend | None]:
        """Carry bound and trend on to a second form: "lost 190 points, or 0.6%"."""
        words = self.tokens.words
        if words[first - 1] == "(" and self.last_after == first - 1:
            return (self.last_bound if bound == "exact" else bound), move
        if words[first - 1] == "or" and 0 <= first - 1 - self.last_after <= 1:
            return bound, move or self.last_trend
        return bound, move
