"""Patterns of many words, set by first letters: at most places most of them need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall")


def whole_words(alternatives: str) -> re.Pattern[str]:
    """The pattern of whole words and phrases, in any case; it must capture nothing.

    It is compiled when it is first used: all of them together take longer than anything else of
    `from summarizer import summarize`.
    """
    return cast("re.Pattern[str]", _WholeWords(alternatives))


class _WholeWords:
    """What a pattern does, with its methods put in place by the first use of one."""

    __slots__ = ("_alternatives", *_METHODS)

    def __init__(self, alternatives: str) -> None:
        self._alternatives = alternatives

    def __getattr__(self, name: str) -> Any:  # asked only for what is not in place
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(rf"\b(?:{by_first_letter(self._alternatives)})\b", re.IGNORECASE)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def by_first_letter(alternatives: str) -> str:
    """Set the alternatives of a pattern ("deny|den(?:ies|ied)|reject") in groups by first letter.

    The pattern matches the same, and takes the same one of several that match; where it leaves
    case aside, so do the groups. The alternatives must not capture anything.
    """
    each = [(one, _first_letters(one)) for one in _split(alternatives)]
    letters = sorted({letter for _, firsts in each for letter in firsts or ()})
    groups = [
        f"(?={letter})(?:{'|'.join(one for one, f in each if f is None or letter in f)})"
        for letter in letters
    ]
    others = [one for one, firsts in each if firsts is None]
    if not letters:
        return alternatives
    if not others:
        return f"(?=[{''.join(letters)}])(?:{'|'.join(groups)})"
    groups.append(f"(?![{''.join(letters)}])(?:{'|'.join(others)})")
    return "|".join(groups)


def _first_letters(pattern: str) -> frozenset[str] | None:
    """The letters that what a pattern matches may begin with; None if that cannot be told."""
    if pattern.startswith("(?:"):
        inner, rest = _first_group(pattern)
        found = [_first_letters(one) for one in _split(inner)]
        if rest[:1] in {"?", "*"}:
            found.append(_first_letters(rest[1:]))
        letters = [firsts for firsts in found if firsts is not None]
        return frozenset().union(*letters) if len(letters) == len(found) else None
    is_sure = pattern[:1].isalpha() and pattern[1:2] not in {"?", "*", "{"}
    return frozenset(pattern[0].lower()) if is_sure else None


def _first_group(pattern: str) -> tuple[str, str]:
    """What stands in the brackets that a pattern begins with, and what follows them."""
    end = next(at for at, depth in _depths(pattern) if depth == 0 and at)  # its own bracket apart
    return pattern[3:end], pattern[end + 1 :]


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those within brackets left alone."""
    cuts = [at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|"]
    return [pattern[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(pattern)], strict=True)]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Each sign of a pattern that is no letter of a class and not escaped, and how deep it stands.

    A closing bracket stands where its opening one does.
    """
    depth, is_class, is_escaped = 0, False, False
    for at, sign in enumerate(pattern):
        if is_escaped or sign == "\\":
            is_escaped = not is_escaped
        elif is_class or sign == "[":
            is_class = sign != "]"
        else:
            depth -= sign == ")"
            yield at, depth
            depth += sign == "("
