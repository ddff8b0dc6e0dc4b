"""Links from the items of a result to the places of its report, as HTML.

A link works without script: it leads to the sentence. The script finds the exact places by their
numbers, in `data-at`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarizer.reporting.page.item_view import CheckView, TextView
from summarizer.reporting.page.places import Places
from summarizer.reporting.page.spans import Mark, Piece, split
from summarizer.reporting.page.unseen import shown
from summarizer.reporting.page.wording import plain, worst


class Linker:
    """Writes the links of one result.

    Attributes:
        prefix: Stands before every id, so that many results fit on one page.
    """

    def __init__(self, prefix: str, places: Places) -> None:
        """Link to these places."""
        self.prefix, self.places = prefix, places

    def field(self, view: TextView) -> str:
        """A field's text: each part that a check looks at leads to the places of that check."""
        marks = [
            Mark(check.check.span.start, check.check.span.end, at)
            for at, check in enumerate(view.checks)
            if check.check.span is not None
        ]
        whole = [c for c in view.checks if c.check.span is None and c.check.kind != "evidence"]
        pieces = list(split(0, len(view.text), marks)) if view.text else []
        return "".join(
            self._field_piece(view, piece, whole, again=at > 0) for at, piece in enumerate(pieces)
        )

    def sentences(self, numbers: Iterable[int]) -> str:
        """Links to places by the numbers of their sentences, each sentence once."""
        by_sentence: dict[int | None, list[int]] = {}
        for number in numbers:
            by_sentence.setdefault(self.places.sentence_of(number), []).append(number)
        return " ".join(
            self.link(at, f'<span class="sr">sentence </span>{sentence}', "cite")
            for sentence, at in by_sentence.items()
            if sentence is not None
        )

    def words(self, number: int) -> str:
        """The words of a place, as HTML."""
        place = self.places.all[number]
        return shown(self.places.slice(place.start, place.end))

    def link(self, places: Sequence[int], html: str, style: str, again: bool = False) -> str:
        """A link to places of the report; without any, only the text."""
        if not places:
            return f'<span class="{style}">{html}</span>'
        sentence = self.places.sentence_of(places[0])
        at = " ".join(str(place) for place in dict.fromkeys(places))
        skip = ' tabindex="-1"' if again else ""
        target = f"s{sentence}" if sentence else "text"
        return f'<a class="{style}" href="#{self.prefix}{target}" data-at="{at}"{skip}>{html}</a>'

    def _field_piece(
        self, view: TextView, piece: Piece, whole: Sequence[CheckView], again: bool
    ) -> str:
        checks = [view.checks[at] for at in piece.of]
        html = shown(view.text[piece.start : piece.end])
        if checks:
            severity = worst(check.check.severity for check in checks)
            verdicts = dict.fromkeys(plain(check.check.verdict) for check in checks)
            said = f"{html}<span class='sr'> ({shown(', '.join(verdicts))})</span>"
            return self.link(_places(checks), said, f"fig {severity}")
        if view.role in ("name", "quote") and whole:
            severity = worst(check.check.severity for check in whole)
            return self.link(_places(whole), html, f"{view.role} {severity}", again)
        return html


def _places(checks: Iterable[CheckView]) -> list[int]:
    return [place for check in checks for place in check.places]
