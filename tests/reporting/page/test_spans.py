"""A text is cut where marks begin and end, whatever way they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.reporting.page.spans import Mark, split

OFFSETS = st.integers(min_value=-3, max_value=25)
MARKS = st.lists(st.builds(Mark, OFFSETS, OFFSETS, st.integers(0, 4)), max_size=12)


@given(MARKS, st.lists(OFFSETS, max_size=4), st.integers(0, 20), st.integers(0, 20))
def test_each_character_is_in_one_piece_with_the_marks_over_it(
    marks: list[Mark], cuts: list[int], start: int, length: int
) -> None:
    """The pieces follow each other from start to end, and each has exactly its own marks."""
    end = start + length
    pieces = list(split(start, end, marks, cuts))
    assert [at for piece in pieces for at in range(piece.start, piece.end)] == list(
        range(start, end)
    )
    for piece in pieces:
        for at in range(piece.start, piece.end):
            assert set(piece.of) == {mark.of for mark in marks if mark.start <= at < mark.end}
        assert list(piece.of) == sorted(set(piece.of))


@given(MARKS, st.lists(OFFSETS, max_size=4))
def test_no_piece_crosses_a_cut(marks: list[Mark], cuts: list[int]) -> None:
    """A cut ends a piece even where the marks go on."""
    for piece in split(0, 20, marks, cuts):
        assert not any(piece.start < cut < piece.end for cut in cuts)


def test_marks_that_cross_are_split_at_their_borders() -> None:
    """Two marks that overlap in part give three pieces, the middle one under both."""
    pieces = list(split(0, 9, [Mark(1, 5, 0), Mark(3, 8, 1)]))
    assert [(p.start, p.end, p.of) for p in pieces] == [
        (0, 1, ()), (1, 3, (0,)), (3, 5, (0, 1)), (5, 8, (1,)), (8, 9, ()),
    ]  # fmt: skip
