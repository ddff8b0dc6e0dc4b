"""The figures of an item's texts: judged in what is cited, and told at once where it is copied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.figure_checks import figure_checks
from summarizer.figures import check_figures
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

REPORT = (
    "Velm fined Acme $2 million on Friday. "
    "About 40 percent of its 1,200 workers in Orsk lost their jobs.\n\n"
    "In 2021 it had sold goods for $30 million.\n\n"
    "Its rival paid $2 million in 2019."
)
WORDS = ("Velm", "fined", "$2 million", "more than", "40 percent", "rose", "in 2021", "1,200 men")


def told(text: str, cited: Evidence, source: Source) -> dict[str, tuple[str, int | None]]:
    """Each figure of a text as written: its verdict, and where it stands in the source."""
    return {
        text[check.span.start : check.span.end]: (
            check.verdict,
            check.source_spans[0].start if check.source_spans else None,
        )
        for check in figure_checks("statement", text, [cited], source)
        if check.span is not None
    }


def test_a_copied_sentence_is_told_as_the_engine_would(seed_texts: dict[str, str]) -> None:
    """For each sentence of real reports the short way gives the engine's verdicts and places."""
    for text in seed_texts.values():
        source = Source(text)
        for sentence in source.sentences:
            engine = check_figures(sentence.text, text, [(sentence.start, sentence.end)])
            assert told(sentence.text, sentence, source) == {
                sentence.text[found.figure.start : found.figure.end]: (
                    found.verdict,
                    found.source_figures[0].start if found.source_figures else None,
                )
                for found in engine
            }


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), min_size=1, max_size=4))
def test_a_copied_sentence_holds_whatever_is_in_it(sentences: list[list[str]]) -> None:
    """No figure of a sentence that is copied whole, and cited, is called into question."""
    source = Source("\n\n".join(f"{' '.join(words)}." for words in sentences))
    for sentence in source.sentences:
        checks = figure_checks("statement", sentence.text, [sentence], source)
        assert all(check.severity == "ok" for check in checks)


def test_each_figure_of_a_copied_sentence_has_its_place_in_the_report() -> None:
    """The places are those of the sentence that was copied, not of the same words elsewhere."""
    source = Source(REPORT)
    first, last = source.sentences[0], source.sentences[-1]
    assert told(first.text, first, source)["$2 million"] == ("supported", REPORT.find("$2 million"))
    assert told(last.text, last, source)["$2 million"] == ("supported", REPORT.rfind("$2 million"))


def test_a_copied_sentence_must_be_the_one_that_is_cited() -> None:
    """Copied from one sentence while another is cited, a figure is called misattributed."""
    source = Source(REPORT)
    first, _, third, _ = source.sentences
    assert told(third.text, first, source)["$30 million"][0] == "misattributed"


def test_what_is_cited_must_be_a_sentence_of_the_report() -> None:
    """A row that cites what the report does not say gains nothing by copying it."""
    source = Source(REPORT)
    said = "Acme paid $9 million."
    for start in (0, 10, len(REPORT)):
        forged = Evidence(start=start, end=start + len(said), text=said, sentence=99)
        assert told(said, forged, source)["$9 million"][0] != "supported"


def test_one_changed_digit_makes_it_no_copy() -> None:
    """A sentence with one digit changed is judged by the engine, and fails."""
    source = Source(REPORT)
    second = source.sentences[1]
    found = told(second.text.replace("1,200", "1,700"), second, source)
    (verdict,) = {verdict for written, (verdict, _) in found.items() if "1,700" in written}
    assert verdict in {"contradicted", "unsupported"}


def test_a_sentence_that_cannot_be_read_is_not_ok_for_being_copied() -> None:
    """In another language the figures of a copied sentence stay unchecked."""
    german = "Die Regierung hat am Freitag 30 Millionen Euro für die Brücken von Velm bewilligt."
    source = Source(f"{german}\n\nDas ist mehr als im Jahr 2021 und nicht genug für die Stadt.")
    first = source.sentences[0]
    verdicts = {c.verdict for c in figure_checks("statement", first.text, [first], source)}
    assert verdicts == {"unchecked"}
