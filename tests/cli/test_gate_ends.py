"""How the gate ends when what it writes to fails, when it is cut off, and on corpora of odd shapes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ferry import FERRY, write

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "compare.cli"]
STALL = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
from compare import pipeline
from compare.cli import main
def stall(*_, **__):
    print("begun", file=sys.stderr, flush=True)
    time.sleep(600)
pipeline.checking = stall
sys.exit(main(["check", "news", "--quiet", "-o", "out.json"]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a corpus in which one error is found."""
    write(tmp_path / "news", FERRY)
    return tmp_path


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_a_reader_that_has_seen_enough_does_not_open_the_gate(folder: Path) -> None:
    for n in range(40):
        write(folder / "news", {f"a{n}": FERRY["herald"].replace("12", str(20 + n))})
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "check", "news", "--format", "json"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        said = process.stderr.read().decode()
    assert process.returncode == 1
    assert said.endswith("that nobody has decided on: failed\n")
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_and_beats_the_finding(folder: Path) -> None:
    done = run(folder, "check", "news", "-o", "sarif:/dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "concordant: /dev/full: cannot be written: No space left on device\n",
    )
    done = run(folder, "check", "news", "--format", "github", GITHUB_STEP_SUMMARY="/dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "concordant: GITHUB_STEP_SUMMARY: /dev/full: cannot be written: No space left on device\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is interrupted in another way")
def test_ctrl_c_ends_it_without_half_a_file(folder: Path, cache: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", STALL], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert sorted(p.name for p in folder.iterdir()) == ["news"]
    assert run(folder, "check", "news").returncode == 1


def test_one_unreadable_file_among_ten_hides_nothing(folder: Path) -> None:
    for n in range(8):
        write(folder / "news", {f"porto{n}": "The weather in Porto stays fine, the weather office said.\n"})
    (folder / "news" / "bad.txt").write_bytes(b"\xff")
    done = run(folder, "check", "news", "--format", "github")
    lines = done.stdout.splitlines()
    assert done.returncode == 2
    assert lines[0] == "::error file=news/bad.txt,title=not used::not UTF-8: byte 0xff at offset 0"
    assert lines[1].startswith("::error file=news/")
    assert lines[1].partition("title=")[2].startswith("figure differs [")


def test_one_article_alone_passes_and_says_so(folder: Path) -> None:
    done = run(folder, "check", "news/herald.txt", "-o", "junit:j.xml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "one article alone: there was nothing to compare it with" in done.stdout
    assert (folder / "j.xml").read_text(encoding="utf-8").count("<testcase ") == 1


def test_two_articles_in_focus(folder: Path) -> None:
    write(folder / "news", {"porto": "The weather in Porto stays fine, the weather office said.\n"})
    done = run(folder, "check", "news", "--focus", "news/porto.txt", "--focus", "news/herald.txt", "-o", "junit:j.xml")
    assert done.returncode == 1
    assert "in focus: herald porto" in done.stdout
    text = (folder / "j.xml").read_text(encoding="utf-8")
    told = [name for name in ("courier", "herald", "porto") if f'<testsuite name="news/{name}.txt"' in text]
    assert told == ["herald", "porto"]


def test_a_review_in_forms_for_programs_tells_findings_in_the_draft(folder: Path) -> None:
    write(folder, {"draft": FERRY["herald"].replace("12", "13")})
    outputs = ("-o", "r.sarif", "-o", "concise:r.txt", "-o", "r.json")
    done = run(folder, "review", "draft.txt", "--against", "news", *outputs)
    assert (done.returncode, done.stdout) == (1, "")
    results = json.loads((folder / "r.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert uris == {"draft.txt"}
    assert (folder / "r.txt").read_text(encoding="utf-8").startswith("draft.txt:1:")
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["drafts"][0]["id"] == "draft"


def test_several_outputs_of_a_report(folder: Path) -> None:
    done = run(folder, "report", "news", "-o", "a.md", "-o", "b.sarif")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(p.name for p in folder.iterdir()) == ["a.md", "b.sarif", "news"]
    assert run(folder, "report", "news", "-o", "a.md", "-o", "json:a.md").stderr == (
        "concordant: -o a.md: named twice; each format needs a file of its own\n"
    )
    assert run(folder, "report", "news", "-o", "json:").stderr == (
        "concordant: -o json:: names no file; -o takes FILE or FORMAT:FILE\n"
    )


def test_a_file_written_among_the_articles_is_none_of_them_next_time(folder: Path) -> None:
    for _ in range(2):
        assert run(folder, "check", "news", "-o", "concise:news/found.txt").returncode == 1
