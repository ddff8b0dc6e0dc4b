"""The whole page: one file that needs nothing else, for one result or for many."""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from summarizer.reporting.page.assets import asset, content_security_policy, templates
from summarizer.reporting.page.result_view import ResultView, result_view
from summarizer.reporting.page.wording import many
from summarizer.result import Result

NAMES_OFFERED = 1_000
"""Names that the filter proposes: the most frequent. Any other can be typed."""


NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


class Entry(NamedTuple):
    """One report in the list of reports."""

    title: str
    status: str
    tally: dict[str, int]
    items: int


def page(
    results: Iterable[Result[Any]],
    *,
    title: str | None = None,
    untrue: Mapping[str, Sequence[str]] = NOTHING,
) -> str:
    """A self-contained HTML page for one result or many.

    The first result is in the page as HTML; each other one is drawn when it is opened, from a
    packed string in the page, so that many open as fast as one. The page fetches nothing, and its
    Content-Security-Policy lets the browser run and fetch nothing but what it holds.

    Args:
        results: What to show, in order.
        title: The title of the page; by default that of the report, or how many there are.
        untrue: What stored rows tell that is not so (see `verify`), by the ids of their reports:
            each report's summary is headed by it.
    """
    kinds, names = dict[str, None](), Counter[str]()
    entries, index, drawn = list[Entry](), list[Any](), list[str]()
    for number, result in enumerate(results):
        view = result_view(result, f"r{number}-", untrue.get(result.id, ()))
        drawn.append(_drawn(view))
        entries.append(_entry(view))
        index.append(_index(view))
        kinds |= dict.fromkeys(item.kind for item in view.items)
        names.update({name for item in view.items for name in item.names})
    heading = "Checked summary" if len(drawn) == 1 else many(len(drawn), "checked summary",
                                                            "checked summaries")  # fmt: skip
    body = (
        templates()
        .get_template("viewer.html.j2")
        .render(
            heading=heading,
            entries=entries,
            kinds=list(kinds),
            names=sorted(name for name, _ in names.most_common(NAMES_OFFERED)),
            first=drawn[0] if drawn else None,
            index=_packed(index),
            islands=[_packed(html) for html in drawn[1:]],
        )
    )
    return document(title or (entries[0].title if len(entries) == 1 else heading), body)


def result_fragment(result: Result[Any], prefix: str = "r0-") -> str:
    """One result as an `<article class="view">`, to stand in any page that has the assets.

    Args:
        result: What to show.
        prefix: Stands before every id in it: letters, digits and "-", another for each result.
    """
    return _drawn(result_view(result, prefix))


def document(
    title: str, body: str, *, styles: Sequence[str] = (), scripts: Sequence[str] = ()
) -> str:
    """A self-contained HTML document around a body, with the page's style sheet and script.

    Args:
        title: The title, as plain text.
        body: HTML, already escaped.
        styles: More style sheets; the policy allows them by their hashes.
        scripts: More scripts, likewise. None may hold "</script".
    """
    all_styles, all_scripts = [asset("page.css"), *styles], [asset("page.js"), *scripts]
    return (
        templates()
        .get_template("page.html.j2")
        .render(
            title=title,
            body=body,
            styles=all_styles,
            scripts=all_scripts,
            policy=content_security_policy(all_styles, all_scripts),
        )
    )


def _drawn(view: ResultView) -> str:
    template = templates().get_template("result.html.j2")
    return template.render(view=view, prefix=view.linker.prefix)


def _entry(view: ResultView) -> Entry:
    result = view.result
    return Entry(result.report.title or result.id, result.status, view.tally, len(view.items))


def _index(view: ResultView) -> dict[str, Any]:
    """What the filter looks at: of the report its names, of each item kind, verdict and words."""
    result = view.result
    named = [result.report.title, result.id, result.report.publisher]
    return {
        "t": " ".join(name for name in named if name).lower(),
        "s": result.status,
        "w": view.tally["error"],
        "i": [
            [item.kind, item.severity, "\n".join(item.names).lower(),
             " ".join(text.text for text in item.texts).lower()]
            for item in view.items
        ],
    }  # fmt: skip


def _packed(value: Any) -> str:
    """Some JSON as raw DEFLATE in base64: a seventh of the size, and nothing in it is markup."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(packer.compress(told) + packer.flush()).decode()
