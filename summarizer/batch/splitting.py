"""A folder of shards: reports split into files, and the rows of all shards gathered into one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import NamedTuple

from summarizer.batch.folder import ROWS, FolderLock, prepared
from summarizer.batch.ledger import LEDGER
from summarizer.errors import InputError
from summarizer.reporting.atomic import replacing
from summarizer.source.report import Report

SHARDS = "shards"
PER_SHARD = 1_000
"""Reports in a shard where nothing else is said: some minutes of work, so little is lost with
a worker, and a hundred million reports are a hundred thousand files."""


class Shard(NamedTuple):
    """One shard of a folder.

    Attributes:
        number: Which one, from 0.
        source: Its reports.
        rows: Where its rows go.
        reports: How many reports it has.
    """

    number: int
    source: Path
    rows: Path
    reports: int


class ShardFolder:
    """The folder of a sharded job: its shards below, `results.jsonl` when all are finished."""

    def __init__(self, folder: Path) -> None:
        """Take the folder.

        Raises:
            InputError: It cannot be written, another job is at work in it, or it holds a job
                that is not sharded.
        """
        self.folder = prepared(folder)
        if (folder / LEDGER).exists():
            raise InputError(
                f"{folder} holds a job without shards: go on without --engine, "
                "or give another --out folder"
            )
        self._lock = FolderLock(folder)

    def split(self, reports: Iterable[Report], per_shard: int = PER_SHARD) -> list[Shard]:
        """Write the reports into shards of this many, in their order.

        A shard that is there already with the same reports is left as it is: so the same call
        again finds its finished shards.

        Raises:
            InputError: A file cannot be written.
        """
        below = prepared(self.folder / SHARDS)
        rest, shards = iter(reports), list[Shard]()
        while (first := next(rest, None)) is not None:
            source = below / f"{len(shards):06d}.jsonl"
            count = _write(source, chain([first], islice(rest, per_shard - 1)))
            shards.append(Shard(len(shards), source, source.with_suffix(".rows"), count))
        return shards

    def gather(self, shards: Sequence[Shard]) -> Path:
        """Put the rows of all shards, each report once and in order, into `results.jsonl`.

        Raises:
            InputError: A shard has not the rows of its reports, or the file cannot be written.
        """
        path = self.folder / ROWS
        with replacing(path) as part, part.open("wb") as file:
            for shard in shards:
                file.writelines(_checked_rows(shard))
        return path

    def close(self) -> None:
        """Let another job have the folder."""
        self._lock.close()


def _write(path: Path, reports: Iterable[Report]) -> int:
    new, count = path.with_suffix(".new"), 0
    with replacing(new) as part, part.open("wb") as file:
        for report in reports:
            file.write(report.model_dump_json(exclude_none=True).encode() + b"\n")
            count += 1
    if path.exists() and _same(path, new):
        new.unlink()
    else:
        new.replace(path)
    return count


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as a, other.open("rb") as b:
        while piece := a.read(1 << 20):
            if piece != b.read(1 << 20):
                return False
    return True


def _checked_rows(shard: Shard) -> Iterator[bytes]:
    """The rows of a shard, which must be those of its reports."""
    with shard.source.open("rb") as source, shard.rows.open("rb") as rows:
        for number, (report, row) in enumerate(zip_longest(source, rows), 1):
            if report is None or row is None or _id(report) != _id(row):
                raise InputError(
                    f"{shard.rows}, line {number}, is not of the report at that line of "
                    f"{shard.source}: remove {shard.rows} and run the same command again"
                )
            yield row


def _id(line: bytes) -> str:
    return str(json.loads(line)["id"])
