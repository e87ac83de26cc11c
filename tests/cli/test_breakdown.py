"""A fault of the program itself: no finding, no input at fault, and said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from ferry import Run

import compare
from compare.cli import main

HOW = "--debug with the same command shows where"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline that breaks down with what an article says."""

    def report(*_: object, **__: object) -> None:
        raise KeyError("12\n::error::\x1b[2J")

    monkeypatch.setattr(compare, "report", report)


def test_it_ends_with_70_and_one_line(broken: None, run: Run) -> None:
    what = r"KeyError: '12\n::error::\x1b[2J'"
    expected = f"concordant: broke down, which is a fault of the program: {what}; {HOW}\n"
    for verb in ("check", "report"):
        assert run(verb, "news") == (70, "", expected)


@pytest.mark.parametrize("arguments", [("check", "news", "--debug"), ("--debug", "check", "news")])
def test_debug_shows_where(arguments: tuple[str, ...], broken: None, run: Run) -> None:
    code, out, err = run(*arguments)
    lines = err.splitlines()
    assert (code, out) == (70, "")
    assert lines[0] == "concordant: Traceback (most recent call last):"
    assert [line for line in lines if line.startswith('concordant:   File "')][-1].endswith("in report")
    assert lines[-1].startswith("concordant: broke down")


def test_debug_is_an_option_of_every_verb(run: Run) -> None:
    assert run("rules", "--isolated", "--debug")[0::2] == (0, "")
    assert run("terms", "list", "--isolated", "--debug")[0::2] == (0, "")
    assert run("check", "news", "--quiet", "--debug")[0::2] == (1, "")
    assert run("decisions", "list", "news", "--debug")[0::2] == (0, "")


def test_a_breakdown_of_the_parser_is_one_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_: str) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr("compare.plugins.names", break_down)
    assert run("report", "news")[0] == 70


def test_what_the_user_can_mend_and_ctrl_c_are_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("report", "nix")[0] == 2
    monkeypatch.setattr(compare, "report", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["report", "news"]) == 130
    assert Path("news").is_dir()
