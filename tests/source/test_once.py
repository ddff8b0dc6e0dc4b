"""What is worked out for one source is kept with it, and with no other."""

from collections.abc import Callable

import pytest

from summarizer.source import once
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source


def _counted() -> tuple[Callable[[str, Source], int], list[str]]:
    asked: list[str] = []

    @once_a_source
    def places(word: str, source: Source) -> int:
        asked.append(word)
        return source.text.count(word)

    return places, asked


def test_a_source_is_asked_once() -> None:
    """The same question of the same source is worked out once, another one again."""
    places, asked = _counted()
    source = Source("a b a")
    assert [places(word, source) for word in ("a", "b", "a")] == [2, 1, 2]
    assert asked == ["a", "b"]


def test_another_source_is_asked_anew() -> None:
    """Two sources never share an answer, even where one comes where another was."""
    places, _ = _counted()
    assert [places("a", Source("a" * count)) for count in range(50)] == list(range(50))


def test_a_source_keeps_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit a source begins anew, and still answers rightly."""
    monkeypatch.setattr(once, "MOST", 3)
    places, _ = _counted()
    source = Source("x1 x2 x3 x4 x4")
    assert [places(f"x{n}", source) for n in (1, 2, 3, 4, 1, 4)] == [1, 1, 1, 2, 1, 2]
    assert len(source.kept) <= 3
