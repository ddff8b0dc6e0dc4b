"""The processes of Ray workers."""

from __future__ import annotations

from pathlib import Path


def workers_below(ancestor: int) -> list[int]:
    """The processes of Ray workers that run a shard and descend from this process."""
    parents: dict[int, int] = {}
    names: dict[int, bytes] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat = (place / "stat").read_text().rpartition(")")[2].split()
            parents[int(place.name)] = int(stat[1])
            names[int(place.name)] = (place / "cmdline").read_bytes()
        except OSError:
            continue
    return [
        pid
        for pid, name in names.items()
        if b"ray::_run" in name and _is_below(pid, ancestor, parents)
    ]


def _is_below(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != ancestor:
        pid = parents[pid]
    return pid == ancestor
