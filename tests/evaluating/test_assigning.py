"""Pairs are one to one, and no other choice of them is worth more."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluating.assigning import best_pairs

VALUES = st.sampled_from([0.0, 0.0, 0.1, 0.3, 0.35, 0.8, 1.0])


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Tables of likenesses up to 4 by 5."""
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(0, 5))
    return [[draw(VALUES) for _ in range(columns)] for _ in range(rows)]


def best_by_trying(likeness: list[list[float]]) -> float:
    """The greatest total, found by trying every choice."""
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    size = max(rows, columns)
    square = [
        [likeness[r][c] if r < rows and c < columns else 0.0 for c in range(size)]
        for r in range(size)
    ]
    return max(sum(square[r][order[r]] for r in range(size)) for order in permutations(range(size)))


@given(tables())
def test_no_other_choice_of_pairs_is_worth_more(likeness: list[list[float]]) -> None:
    """Every row and column is in one pair at most, and nothing unlike is paired."""
    pairs = best_pairs(likeness)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(likeness[row][column] > 0 for row, column in pairs)
    total = sum(likeness[row][column] for row, column in pairs)
    assert abs(total - best_by_trying(likeness)) < 1e-9


def test_a_second_choice_is_taken_where_both_gain_by_it() -> None:
    """The likest pair gives way when the rest loses more by it."""
    assert best_pairs([[0.9, 0.8], [0.85, 0.0]]) == [(0, 1), (1, 0)]
