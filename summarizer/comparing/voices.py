"""Who speaks in two reports, and whether it may be the same: names, offices, capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from summarizer.checking.names import GENERIC, name_of, same
from summarizer.checking.places import countries_in, is_country
from summarizer.checking.speech_words import FEW_MEANING, PRONOUNS, TITLES
from summarizer.comparing.sayings import Saying
from summarizer.result import Result
from summarizer.summary import Actor, NewsSummary

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")

_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})


class Voices:
    """The names of one story: what each report knows of whom it names."""

    def __init__(self, results: Sequence[Result[Any]]) -> None:
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for result in results:
            for actor in _actors(result):
                self._aliases[_key(actor.name)].update(actor.aliases)
                if actor.role:
                    self._roles[_key(actor.name)].add(actor.role)

    def agree(self, one: Saying, other: Saying) -> bool:
        """Whether one may be speaking in both: also where one of them names nobody.

        A speaker whom the checks refuted says nothing of who speaks in the report.
        """
        mine, theirs = one.speaker, other.speaker
        if (
            not (one.speaker_stands and other.speaker_stands)
            or mine is None
            or theirs is None
            or is_open(mine)
            or is_open(theirs)
        ):
            return True
        if self._one(mine, theirs):
            return True
        return self._speaks_for(one, theirs) or self._speaks_for(other, mine)

    def alias(self, one: str, other: str) -> str | None:
        """Why two names mean one actor: a report says so; or None."""
        for name, another in ((one, other), (other, one)):
            if _key(another) in map(_key, self._aliases[_key(name)]):
                return f"a report gives “{another}” as another name of “{name}”"
        return None

    def _one(self, one: str, other: str) -> bool:
        alike = _key(one) == _key(other) or same(one, other)
        return alike or self.alias(one, other) is not None

    def speaks_for(self, one: Saying, other: Saying) -> str | None:
        """Why one speaker stands for the other though the names differ, or None."""
        mine, theirs = one.speaker, other.speaker
        if mine is None or theirs is None or self._one(mine, theirs):
            return None
        if self._speaks_for(one, theirs):
            return f"“{mine}” speaks for “{theirs}”"
        return f"“{theirs}” speaks for “{mine}”" if self._speaks_for(other, mine) else None

    def _speaks_for(self, saying: Saying, whom: str) -> bool:
        """Whether an official is told as one of the country whose name stands in his place."""
        if not is_country(whom) or saying.speaker is None:
            return False
        country = name_of(whom).countries
        told = [*self._roles[_key(saying.speaker)], *_titles(saying.speaker, saying.passage.text)]
        return any(country & name_of(role).countries for role in told)


def is_open(name: str) -> bool:
    """Whether words name nobody by themselves: a pronoun, "officials", "the company"."""
    words = [word.lower() for word in _WORD.findall(name)]
    addressed = bool(words) and words[0].rstrip(".") in _FORMS_OF_ADDRESS
    if addressed and any(word[0].isupper() for word in name.split()[1:]):
        return False  # "Mr. King" is a person, though "the king" is anyone
    return (
        not words
        or words[0] in PRONOUNS
        or all(
            word in GENERIC | TITLES | FEW_MEANING | PRONOUNS or word.isdigit() for word in words
        )
    )


def _titles(name: str, text: str) -> Iterable[str]:
    """What stands right before a name in a sentence: "Chinese Foreign Minister [Wang Yi]"."""
    for match in re.finditer(rf"((?:\w[\w.-]*\s+){{1,5}}){re.escape(name)}", text):
        words = match.group(1).split()
        if any(word.lower() in GENERIC | TITLES for word in words):
            yield from (word for word in words if countries_in((word.lower(),)))


def _actors(result: Result[Any]) -> list[Actor]:
    return result.summary.actors if isinstance(result.summary, NewsSummary) else []


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold().removeprefix("the ")))
