#!/usr/bin/env python3
"""Ask langextract for claims, actors, denials and sanctions: the half that needs langextract.

It is run by `langextract_seeds.py` in the environment in which langextract is installed, and
imports nothing of this project. It reads a task as JSON from its standard input and writes what
langextract found to its standard output.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any

PROMPT = """\
Extract from the news report, in order of appearance:
- actor: a person, country, government, agency, company, organization or group that acts or \
speaks. Use the name exactly as the text has it.
- claim: something that somebody, or the report itself, says is so. Use the exact words of the \
text. Give the speaker by name, or "the report" if nobody else says so.
- denial: words with which somebody denies, rejects, deflects or declines to comment on something.
- sanction: words that tell of a sanction or a comparable measure (asset freeze, ban, tariff, \
"consequences") that is threatened, authorized, imposed or lifted.
Use exact text for extractions. Do not paraphrase or overlap extractions of the same class."""

FIRST = """\
Marland's central bank lost 40 million crowns to hackers in May, Finance Minister Petra Holm said \
on Tuesday. Two security officials said the attackers probably worked from Ostrava. Ostrava's \
embassy denied any part in the theft. Holm warned that Marland would freeze the accounts of any \
firm that helped the hackers."""

SECOND = """\
The Council of Ports imposed a harbor ban on Delta Shipping on Friday, saying the firm had carried \
banned ore. “We have never carried ore,” said Delta's director, Ian Moss. A spokesman for the mine \
declined to comment. Chairwoman Ruth Adler may by the same order fine other carriers. The council \
lifted an older ban on the ferry company Norlink."""

Given = list[tuple[str, str, dict[str, str]]]

IN_FIRST: Given = [
    ("claim", "Marland's central bank lost 40 million crowns to hackers in May",
     {"speaker": "Petra Holm", "certainty": "stated"}),
    ("actor", "Petra Holm", {"kind": "person"}),
    ("actor", "Two security officials", {"kind": "group"}),
    ("claim", "the attackers probably worked from Ostrava",
     {"speaker": "Two security officials", "certainty": "hedged"}),
    ("actor", "Ostrava's embassy", {"kind": "agency"}),
    ("denial", "denied any part in the theft", {"actor": "Ostrava's embassy", "form": "denied"}),
    ("sanction", "Marland would freeze the accounts of any firm that helped the hackers",
     {"issuer": "Marland", "target": "any firm that helped the hackers",
      "measure": "freeze the accounts", "status": "threatened"}),
]  # fmt: skip
IN_SECOND: Given = [
    ("actor", "The Council of Ports", {"kind": "organization"}),
    ("sanction", "imposed a harbor ban",
     {"issuer": "The Council of Ports", "target": "Delta Shipping", "measure": "a harbor ban",
      "status": "imposed"}),
    ("actor", "Delta Shipping", {"kind": "company"}),
    ("claim", "the firm had carried banned ore",
     {"speaker": "The Council of Ports", "certainty": "alleged"}),
    ("denial", "“We have never carried ore,”", {"actor": "Ian Moss", "form": "denied"}),
    ("actor", "Ian Moss", {"kind": "person"}),
    ("denial", "declined to comment",
     {"actor": "A spokesman for the mine", "form": "declined to comment"}),
    ("actor", "Ruth Adler", {"kind": "person"}),
    ("sanction", "may by the same order fine other carriers",
     {"issuer": "Ruth Adler", "target": "other carriers", "measure": "fine",
      "status": "authorized"}),
    ("sanction", "lifted an older ban on the ferry company Norlink",
     {"issuer": "The Council of Ports", "target": "Norlink", "measure": "an older ban",
      "status": "lifted"}),
]  # fmt: skip


def main() -> None:
    """Extract from every text of the task."""
    task = json.load(sys.stdin)
    meter = _Meter()
    found = {}
    for name, text in task["texts"].items():
        meter.start()
        found[name] = {"extractions": _extracted(text, task)} | meter.stop()
    json.dump(found, sys.stdout)


def _extracted(text: str, task: dict[str, Any]) -> list[dict[str, Any]]:
    lx = importlib.import_module("langextract")
    config = lx.factory.ModelConfig(
        model_id=task["model"],
        provider="OpenAILanguageModel",
        provider_kwargs={
            "base_url": task["base_url"],
            "api_key": task["api_key"],
            "temperature": 0.0,
            "max_workers": 1,
            "max_output_tokens": task["answer_tokens"],
        },
    )
    document = lx.extract(
        text_or_documents=text,
        prompt_description=PROMPT,
        examples=[_example(lx, FIRST, IN_FIRST), _example(lx, SECOND, IN_SECOND)],
        config=config,
        max_workers=1,
        batch_length=1,
        show_progress=False,
    )
    return [_told(extraction) for extraction in document.extractions or []]


def _example(lx: Any, text: str, given: Given) -> Any:
    extractions = [
        lx.data.Extraction(extraction_class=kind, extraction_text=words, attributes=attributes)
        for kind, words, attributes in given
    ]
    return lx.data.ExampleData(text=text, extractions=extractions)


def _told(extraction: Any) -> dict[str, Any]:
    place, status = extraction.char_interval, extraction.alignment_status
    placed = place is not None and place.start_pos is not None
    return {
        "kind": extraction.extraction_class,
        "text": extraction.extraction_text,
        "attributes": extraction.attributes or {},
        "start": place.start_pos if placed else None,
        "end": place.end_pos if placed else None,
        "exact": status is not None and status.value == "match_exact",
    }


class _Meter:
    """Counts the calls to the model and their tokens, which langextract does not tell."""

    def __init__(self) -> None:
        from openai.resources.chat.completions import Completions

        create = Completions.create

        def counted(*arguments: Any, **options: Any) -> Any:
            answer = create(*arguments, **options)
            self._count(answer)
            return answer

        Completions.create = counted  # type: ignore[method-assign]
        self.start()

    def start(self) -> None:
        """Begin anew."""
        self.calls = self.read = self.written = 0
        self._since = time.monotonic()

    def stop(self) -> dict[str, float]:
        """Give what was counted since the start."""
        return {
            "calls": self.calls,
            "prompt_tokens": self.read,
            "completion_tokens": self.written,
            "seconds": time.monotonic() - self._since,
        }

    def _count(self, answer: Any) -> None:
        self.calls += 1
        self.read += answer.usage.prompt_tokens
        self.written += answer.usage.completion_tokens


if __name__ == "__main__":
    main()
