"""How often this process looks for objects that hold each other: seldom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 50_000
"""How many more objects there must be than at the last look; Python's own default is 700."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Collect garbage seldom, and nothing of what is there already, for as long as this lasts.

    A report makes tens of thousands of small objects that all go when it is done, and Python's
    default looks through them 2.5 times a report: 19 % of the CPU time of a batch (34.1 ms a
    report with it, 28.1 so). It costs some 20 MB of memory, which stays as flat as without
    (`bench/batch_memory.py`: 168 MB after 2,000 reports, 174 after 3,000). Only a process that
    is ours may be set so, never one that uses the library.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def collect_seldom() -> None:
    """Collect garbage seldom from now on, in a process that is ours to its end."""
    first, *others = gc.get_threshold()
    gc.freeze()  # what has been imported stays until the end
    gc.set_threshold(max(first, OBJECTS), *others)
