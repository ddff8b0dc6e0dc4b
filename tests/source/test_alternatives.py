"""Patterns of many words match what they matched before they were set by first letters."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.word_lists import listed
from summarizer.source.alternatives import by_first_letter, whole_words

ALTERNATIVES = (
    r"den(?:y|ies|ied)|no (?:part|role)|(?:do(?:es)?|did) ?n[o’']t (?:say|reply)"
    r"|(?:will )?no longer|not|no|[dk]ebar|a?lie|a|sink(?:s|ing)?|kept|\d+ lies|risk \| reward"
    r"|s\(i\)"
)
WORDS = [
    *sorted(
        listed(
            """deny denies no part role does did n’t not say reply will kebar debar lie alie 7
            lies sink ſinks Kept sinking a risk | reward s(i) Will NO DENIED kid"""
        )
    ),
    "no longer", "will no longer", "didn’t say", "no part", "7 lies",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", ", "]))
def test_the_same_places_match(words: list[str], between: str) -> None:
    """Grouped by first letters, alternatives match at the same places and to the same ends."""
    plain = re.compile(rf"\b(?:{ALTERNATIVES})", re.IGNORECASE)
    grouped = re.compile(rf"\b(?:{by_first_letter(ALTERNATIVES)})", re.IGNORECASE)
    text = between.join(words)
    found = [match.span() for match in grouped.finditer(text)]
    assert found == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize("alternatives", [r"\d+", r"[ab]c|\w", "x", r"(?:a|\d)b|c"])
def test_what_may_begin_with_anything_is_tried_everywhere(alternatives: str) -> None:
    """An alternative whose first letter cannot be told is tried at every place."""
    texts = ("ab", "7b", "bc", "c", "x", "12", "é")
    ends = [[m.end() if (m := re.match(p, text)) else None for text in texts]
            for p in (alternatives, by_first_letter(alternatives))]  # fmt: skip
    assert ends[0] == ends[1]


def test_whole_words_are_compiled_by_their_first_use() -> None:
    """And then they are a pattern like any other, in any case, at the ends of words only."""
    words = whole_words(r"den(?:y|ies)|rejects?|no comment")
    with pytest.raises(AttributeError):
        object.__getattribute__(words, "search")
    assert [found.group() for found in words.finditer("He DENIES it; no comment, denying")] == [
        "DENIES", "no comment",
    ]  # fmt: skip
    assert object.__getattribute__(words, "search")("she rejects it", 4) is not None
    assert words.pattern.startswith(r"\b(?:")
    assert words.match("rejected") is None


def test_importing_the_checks_compiles_no_list_of_words() -> None:
    """Who only imports them does not wait for the patterns of a thousand words."""
    code = "import summarizer.checking.check as c, summarizer.checking.denial_words as d\n"
    code += "try: object.__getattribute__(d.MAY_DENY, 'search')\n"
    code += "except AttributeError: print('not yet')"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "not yet"


def test_the_first_letters_of_alternatives_in_brackets_are_known() -> None:
    """Only where one of these letters begins a word is anything tried at all."""
    assert by_first_letter(r"(?:nor|did) (?:say|tell)|(?:a )?lie").startswith("(?=[adln])")
