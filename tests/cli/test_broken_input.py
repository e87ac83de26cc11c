"""Files that are none, or that nobody would write: said in a line, with exit code 2, and waited for by nobody."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ferry import FERRY, Run, write

import compare
from compare.config import Config
from compare.corpus import files, listing
from compare.files import UnreadableError, read_bytes, read_text
from compare.model import Problem

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs files that are no regular ones")
ROOT = Path(__file__).resolve().parents[2]
LONG = "x" * 300
DIGITS = "9" * 5_000
Make = Callable[[Path], object]


def said(*lines: str) -> str:
    return "".join(f"concordant: {line}\n" for line in lines)


def links_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def socket_of_that_name(path: Path) -> None:
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)  # its path may have about a hundred characters


KINDS: list[tuple[Make, str]] = [
    (os.mkfifo, "not a regular file"),
    (socket_of_that_name, "not a regular file"),
    (os.mkdir, "a directory, not a file"),
    (links_nowhere, "a link to a file that is not there"),
    (lambda path: path.symlink_to(path.name), "cannot be read: Too many levels of symbolic links"),
]
DEVICE: tuple[Make, str] = (lambda path: path.symlink_to("/dev/zero"), "not a regular file")
AWAY = "a link to what lies outside the folder and its project; move it there, or allow it with --allow-outside"


@pytest.mark.parametrize(("make", "reason"), [*KINDS, DEVICE])
def test_what_is_no_regular_file_is_refused_before_it_is_opened(
    make: Make, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "x")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(UnreadableError) as caught:
        read_bytes(tmp_path / "x")
    assert (caught.value.fault("x"), caught.value.is_absent) == (f"x: {reason}", False)


def test_a_regular_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xef\xbb\xbfVi\xe1\xbb\x87t\r\nNam\r")
    (tmp_path / "y").symlink_to("x")
    assert read_text(tmp_path / "y") == "Việt\nNam\n"
    assert len(read_bytes(tmp_path / "y")) == 15


@pytest.mark.parametrize(
    ("name", "reason", "is_absent"),
    [
        ("nix", "no such file", True),
        ("a\0", "no file can have such a name", False),
        ("\ud800", "no file can have such a name", False),
        (LONG, "cannot be read: File name too long", False),
        ("x/y", "cannot be read: Not a directory", False),
    ],
)
def test_a_name_that_no_file_has(
    name: str, reason: str, *, is_absent: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {}))
    Path("x").write_bytes(b"")
    with pytest.raises(UnreadableError) as caught:
        read_bytes(name)
    assert (caught.value.reason, caught.value.is_absent) == (reason, is_absent)


def test_latin_letters_are_said_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"version: 1\n# caf\xe9\n")
    with pytest.raises(UnreadableError) as caught:
        read_text(tmp_path / "x")
    assert caught.value.fault("x") == "x:2: not UTF-8: byte 0xe9 at offset 16"


@pytest.mark.parametrize("name", ["corpus.yaml", "waivers.yaml", "baseline.json", "concordant.toml", "pyproject.toml"])
@pytest.mark.parametrize(("make", "reason"), [*KINDS, (DEVICE[0], AWAY)])
def test_a_file_that_says_how_to_check(make: Make, reason: str, name: str, run: Run) -> None:
    shown = name if name.endswith(".toml") else f"news/{name}"
    make(Path(shown).absolute())
    code, out, err = run("report", "news")
    assert (code, err) == (2, said(f"{shown}: {reason}"))
    assert bool(out) == ((name, reason) == ("corpus.yaml", AWAY))  # a link that may not be followed is no corpus.yaml


@pytest.mark.parametrize(("make", "reason"), [*KINDS, DEVICE])
@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "news", "--rules", "odd.yaml"),
        ("report", "news", "--waivers", "odd.yaml"),
        ("report", "news", "--baseline", "odd.yaml"),
        ("terms", "lint", "odd.yaml"),
        ("terms", "import", "odd.yaml", "--format", "csv"),
        ("decisions", "merge", "odd.yaml", "news"),
    ],
)
def test_a_file_that_the_command_line_names(
    make: Make, reason: str, arguments: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    make(tmp_path / "odd.yaml")
    assert run(*arguments) == (2, "", said(f"odd.yaml: {reason}"))


@pytest.mark.parametrize(("make", "reason"), [*KINDS, (DEVICE[0], AWAY)])
def test_an_article_is_a_problem_and_the_rest_is_compared(make: Make, reason: str, run: Run, tmp_path: Path) -> None:
    make(tmp_path / "news" / "odd.txt")
    code, out, err = run("check", "news", "--quiet")
    if make is os.mkdir:  # a folder that is called so
        assert (code, err) == (1, "")
    else:
        assert (code, err) == (2, said(f"news/odd.txt: {reason}"))
    assert "2 articles" in out


@pytest.mark.parametrize(
    ("path", "named"),
    [("a\\0.txt", r"'a\x00.txt'"), (".", "'.'"), ("..", "'..'"), ("/", "'/'"), ("sub/..", "'sub/..'")],
)
def test_a_path_that_names_no_file(path: str, named: str, run: Run) -> None:
    Path("news/corpus.yaml").write_text(f'version: 1\narticles:\n- {{path: "{path}"}}\n', encoding="utf-8")
    expected = f"news/corpus.yaml:3: path takes the name of a file, such as news/002.txt, not {named}"
    assert run("report", "news") == (2, "", said(expected))


def test_half_a_character_and_a_name_too_long_in_corpus_yaml(run: Run) -> None:
    corpus = Path("news/corpus.yaml")
    corpus.write_text('version: 1\narticles:\n- {path: herald.txt, id: "\\ud800"}\n', encoding="utf-8")
    half = r"news/corpus.yaml:3: '\ud800' has half of a character in it, which cannot be printed"
    assert run("report", "news") == (2, "", said(half))
    corpus.write_text(f"version: 1\narticles:\n- {{path: herald.txt, corrects: {LONG}}}\n", encoding="utf-8")
    code, _, err = run("report", "news")
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"concordant: news/corpus.yaml:3: corrects '{LONG}', but no article goes by that id")


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("concordant.toml", "a=" + "[" * 5_000, ":1: nested too deeply; expected tables in tables at most"),
        ("concordant.toml", f"min_score = {DIGITS}", ": holds a number of thousands of digits; it takes none such"),
        (
            "concordant.toml",
            f"min_score = 0x{'f' * 5_000}",
            ":1: min_score takes a number from 0 to 1, not what is too long to be shown",
        ),
        ("concordant.toml", 'rules = ["\\u0000.yaml"]', r":1: rules takes a list of texts, not ['\x00.yaml']"),
        ("concordant.toml", 'waivers = "\\u0000"', r":1: waivers takes a text, not '\x00'"),
        ("pyproject.toml", "tool = 1", ":1: tool takes tables such as [tool.concordant], not 1"),
        ("pyproject.toml", "[tool]\nconcordant = 1", ":2: tool.concordant takes keys and values"),
    ],
)
def test_settings_that_nobody_would_write(name: str, text: str, fault: str, run: Run) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert run("report", "news") == (2, "", said(f"{name}{fault}"))


def test_a_pyproject_toml_of_others_is_none_of_ours(run: Run) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert run("report", "news")[0::2] == (0, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f'{{"version": {DIGITS}}}', ": holds a number of thousands of digits"),
        ("[" * 90_000, ":1: not JSON: nested too deeply"),
    ],
)
def test_a_baseline_that_nobody_would_write(text: str, fault: str, run: Run) -> None:
    Path("news/baseline.json").write_text(text, encoding="utf-8")
    expected = f"news/baseline.json{fault}; `concordant baseline create` makes it anew"
    assert run("report", "news") == (2, "", said(expected))


@pytest.mark.parametrize("value", ["2026-99-99", "2026-01-01T99:00:00Z", DIGITS, "!!int twelve"])
def test_a_decision_that_yaml_takes_for_something_else_is_not_changed(value: str, run: Run) -> None:
    run("stet", run("report", "news", "--format", "csv")[1].splitlines()[1].split(",")[0], "news", "--why", "x")
    file = Path("news/waivers.yaml")
    odd = file.read_text(encoding="utf-8").replace("why: x", f"why: {value}")
    file.write_text(odd, encoding="utf-8")
    assert run("report", "news")[0] == 0
    finding = odd.partition("fingerprint: ")[2].split()[0].strip("'\"")
    code, out, err = run("decisions", "drop", finding, "news")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("concordant: news/waivers.yaml: a value in it is not what it looks like (")
    assert err.endswith("); put it in quotation marks\n")
    assert file.read_text(encoding="utf-8") == odd


def test_a_file_that_goes_between_listing_and_reading_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {**FERRY, "times": FERRY["herald"]}))
    find = files.find

    def then_gone(paths: object, **more: Any) -> object:
        found = find(paths, **more)  # type: ignore[arg-type]
        Path("times.txt").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(listing, "find", then_gone)
    report = compare.report(["."], config=Config(cache=False))
    assert report.problems == (Problem("times.txt", "it was there, and is gone"),)
    assert [a.id for a in report.articles] == ["courier", "herald"]


def test_a_corpus_file_that_goes_between_listing_and_reading(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("news/corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    find = files.find

    def then_gone(paths: object, **more: Any) -> object:
        found = find(paths, **more)  # type: ignore[arg-type]
        Path("news/corpus.yaml").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(listing, "find", then_gone)
    assert run("report", "news") == (2, "", said("news/corpus.yaml: no such file"))


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        (f"html:{LONG}", f"{LONG}: cannot be written: File name too long"),
        (f"html:{LONG}/x", f"{LONG}/x: cannot be written: File name too long"),
        (f"parquet:{LONG}", f"{LONG}: cannot be written: File name too long"),
        ("html:news", "news: is a directory; -o takes a file"),
        ("html:news/herald.txt/x", "news/herald.txt/x: no such directory news/herald.txt"),
    ],
)
def test_an_output_that_cannot_be(output: str, reason: str, run: Run) -> None:
    assert run("report", "news", "-o", output) == (2, "", said(reason))


def test_a_name_as_long_as_the_system_allows_can_be_written(run: Run) -> None:
    assert run("report", "news", "-o", f"html:{'x' * 250}") == (0, "", "")
    assert Path("x" * 250).stat().st_size > 1_000


def test_a_working_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    expected = "the working folder cannot be used: No such file or directory; change to one that is there"
    try:
        assert run("report", "news") == (2, "", said(expected))
    finally:
        os.chdir(tmp_path)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("terms suggest news <&-", 0),
        ("review - --against news <&-", 2),
        ("check news 2>&-", 1),
        ("report nix.txt news 2>&-", 2),
        ("report news >&-", 0),
    ],
)
def test_a_stream_that_the_shell_has_closed(command: str, code: int, run: Run) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    called = f"'{sys.executable}' -m compare.cli {command}"
    done = subprocess.run(["bash", "-c", called], env=environment, check=False, capture_output=True, text=True)
    assert (done.returncode, "broke down" in done.stderr) == (code, False)


def test_who_decides_where_the_system_has_no_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    run("report", "news")
    expected = "who decides? neither git nor the system has a name for you; say --by NAME"
    assert run("stet", "1", "--why", "x") == (2, "", said(expected))
    assert run("stet", "1", "--why", "x", "--by", "Mai")[0] == 0
