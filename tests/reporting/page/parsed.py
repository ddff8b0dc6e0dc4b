"""A page as a tree of elements, read by the standard library's parser, as a browser would."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "br", "input", "link", "img", "hr"}


@dataclass
class Element:
    """An element: its tag, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **wanted: str) -> list[Element]:
        """The elements below with this tag and these attributes; `style` is one of the classes."""
        return [element for element in self._below() if element.fits(tag, wanted)]

    def one(self, tag: str = "", **wanted: str) -> Element:
        """The only element of that kind."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} elements <{tag}> {wanted}"
        return found[0]

    def fits(self, tag: str, wanted: dict[str, str]) -> bool:
        """Whether it has that tag and these attributes."""
        style = wanted.get("style")
        named = {name.replace("_", "-"): value for name, value in wanted.items() if name != "style"}
        return (
            tag in ("", self.tag)
            and (style is None or style in self.styles)
            and all(self.attributes.get(name) == value for name, value in named.items())
        )

    @property
    def styles(self) -> list[str]:
        """Its classes."""
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def exact_text(self) -> str:
        """All text in it, with each unseen character that an element stands for."""
        code = self.attributes.get("data-code")
        if code:
            return chr(int(code.removeprefix("U+"), 16))
        return "".join(c if isinstance(c, str) else c.exact_text for c in self.children)

    @property
    def line(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())

    def numbers(self, name: str) -> list[int]:
        """The numbers in an attribute of data."""
        return [int(number) for number in (self.attributes.get(f"data-{name}") or "").split()]

    def _below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._below()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element."""
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open: anything else is a fault of the page."""
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Add text."""
        self.open[-1].children.append(data)


def parsed(html: str) -> Element:
    """The tree of a page; it must be well formed, and no id may stand in it twice."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert [element.tag for element in builder.open] == [""]
    ids = [e.attributes["id"] for e in builder.root.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    return builder.root


def unpacked(element: Element) -> Any:
    """What is packed in an element."""
    return json.loads(zlib.decompress(base64.b64decode(element.text), wbits=-zlib.MAX_WBITS))
