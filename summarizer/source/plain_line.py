"""A text as one plain line, for prompts, Markdown and terminals."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\U000e0000-\U000e007f]+"
)


def one_line(text: str) -> str:
    """A text on one line, without line breaks and characters that no reader sees.

    A report can hold anything, also lines that look like numbered sentences, words hidden from
    its readers and codes that steer a terminal: none of that may survive into what a model, or a
    person, is told that the report says.
    """
    return " ".join(_UNSEEN.sub(" ", text).split())


def unsteered(text: str) -> str:
    """A text without the codes that steer a terminal or turn a line; its line ends stay."""
    return "\n".join(_UNSEEN.sub("", line) for line in text.split("\n"))


_MARKS = re.compile(
    r"<(?=[|｜]|/?(?:s|report|think|start_of_turn|end_of_turn|tool_call|tool_response)>|<SYS|</SYS)"
    r"|\[(?=/?INST\])"
)


def prompt_line(text: str) -> str:
    """A text as one line of a prompt: what would end the report, or the turn of a chat, is broken.

    A server takes "<|im_end|>" for the mark itself wherever it stands, and would let the report
    speak as another voice.
    """
    return _MARKS.sub(lambda mark: f"{mark.group()} ", one_line(text))
