"""Is it the one who was expected? Names are compared without the rules of the checks.

A score must not share the mistakes of what it scores, so nothing here asks the checks. What
may stand for a name is what a person wrote down: the aliases of the expected actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from summarizer.checking.places import countries_in
from summarizer.checking.speech_words import TITLES
from summarizer.checking.word_lists import listed
from summarizer.evaluating.expected import ExpectedActor

LARGER_PART = 0.5
"""A part of a name that does not end as it does stands for it when it is more than this share."""

COUNTRY = "="
"""Marks a word that stands for a country, whichever of its names was used."""

_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-&][^\W_]+)*")
_MORE = re.compile(r",|\s(?:who|whom|whose|which|that|including)\s")
_SKIPPED = listed("the a an any of and for s two three four several some senior")
_STATE = listed("assessment intelligence findings government administration")
"""What a country is said to have when the country itself speaks: "the US assessment"."""
_POSTS = TITLES - listed("state defense defence treasury foreign finance interior general")
"""Words for somebody's post: the others are in the names of ministries too."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The telling words of a name in order, countries under one name each."""

    words: tuple[str, ...]
    countries: frozenset[str]


@dataclass(frozen=True)
class Known:
    """Who is who in one report, as its expected actors tell.

    Attributes:
        actors: The expected actors.
    """

    actors: Sequence[ExpectedActor] = ()

    def alike(self, given: str | None, expected: str) -> bool:
        """Whether a name that a summary gives is the one expected."""
        if given is None:
            return False
        names = self._names_of(expected)
        here = _read(given).countries
        known = frozenset[str]().union(*(_read(name).countries for name in names))
        if here and known and here.isdisjoint(known):
            return False  # Chinese officials are not the officials of another country
        forms = {_read(form) for form in (given, _front(given))}
        wanted = {_read(form) for name in names for form in (name, _front(name))}
        if any(_alike(one, other) for one in forms for other in wanted):
            return True
        return self._by_role(given, names)

    def _names_of(self, name: str) -> list[str]:
        """A name with all others of the actor whom it names."""
        plain = _plain(name)
        return [name] + [
            other
            for actor in self.actors
            for other in (actor.name, *actor.aliases)
            if plain in {_plain(known) for known in (actor.name, *actor.aliases)}
        ]

    def _by_role(self, given: str, names: Iterable[str]) -> bool:
        """Whether a post ("the Treasury Secretary") is that of the one expected."""
        words = _words(given)
        posts = [
            _words((actor.role or "").partition(";")[0])
            for actor in self.actors
            if actor.kind == "person" and _plain(actor.name) in {_plain(name) for name in names}
        ]
        return len(words) > 1 and any(set(words) <= set(post) for post in posts)


def same_name(one: str, other: str) -> float:
    """How surely two names are one: 1 for the same letters, less for a part, 0 for another."""
    if one.casefold() == other.casefold():
        return 1.0
    if _plain(one) == _plain(other):
        return 0.9
    return 0.8 if _alike(_read(one), _read(other)) else 0.0


def _front(name: str) -> str:
    """A name or description up to where it is told more about: "banks that deal with Russia"."""
    return _MORE.split(name, maxsplit=1)[0]


def _alike(one: _Name, other: _Name) -> bool:
    if not one.words or not other.words:
        return False
    if _country_of(one.words) and _country_of(one.words) == _country_of(other.words):
        return True
    less, more = sorted((one.words, other.words), key=len)
    if not set(less) <= set(more) or _country_of(less):
        return False  # a country is not a body of that country
    return less[-1] == more[-1] or len(less) / len(more) > LARGER_PART


def _country_of(words: Sequence[str]) -> str | None:
    """The country that speaks for itself: it alone, or its government."""
    core = [word for word in words if word not in _STATE]
    return core[0] if len(core) == 1 and core[0].startswith(COUNTRY) else None


@lru_cache(maxsize=4096)
def _read(name: str) -> _Name:
    words = _words(name)
    return _Name(_untitled(words), frozenset(w for w in words if w.startswith(COUNTRY)))


def _untitled(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the post before it: "US Treasury Secretary Janet Yellen"."""
    post = list(takewhile(lambda word: word in TITLES or word.startswith(COUNTRY), words))
    return words[len(post) :] or words if _POSTS & set(post) else words


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The telling words; those for a country ("American", "White House") by its one name."""
    plain = re.sub(r"['’]s?\b", "", name.casefold())
    found = [word.rstrip(".") for word in _WORD.findall(plain)]
    words: list[str] = []
    while found:
        taken = 2 if _is_pair(found[:2]) else 1
        countries = countries_in(tuple(found[:taken]))
        words += [f"{COUNTRY}{country}" for country in countries] or found[:1]
        del found[:taken]
    return tuple(dict.fromkeys(word for word in words if word not in _SKIPPED))


def _is_pair(words: Sequence[str]) -> bool:
    """Whether two words name a country that neither of them names alone."""
    return bool(countries_in(tuple(words))) and not any(countries_in((word,)) for word in words)


def _plain(name: str) -> str:
    return " ".join(_words(name)) or name.casefold()
