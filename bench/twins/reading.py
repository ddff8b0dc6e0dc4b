"""The articles that are compared: marked ones, those of the figure sets, the project's own."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from bench.twins.article import Article, Stated
from summarizer.checking.names import name_of
from summarizer.checking.speech import speeches
from summarizer.checking.speech_words import CLEARLY_SAYING
from summarizer.source.sentences import sentence_spans

OWN = Path(__file__).parents[1] / "sanctions_news.jsonl"


def attributed_articles(folder: Path) -> Iterator[Article]:
    """The articles whose attributions were marked, each attribution a claim."""
    for line in (folder / "polnear_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, spans = row["text"], list(sentence_spans(row["text"]))
        stated = []
        for mark in row["attributions"]:
            if len(mark["source"]) != 1 or not mark["content"]:
                continue
            (a, b), content = mark["source"][0], mark["content"]
            touched = tuple(at for at, (start, end) in enumerate(spans)
                            if any(start < y and x < end
                                   for x, y in [*content, (a, b)]))  # fmt: skip
            words = " ".join(" ".join(text[x:y] for x, y in content).split())
            if 0 < len(touched) <= 4 and len(words.split()) > 3:
                stated.append(Stated(touched, words, text[a:b]))
        sentences = tuple(" ".join(text[a:b].split()) for a, b in spans)
        yield Article(row["id"], sentences, tuple(stated))


def figured_articles(folder: Path, rng: random.Random, most: int) -> Iterator[Article]:
    """The articles of the figure sets, each sentence with a digit or a speaker a claim."""
    texts: set[str] = set()
    for path in sorted((folder / "figures").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line).get("doc")
            if isinstance(text, str) and 400 < len(text) < 6000:
                texts.add(text)
    chosen = rng.sample(sorted(texts), min(most, len(texts)))
    for text in chosen:
        spans = list(sentence_spans(text))[:40]
        sentences = tuple(" ".join(text[a:b].split()) for a, b in spans)
        stated = [Stated((at,), sentence.rstrip(" ."), speaker_in(sentence))
                  for at, sentence in enumerate(sentences)
                  if 5 < len(sentence.split()) < 70
                  and (re.search(r"\d", sentence) or speaker_in(sentence))]  # fmt: skip
        yield Article(hashlib.sha256(text.encode()).hexdigest()[:10], sentences, tuple(stated))


def own_articles() -> Iterator[Article]:
    """The project's own sentences on sanctions, eight to an article."""
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    for number in range(0, len(rows), 8):
        part = rows[number : number + 8]
        stated = []
        for at, row in enumerate(part):
            if row["sort"] == "measure":
                stated.append(Stated((at,), row["text"].rstrip("."), None, row["status"],
                                     (row["issuer"], row["target"])))  # fmt: skip
            else:
                stated.append(Stated((at,), row["text"].rstrip("."), speaker_in(row["text"])))
        yield Article(f"own-{number // 8}", tuple(row["text"] for row in part), tuple(stated))


def speaker_in(sentence: str) -> str | None:
    """Who clearly speaks in a sentence, by a name."""
    for speech in speeches(sentence, 0, len(sentence)):
        phrase = sentence[speech.start : speech.end]
        cue = sentence[slice(*speech.cue)].lower()
        if cue in CLEARLY_SAYING and name_of(phrase).proper and not speech.quoted:
            return phrase
    return None
