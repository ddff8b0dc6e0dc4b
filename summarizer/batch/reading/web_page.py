"""Web pages: the article without its page, and what the page says of it (extra `html`)."""

from __future__ import annotations

from typing import Any

from summarizer.errors import InputError, UsageError

_DATES_AS_GIVEN = {"extensive_search": False, "original_date": True}
"""Only a date that the page states as its own: one guessed from the text would be wrong often,
and relative dates ("Friday") are resolved with it."""


def extracted(raw: bytes) -> dict[str, Any]:
    """Text, title, date, publisher and address of a page, as far as they are there.

    Paragraphs are set apart by blank lines; offsets refer to this text.

    Raises:
        InputError: There is no text in it.
        UsageError: trafilatura is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(
            "reading web pages needs trafilatura: install checked-summarizer[html]"
        ) from None
    page = _whole(trafilatura.utils.decode_file(raw))
    found: Any = trafilatura.bare_extraction(
        page,
        favor_recall=True,  # else a lead paragraph is dropped now and then
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES_AS_GIVEN,
    )
    text = (found.text if found is not None else trafilatura.html2txt(page)) or ""
    if not text.strip():
        raise InputError("there is no text in this page; it may be filled in by scripts")
    return {"text": _with_paragraphs(text), **_metadata(found)}


def _whole(page: str) -> str:
    """A fragment is read like a page."""
    return page if "<html" in page[:10_000].lower() else f"<html><body>{page}</body></html>"


def _with_paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _metadata(found: Any) -> dict[str, Any]:
    named = {"title": "title", "published": "date", "publisher": "sitename", "url": "url"}
    values = {name: getattr(found, source, None) for name, source in named.items()}
    return {name: value for name, value in values.items() if value}
