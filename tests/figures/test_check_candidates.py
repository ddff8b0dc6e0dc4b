"""Which figures of a source are weighed for a figure of a text, and what is kept of that."""

from __future__ import annotations

import gc
import weakref

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures.comparing.check import check_figures, scenes_of
from summarizer.figures.comparing.judge import Judge, Reading
from summarizer.figures.comparing.source_index import SourceIndex

SENTENCES = (
    "The army said that {n} soldiers had been killed near Tarn since March.",
    "Near Tarn, {n} soldiers were wounded, the army said.",
    "About {n} people fled, and {m} soldiers stayed in Velm.",
    "Exports of wool fell {n} percent to ${m} million, from ${n}0 million.",
    "Up to {n} of the {m} looms stood still in {y}.",
    "It was {n} years since the army, of {m} men, came to Tarn.",
)

sentences = st.builds(
    lambda sentence, n, m: sentence.format(n=n, m=m, y=1990 + n % 30),
    st.sampled_from(SENTENCES),
    st.integers(min_value=2, max_value=400),
    st.integers(min_value=2, max_value=400),
)
texts = st.lists(sentences, min_size=1, max_size=2).map(" ".join)
sources = st.lists(sentences, min_size=2, max_size=8).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(texts, sources)
def test_no_rival_that_fits_better_is_left_out(text: str, source: str) -> None:
    """A rival is never left out of those that fit better than a fit just below its own."""
    index = SourceIndex(source)
    for some, every in zip(*(Reading(scenes_of(text), index).searches for _ in "ab"), strict=True):
        for rival in every.rivals(index, None):
            found = some.rivals(index, None, rival.fit - 1e-6)
            assert rival.scene.place in [candidate.scene.place for candidate in found]


def test_a_sentence_of_the_source_leaves_most_of_its_rivals_unweighed() -> None:
    """What stands in the source word for word fits so well that few others are looked at."""
    text = SENTENCES[0].format(n=12)
    index = SourceIndex(f"{text} " + " ".join(f"A stall sold {n} pears." for n in range(20, 50)))
    reading = Reading(scenes_of(text), index)
    (count, *_) = Judge(text, index, reading).found
    assert len(count.rivals_above(count.same[0].fit)) < 10
    assert len(count.rivals) == 30


def test_what_is_kept_beside_a_source_goes_with_it() -> None:
    """A source that is let go is freed at once, with all that was read of texts beside it."""
    index = SourceIndex(SENTENCES[0].format(n=12))
    text = SENTENCES[0].format(n=13)
    index.kept[text] = Reading(scenes_of(text), index)
    Judge(text, index, index.kept[text]).check(0)
    kept = weakref.ref(index)
    gc.disable()
    try:
        del index
        assert kept() is None
    finally:
        gc.enable()


MANY = [f"Pier {n} of Velby took in {n + 100} crates of apples in 1998." for n in range(400)]


def test_of_very_many_figures_only_some_are_weighed() -> None:
    """Each figure of a text meets a few dozen of its likes, however many a source has."""
    text = "Pier 7 of Velby took in 107 crates of apples in 1998."
    index = SourceIndex("\n".join(MANY))
    reading = Reading(scenes_of(text), index)
    judge = Judge(text, index, reading)
    checks = [judge.check(number) for number in range(len(judge.scenes))]
    assert [check.verdict for check in checks] == ["supported", "supported"]
    for found in judge.found:
        assert len(found.rivals) + len(found.same) + len(found.elsewhere) <= 200  # of 400 each


def test_among_very_many_the_figure_that_is_cited_is_weighed() -> None:
    """A year that stands in hundreds of sentences is found in the one that a text cites."""
    source = "\n".join(MANY)
    for sentence in (MANY[0], MANY[200], MANY[-1]):
        start = source.index(sentence)
        checks = check_figures("It was in 1998.", source, [(start, start + len(sentence))])
        assert [check.verdict for check in checks] == ["supported"]
        assert start <= checks[0].source_figures[0].start < start + len(sentence)
