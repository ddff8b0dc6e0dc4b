"""The command line: a thin face over the library.

Exit codes: 0 all went well; 1 `verify` found something wrong; 2 a mistake in the call;
3 the provider, or the way to it, failed; 4 the model gave nothing that could be used;
5 a batch ended with reports that are partial or failed, or before its last one; 6 its batches are
with the provider; 130 interrupted.
"""

from __future__ import annotations

import errno
import sys
from io import TextIOWrapper

from summarizer.cli import (
    batch,
    compare,
    evaluate,
    figures,
    model,
    review,
    serve,
    show,
    summarize,
    verify,
)
from summarizer.cli.app import app
from summarizer.cli.log import log
from summarizer.errors import InputError, ModelError, ProviderError, SummarizerError
from summarizer.garbage import collecting_seldom

__all__ = [
    "app", "batch", "compare", "evaluate", "figures", "main", "model", "review", "serve", "show",
    "summarize", "verify",
]  # fmt: skip


def main() -> None:
    """Run the command line; a user's mistake gives a sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # it may not know every sign of a report
            stream.reconfigure(errors="backslashreplace")
    log.form = "text"
    try:
        with collecting_seldom():
            app()
    except (SummarizerError, OSError) as error:
        log.fail(_told(error), code := _exit_code(error))
        sys.exit(code)


def _told(error: SummarizerError | OSError) -> Exception:
    """An error of the system's as a sentence: it names a file at most, and never what to do."""
    if not isinstance(error, OSError) or error.strerror is None:
        return error
    if error.filename is not None:
        return InputError(f"cannot use {error.filename}: {error.strerror}")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG):
        return InputError(
            f"cannot write the output of the command: {error.strerror}; send it where there is "
            "room for it, and run the command again"
        )
    return error


def _exit_code(error: Exception) -> int:
    match error:
        case ProviderError():
            return 3
        case ModelError():
            return 4
        case _:
            return 2
