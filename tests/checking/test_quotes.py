"""Quotes: what is forgiven, what never is, and where a found one stands."""

from __future__ import annotations

import pytest

from summarizer.checking.quotes import find_quote

REPORT = (
    "“We will not lift the sanctions,” the minister said on Tuesday. “The company’s owners "
    "moved $4.2 billion — about 5% of the total — to banks in the U.S. between 2019–2021.”\n\n"
    "Officials in Kyiv don’t expect 1.5 million non-lethal items before winter. Temperatures "
    "fell to -5 degrees. The US asked us to wait … and we waited. The 3-7 vote was close, "
    "observers said, and the long-term plan was dropped. Turkey’s ‘neutral’ course, the envoy "
    "added, would not change until the exports of 1,500 tonnes had reached Polish ports."
)


def found(quote: str, source: str = REPORT) -> str | None:
    """Return the text of the source at the place of a quote."""
    match = find_quote(quote, source)
    return None if match is None else source[match.start : match.end]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("We will not lift the sanctions", "We will not lift the sanctions"),
        ("will  not\nlift\tthe\u00a0sanctions", "will not lift the sanctions"),
        ("“We will not lift the sanctions,”", "We will not lift the sanctions,"),
        ("we will not lift the sanctions.", "We will not lift the sanctions"),
        ("officials in Kyiv don't expect", "Officials in Kyiv don’t expect"),
        ("Turkey's 'neutral' course", "Turkey’s ‘neutral’ course"),
        ('Turkey\'s "neutral" course', "Turkey’s ‘neutral’ course"),
        ("billion - about 5% of the total - to", "billion — about 5% of the total — to"),
        ("billion—about 5% of the total", "billion — about 5% of the total"),
        ("between 2019-2021", "between 2019–2021"),
        ("fell to −5 degrees", "fell to -5 degrees"),
        ("asked us to wait ... and we waited", "asked us to wait … and we waited"),
        ("1.5 million non-lethal items", "1.5 million non-lethal items"),
        ("sanc\u00adtions,” the min\u200bister said", "sanctions,” the minister said"),
        ("to banks in the U.S.", "to banks in the U.S."),
        ("-5 degrees", "-5 degrees"),
        ("$4.2 billion", "$4.2 billion"),
        ("the long–term plan", "the long-term plan"),
        ("sanctions", "sanctions"),
    ],
)
def test_setting_of_the_words_is_forgiven(quote: str, passage: str) -> None:
    """A quote is found at its place however its words are set in type."""
    assert found(quote) == passage


@pytest.mark.parametrize(
    "quote",
    [
        "We will lift the sanctions",
        "We will now lift the sanctions",
        "We will not lift these sanctions",
        "the Minister said on Tuesday",
        "the minister said on Monday",
        "The companys owners",
        "moved £4.2 billion",
        "moved 4.2 billion",
        "moved $42 billion",
        "moved $4.3 billion",
        "moved $4,2 billion",
        "moved $4.2 million",
        "moved $ 4.2 billion",
        "more than 5% of the total",
        "about 5 of the total",
        "about 6% of the total",
        "between 20192021",
        "between 2019 2021",
        "Officials in Kyiv do expect",
        "15 million non-lethal items",
        "1.5 million lethal items",
        "1.5 million nonlethal items",
        "1.5 million non lethal items",
        "fell to 5 degrees",
        "fell to - 5 degrees",
        "The us asked us to wait",
        "The US asked US to wait",
        "The 37 vote was close",
        "The 3 - 7 vote was close",
        "The 3–8 vote was close",
        "the longterm plan",
        "Turkeys ‘neutral’ course",
        "Turkey’s neutral course",
        "exports of 1500 tonnes",
        "exports of 1.500 tonnes",
        "had reached polish ports",
        "[the minister] said on Tuesday",
        "The company[’s owners] moved",
        "offici\u0430ls in Kyiv",
        "moved $４.2 billion",
        "observers said and the long-term plan",
    ],
)
def test_any_other_change_is_refused(quote: str) -> None:
    """A quote with a word, digit, sign, letter or inner mark changed is not found."""
    assert found(quote) is None


@pytest.mark.parametrize(
    "quote",
    [
        "5 million non-lethal items",
        "lethal items before winter",
        "2 billion",
        "4.2 billion",
        "5 degrees",
        "the 3",
        "7 vote was close",
        "observers said, and the long",
        "Turkey",
        "about 5",
        "moved $4",
        "exports of 1",
        "500 tonnes",
        "don",
        "t expect",
        "minister sai",
        "S. between",
    ],
)
def test_words_and_figures_are_not_cut_in_two(quote: str) -> None:
    """A quote that begins or ends inside a word or figure of the source is not found."""
    assert found(quote) is None


@pytest.mark.parametrize("quote", ["", "   ", "“”", "...", "—", "“ … ”", "$", "%", "\u200b"])
def test_quote_without_a_word_is_not_found(quote: str) -> None:
    """A quote of nothing but punctuation stands nowhere."""
    assert found(quote) is None


def test_long_quote_cut_at_a_decimal_point_says_so() -> None:
    """A passage that was split at a decimal point is found and marked as cutting a figure."""
    match = find_quote("5 million non-lethal items before winter. Temperatures fell to", REPORT)
    assert match is not None
    assert match.cuts_figure
    uncut = find_quote("1.5 million non-lethal items before winter. Temperatures fell", REPORT)
    assert uncut is not None
    assert not uncut.cuts_figure


def test_long_quote_without_its_currency_is_refused() -> None:
    """A passage that lost the currency or sign of its first figure is refused at any length."""
    assert found("4.2 billion — about 5% of the total — to banks in the U.S.") is None
    assert found("5 degrees. The US asked us to wait … and we waited") is None


@pytest.mark.parametrize("dots", ["…", "...", "[...]", "[…]", "(...)", ". . .", "[ … ]"])
def test_ellipsis_joins_places_in_order(dots: str) -> None:
    """A quote with an ellipsis is found as the spans that it joins."""
    match = find_quote(f"The company's owners moved {dots} to banks in the U.S.", REPORT)
    assert match is not None
    assert [REPORT[a:b] for a, b in match.spans] == [
        "The company’s owners moved",
        "to banks in the U.S.",
    ]
    assert (match.start, match.end) == (match.spans[0][0], match.spans[-1][1])


@pytest.mark.parametrize(
    "quote",
    [
        "to banks in the U.S. … The company’s owners moved",
        "We will … lift the sanctions",
        "we will … moved to banks",
        "of the … of the total",
        "The company’s owners moved … to banks in the U.K.",
    ],
)
def test_ellipsis_does_not_join_whatever_there_is(quote: str) -> None:
    """Parts out of order, scraps, and a part that does not stand there make no quotation."""
    assert found(quote) is None


def test_ellipsis_may_not_hide_a_negation_alone() -> None:
    """An omission of a few words that turn the sense is refused; a longer one is not."""
    source = "The ministry of defence does not supply these weapons to the rebels in the east."
    assert found("The ministry of defence does … supply these weapons", source) is None
    assert found("The ministry of defence … these weapons to the rebels", source) is None
    longer = source.replace("does not", "says that, whatever is written, it does not")
    assert found("The ministry of defence says … supply these weapons", longer) is not None


def test_ellipsis_does_not_join_distant_places() -> None:
    """An ellipsis leaves out a passage of a paragraph's length, not half the report."""
    far = "The first sentence says this. " + "On it goes. " * 80 + "The last sentence says that."
    assert found("The first sentence says … last sentence says that", far) is None


def test_ellipsis_takes_the_nearest_parts() -> None:
    """Of several places of the first part the one nearest to the second is taken."""
    source = "They said that too. They said that twice. Then the bank paid the fine."
    match = find_quote("They said that … the bank paid the fine", source)
    assert match is not None
    assert match.start == source.index("They said that twice")


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("officials of the U.S. … were told", "officials of the U.S. ... were told"),
        ("they left … … without a word", "they left ... ... without a word"),
        ("they left … without a word", "they left . . . without a word"),
    ],
)
def test_ellipsis_of_the_source_is_known_in_dots_too(source: str, quote: str) -> None:
    """Dots for the source's own ellipsis take no other stop with them, and are not run together."""
    match = find_quote(quote, source)
    assert match is not None
    assert (match.start, match.end) == (0, len(source))


def test_ellipsis_of_the_source_may_stand_beside_one_of_the_quote() -> None:
    """An ellipsis that is the source's own need not separate long parts."""
    source = "It was … very bad for all of the people who had to live there … and it got worse."
    match = find_quote("It was … very bad for all […] live there … and it got worse", source)
    assert match is not None
    assert len(match.spans) == 2


def test_letters_composed_differently_are_the_same_letters() -> None:
    """A decomposed accent matches a composed one, with offsets into the source as given."""
    source = "Le pre\u0301sident Macron a parle\u0301 a\u0300 Orle\u0301ans hier soir."
    assert found("président Macron a parlé à Orléans", source) == source[3:-11]
    composed = "He met Nuñez in Zürich."
    assert found("met Nun\u0303ez in Zu\u0308rich", composed) == "met Nuñez in Zürich"


def test_letter_with_another_accent_is_another_letter() -> None:
    """An accent that is added or lost is refused."""
    assert found("met Nunez in Zürich", "He met Nuñez in Zürich.") is None
    assert found("met Nu\u0301ñez", "He met Nuñez in Zürich.") is None


def test_ligature_is_typography() -> None:
    """A ligature matches its letters, with exact offsets."""
    source = "The \ufb01rst o\ufb03cial re\ufb02ected on the o\ufb00er."
    assert found("first official reflected on the offer", source) == source[4:-1]


def test_mark_that_can_turn_the_order_of_reading_is_refused() -> None:
    """A direction override makes another text; a mark that changes nothing does not."""
    assert found("moved $\u202e4.2\u202c billion") is None
    assert found("fell to \u20665-7\u2069 degrees", "It fell to 5-7 degrees.") is None
    assert found("the \u200eminister said") == "the minister said"


def test_soft_hyphen_between_digits_is_kept() -> None:
    """A soft hyphen between digits may be a range and joins no digits."""
    assert found("a 5\u00ad7 vote", "a 57 vote was taken") is None


def test_joiner_that_spells_another_word_is_kept() -> None:
    """A zero-width non-joiner is significant in Persian and forgiven in Latin script."""
    assert found("نامهای او", "متن نامه\u200cای او است") is None
    assert found("the min\u200cister", REPORT) == "the minister"


def test_scripts_without_spaces_may_be_cut_anywhere() -> None:
    """A Chinese quotation is found inside a run of characters, but not inside a figure."""
    source = "外交部发言人说中国不向俄罗斯提供武器，并称此说毫无根据，涉及5万人。"
    assert found("中国不向俄罗斯提供武器", source) == "中国不向俄罗斯提供武器"
    assert found("中国向俄罗斯提供武器", source) is None
    assert found("涉及5", source) is None


def test_place_with_the_same_outer_marks_is_preferred() -> None:
    """Of two places the one that shares the quote's end punctuation is taken."""
    source = "It is true, he wrote. Then: It is true!"
    match = find_quote("It is true!", source)
    assert match is not None
    assert source[match.start : match.end] == "It is true!"


def test_first_letter_of_an_acronym_may_not_carry_the_rest() -> None:
    """Only the first letter's case is forgiven, never that of a whole word."""
    assert found("us asked us to wait") is None
    assert found("turkey’s ‘neutral’ course") == "Turkey’s ‘neutral’ course"


@pytest.mark.parametrize("source", ["", " ", "…", "\u0301" * 50_000, " " * 200_000, "ab " * 70_000])
def test_odd_sources_do_no_harm(source: str) -> None:
    """A source of one word, of nothing, or of combining marks alone raises nothing."""
    assert find_quote("a quote of some words", source) is None
    assert find_quote("ab ab ab … ab abc", source) is None
