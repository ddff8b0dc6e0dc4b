"""The command line says where reports go, tells mistakes in a sentence, and exits as promised."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.batch.job import ROWS
from summarizer.cli import main
from summarizer.reporting.rows import parse_row, row
from tests.fake_replies import NOT_JSON, Answer, Body, CutOff, Reply, Slow, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, CLAIM, TEXT, WHOLE, prompt_of
from tests.sample_results import stored_result

ROOT = Path(__file__).parents[1]
GOOD = obedient(BY_SECTION)
COMMANDS = ["summarize", "batch", "verify", "figures", "model"]


class Ran(NamedTuple):
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Cli:
    """Runs commands in this process, as `main` would be run by the shell."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, monkeypatch

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran:
        """Run one command to its end; no command may ever show a traceback."""
        self._patch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(ended.value.code or 0), out, err)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A command line that tries nothing twice."""
    for name, value in {"RETRIES": "0", "REASKS": "0", "TIMEOUT": "5"}.items():
        monkeypatch.setenv(f"SUMMARIZER_{name}", value)
    return Cli(capsys, monkeypatch)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample report in a file."""
    path = tmp_path / "velm.txt"
    path.write_text(TEXT, "utf-8")
    return path


def at(fake: FakeOpenAI) -> tuple[str, ...]:
    """The options that lead to a fake server."""
    return "--base-url", fake.base_url, "--model", "fake-model"


def shell(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it, with its own process and only these variables."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **environment}, timeout=60, check=False,
        capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_has_help(cli: Cli, command: list[str]) -> None:
    """Help exits with 0 and has an example or the list of commands."""
    ran = cli(*command, "--help")
    assert ran.code == 0
    assert ("Examples" if command else "verify") in ran.out


@pytest.mark.parametrize("wrong", [["nosuch"], ["batch", "x"], ["figures"], ["--nosuch"], []])
def test_a_wrong_call_exits_with_2(cli: Cli, wrong: list[str]) -> None:
    """An unknown command, a missing option and no command at all are mistakes in the call."""
    assert cli(*wrong).code == 2


def test_a_report_is_printed_and_the_first_line_says_where_it_went(cli: Cli, report: Path) -> None:
    """The summary goes to the output, and all that is about the run to the error stream."""
    with FakeOpenAI(GOOD) as fake:
        ran = cli("summarize", report, *at(fake))
    assert ran.code == 0
    where = fake.base_url.removeprefix("http://").removesuffix("/v1")
    assert ran.err.splitlines()[0] == f"model: fake-model at {where}; reports are sent there"
    assert ran.out.startswith("# velm\n")
    assert "**Ana Ruiz** (stated): Northland shelled Velm on Monday, killing 12 people" in ran.out
    assert "model:" not in ran.out


def test_a_report_is_printed_as_a_row(cli: Cli, report: Path) -> None:
    """With --json the output is one row that can be read back, and nothing else."""
    with FakeOpenAI(GOOD) as fake:
        ran = cli("summarize", report, "--json", "--quiet", *at(fake))
    assert len(ran.out.splitlines()) == 1
    result = parse_row(ran.out)
    assert (result.id, result.status, result.report.text) == ("velm", "done", TEXT)
    assert len(ran.err.splitlines()) == 1


def test_standard_input_is_a_report_too(cli: Cli) -> None:
    """A dash reads the report from a pipe."""
    with FakeOpenAI(GOOD) as fake:
        ran = cli("summarize", "-", "--json", *at(fake), stdin=TEXT.encode())
    assert parse_row(ran.out).id == "stdin"


@pytest.mark.parametrize("command", ["summarize", "figures"])
def test_a_file_that_cannot_be_read_is_told_before_anything_is_sent(
    cli: Cli, tmp_path: Path, command: str
) -> None:
    """Missing, a folder, binary, of another encoding: each is told by name and exits with 2."""
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.4\0\0\0")
    (tmp_path / "latin.txt").write_bytes("Köln said".encode("latin-1"))
    for name, said in [
        ("none.txt", "No such file"), ("", "is a folder"), ("scan.txt", "not a text file"),
        ("latin.txt", "not UTF-8"),
    ]:  # fmt: skip
        ran = cli(command, tmp_path / name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: ")
        assert said in ran.err
    assert cli(command, "-", stdin=b"\0\0\0").code == 2


def test_an_empty_report_is_told(cli: Cli, tmp_path: Path) -> None:
    """There is nothing to summarize; it has no figures either, which is no mistake."""
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")
    ran = cli("summarize", tmp_path / "empty.txt")
    assert (ran.code, "no word in the report 'empty'" in ran.err) == (2, True)
    assert cli("figures", tmp_path / "empty.txt") == Ran(0, "", "")


@pytest.mark.parametrize(
    ("reply", "code", "said"),
    [
        (Status(401), 3, "refused the key: set OPENAI_API_KEY"),
        (Status(404), 3, "knows no model 'fake-model'"),
        (Status(429), 3, "rate limit"),
        (Status(500), 3, "status 500"),
        (NOT_JSON, 4, "fits the schema"),
        (CutOff("x"), 4, "cut off"),
        (Answer(None, refusal="No."), 4, "declined to answer: No."),
    ],
)
def test_what_failed_shows_in_the_exit_code(
    cli: Cli, report: Path, reply: Reply, code: int, said: str
) -> None:
    """3 is the provider's fault, 4 the model's; the message says what to do."""
    with FakeOpenAI([reply]) as fake:
        ran = cli("summarize", report, *at(fake))
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err.splitlines()[-1]


def test_no_server_exits_with_3(cli: Cli, report: Path) -> None:
    """The message says where nobody answered."""
    ran = cli("summarize", report, "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    assert ran.code == 3
    assert "no answer from the server at 127.0.0.1:9" in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--model", "gpt-5-mini"], "write provider/model"),
        (["--model", "openai/gpt-5-mini"], "set OPENAI_API_KEY"),
        (["--base-url", "http://h/v1"], "which model"),
        (["--base-url", "h:80", "--model", "m"], "must begin with http://"),
    ],
)
def test_a_model_that_cannot_be_meant_exits_with_2(
    cli: Cli, report: Path, options: list[str], said: str
) -> None:
    """A setting that makes no sense is the caller's to change."""
    ran = cli("summarize", report, *options)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_variable_that_makes_no_sense_exits_with_2(
    cli: Cli, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A misspelt variable is told, not ignored."""
    monkeypatch.setenv("SUMMARIZER_MODLE", "x")
    ran = cli("summarize", report)
    assert (ran.code, "SUMMARIZER_MODLE is not a setting" in ran.err) == (2, True)


def test_a_key_alone_sends_nothing_anywhere(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key, and even an address of OpenAI's, name no model: the embedded one would answer."""
    with FakeOpenAI([]) as fake:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-live")
        monkeypatch.setenv("OPENAI_BASE_URL", fake.base_url)
        told = json.loads(cli("model", "--json").out)
    assert (told["where"], told["reports leave this machine"]) == ("on this machine", False)


def test_the_model_is_told_without_asking_it(cli: Cli) -> None:
    """`model` says where reports would go and whether the model is there, and asks it nothing."""
    with FakeOpenAI([]) as fake:
        ran = cli("model", *at(fake))
        other = cli("model", "--base-url", fake.base_url, "--model", "another")
        assert fake.requests == []
    assert ran.code == other.code == 0
    assert "model: fake-model" in ran.out
    assert "reports leave this machine: False" in ran.out
    assert "there: True" in ran.out
    assert "there: not known" in other.out
    assert "lists fake-model, and not this one" in other.out


def test_a_server_that_is_not_there_is_told_by_model(cli: Cli) -> None:
    """At a port where nothing listens the model is not there, and the exit code is 3."""
    with FakeOpenAI([]) as fake:
        address = at(fake)
    ran = cli("model", *address, "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["there"]) == (3, False)
    assert "is it running" in told["why"]


def test_a_batch_fills_a_folder_and_goes_on_where_it_stopped(
    cli: Cli, report: Path, tmp_path: Path
) -> None:
    """Rows and Markdown are written, and the second run asks nothing."""
    out = tmp_path / "out"
    with FakeOpenAI([Answer(WHOLE)]) as fake:
        for _ in range(2):
            ran = cli("batch", report, "--out", out, *at(fake))
            assert ran.code == 0
            assert "velm" in ran.out
            assert ran.err.startswith("model: fake-model at 127.0.0.1:")
    assert len((out / ROWS).read_text("utf-8").splitlines()) == 1
    assert (out / "results.md").read_text("utf-8").startswith("# velm")


@pytest.mark.parametrize("fault", [Status(400, "No.", "x"), CutOff(WHOLE)])
def test_a_batch_with_a_report_that_is_not_whole_exits_with_5(
    cli: Cli, tmp_path: Path, fault: Reply
) -> None:
    """The other reports are done, and the code says that not all are."""
    for name in ("good", "bad"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nThis is {name}.\n", "utf-8")

    def script(body: Body) -> Reply:
        return fault if "This is bad" in prompt_of(body) else GOOD(body)

    with FakeOpenAI(script) as fake:
        ran = cli("batch", tmp_path, "--out", tmp_path / "out", "--no-text", *at(fake))
    assert ran.code == 5
    rows = [parse_row(line) for line in (tmp_path / "out" / ROWS).read_text("utf-8").splitlines()]
    assert sorted(result.status for result in rows)[0] == "done"
    assert {result.report.text for result in rows} == {None}


def test_a_folder_that_cannot_be_written_exits_with_2(cli: Cli, report: Path) -> None:
    """A file in its place is told before the model is asked; so is a results.md in the way."""
    with FakeOpenAI([]) as fake:
        ran = cli("batch", report, "--out", report, *at(fake))
    assert (ran.code, "cannot write to" in ran.err) == (2, True)
    (report.parent / "out" / "results.md").mkdir(parents=True)
    with FakeOpenAI(GOOD) as fake:
        ran = cli("batch", report, "--out", report.parent / "out", *at(fake))
    assert (ran.code, "cannot write" in ran.err) == (2, True)


def test_verify_passes_what_holds_and_fails_what_does_not(cli: Cli, report: Path) -> None:
    """0 for an untouched row, 1 for one changed digit, 2 for another source."""
    rows = report.parent / "rows.jsonl"
    stored = row(stored_result(WHOLE | {"claims": [CLAIM]}))
    rows.write_text(stored + "\n", "utf-8")
    ran = cli("verify", rows, report)
    assert ran.code == 0
    assert "supported" in ran.out
    said = '"statement":"Northland shelled Velm on Monday, killing 1'
    assert said + "2 people" in stored
    rows.write_text(stored.replace(said + "2", said + "3"), "utf-8")
    changed = cli("verify", rows, report, "--json")
    assert (changed.code, json.loads(changed.out)["ok"]) == (1, False)
    report.write_text(TEXT + "Corrected.\n", "utf-8")
    ran = cli("verify", rows, report)
    assert (ran.code, "has no result of this source" in ran.err) == (2, True)


def test_verify_tells_of_a_row_that_says_too_much(cli: Cli, report: Path) -> None:
    """A contradiction that somebody wrote into a row is no fact: the code is 1."""
    rows = report.parent / "rows.jsonl"
    stored = json.loads(row(stored_result(WHOLE | {"claims": [CLAIM]})))
    stored["coverage"] |= {"figures": {"total": 7, "used": 7, "unused": []}}
    rows.write_text(json.dumps(stored) + "\n", "utf-8")
    ran = cli("verify", rows, report)
    assert ran.code == 1
    assert "the row is not true: what is told to be used" in ran.err
    assert json.loads(cli("verify", "--json", rows, report).out)["untrue"]


def test_verify_prints_what_is_at_odds(cli: Cli, report: Path) -> None:
    """Contradictions are found anew, told, and no fault of the summary."""
    rows = report.parent / "rows.jsonl"
    rows.write_text(row(stored_result()) + "\n", "utf-8")
    ran = cli("verify", rows, report)
    assert ran.code == 0
    assert "at odds with itself: claims[0] and denials[0]: Ana Ruiz says" in " ".join(
        ran.err.split()
    )
    (pair,) = json.loads(cli("verify", "--json", rows, report).out)["contradictions"]
    assert (pair["one"], pair["other"], pair["kind"]) == ("claims[0]", "denials[0]", "denial")


def test_verify_refuses_a_json_array(cli: Cli, report: Path) -> None:
    """It is no text to be checked, though it can be read as one."""
    rows = report.parent / "rows.json"
    rows.write_text(f"[\n {row(stored_result())}]", "utf-8")
    ran = cli("verify", rows, report)
    assert (ran.code, "JSON array" in ran.err) == (2, True)


def test_verify_takes_the_last_row_of_a_report(cli: Cli, report: Path) -> None:
    """A report that failed first and was done later is judged by what was done."""
    rows = report.parent / "rows.jsonl"
    failed = stored_result(summary=None, status="failed")
    done = stored_result(WHOLE | {"claims": [CLAIM]})
    rows.write_text(f"{row(failed)}\n{row(done)}\n", "utf-8")
    assert cli("verify", rows, report).code == 0
    rows.write_text(row(failed), "utf-8")
    ran = cli("verify", rows, report)
    assert (ran.code, "no summary: its status is failed" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "content",
    [
        "{", "{}", "{\n}", '{"id": 1}', '{"id":' * 5_000, "{" + "[" * 50_000, '{"version": 99}',
        "", "\n \n", "\0\0",
    ],
)  # fmt: skip
def test_verify_tells_a_file_that_holds_no_result(cli: Cli, report: Path, content: str) -> None:
    """Hostile and broken files are refused in a sentence."""
    path = report.parent / "rows.jsonl"
    path.write_text(content, "utf-8")
    ran = cli("verify", path, report)
    assert ran.code == 2
    assert ran.err.startswith("error: ")
    assert len(ran.err) < 500


def test_verify_checks_a_plain_text(cli: Cli, report: Path) -> None:
    """Anybody's summary is checked against the report."""
    summary = report.parent / "summary.txt"
    summary.write_text("Shelling killed 12 people in Velm.", "utf-8")
    assert cli("verify", summary, report).code == 0
    summary.write_text("Shelling killed 17 people in Velm.", "utf-8")
    assert cli("verify", summary, report).code == 1


def test_markup_of_a_text_is_not_run_by_the_terminal(cli: Cli, report: Path) -> None:
    """What looks like a style of the terminal's is printed as it stands."""
    summary = report.parent / "summary.txt"
    summary.write_text("Shelling “[bold red]killed[/] [/nosuch]” 17 people.", "utf-8")
    ran = cli("verify", summary, report)
    assert ran.code == 1
    assert "[bold" in ran.out


def test_figures_are_listed(cli: Cli) -> None:
    """Each figure has its words, value, unit and kind, as columns or as JSON with offsets."""
    text = "Sales rose to over $4.2bn in 2023."
    first = cli("figures", "-", stdin=text.encode()).out.splitlines()[0].split("\t")
    assert (first[0], first[1], first[2]) == ("over $4.2bn", "4200000000", "USD") or first[0] == (
        "$4.2bn"
    )
    rows = [
        json.loads(line)
        for line in cli("figures", "-", "--json", stdin=text.encode()).out.splitlines()
    ]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in rows)
    assert "4200000000" in rows[0]["values"]


def test_dates_and_times_are_listed_as_a_reader_writes_them(cli: Cli) -> None:
    """A day without a year, a month, a quarter and an hour do not look like plain numbers."""
    text = "April 4. April 4, 2024. April 2024. In October. Third quarter of 2023. 9:05 pm. 404."
    lines = cli("figures", "-", stdin=text.encode()).out.splitlines()
    shown = [line.split("\t")[1] for line in lines]
    assert shown == ["04-04", "2024-04-04", "2024-04", "10", "2023-Q3", "21:05", "404"]


def test_five_megabytes_are_no_obstacle(
    cli: Cli, tmp_path: Path, seed_texts: dict[str, str]
) -> None:
    """A very long report is read and cut into parts in seconds, and its figures are listed."""
    path = tmp_path / "big.txt"
    seed = next(iter(seed_texts.values()))
    path.write_text(seed * (5_000_000 // len(seed)), "utf-8")
    assert cli("figures", path, "--json").code == 0
    with FakeOpenAI(lambda _: Status(401)) as fake:
        ran = cli("summarize", path, *at(fake))
    assert ran.code == 3
    assert len(fake.requests) < 20


def test_a_terminal_that_knows_few_signs_is_no_obstacle(tmp_path: Path) -> None:
    """Output that cannot be written in the terminal's encoding is written in another way."""
    path = tmp_path / "r.txt"
    path.write_text("Sales rose to €4.2bn.", "utf-8")
    ran = shell("figures", path, PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("\\u20ac4.2bn")


def test_a_reader_that_goes_away_is_no_obstacle(tmp_path: Path) -> None:
    """`summarizer figures … | head -1` ends without a word."""
    path = tmp_path / "r.txt"
    path.write_text("It cost $4.2bn in 2023.\n" * 5_000, "utf-8")
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "summarizer", "figures", path],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_an_interrupted_batch_ends_at_once_and_says_how_to_go_on(tmp_path: Path) -> None:
    """Ctrl-C twice waits for no answer, keeps what is finished, and exits with 130."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nThis is {name}.\n", "utf-8")
    out = tmp_path / "out"

    def script(body: Body) -> Reply:
        return GOOD(body) if "This is a" in prompt_of(body) else Slow(60, then=Answer(WHOLE))

    with (
        FakeOpenAI(script) as fake,
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "summarizer", "batch", tmp_path, "--out", out, *at(fake)],
            cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8",
        ) as running,
    ):  # fmt: skip
        assert running.stderr is not None
        for line in running.stderr:
            if line.startswith("a: done"):
                break
        while not (out / ROWS).stat().st_size:  # the row is written right after it is told
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        for line in running.stderr:
            if line.startswith("stopping: the questions in flight are finished"):
                break
        running.send_signal(signal.SIGINT)
        told = running.stderr.read()
        assert running.wait(10) == 130
    assert "run the same command to go on" in told
    assert "Traceback" not in told
    assert [parse_row(line).id for line in (out / ROWS).read_text("utf-8").splitlines()] == ["a"]


def test_the_program_can_be_run_as_a_module() -> None:
    """`python -m summarizer` is the command line, and a key alone leads nowhere."""
    ran = shell("model", OPENAI_API_KEY="sk-live", HOME="/nonexistent")
    assert ran.returncode == 0
    assert "where: on this machine" in ran.stdout
    assert "Traceback" not in ran.stderr
