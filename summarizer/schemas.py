"""Write the JSON Schema of what comes out to `schemas/`, for readers in any language.

`python -m summarizer.schemas` writes them; with `--check` it says whether they are up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from summarizer.comparing.story import StoryComparison
from summarizer.reporting.manifest import Manifest
from summarizer.result import Result
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

FOLDER = Path(__file__).parents[1] / "schemas"


def documents() -> dict[str, str]:
    """The text of each schema file by its name.

    Results are described as they are written. Reports are described as they are read.
    """
    result = Result[NewsSummary].model_json_schema(mode="serialization")
    result["title"] = "Result"
    answer = NewsSummary.model_json_schema(mode="validation")
    report = Report.model_json_schema(mode="validation")
    manifest = Manifest.model_json_schema(mode="serialization")
    shown = {"result": result, "report": report, "model_answer": answer, "manifest": manifest}
    shown["comparison"] = StoryComparison.model_json_schema(mode="serialization")
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **document},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, document in shown.items()
    }


def write(folder: Path = FOLDER) -> None:
    """Write every schema file."""
    folder.mkdir(exist_ok=True)
    for name, text in documents().items():
        (folder / name).write_text(text, encoding="utf-8")


def outdated(folder: Path = FOLDER) -> list[str]:
    """The names of the files that do not say what the models say."""
    return [
        name
        for name, text in documents().items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the schemas, or check them with --check."""
    if "--check" not in arguments:
        write()
        return 0
    stale = outdated()
    if stale:
        sys.stderr.write(f"not up to date: {', '.join(stale)}; run: make schemas\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
