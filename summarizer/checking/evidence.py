"""Do the cited sentences bear an item out? If not, does another sentence of the source?

The measure is the share of an item's content words that the sentences hold, each word weighted
by how few sentences of the source have it: a name or a figure tells more than "Russia" in a
report about Russia. Words are compared by their stems, so "rose" stands for "increased".
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from summarizer.checking.finding import plain_check, spans_of
from summarizer.checking.word_lists import lower_words
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.figures.finding.kept import kept
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence, Severity

BORNE_OUT = 0.5
"""Share of an item's content that the cited sentences must hold."""

CLEARLY = 0.6
"""Share that another sentence must hold before an item is cited anew."""

MARGIN = 0.2
"""How much better than the cited ones that other sentence must be."""

ADDS = 0.1
"""Share below which a cited sentence among others says nothing of the item."""

A_NAME = 0.3
"""Share of a name that a sentence must hold to be one that names it."""

HARDLY = 0.3
"""Below this share nothing of the source says what the item says."""

SAID = "the cited sentences say this"

_WORD = re.compile(r"\d[\d.,]*\d|\w+")


@dataclass(frozen=True)
class Support:
    """How well each sentence of one source bears a statement out."""

    source: Source

    def of(self, words: frozenset[str], sentences: Iterable[Evidence]) -> float:
        """The share, 0 to 1, of the weight of `words` that these sentences hold together."""
        stems, weights, unseen = self._stems, self._weights, self._unseen
        held = words.intersection(chain(*[stems[s.sentence - 1] for s in sentences]))
        total = math.fsum([weights.get(word, unseen) for word in words])
        return math.fsum([weights[word] for word in held]) / total if total else 0.0

    def best(self, words: frozenset[str]) -> tuple[Evidence, float] | None:
        """The sentence that holds most of it."""
        if not self.sentences:
            return None
        shares = self._shares(words)
        share, number = max((share, -at) for at, share in enumerate(shares, 1))
        return self.sentences[-number - 1], share

    def naming(self, words: frozenset[str], least: float) -> list[Evidence]:
        """The sentences that hold at least this share of it."""
        shares = self._shares(words)
        return [s for s, share in zip(self.sentences, shares, strict=True) if share >= least]

    def _shares(self, words: frozenset[str]) -> list[float]:
        """What each sentence alone holds of it."""
        weights, unseen = self._weights, self._unseen
        total = math.fsum([weights.get(word, unseen) for word in words])
        if not total:
            return [0.0] * len(self._stems)
        return [math.fsum([weights[word] for word in words & held]) / total for held in self._stems]

    @property
    def sentences(self) -> Sequence[Evidence]:
        """The source's sentences."""
        return self.source.sentences

    @cached_property
    def _stems(self) -> list[frozenset[str]]:
        return [content_stems(sentence.text) for sentence in self.sentences]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """What each word tells, by how few sentences have it."""
        spread = Counter(chain.from_iterable(self._stems))
        weight = {sentences: self._weight(sentences) for sentences in set(spread.values())}
        return {word: weight[sentences] for word, sentences in spread.items()}

    @cached_property
    def _unseen(self) -> float:
        return self._weight(0)

    def _weight(self, sentences: int) -> float:
        return 1.0 + math.log((1 + len(self._stems)) / (1 + sentences))


@lru_cache(maxsize=8)
def support_in(source: Source) -> Support:
    """The support that a source gives, worked out once."""
    return Support(source)


@kept(1024)
def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's content words and figures."""
    words = set(lower_words(_WORD, text.replace("’", "'")))
    return frozenset(map(stem, words - FUNCTION_WORDS))


def check_evidence(
    statement: str,
    cited: Sequence[Evidence],
    source: Source,
    *,
    enough: float = BORNE_OUT,
    taken_up: Sequence[Evidence] = (),
) -> tuple[list[Evidence], Check]:
    """Find the sentences that an item really rests on.

    Args:
        statement: What the item says.
        cited: The sentences that it cites.
        source: The source they are of.
        enough: The share of its content that the cited sentences must hold; less for a name,
            of which a report gives the whole once and a part ("Blinken") later.
        taken_up: Sentences that the cited ones take up ("denied it"): what stands there is
            said by the cited ones too.

    Returns:
        The evidence to keep, and what was found: "supported"; "recited" when another sentence
        clearly says it; "weak" when the cited ones say it in part; "unsupported".
    """
    support, words = support_in(source), content_stems(statement)
    share = support.of(words, cited)
    if not words:
        reason = "no words in it that could be looked for in the report"
        return list(cited), _check("unchecked", "warning", reason, cited)
    if cited and share >= enough:
        return _supported(support, words, cited)
    if cited and taken_up and support.of(words, [*cited, *taken_up]) >= enough:
        reason = f"{_listed(cited)} takes up what stands before"
        return list(cited), _check("supported", "ok", reason, cited)
    best = support.best(words)
    if best and best[1] >= max(CLEARLY, share + MARGIN):
        return [best[0]], _check("recited", "warning", _moved(cited, best[0]), [best[0]])
    if cited and share >= HARDLY:
        reason = f"only a part of this is in {_listed(cited)}"
        return list(cited), _check("weak", "warning", reason, cited)
    return list(cited), _check("unsupported", "error", _nowhere(cited), cited)


def without_evidence() -> Check:
    """The finding on a text of a schema that has no evidence to go with it."""
    reason = "the schema has no evidence for this text, so nothing but its figures, names and "
    return _check("unchecked", "warning", f"{reason}quotations could be checked", ())


def check_detail(
    field: str, text: str, told_in: Sequence[Evidence], source: Source
) -> Check | None:
    """Whether some sentences have the words of a detail.

    Returns:
        A warning when they do not, else None: a detail that is there needs no mention.
    """
    words = content_stems(text)
    if not words or support_in(source).of(words, told_in) >= BORNE_OUT:
        return None
    reason = f"no words for it in {_listed(told_in)}" if told_in else "nothing was cited for it"
    return _check("unsupported", "warning", reason, told_in, field)


def beside(cited: Sequence[Evidence], source: Source) -> list[Evidence]:
    """The cited sentences with those before and after each: a detail may stand there."""
    numbers = {sentence.sentence + step for sentence in cited for step in (-1, 0, 1)}
    last = len(source.sentences)
    return [source.sentences[number - 1] for number in sorted(numbers) if 1 <= number <= last]


def naming(name: str, source: Source) -> list[Evidence]:
    """The sentences that name somebody: what the report tells of them is spread over these."""
    support, words = support_in(source), content_stems(name)
    return support.naming(words, A_NAME)


def _supported(
    support: Support, words: frozenset[str], cited: Sequence[Evidence]
) -> tuple[list[Evidence], Check]:
    """Keep of the cited sentences those that say any of it, and tell of the others."""
    if len(cited) == 1:
        return list(cited), _check("supported", "ok", SAID, cited)
    saying = [s for s in cited if support.of(words, [s]) >= ADDS] or list(cited)
    idle = [s for s in cited if s not in saying]
    reason = SAID
    if idle:
        reason = f"what says this: {_listed(saying)}; cited too: {_listed(idle)}"
    return saying, _check("supported", "ok", reason, saying)


def _moved(cited: Sequence[Evidence], found: Evidence) -> str:
    if not cited:
        return f"no sentence was cited; sentence {found.sentence} says this"
    return f"{_not_saying(cited)}; sentence {found.sentence} does"


def _nowhere(cited: Sequence[Evidence]) -> str:
    if not cited:
        return "no sentence was cited, and none of the report clearly says this"
    return f"{_not_saying(cited)}, and no other sentence clearly does"


def _not_saying(cited: Sequence[Evidence]) -> str:
    one = len(_numbers(cited)) == 1
    return f"{_listed(cited)} does not say this" if one else f"none of {_listed(cited)} says this"


def _listed(sentences: Sequence[Evidence]) -> str:
    numbers = _numbers(sentences)
    return f"sentence{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"


def _numbers(sentences: Sequence[Evidence]) -> list[str]:
    """The numbers, each once: a model may cite a sentence twice."""
    return list(dict.fromkeys(str(sentence.sentence) for sentence in sentences))


def _check(
    verdict: str,
    severity: Severity,
    reason: str,
    rests_on: Sequence[Evidence],
    field: str = "evidence",
) -> Check:
    return plain_check("evidence", field, verdict, severity, reason, spans_of(rests_on))
