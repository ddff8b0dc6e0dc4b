"""Names that differ between reports and mean one actor, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.checking.names import name_of
from summarizer.checking.places import is_country
from summarizer.checking.speech_words import TITLES
from summarizer.comparing.story import NameUse, TiedNames
from summarizer.comparing.voices import Voices, is_open
from summarizer.result import Result

_FIELDS = ("name", "speaker", "actor", "issuer", "target")
_MOST_WORDS = 8  # a longer one describes: "financial institutions that aided …"


def tied_names(
    results: Sequence[Result[Any]], labels: Sequence[str], voices: Voices
) -> list[TiedNames]:
    """The actors that go by several names, and are named in more than one report.

    Descriptions that fit many ("officials") are tied to nothing here.
    """
    uses: dict[str, list[int]] = {}
    for at, result in enumerate(results):
        for name in _names(result):
            uses.setdefault(name, []).append(at)
    ties: dict[str, dict[str, str]] = {}
    for name in uses:
        why, head = next(_heads(name, ties, voices), ("", name))
        ties.setdefault(head, {})[name] = why
    return [
        TiedNames(
            names=[NameUse(report=labels[at], name=name) for name in names for at in uses[name]],
            why="; ".join(dict.fromkeys(why for why in names.values() if why)),
        )
        for names in ties.values()
        if len(names) > 1 and len({at for name in names for at in uses[name]}) > 1
    ]


def _heads(name: str, ties: dict[str, dict[str, str]], voices: Voices) -> Iterator[tuple[str, str]]:
    """The names found before that a name is tied to, and why."""
    for head, names in ties.items():
        for other in names:
            if why := voices.alias(other, name) or why_one(other, name):
                yield why, head


def why_one(one: str, other: str) -> str | None:
    """Why two names mean one actor, by their words alone; None where they only may."""
    a, b = name_of(one), name_of(other)
    if is_country(one) and is_country(other):
        shared = a.countries & b.countries
        return f"“{one}” and “{other}” both stand for {_known_as(shared)}" if shared else None
    mine, theirs = _telling(a.words), _telling(b.words)
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        return f"“{one}” and “{other}” have the same words"
    if a.proper and b.proper and a.head == b.head and min(len(mine), len(theirs)) == 1:
        return f"“{min(one, other, key=len)}” is “{max(one, other, key=len)}” in short"
    if _initials(one) == _letters(other) or _initials(other) == _letters(one):
        return f"“{min(one, other, key=len)}” is made of the first letters of the other"
    return None


def _telling(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in TITLES]


def _initials(name: str) -> str:
    letters = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(letters) if len(letters) > 1 else "-"


def _letters(name: str) -> str:
    return name.replace(".", "").strip()


def _known_as(countries: frozenset[str]) -> str:
    country = next(iter(countries))
    return country.upper() if len(country) < 4 else country.title()


def _names(result: Result[Any]) -> Iterator[str]:
    """Each name that a result gives an actor of its own, once."""
    seen: set[str] = set()
    for checked in result.items():
        given = [getattr(checked.item, field, None) for field in _FIELDS]
        for name in [*given, *getattr(checked.item, "aliases", [])]:
            if isinstance(name, str) and name.casefold() not in seen and _names_one(name):
                seen.add(name.casefold())
                yield name


def _names_one(name: str) -> bool:
    return not is_open(name) and name[0].isupper() and len(name.split()) <= _MOST_WORDS
