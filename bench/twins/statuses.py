"""Changes of the status of a measure: threatened, authorized, imposed, lifted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.twins.article import Article, resting
from bench.twins.planting import Plant, swap

TAKEN = {
    "imposed": "impose", "froze": "freeze", "frozen": "freeze", "sanctioned": "sanction",
    "blacklisted": "blacklist", "barred": "bar", "banned": "ban", "seized": "seize",
    "expelled": "expel", "revoked": "revoke", "designated": "designate", "suspended": "suspend",
    "cut off": "cut off", "closed": "close", "lifted": "lift", "eased": "ease", "removed": "remove",
    "added": "add", "put": "put", "placed": "place", "stripped": "strip", "expanded": "expand",
    "slapped": "slap", "withdrew": "withdraw",
}  # fmt: skip
BEFORE_NO_VERB = re.compile(r"(?:was|were|been|be|being|is|are|the|to|would|will|could|may)$")
ABOUT_TO = r"(?:threatened|preparing|planning|ready|prepared|vowed|plans|poised)"
LIFTED = re.compile(
    r"\b(?:lifted|removed|eased)(?= (?:the |its |all |most )?(?:\w+ ){0,3}"
    r"(?:sanctions|ban|tariffs|restrictions|embargo|measures)\b)"
)
ALLOWED = re.compile(r"\bauthori[sz]ed(?= (?:the )?(?:\w+ )?sanctions)")


def statuses(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A measure taken that is only threatened, one threatened that is taken, one ended."""
    if not any(s.status for s in resting(article).get(at, ())):
        return
    for past, base in TAKEN.items():
        match = re.search(rf"(?<=[a-z]|[A-Z]) (?:has |have )?{past}\b(?! by)", text)
        if match and not BEFORE_NO_VERB.search(text[: match.start()]):
            yield Plant("status", "taken -> threatened", at,
                        *swap(text, match, f" threatened to {base}"))  # fmt: skip
        past_form = "froze" if base == "freeze" else past
        threat = rf"(?<= )(?:(?:is|are|was|were) )?{ABOUT_TO} to {base}\b"
        if match := re.search(threat, text):
            yield Plant("status", "threatened -> taken", at, *swap(text, match, past_form))
    for match in LIFTED.finditer(text):
        yield Plant("status", "lifted -> imposed", at, *swap(text, match, "imposed"))
    if match := ALLOWED.search(text):
        yield Plant("status", "authorized -> imposed", at, *swap(text, match, "imposed"))
