"""Compare sentence splitters on the turns of news English, and time them on whole articles.

    pip install pysbd syntok
    python bench/sentences.py seeds

Texts are all `*.txt` files below the folder. A splitter that is not installed is left out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from summarizer.source.sentences import sentence_spans

CASES = [
    ("Wuhan Tongsheng Technology Co. Ltd., and Hikvision sell optics.", 1),
    ("It names two U.S. defense companies.", 1),
    ("He came on Dec. 2 to Paris.", 1),
    ("J. K. Rowling met George W. Bush.", 1),
    ("He said: “I stay. I will not go.” Then he left.", 3),
    ("A heading without stop\n\nThe text begins here.", 2),
    ("in their invasion of Ukraine. .\n\nThe president issued an order.", 2),
    ("Sen. Smith (R-Tex.) said no.", 1),
    ("The U.S. agreed. It left at 5 p.m. Monday.", 2),
    ("Acme Co. Ltd. and Hikvision supply it.", 1),
    ("“We stay,” Gov. Lee told reporters.", 1),
    ("No. 10 said so. He paid $4.2 bn. to it.", 2),
]

Splitter = Callable[[str], list[str]]


def splitters() -> Iterator[tuple[str, Splitter]]:
    """The splitters that are installed, each as a function from a text to its sentences."""
    yield "nupunkt, as the summarizer uses it", lambda t: [t[a:b] for a, b in sentence_spans(t)]
    try:
        import pysbd  # type: ignore[import-not-found, import-untyped, unused-ignore]

        segmenter = pysbd.Segmenter(language="en", clean=False)
        yield "pysbd", segmenter.segment
    except ImportError:
        pass
    try:
        from syntok import segmenter as syntok  # type: ignore[import-not-found, unused-ignore]

        yield "syntok", lambda t: [str(s) for p in syntok.analyze(t) for s in p]
    except ImportError:
        pass


def main(folder: Path) -> None:
    """Print, for each splitter, the cases it gets right and its time on the texts."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    for name, split in splitters():
        wrong = [text for text, count in CASES if len(split(text)) != count]
        begun = time.process_time()
        for text in texts:
            split(text)
        each = 1000 * (time.process_time() - begun) / len(texts)
        print(f"{name}: {len(CASES) - len(wrong)} of {len(CASES)} right, {each:.1f} ms a text")
        for text in wrong:
            print(f"    {text!r}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
