"""Every command and every line of Python that the documents show is run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer.cli import app
from tests.fake_replies import Answer, Body
from tests.fake_server import FakeOpenAI

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NOT_RUN_HERE = ("make ",)
"""`make demo` and `make test` are what runs these tests, or the CI: see below."""
OF_RESULTS = ("verify", "compare", "show", "review")
"""Commands that read the results of a batch."""


def _blocks(language: str) -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for block in re.findall(rf"```{language}\n(.*?)```", document.read_text("utf-8"), re.S):
            yield document.name, block


COMMANDS = [
    (name, line[2:])
    for name, block in _blocks("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]
SNIPPETS = list(_blocks("python"))


@pytest.fixture
def grounded() -> Iterator[FakeOpenAI]:
    """A model that cites sentence 1 for whatever it is asked."""
    with FakeOpenAI(_grounded) as fake:
        yield fake


@pytest.mark.parametrize(("document", "command"), COMMANDS)
def test_a_command_of_the_documents_works(
    document: str, command: str, grounded: FakeOpenAI, tmp_path: Path
) -> None:
    """Each command that a document shows ends well when it is run as it stands."""
    if command.startswith(NOT_RUN_HERE):
        assert _is_a_target(command.split()[1])
        return
    assert command.rsplit(maxsplit=1)[-1] or document
    *settings, program, arguments = _parsed(command)
    assert program == "summarizer"
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    if arguments[0] in OF_RESULTS:
        _run(["batch", "seeds", "--out", "out"], tmp_path, grounded, [])

    done = _run(arguments, tmp_path, grounded, settings)

    told = {"verify": (0, 1), "model": (0, 3)}  # of a fault that was found, of no server there
    assert done.returncode in told.get(arguments[0], (0,)), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("document", "snippet"), SNIPPETS)
def test_python_of_the_documents_works(
    document: str, snippet: str, grounded: FakeOpenAI, tmp_path: Path
) -> None:
    """Each block of Python that a document shows runs as it stands."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")

    done = subprocess.run(  # noqa: S603 - our own document
        [sys.executable, "-W", "ignore::ResourceWarning", "-c", snippet],
        cwd=tmp_path,
        env=_environment(grounded, []),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, f"{document}: {done.stderr}"


def test_the_values_in_comments_are_what_comes_out() -> None:
    """A line of Python with its value in a comment gives that value."""
    shown = [
        (line.rpartition("#")[0], line.rpartition("#")[2].strip(), snippet)
        for _, snippet in SNIPPETS
        for line in snippet.splitlines()
        if re.search(r"\S {2,}#", line) and "=" not in line.partition("(")[0]
    ]
    assert shown
    for expression, value, snippet in shown:
        names: dict[str, Any] = {}
        before = snippet[: snippet.index(expression)]
        exec(before, names)  # noqa: S102 - our own document
        assert repr(eval(expression, names)) == value  # noqa: S307


def test_no_document_installs_somebody_elses_package() -> None:
    """The name `summarizer` belongs to another project on the index."""
    for document in [*DOCUMENTS, ROOT / "CHANGELOG.md"]:
        assert not re.search(r"pip install\s+summarizer\b", document.read_text("utf-8"))


@pytest.mark.checkout
def test_every_command_is_in_the_readme() -> None:
    """A command of the command line that the README does not show is missing there."""
    shown = (ROOT / "README.md").read_text("utf-8")
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        assert f"$ summarizer {name}" in shown


def _is_a_target(name: str) -> bool:
    makefile = ROOT / "Makefile"
    return not makefile.is_file() or f"\n{name}:" in makefile.read_text("utf-8")


def _parsed(command: str) -> list[Any]:
    words = shlex.split(command)
    settings = [word for word in words if re.match(r"[A-Z_]+=", word)]
    rest = words[len(settings) :]
    return [*settings, rest[0], rest[1:]]


def _run(
    arguments: list[str], folder: Path, fake: FakeOpenAI, settings: list[str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own document
        [sys.executable, "-m", "summarizer", *arguments],
        cwd=folder,
        env=_environment(fake, settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _environment(fake: FakeOpenAI, settings: list[str]) -> dict[str, str]:
    given = dict(setting.split("=", 1) for setting in settings)
    server = {} if given else {
        "SUMMARIZER_BASE_URL": fake.base_url,
        "SUMMARIZER_MODEL": "fake-model",
        "SUMMARIZER_ASK": "apart",
    }  # fmt: skip
    package = str(Path(summarizer.__file__).parents[1])
    return {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": package,
        "HOME": "/nonexistent",
        "BROWSER": "true",  # a command that opens nothing
        **server,
        **given,
    }


def _grounded(body: Body) -> Answer:
    schema = body["response_format"]["json_schema"]["schema"]
    return Answer(_filled(schema, schema))


def _filled(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The smallest answer that fits a schema: one entry a list, sentence 1 for every number."""
    if "$ref" in schema:
        return _filled(root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root)
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], root)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            return {name: _filled(part, root) for name, part in schema["properties"].items()}
        case "array":
            return [_filled(schema["items"], root)]
        case "integer":
            return 1
        case _:
            return "China"
