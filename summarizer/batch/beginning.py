"""What is seen to before a run draws its first report: whether it goes with what is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import BaseModel

from summarizer.batch.books import Books
from summarizer.drafting.destination import destination
from summarizer.events import NotApplied

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

SHAPING = ("temperature", "answers", "window", "answer_tokens")
"""Settings that shape answers, and whose results may stand beside those of other values."""

_HOW = "how"


async def agree(books: Books, summarizer: Summarizer, schema: type[BaseModel]) -> None:
    """See that a folder's results come from where new ones would, also when none is left to do.

    Raises:
        InputError: They come from another model, another place, other prompts, another schema.
    """
    if not books.usable():
        return
    settings = summarizer.settings
    if settings.is_local:  # to start it takes minutes: the rest is seen to when something is left
        books.refuse_others({"where": destination(settings).where})
    else:
        books.agree(await summarizer.provenance(schema))


def fit(books: Books, summarizer: Summarizer) -> None:
    """Make the rows that are there go with this run, and tell what does not apply to them."""
    if missing := books.fit_texts():
        summarizer.notify(NotApplied("text", missing))
    before = json.loads(books.ledger.noted(_HOW) or "{}")
    now = _shape(summarizer)
    changed = [name for name in SHAPING if name in before and before[name] != now[name]]
    if changed and (kept := books.usable()):
        summarizer.notify(NotApplied(", ".join(changed), kept))


def note(books: Books, summarizer: Summarizer) -> None:
    """Take down how the results of this run are made."""
    books.ledger.note({_HOW: json.dumps(_shape(summarizer))})


def _shape(summarizer: Summarizer) -> dict[str, object]:
    return {name: getattr(summarizer.settings, name) for name in SHAPING}
