"""Who may ask: bearer tokens, of which the file holds nothing but hashes.

A token is 256 random bits, so one round of SHA-256 is enough: there is no dictionary to try.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import InputError, UsageError
from summarizer.reporting.atomic import replacing
from summarizer.service.telling import Tell, tell

PREFIX = "cs_"
NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"


class Key(BaseModel):
    """One key: its name, the hash of its token, and what it may do.

    Attributes:
        name: Who holds it; it owns the jobs, also when its token is replaced.
        sha256: The hash of the token.
        requests_per_minute: How often it may ask; None for what the service allows.
        body_bytes: The largest body it may send; None likewise.
        created: When it was made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=NAME)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    requests_per_minute: float | None = Field(default=None, gt=0)
    body_bytes: int | None = Field(default=None, ge=1)
    created: datetime


NOBODY = Key(name="local", sha256="0" * 64, created=datetime(2026, 1, 1, tzinfo=UTC))
"""Who asks a service without keys: whoever is on this machine."""


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: int = 1
    keys: list[Key] = []


class _Read(NamedTuple):
    stamp: tuple[int, int]
    keys: list[Key]


class Keys:
    """The keys of a file; a key that is added or taken out counts from the next request on.

    Attributes:
        path: The file.
        fault: Why it could not be read when it was last looked at; nobody is let in meanwhile.
    """

    def __init__(self, path: Path, tell: Tell = tell) -> None:
        """Read the file.

        Raises:
            InputError: It is not there, or holds something else.
        """
        self.path, self._tell = path, tell
        self.fault: str | None = None
        self._read = _read(path)

    def holder_of(self, token: str) -> Key | None:
        """The key that a token belongs to; every key is compared, whatever is found."""
        digest = _digest(token)
        found = None
        for key in self._fresh():
            if hmac.compare_digest(key.sha256, digest):
                found = key
        return found

    def __len__(self) -> int:
        return len(self._fresh())

    def look(self) -> str | None:
        """Look at the file again: why it cannot be read, if it cannot."""
        self._fresh()
        return self.fault

    def _fresh(self) -> list[Key]:
        """The keys; a file that cannot be read any more lets nobody in, which is told once."""
        try:
            if self.fault is not None or _stamp(self.path) != self._read.stamp:
                self._read = _read(self.path)
        except (OSError, InputError) as error:
            if self.fault is None:
                self._tell("keys_fault", text=str(error))
            self.fault = str(error)
            return []
        self.fault = None
        return self._read.keys


def new_key(
    path: Path,
    name: str,
    *,
    requests_per_minute: float | None = None,
    body_bytes: int | None = None,
) -> str:
    """Make a key, keep its hash, and give its token: it is kept nowhere and told only now.

    Args:
        path: The file of keys; it is made if it is not there, for its owner's eyes only.
        name: Who will hold it.
        requests_per_minute: How often it may ask.
        body_bytes: The largest body it may send.

    Raises:
        UsageError: There is a key of that name, or the name or a limit makes no sense.
        InputError: The file cannot be read or written, or holds something else.
    """
    known = _read(path).keys if path.exists() else []
    if any(key.name == name for key in known):
        raise UsageError(f"{path} has a key named {name!r}: take it out first, or give another")
    token = PREFIX + secrets.token_urlsafe(32)
    try:
        key = Key(
            name=name,
            sha256=_digest(token),
            requests_per_minute=requests_per_minute,
            body_bytes=body_bytes,
            created=datetime.now(UTC).replace(microsecond=0),
        )
    except ValidationError as error:
        where = error.errors()[0]["loc"][0]
        raise UsageError(
            f"the key's {where} makes no sense: a name is letters, digits, '.', '_' and '-', "
            "a limit is above nought"
        ) from None
    with replacing(path) as part:
        part.touch(mode=0o600)
        part.write_text(_Document(keys=[*known, key]).model_dump_json(indent=1) + "\n", "utf-8")
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _read(path: Path) -> _Read:
    try:
        stamp = _stamp(path)
        return _Read(stamp, _Document.model_validate_json(path.read_bytes()).keys)
    except OSError as error:
        raise InputError(
            f"cannot read the keys in {path}: {error.strerror or error}; "
            "make one with: summarizer serve --keys FILE --new-key NAME"
        ) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(f"{path} holds no keys: {where}: {first['msg']}") from None
