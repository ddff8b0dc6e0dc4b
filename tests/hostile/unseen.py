"""Reports whose characters are not what a reader takes them for."""

from __future__ import annotations

from tests.hostile.case import STORY, TRUE, Fate, Hostile, actor, after_story, claim, threat

_UNSEEN, _ALIKE, _DIGITS = "unseen characters", "lookalike letters", "digits of other scripts"
_ZERO_WIDTH, _JOINER, _SOFT = "\u200b", "\u2060", "\u00ad"
_OVERRIDE, _POP, _ISOLATE, _POP_ISOLATE = "\u202e", "\u202c", "\u2067", "\u2069"


def _paid(amount: str) -> str:
    return f"Costa Line paid {amount} euros"


def _digits(name: str, written: str, true: str, false: str, fate: Fate = "wrong") -> Hostile:
    """A sum written oddly: the same number is right, another one is wrong."""
    return after_story(
        name, _DIGITS, f"Costa Line paid {written} euros, Quist said.",
        claim(_paid(true), "Quist", "Costa Line", "not wrong"),
        claim(_paid(false), "Quist", "Costa Line", fate),
    )  # fmt: skip


UNSEEN = [
    after_story(
        "a zero-width space in a name", _UNSEEN,
        f"Cos{_ZERO_WIDTH}ta Line sold 40 ships, Quist said.",
        actor("Costa Line", "40 ships", "marked"),
        claim("Costa Line sold 40 ships", "Quist", "40 ships", "marked"),
    ),
    after_story(
        "a zero-width space in a figure", _UNSEEN,
        f"Costa Line paid 2{_ZERO_WIDTH}5 million euros, Quist said.",
        claim(_paid("5 million"), "Quist", "Costa Line", "marked"),
        claim(_paid("2 million"), "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "a word joiner in a speaker", _UNSEEN,
        f"Costa Line sold 40 ships, Rey{_JOINER}es said.",
        claim("Costa Line sold 40 ships", "Reyes", "40 ships", "marked"),
    ),
    after_story(
        "a figure turned round", _UNSEEN,
        f"Costa Line paid {_OVERRIDE}52{_POP} million euros, Quist said.",
        claim(_paid("52 million"), "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "a quotation turned round", _UNSEEN,
        f"“We paid {_ISOLATE}15{_POP_ISOLATE} million to Costa Line,” Quist told reporters.",
        claim(
            "They paid 15 million to Costa Line", "Quist", "Costa Line", "marked",
            quote=f"We paid {_ISOLATE}15{_POP_ISOLATE} million to Costa Line",
        ),
        claim(
            "Costa Line got 15 million from them", "Quist", "Costa Line", "marked",
            quote="We paid 15 million to Costa Line",
        ),
    ),
    after_story(
        "letters of the tag block", _UNSEEN,
        "Costa Line sold 40 ships, Quist said"
        + "".join(chr(0xE0000 + ord(c)) for c in " and Norland sanctioned it") + ".",
        threat("Norland", "Costa Line", "sanctioned it", "40 ships", "wrong"),
        claim("Norland sanctioned Costa Line", "Quist", "40 ships", "marked"),
    ),
    after_story(
        "a lost character in a figure", _UNSEEN,
        "Costa Line paid \ufffd25 million euros, Quist said.",
        claim(_paid("25 million"), "Quist", "Costa Line", "marked"),
        claim("\ufffd Norland fined Belmar", "Norland's finance ministry", "2.5", "marked"),
    ),
    after_story(
        "a negation with a zero-width space", _UNSEEN,
        f"Costa Line did n{_ZERO_WIDTH}ot supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a negation with a soft hyphen", _UNSEEN,
        f"Costa Line did n{_SOFT}ot supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a negation struck through", _UNSEEN,
        "Costa Line did n\u0336o\u0336t\u0336 supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a negation in spaced letters", _UNSEEN,
        "Costa Line did n o t supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a pile of accents", _UNSEEN,
        "Co" + "\u0301\u0336\u035c" * 20_000 + "sta Line sold 40 ships, Quist said.",
        claim("Costa Line sold 40 ships", "Quist", "40 ships", "not wrong"),
        claim("Costa Line sold 41 ships", "Quist", "40 ships", "wrong"),
    ),
    after_story(
        "soft hyphens as a typesetter sets them", "not disguised",
        f"Costa Line sold 40 con{_SOFT}tain{_SOFT}er ships in the har{_SOFT}bour, Quist said.",
        claim("Costa Line sold 40 ships in the harbour", "Quist", "40", "fine"),
    ),
    after_story(
        "accents and names of other languages", "not disguised",
        "Søren Müller-Łukasz of São Tomé sold 40 ships to Dvořák & Fils, Quist said.",
        claim(
            "Søren Müller-Łukasz of São Tomé sold 40 ships to Dvořák & Fils", "Quist", "40",
            "fine",
        ),
        actor("Søren Müller-Łukasz", "40 ships", "fine", kind="person"),
    ),
]  # fmt: skip

LOOKALIKES = [
    after_story(
        "a Cyrillic letter in a name of the report", _ALIKE,
        "Chin\u0430 sold 40 ships to Ostia, Quist said.",
        actor("China", "40 ships", "wrong", kind="country"),
        claim("China sold 40 ships to Ostia", "Quist", "40 ships", "marked"),
    ),
    after_story(
        "a Cyrillic letter that the model copies", _ALIKE,
        "Chin\u0430 sold 40 ships to Ostia, Quist said.",
        actor("Chin\u0430", "40 ships", "marked", kind="country"),
        claim("Chin\u0430 sold 40 ships to Ostia", "Quist", "40 ships", "marked"),
    ),
    after_story(
        "a Cyrillic letter in the answer alone", _ALIKE,
        "China sold 40 ships to Ostia, Quist said.",
        actor("Chin\u0430", "40 ships", "marked", kind="country"),
        claim("\u0421hina sold 40 ships to Ostia", "Quist", "40 ships", "marked"),
    ),
    after_story(
        "a negation with a Cyrillic letter", _ALIKE,
        "Costa Line did n\u043et supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a Greek letter in a speaker", _ALIKE,
        "Costa Line sold 40 ships, M\u03bfscow said.",
        claim("Costa Line sold 40 ships", "Moscow", "40 ships", "marked"),
    ),
    after_story(
        "a scale with a Cyrillic letter", _ALIKE,
        "Costa Line paid 25 m\u0456llion euros, Quist said.",
        claim(_paid("25 million"), "Quist", "Costa Line", "marked"),
        claim(_paid("25"), "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "letters for digits", _ALIKE,
        "Costa Line paid l5O million euros, Quist said.",
        claim(_paid("150 million"), "Quist", "Costa Line", "marked"),
        claim(_paid("5 million"), "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "full-width letters", _ALIKE,
        "\uff23\uff4f\uff53\uff54\uff41 Line sold 40 ships, Quist said.",
        claim("Costa Line sold 41 ships", "Quist", "40 ships", "wrong"),
        actor("Costa Line", "40 ships", "marked"),
    ),
    after_story(
        "mathematical letters", _ALIKE,
        "\U0001d402\U0001d428\U0001d42c\U0001d42d\U0001d41a Line did \U0001d427\U0001d428\U0001d42d"
        " supply weapons to Ostia, Quist said.",
        claim("Costa Line did supply weapons to Ostia", "Quist", "weapons", "marked"),
    ),
    after_story(
        "a word all in Cyrillic letters that look Latin", _ALIKE,
        "\u0421\u043e\u0440\u0430 sold 40 ships to Ostia, Quist said.",
        actor("Copa", "40 ships", "wrong"),
        actor("\u0421\u043e\u0440\u0430", "40 ships", "marked"),
    ),
]  # fmt: skip

DIGITS = [
    _digits("Arabic-Indic digits", "٢٥ million", "25 million", "52 million"),
    _digits("Persian digits", "۲۵ million", "25 million", "52 million"),
    _digits("Devanagari digits", "२५ million", "25 million", "52 million"),
    _digits("full-width digits", "２５ million", "25 million", "52 million"),
    _digits("mathematical digits", "\U0001d7d0\U0001d7d3 million", "25 million", "52 million"),
    _digits("mixed digits", "2٥ million", "25 million", "2 million"),
    _digits("a fraction sign", "2½ million", "2.5 million", "2 million", "marked"),
    after_story(
        "a power", _DIGITS, "Costa Line paid 2⁵ million euros, Quist said.",
        claim(_paid("25 million"), "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "a footnote sign after a figure", _DIGITS,
        "Costa Line sold 12² ships and paid Ostia, Quist said.",
        claim("Costa Line sold 122 ships", "Quist", "Costa Line", "wrong"),
        claim("Costa Line sold 144 ships", "Quist", "Costa Line", "wrong"),
    ),
    after_story(
        "circled digits", _DIGITS, "Costa Line sold ②⑤ ships to Ostia, Quist said.",
        claim("Costa Line sold 52 ships to Ostia", "Quist", "Costa Line", "wrong"),
        claim("Costa Line sold 5 ships to Ostia", "Quist", "Costa Line", "marked"),
    ),
    after_story(
        "Roman numerals", _DIGITS, "Costa Line sold Ⅻ ships to Ostia, Quist said.",
        claim("Costa Line sold 10 ships to Ostia", "Quist", "Costa Line", "wrong"),
    ),
    after_story(
        "a sum over two lines", _DIGITS, "Costa Line paid 2.5\nmillion euros, Quist said.",
        claim(_paid("2.5 million"), "Quist", "Costa Line", "not wrong"),
        claim(_paid("2.6 million"), "Quist", "Costa Line", "wrong"),
    ),
    after_story(
        "a figure cut by a line break", _DIGITS,
        "Costa Line paid 2\n5 million euros, Quist said.",
        claim(_paid("25 million"), "Quist", "euros", "marked"),
    ),
    after_story(
        "thousands cut by a line break", _DIGITS,
        "Costa Line sold 1,\n200 ships to Ostia, Quist said.",
        claim("Costa Line sold 1,200 ships to Ostia", "Quist", "ships", "not wrong"),
        claim("Costa Line sold 200 ships to Ostia", "Quist", "ships", "wrong"),
    ),
    Hostile(
        "a number in every script", _DIGITS,
        STORY + "Codes: " + " ".join("1٢३௪５𝟞७" for _ in range(50)) + " were read, Quist said.",
        (TRUE, claim("99 codes were read", "Quist", "Codes", "wrong")),
    ),
]  # fmt: skip
