"""What was read of a short text is kept; a long one is read anew."""

from summarizer import check_figures
from summarizer.figures.finding.kept import LONGEST, kept

SOURCE = (
    "Velm lost 40 ships in March, the ministry said. The army said it had sold 40 trucks and "
    "bought 90 guns in Tarn."
)


def test_a_short_text_is_read_once() -> None:
    """The same short text with the same further arguments is read once, with others again."""
    read: list[tuple[str, bool]] = []

    @kept(8)
    def length(text: str, *, twice: bool = False) -> int:
        read.append((text, twice))
        return len(text) * (1 + twice)

    assert [length("ab"), length("ab"), length("ab", twice=True)] == [2, 2, 4]
    assert read == [("ab", False), ("ab", True)]


def test_a_long_text_is_not_kept() -> None:
    """A text above the limit is read anew each time, so that nothing large is held."""
    read: list[int] = []

    @kept(8)
    def length(text: str) -> int:
        read.append(len(text))
        return len(text)

    assert [length("a" * (LONGEST + 1)) for _ in range(2)] == read == [LONGEST + 1] * 2


def test_what_was_kept_of_a_text_does_not_depend_on_what_it_cited_before() -> None:
    """A text gets the same verdicts in whatever order it is checked with other citations."""
    text = "Velm lost 40 ships and sold 40 trucks."
    first, second = (0, 47), (48, len(SOURCE))
    alone = [
        check_figures(text, SOURCE + " " * n, [cited]) for n, cited in ((1, first), (2, second))
    ]
    together = [check_figures(text, SOURCE, [cited]) for cited in (first, second, first)]
    assert [[(c.verdict, c.reason) for c in checks] for checks in together] == [
        [(c.verdict, c.reason) for c in checks] for checks in (*alone, alone[0])
    ]
    assert alone[0] != alone[1]


def test_two_sources_do_not_share_what_was_read_of_a_text() -> None:
    """A text that was checked against one source is checked against another on its own."""
    text = "Velm lost 40 ships."
    assert check_figures(text, SOURCE)[0].verdict == "supported"
    assert check_figures(text, SOURCE.replace("40", "50"))[0].verdict == "contradicted"
    assert check_figures(text, SOURCE)[0].verdict == "supported"
