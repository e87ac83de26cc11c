"""The command line as a shell sees it: what it prints where, and its exit code."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unicodedata import normalize

import pytest

import compare
from compare import plugins
from compare.cli import _output, _progress, main
from compare.model import Problem, Report, Run
from compare.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
INSTEAD = "-o takes the name of a new file, or of a report to be made anew"
EMPTY = Report(Run(VERSION, (), ()), (), (), (), (), (), (), ())


def concordant(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "compare.cli", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """An empty folder and a pipeline that only takes down what it is asked for."""
    asked = SimpleNamespace(report=EMPTY, calls=[], styles=[], work=lambda progress: None)

    def report(
        paths: list[str], *, config: Any, progress: Callable[[str, int, int], None], target: str | None
    ) -> Report:
        asked.calls.append((paths, config))
        asked.work(progress)
        result: Report = asked.report
        return result

    def render(_: Report, style: Any) -> str:
        asked.styles.append(style)
        return "the report\n"

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(compare, "report", report)
    for name in ("table", "markdown", "html"):
        monkeypatch.setattr(f"compare.reporters.{name}.render", render)
    return asked


def test_report_is_the_same_for_any_order_hash_seed_and_run() -> None:
    files = sorted(f"seeds/{p.name}" for p in SEEDS.glob("*.txt"))
    runs = [
        concordant("report", *files, "--format", "json", PYTHONHASHSEED="1"),
        concordant("report", *reversed(files), "--format", "json", PYTHONHASHSEED="2"),
        concordant("report", "seeds/", "--format", "json", PYTHONHASHSEED="2"),
    ]
    assert [r.returncode for r in runs] == [0, 0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout
    assert [a["id"] for a in json.loads(runs[0].stdout)["articles"]] == ["000", "001", "002", "003", "004"]


def test_what_cannot_be_read_is_said_and_the_rest_is_compared(tmp_path: Path) -> None:
    for name in ("002-minister-conference-report.txt", "003-minister-conference-report.txt"):
        shutil.copy(SEEDS / name, tmp_path)
    (tmp_path / "latin.txt").write_bytes(b"Caf\xe9")
    (tmp_path / "blank.txt").write_bytes(b"\n")
    with (tmp_path / "zeros.txt").open("wb") as zeros:
        zeros.truncate(50_000_000)
    run = concordant("report", ".", "absent.txt", "--format", "json", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [
        "concordant: absent.txt: no such file or directory",
        "concordant: blank.txt: empty",
        "concordant: latin.txt: not UTF-8: byte 0xe9 at offset 3",
        "concordant: zeros.txt: 50,000,000 bytes; an article may have 20,000,000",
    ]
    report = json.loads(run.stdout)
    assert [p["path"] for p in report["problems"]] == ["absent.txt", "blank.txt", "latin.txt", "zeros.txt"]
    assert [a["path"][:3] for a in report["articles"]] == ["002", "003"]
    assert len(report["links"]) > 0


def test_faulty_corpus_file_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text("version: 1\nartikles: []\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("One.\n", encoding="utf-8")
    run = concordant("report", ".", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "concordant: corpus.yaml:2: unknown key 'artikles'; corpus.yaml takes: version, outlets, articles\n"
    )


@pytest.mark.parametrize(
    ("arguments", "first_line"),
    [
        (["reprot", "x"], "concordant: no command 'reprot'; did you mean report?; there are: "),
        (["report"], "concordant: which articles? name files or folders, or set `paths` in concordant.toml"),
        (["report", "x", "--formt", "csv"], "concordant: unknown option --formt; did you mean --format?"),
        (["report", "x", "--format", "pdf"], "concordant: argument --format: invalid choice: 'pdf'"),
        (["report", "x", "--min-score", "7"], "concordant: argument --min-score: invalid number from 0 to 1"),
        (
            ["report", "x", "--width", "7"],
            "concordant: argument --width: invalid width of 40 columns or more",
        ),
        (["report", "x", "--engine", "steam"], "concordant: argument --engine: invalid choice: 'steam'"),
        (["report", "x", "-o", "no/where.csv"], "concordant: no/where.csv: no such directory no"),
        (["report", "x", "-o", "."], "concordant: .: is a directory; -o takes a file"),
        (["report", "seeds", "--rules", "hose"], "concordant: no rule pack called 'hose'; shipped: designations"),
        (["report", "seeds", "--rules", "no.yaml"], "concordant: no.yaml: no such rule file"),
        (["report", "seeds", "--select", "figures"], "concordant: no rule called 'figures'"),
    ],
)
def test_wrong_usage_says_what_would_be_right(arguments: list[str], first_line: str) -> None:
    run = concordant(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(first_line)
    assert "Traceback" not in run.stderr


def test_help_and_version() -> None:
    assert concordant("--version").stdout == f"concordant {VERSION}\n"
    assert "report " in concordant("--help").stdout
    assert "concordant report seeds/\n" in concordant("report", "--help").stdout
    nothing = concordant()
    assert (nothing.returncode, nothing.stdout, nothing.stderr[:17]) == (2, "", "usage: concordant")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"set -o pipefail; '{sys.executable}' -m compare.cli report seeds --format json | head -c 1"
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "{", "")


def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "compare.cli", "rules"]
        run = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (run.returncode, run.stderr) == (
        2,
        "concordant: standard output: cannot be written: No space left on device\n",
    )


def test_ctrl_c_ends_without_a_trace() -> None:
    code = (
        "import signal, sys, time, compare\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it\n"
        "compare.report = lambda *_, **__: (print('begun', flush=True), time.sleep(60))\n"
        "from compare.cli import main\n"
        "sys.exit(main(['report', 'seeds']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert (process.returncode, error) == (130, "")


def test_options_become_the_configuration(stub: SimpleNamespace) -> None:
    Path("concordant.toml").write_text('ignore = ["marks"]\n', encoding="utf-8")
    arguments = "report a b --rules x.yaml --rules y --select one,two --min-score 0.4 --engine local"
    assert main(arguments.split()) == 0
    assert main(["report", "a", "--isolated"]) == 0
    (paths, config), (_, isolated) = stub.calls
    assert paths == ("a", "b")
    assert (config.rules, config.select, config.ignore) == (
        ("house", "x.yaml", "y"),
        ("one", "two"),
        ("marks",),
    )
    assert (config.min_score, config.engine) == (0.4, "local")
    assert (isolated.rules, isolated.ignore) == (("house",), ())


def test_file_is_written_whole_and_its_suffix_says_the_format(
    stub: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.html").touch()
    Path("old.html").chmod(0o640)
    os.symlink("old.html", "link.html")
    assert main(["report", "a", "-o", "link.html"]) == 0
    assert Path("link.html").is_symlink()
    assert Path("old.html").read_text(encoding="utf-8") == "the report\n"
    assert stat.S_IMODE(Path("old.html").stat().st_mode) == 0o640
    assert sorted(os.listdir()) == ["link.html", "old.html"]
    assert capsys.readouterr().out == ""
    names = {name: _output.format_of(SimpleNamespace(format=None, output=name)) for name in ("a.md", "a.csv", "a")}  # type: ignore[arg-type]
    assert names == {"a.md": "markdown", "a.csv": "csv", "a": "table"}
    assert main(["report", "a", "-o", "b.html", "--format", "markdown"]) == 0


def test_problems_are_said_and_shown(stub: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    bare = EMPTY
    stub.report = Report(*(getattr(bare, n) for n in bare.__slots__[:7]), (Problem("b.txt", "empty"),))
    assert main(["report", "b.txt"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("the report\n", "concordant: b.txt: empty\n")


def test_colour_and_width_follow_the_terminal(stub: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def look(*options: str) -> tuple[int, bool, bool]:
        assert main(["report", "a", *options]) == 0
        style = stub.styles[-1]
        return style.width, style.colour, style.everything

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "132")
    assert look() == (100, False, False)
    assert look("--color", "always", "--all", "--width", "60") == (60, True, True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert look() == (132, True, False)
    assert look("-o", "out.txt") == (100, False, False)
    assert look("--color", "never") == (132, False, False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert look() == (132, False, False)
    assert look("--color", "always") == (132, True, False)


def test_progress_is_for_long_work_on_a_terminal(
    stub: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(seconds: float) -> str:
        clock = iter([0.0, 0.5, seconds, seconds + 0.01])
        monkeypatch.setattr(_progress.time, "monotonic", lambda: next(clock))
        assert main(["report", "a"]) == 0
        return capsys.readouterr().err

    def three_calls(progress: Callable[[str, int, int], None]) -> None:
        for done in range(3):
            progress("align", done, 3)

    stub.work = three_calls
    assert work(5.0) == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert work(0.9) == ""
    assert work(5.0) == "\r\x1b[Kconcordant: align 1/3\r\x1b[K"


def test_names_that_are_not_utf8_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(raw, "wb"):
            pass
    except OSError:
        return  # a file system that allows no such name
    run = concordant("report", ".", "--format", "json", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (2, "concordant: caf\\udce9.txt: empty\n")


def test_on_a_real_terminal_the_table_fits_it() -> None:
    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": "90", "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "compare.cli", "report", "seeds", "--color", "never"]
    with subprocess.Popen(command, cwd=ROOT, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        printed = b""
        while chunk := _read(parent):
            printed += chunk
    os.close(parent)
    assert process.returncode == 0
    table = normalize("NFC", printed.decode("utf-8").rpartition("\x1b[K")[2])
    assert 60 < max(map(len, table.splitlines())) <= 90


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says EIO where the other side is closed
        return b""


def test_an_article_is_never_overwritten_by_its_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The port was reopened on Monday by the mayor.\n", encoding="utf-8")
    run = concordant("report", "a.txt", "b.txt", "-o", "a.txt", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (
        2,
        f"concordant: a.txt: is one of the articles, and would be lost; {INSTEAD}\n",
    )
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("The port was reopened")


@pytest.mark.parametrize("verb", ["report", "compare"])
@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("b.txt", f"b.txt: is one of the articles, and would be lost; {INSTEAD}"),
        ("latin.txt", f"latin.txt: is one of the articles, and would be lost; {INSTEAD}"),
        ("corpus.yaml", f"corpus.yaml: a name for what is said of articles; {INSTEAD}"),
        ("waivers.yaml", f"waivers.yaml: a name for decisions; {INSTEAD}"),
        ("concordant.toml", f"concordant.toml: a name for settings; {INSTEAD}"),
    ],
)
def test_no_input_is_replaced_by_a_report(tmp_path: Path, verb: str, output: str, said: str) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "waivers.yaml").write_text("version: 1\nwaivers: []\n", encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The port was reopened on Monday by the mayor.\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"Caf\xe9")
    (tmp_path / "corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    (tmp_path / "desk/rules.yaml").write_text("version: 1\nrules: []\n", encoding="utf-8")
    (tmp_path / "concordant.toml").write_text('rules = ["house", "desk/rules.yaml"]\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run = concordant(verb, ".", "--format", "json", "-o", output, cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr.splitlines()[-1]) == (2, "", f"concordant: {said}")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_no_rule_file_is_replaced_by_a_report(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/rules").write_text("version: 1\nrules: []\n", encoding="utf-8")
    run = concordant("report", ".", "--rules", "desk/rules", "--format", "json", "-o", "desk/rules", cwd=tmp_path)
    said = f"concordant: desk/rules: is one of the rule files, and would be lost; {INSTEAD}\n"
    assert (run.returncode, run.stdout, run.stderr) == (2, "", said)
    assert (tmp_path / "desk/rules").read_text(encoding="utf-8") == "version: 1\nrules: []\n"


@pytest.mark.parametrize(
    ("verb", "formats", "way"),
    [
        (
            "report",
            ".concise, .csv, .github, .gitlab, .htm, .html, .json, .junit, .markdown, .md, .parquet, .sarif, .table, "
            ".txt, .xlsx, .xml",
            "write FORMAT:FILE",
        ),
        ("compare", ".csv, .htm, .html, .json, .markdown, .md, .table, .txt", "name one by --format"),
    ],
)
def test_a_suffix_that_no_format_goes_by_is_refused(tmp_path: Path, verb: str, formats: str, way: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The port was reopened on Monday by the mayor.\n", encoding="utf-8")
    run = concordant(verb, ".", "-o", "both.docx", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (
        2,
        f"concordant: both.docx: no format goes by .docx; there are {formats}; or {way}\n",
    )
    assert not (tmp_path / "both.docx").exists()
    assert concordant(verb, ".", "-o", "both.docx", "--format", "html", cwd=tmp_path).returncode == 0
    assert concordant(verb, ".", "-o", "both", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("verb", ["report", "compare"])
def test_a_report_among_the_articles_is_none_and_may_be_written_anew(tmp_path: Path, verb: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The port was reopened on Monday by the mayor.\n", encoding="utf-8")
    assert concordant(verb, ".", "-o", "both.md", cwd=tmp_path).returncode == 0
    first = (tmp_path / "both.md").read_bytes()
    run = concordant(verb, ".", "-o", "both.md", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "both.md").read_bytes() == first
    run = concordant(verb, ".", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (
        2,
        "concordant: both.md: a report that concordant wrote, not an article; it belongs in another folder\n",
    )


def test_an_article_that_states_nothing_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("港口于周一重新开放。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The port was reopened on Monday by the mayor.\n", encoding="utf-8")
    run = concordant("report", "a.txt", "b.txt", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (2, "concordant: a.txt: no statement was found in it\n")


HELPED = [
    *((name,) for name in plugins.names("compare.cli")),
    *(("terms", name) for name in plugins.names("compare.cli.term_verbs")),
    *(("decisions", name) for name in plugins.names("compare.cli.decision_verbs")),
]


@pytest.mark.parametrize("verb", HELPED, ids=" ".join)
@pytest.mark.parametrize("width", [80, 140])
def test_help_fits_the_terminal(
    verb: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    with pytest.raises(SystemExit):
        main([*verb, "--help"])
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > width] == []
    assert "examples:" in lines
