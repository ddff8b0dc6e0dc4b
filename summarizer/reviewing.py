"""What analysts say of verdicts: kept in a job's folder, beside its rows and never in them.

    reviews = Reviews(folder)
    reviews.add(review_of(result, "claims[3]", by="A. Quist", why="the ministry confirmed it"))
    shown = with_reviews(result, reviews.all())

A review belongs to the words of an item, not only to its place: when a report is summarized
anew and the item says something else, the review stays with the result as one of an earlier
summary, and stands beside no item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError, UsageError
from summarizer.remarks import Review
from summarizer.reporting.atomic import replacing
from summarizer.result import Result
from summarizer.summary import Severity

FILE = "reviews.json"
LOCK = ".reviews.lock"


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: int = 1
    reviews: list[Review] = []


class Reviews:
    """The reviews of one folder. Nothing is ever taken out: who changes their mind adds another."""

    def __init__(self, folder: Path) -> None:
        """Look into a folder, which must be there."""
        self.path = folder / FILE
        self._folder = folder

    def all(self) -> list[Review]:
        """Every review, the oldest first.

        Raises:
            InputError: The file cannot be read, or holds something else.
        """
        try:
            return _Document.model_validate_json(self.path.read_bytes()).reviews
        except FileNotFoundError:
            return []
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the file"
            raise InputError(f"{self.path} holds no reviews: {where}: {first['msg']}") from None
        except OSError as error:
            raise InputError(f"cannot read {self.path}: {error.strerror or error}") from error

    def add(self, review: Review) -> None:
        """Keep one more review: once this returns it is on the disk, whatever happens then.

        Others may add at the same time; the file is replaced as a whole, so a reader never
        sees half of it.

        Raises:
            InputError: The file cannot be read or written.
        """
        with _alone_in(self._folder), replacing(self.path) as new:
            told = _Document(reviews=[*self.all(), review])
            new.write_text(told.model_dump_json(indent=1), encoding="utf-8")


def review_of(
    result: Result[Any],
    path: str,
    *,
    by: str,
    why: str,
    severity: Severity | None = None,
) -> Review:
    """A review of one item of a result.

    Args:
        result: The result as the checks left it.
        path: The item, as in `Result.items()`: "claims[3]".
        by: Who reviews.
        why: The reason.
        severity: The severity that overrides that of the checks; None accepts theirs.

    Raises:
        UsageError: There is no such item, the severity is the one that the checks gave, or who
            or why is empty.
    """
    checked = next((item for item in result.items() if item.path == path), None)
    if checked is None:
        known = ", ".join(item.path or '""' for item in result.items()) or "none"
        raise UsageError(f"report {result.id} has no item {path!r}; its items are: {known}")
    found: Severity = checked.severity  # type: ignore[assignment]
    if severity == found:
        raise UsageError(f"{path} of {result.id} is {found!r} already: accept it instead")
    if not by.strip() or not why.strip():
        raise UsageError("a review needs who and why: neither may be empty")
    return Review(
        report_id=result.id,
        path=path,
        item=checked.fingerprint,
        verdict="accepted" if severity is None else "overridden",
        found=found,
        severity=severity or found,
        by=by,
        at=datetime.now(UTC),
        why=why,
    )


def with_reviews(result: Result[Any], reviews: Iterable[Review]) -> Result[Any]:
    """A copy of a result that carries its reviews; the verdicts stay as the checks gave them.

    An item that stands elsewhere by now but says the same is followed to its new place.
    """
    mine = [review for review in reviews if review.report_id == result.id]
    if not mine:
        return result
    places = {item.path: item.fingerprint for item in result.items()}
    paths = {fingerprint: path for path, fingerprint in places.items()}
    followed = [
        review
        if places.get(review.path) == review.item or review.item not in paths
        else review.model_copy(update={"path": paths[review.item]})
        for review in mine
    ]
    return result.model_copy(update={"reviews": followed})


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, where the system has locks of this kind."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    try:
        lock = (folder / LOCK).open("a")
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror or error}") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
