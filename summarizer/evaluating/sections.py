"""What each section tells, which of its fields are judged, and which of them must be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summarizer.evaluating.expected import ExpectedItem, Section
from summarizer.evaluating.likeness import NEAR, Telling, Wanted, likeness
from summarizer.evaluating.naming import Known, same_name
from summarizer.evaluating.seeds import Seed
from summarizer.items import evidence_of
from summarizer.summary import Actor, Item, Span

LEAST: Mapping[Section, float] = {"claims": 0.4, "denials": 0.2, "sanctions_threats": 0.2}
"""The share of what was expected that must be told. A denial and a threat are known mostly by
their sentence: what is denied, and with what is threatened, may be put in quite other words."""

MUST: Mapping[Section, frozenset[str]] = {
    "actors": frozenset(),
    "claims": frozenset({"speaker"}),
    "denials": frozenset({"actor"}),
    "sanctions_threats": frozenset({"issuer", "target", "status"}),
}
"""The fields without which an item is wrong; the others are only counted."""

FIELDS: Mapping[Section, tuple[str, ...]] = {
    "actors": ("kind",),
    "claims": ("speaker", "certainty"),
    "denials": ("actor", "form"),
    "sanctions_threats": ("issuer", "target", "status"),
}
_TEXTS: Mapping[Section, tuple[str, ...]] = {
    "actors": ("name",),
    "claims": ("statement",),
    "denials": ("denied",),
    "sanctions_threats": ("target", "measure", "condition"),
}
_TOLD: Mapping[Section, tuple[str, ...]] = {
    "claims": ("statement",),
    "denials": ("actor", "denied"),
    "sanctions_threats": ("issuer", "target", "measure", "condition"),
}
"""What a section's items tell as statements, for a claim that tells the same."""


def text_of(item: Item | ExpectedItem, section: Section) -> str:
    """What an item tells, its speaker, denier or issuer apart."""
    return _joined(item, _TEXTS[section])


def by_whom(item: Item | ExpectedItem) -> str | None:
    """Who says, denies or issues it; an actor has nobody."""
    given = (getattr(item, name, None) for name in ("speaker", "actor", "issuer"))
    return next((name for name in given if name), None)


def differences(found: Item, expected: ExpectedItem, fields: Mapping[str, bool]) -> list[str]:
    """The fields that are not as expected, each with both values, for a person to read."""
    return [
        f"{name}: {getattr(found, name) or 'none'}, expected {getattr(expected, name) or 'none'}"
        for name, is_right in fields.items()
        if not is_right
    ]


class Judge:
    """Compares the items of a summary with what one seed expects.

    Attributes:
        seed: The seed.
        known: Who is who in its report.
    """

    def __init__(self, seed: Seed) -> None:
        self.seed = seed
        self.known = Known(seed.expected.actors)
        self._read: dict[tuple[ExpectedItem, str, bool], Wanted] = {}

    def likeness(self, found: Item, expected: ExpectedItem, section: Section) -> float:
        """How alike an item is to an expected one of its section: 0 for not at all."""
        if isinstance(found, Actor):
            return self._same_actor(found, expected)
        told = Telling(text_of(found, section), _places(found))
        wanted = self._wanted(expected, text_of(expected, section), nearby=section != "claims")
        return likeness(told, wanted, least=LEAST[section], opposes=section == "claims")

    def likeness_as_claim(self, claim: Item, expected: ExpectedItem, section: Section) -> float:
        """How alike a claim is to an expected denial or threat."""
        told = Telling(text_of(claim, "claims"), _places(claim))
        wanted = self._wanted(expected, _joined(expected, _TOLD[section]))
        return likeness(told, wanted, least=LEAST["claims"])

    def fields(self, found: Item, expected: ExpectedItem, section: Section) -> dict[str, bool]:
        """Which of the judged fields are as expected."""
        return {name: self._agrees(name, found, expected) for name in FIELDS[section]}

    def may_say(self, speaker: str | None, expected: ExpectedItem) -> bool:
        """Whether a speaker may be given for a claim that tells an expected denial or threat.

        It may be the one who denies or threatens, or another whom the sentence names, but not
        the one it is aimed at.
        """
        if self.known.alike(speaker, by_whom(expected) or ""):
            return True
        target = getattr(expected, "target", None)
        if speaker is None or target is None or self.known.alike(speaker, target):
            return False
        return speaker.casefold() in " ".join(expected.sentences).casefold()

    def _agrees(self, field: str, found: Item, expected: ExpectedItem) -> bool:
        given, wanted = getattr(found, field), getattr(expected, field)
        if field in ("actor", "issuer", "target"):
            return self.known.alike(given, wanted)
        if field != "speaker":
            return bool(given == wanted)
        return self.known.alike(given, wanted) if wanted else self._is_report(given, expected)

    def _is_report(self, speaker: str | None, expected: ExpectedItem) -> bool:
        """Whether nobody is given as the speaker of what the report itself says."""
        voices = (getattr(expected, "via", None), self.seed.report.publisher)
        return speaker is None or any(
            voice and self.known.alike(speaker, voice) for voice in voices
        )

    def _same_actor(self, found: Actor, expected: ExpectedItem) -> float:
        wanted = (getattr(expected, "name", ""), *getattr(expected, "aliases", ()))
        own = max(same_name(found.name, name) for name in wanted)
        by_alias = max(
            (same_name(alias, name) for alias in found.aliases for name in wanted), default=0.0
        )
        return max(own, 0.7 * by_alias)

    def _wanted(self, expected: ExpectedItem, text: str, *, nearby: bool = False) -> Wanted:
        """What was expected; `nearby` lets words count that stand shortly before its sentences.

        What is denied, and why a measure is threatened, is often told one sentence earlier.
        """
        key = expected, text, nearby
        if key not in self._read:
            self._read[key] = self._reading_of(*key)
        return self._read[key]

    def _reading_of(self, expected: ExpectedItem, text: str, nearby: bool) -> Wanted:
        places, report = self.seed.places(expected), self.seed.report.text
        near = "\n".join(report[max(0, place.start - NEAR) : place.end] for place in places)
        named = [actor for actor in self.seed.expected.actors if _stands_in(actor, near)]
        names = [name for actor in named for name in (actor.name, *actor.aliases)]
        told = _joined(expected, ("statement", "speaker", "via", "actor", "issuer", "target"))
        around = "\n".join([near, *names, told, text])
        sentences = near if nearby else "\n".join(expected.sentences)
        return Wanted(text, places, sentences, around)


def _places(item: Item) -> list[Span]:
    return [Span(start=cited.start, end=cited.end) for cited in evidence_of(item)]


def _stands_in(actor: Any, text: str) -> bool:
    return any(name in text for name in (actor.name, *actor.aliases))


def _joined(item: Item | ExpectedItem, fields: tuple[str, ...]) -> str:
    return "; ".join(filter(None, (getattr(item, field, None) for field in fields)))
