"""The command line itself: its consoles, and the options that commands share."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from summarizer.terminal import Screen

app = typer.Typer(
    name="summarizer",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Typed summaries of news reports in which every figure, quote and speaker is checked.",
)
out = Screen(soft_wrap=False)
err = Screen(stderr=True, soft_wrap=True)

ModelOption = Annotated[
    str | None,
    typer.Option("--model", "-m", help="Which model answers: the server's name for it, "
                 "provider/model, or local. Also SUMMARIZER_MODEL."),
]  # fmt: skip
BaseUrlOption = Annotated[
    str | None,
    typer.Option("--base-url", help="An OpenAI-compatible server. Also SUMMARIZER_BASE_URL."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
CorrectOption = Annotated[
    bool | None,
    typer.Option("--correct/--no-correct", help="Ask once more for entries that the checks find "
                 "wrong (the default). Also SUMMARIZER_CORRECT.", show_default=False),
]  # fmt: skip
CompleteOption = Annotated[
    bool | None,
    typer.Option("--complete/--no-complete", help="Ask once more for what no entry uses. "
                 "Also SUMMARIZER_COMPLETE.", show_default=False),
]  # fmt: skip
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def print_line(text: str) -> None:
    """Print what other programs read: no colours, no wrapping."""
    sys.stdout.write(text.rstrip("\n") + "\n")
