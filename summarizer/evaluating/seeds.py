"""Seeds: folders with a report and what a good summary of it must contain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluating.expected import SECTIONS, ExpectedItem, ExpectedSummary, Section
from summarizer.source.report import Report, read_report, read_text
from summarizer.summary import Span

SOURCE, EXPECTED = "source.txt", "expected.json"


@dataclass(frozen=True)
class Seed:
    """A report, and what a summary of it must tell.

    Attributes:
        report: The report; its id is the name of the seed's folder.
        expected: What a summary must tell.
    """

    report: Report
    expected: ExpectedSummary

    @property
    def name(self) -> str:
        """What the seed is called."""
        return self.report.id

    def items(self, section: Section) -> Sequence[ExpectedItem]:
        """What a summary must tell in one of its sections."""
        items: Sequence[ExpectedItem] = getattr(self.expected, section)
        return items

    def places(self, item: ExpectedItem) -> list[Span]:
        """Where an item's sentences stand; a sentence that the report has twice gives both."""
        return [span for sentence in item.sentences for span in _found(sentence, self.report.text)]


def read_seeds(paths: Iterable[Path]) -> list[Seed]:
    """The seeds of some folders, each of which is a seed or holds seeds.

    Raises:
        InputError: A folder is missing or holds no seed, a seed lacks a file, an
            `expected.json` is not of the known form or cites what is not in the report, or two
            seeds have the same name.
    """
    seeds: dict[str, Seed] = {}
    for folder in {f.resolve(): f for path in paths for f in _folders(path)}.values():
        seed = read_seed(folder)
        if seed.name in seeds:
            raise InputError(f"{folder}: a second seed is called {seed.name!r}: rename the folder")
        seeds[seed.name] = seed
    return list(seeds.values())


def read_seed(folder: Path) -> Seed:
    """One seed.

    Raises:
        InputError: A file is missing, or what it holds cannot be used.
    """
    for file, what in ((SOURCE, "the report's text"), (EXPECTED, "what a summary must contain")):
        if not (folder / file).is_file():
            raise InputError(f"{folder} has no {file}: put {what} there (see docs/evaluation.md)")
    expected = _expected(folder / EXPECTED)
    known = expected.report.model_dump()
    seed = Seed(read_report(folder / SOURCE, id=folder.resolve().name, **known), expected)
    _require_sentences(seed, folder / EXPECTED)
    return seed


def _folders(path: Path) -> list[Path]:
    """The seed folders at or below a path: those with either of the two files."""
    if not path.is_dir():
        raise InputError(f"{path}: there is no such folder")
    files = [file for name in (SOURCE, EXPECTED) for file in path.rglob(name)]
    if not files:
        raise InputError(f"{path}: no folder with a {SOURCE} and an {EXPECTED} in it")
    return sorted({file.parent for file in files})


def _expected(file: Path) -> ExpectedSummary:
    text = read_text(file)
    try:
        return ExpectedSummary.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{file} is not JSON: {error.msg} at {where}") from error
    except RecursionError as error:
        raise InputError(f"{file} is nested too deeply to be an {EXPECTED}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise InputError(f"{file}: {where}: {first['msg']}") from error


def _require_sentences(seed: Seed, file: Path) -> None:
    for section in SECTIONS:
        for at, item in enumerate(seed.items(section)):
            for sentence in item.sentences:
                if sentence not in seed.report.text:
                    raise InputError(
                        f"{file}: {section}.{at}: this does not stand in {SOURCE}, word for word: "
                        f"“{_short(sentence)}”"
                    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _found(sentence: str, text: str) -> Iterator[Span]:
    at = text.find(sentence)
    while at >= 0:
        yield Span(start=at, end=at + len(sentence))
        at = text.find(sentence, at + len(sentence))
