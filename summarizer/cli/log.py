"""What a command says while it runs: plain lines, or with --log json an object a line."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from threading import Lock
from typing import Annotated, Any, Literal

import typer

from summarizer.cli.app import err
from summarizer.events import Event
from summarizer.source.plain_line import one_line

Form = Literal["text", "json"]

_BEFORE_A_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Log:
    """The standard error stream of this process, in the form that was asked for.

    Attributes:
        form: "text" for people, "json" for programs.
    """

    def __init__(self) -> None:
        self.form: Form = "text"
        self._lock = Lock()

    def say(self, text: str, *, dim: bool = False) -> None:
        """Tell something in words."""
        if self.form == "json":
            self.write("message", text=text)
        else:
            err.print(text, style="dim" if dim else None, markup=False, highlight=False)

    def fail(self, error: Exception, code: int) -> None:
        """Tell why the command ends, and with which exit code."""
        if self.form == "json":
            self.write("error", kind=type(error).__name__, text=str(error), exit_code=code)
        else:
            err.print("[bold red]error:[/] ", end="", highlight=False)
            err.print(one_line(str(error)), markup=False, highlight=False)

    def __call__(self, event: Event) -> None:
        """Write one event as JSON."""
        self.write(name_of(type(event)), **asdict(event))

    def write(self, event: str, **fields: Any) -> None:
        """Write one object: what happened, when, and what is known of it."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"event": event, "time": now, **fields}, ensure_ascii=True)
        with self._lock:  # events come from more than one thread
            sys.stderr.write(line + "\n")
            sys.stderr.flush()


def name_of(event: type) -> str:
    """What an event is called in the log: `ReportFinished` is "report_finished"."""
    return _BEFORE_A_CAPITAL.sub("_", event.__name__).lower()


log = Log()


def _choose(form: Form) -> Form:
    log.form = form
    return form


LogOption = Annotated[
    Form,
    typer.Option(
        "--log",
        callback=_choose,
        is_eager=True,  # so that whatever goes wrong afterwards is told in this form
        help="How progress is told: lines to read, or a JSON object a line.",
    ),
]
