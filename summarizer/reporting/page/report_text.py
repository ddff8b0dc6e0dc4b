"""The text of a report as HTML, in which every place leads back to the items that rest on it.

Without its tags it is the text exactly as given. The number of a sentence is drawn by the style
sheet and links to the first item that rests on it; the script finds the others by `data-by`, and
the places themselves by `data-in`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.reporting.page.item_view import ItemView
from summarizer.reporting.page.places import Place, Places
from summarizer.reporting.page.spans import Mark, Piece, split
from summarizer.reporting.page.unseen import shown
from summarizer.reporting.page.wording import SIGNS, many, worst
from summarizer.summary import Evidence

CHIEF_KINDS = ("figure", "quote")
"""Where one of these lies in a longer place, the verdict on it is the one to show."""

WHOLE_KINDS = frozenset({"unused", "contradiction"})
"""What a whole sentence can be, beside one that is cited."""


class ReportText:
    """Writes the text of one result's report."""

    def __init__(self, prefix: str, places: Places, items: Sequence[ItemView]) -> None:
        """Show these places; `prefix` stands before every id."""
        self.prefix, self.places, self.items = prefix, places, items

    def html(self) -> str:
        """Every paragraph, and the white space between them as it is."""
        return "".join(self._blocks())

    def _blocks(self) -> Iterator[str]:
        text, done = self.places.text, 0
        for start, end in self.places.blocks:
            if text is not None:
                yield shown(text[done:start])
            yield f'<p dir="auto">{"".join(self._block(start, end))}</p>'
            done = end
        if text is not None:
            yield shown(text[done:])

    def _block(self, start: int, end: int) -> Iterator[str]:
        at = start
        for sentence in self._sentences_in(start, end):
            first, last = max(sentence.start, start), min(sentence.end, end)
            if first < at:
                continue
            yield from self._pieces(at, first)
            yield self._sentence(sentence, first, last)
            at = last
        yield from self._pieces(at, end)

    def _sentences_in(self, start: int, end: int) -> list[Evidence]:
        first = self.places.first_sentence_after(start)
        found = []
        for at in range(first, len(self.places.sentences)):
            if self.places.sentences[at].start >= end:
                break
            found.append(self.places.sentences[at])
        return found

    def _sentence(self, sentence: Evidence, start: int, end: int) -> str:
        touching = self.places.touching(start, end)
        items = sorted({item for place in touching for item in place.items})
        number = sentence.sentence
        begins = start == sentence.start
        named = f' id="{self.prefix}s{number}"' if begins else ""
        whole = [place for place in touching if _is(place, sentence)]
        kinds = {kind for place in whole for kind in place.kinds}
        style = " ".join(["s", *(["cited"] if items else []), *sorted(kinds & WHOLE_KINDS)])
        exact = [place.number for place in whole]
        return (
            f'<span class="{style}"{named} data-n="{number}"'
            f"{_numbers('in', exact)}{_numbers('by', items)}>"
            f"{self._number(number, items) if begins else ''}"
            f"{''.join(self._pieces(start, end, sentence))}</span>"
        )

    def _number(self, number: int, items: Sequence[int]) -> str:
        """The number of a sentence, drawn by the style sheet: it is no part of the text."""
        if not items:
            return f'<span class="n" data-n="{number}" aria-hidden="true"></span>'
        severities = [self.items[item].severity for item in items]
        severity, wrong = worst(severities), severities.count("error")
        verb = "rests" if len(items) == 1 else "rest"
        told = f"Sentence {number}: {many(len(items), 'item')} {verb} on it"
        return (
            f'<a class="n {severity}" href="#{self.prefix}i{items[0]}" data-n="{number}" '
            f'data-sign="{SIGNS[severity]}" '
            f'aria-label="{told}{f", {wrong} wrong" if wrong else ""}"></a>'
        )

    def _pieces(self, start: int, end: int, sentence: Evidence | None = None) -> Iterator[str]:
        """A run of the text, cut where places begin and end."""
        marks = [
            Mark(place.start, place.end, place.number)
            for place in self.places.touching(start, end)
            if sentence is None or not _is(place, sentence)
        ]
        for piece in split(start, end, marks):
            html = shown(self.places.slice(piece.start, piece.end))
            yield self._marked(html, piece) if piece.of else html

    def _marked(self, html: str, piece: Piece) -> str:
        places = [self.places.all[number] for number in piece.of]
        items = sorted({item for place in places for item in place.items})
        kinds = {kind for place in places for kind in place.kinds}
        chief = next((kind for kind in CHIEF_KINDS if kind in kinds), None)
        severity = worst(
            found
            for place in places
            for found in place.severities
            if chief is None or chief in place.kinds
        )
        style = " ".join(["m", *sorted(kinds), *([severity] if items else [])])
        return (
            f'<mark class="{style}"{_numbers("in", piece.of)}{_numbers("by", items)}>{html}</mark>'
        )


def _is(place: Place, sentence: Evidence) -> bool:
    return (place.start, place.end) == (sentence.start, sentence.end)


def _numbers(name: str, numbers: Sequence[int]) -> str:
    return f' data-{name}="{" ".join(str(number) for number in numbers)}"' if numbers else ""
