"""concordant rules, as an editor reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def rules(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "compare.cli", "rules", *arguments]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True)


def test_rules_are_listed_by_pack_with_what_they_find() -> None:
    run = rules("--isolated", "--select", "figure-differs", "--width", "90")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(
        "HOUSE · on · What is wrong in any newsroom. On by default.\n"
        "RULE            SEVERITY    CATEGORY       FINDS\n"
        "figure-differs  must fix    contradiction  other numbers for one thing in statements that\n"
        "                                           say the same\n"
        "\n"
        "rules: 1 · terms of termbases: 0 · packs: house\n"
        "also shipped: "
    )
    assert "STRICT" not in run.stdout


def test_all_lists_what_is_not_on() -> None:
    run = rules("--isolated", "--all", "--width", "100")
    assert "\nSTRICT · not on: --rules strict · For desks that want to hear of more" in run.stdout
    assert "\nstatement-omitted " in run.stdout
    assert "also shipped" not in run.stdout


def test_one_rule_is_explained_with_options_and_examples() -> None:
    lines = rules("count-not-kept", "--isolated", "--width", "100").stdout.splitlines()
    assert lines[0] == "count-not-kept · query · contradiction · kind announced-count · pack house"
    assert lines[2:5] == [
        "Finds     three points announced, two that follow",
        "Says      “{noun}” is announced: {readings}",
        "Why       A reader who is promised three points counts them.",
    ]
    assert [x for x in lines if x.startswith("Stands    rules/house.yaml:")]
    assert [x for x in lines if x.startswith("  within = ")]
    assert lines.index("It speaks") < lines.index("It is silent")
    assert [x for x in lines if x.startswith("    → “")]


def test_options_say_what_they_are_set_to(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "version: 1\nrules:\n  - id: no-very\n    kind: pattern\n    severity: note\n    category: house-style\n"
        '    message: "{readings}"\n    why: It adds nothing.\n    pattern: very\n    case: false\n',
        encoding="utf-8",
    )
    run = rules("no-very", "--isolated", "--rules", "mine.yaml", cwd=tmp_path)
    assert "  pattern = very (set): a pattern (RE2); needed\n" in run.stdout
    assert "  suggestion = – (default): a text, or nothing\n" in run.stdout
    assert "  case = false (set): true or false; default true\n" in run.stdout
    assert "Stands    mine.yaml:3\n" in run.stdout
    assert "It speaks" not in run.stdout


def test_a_rule_of_a_pack_that_is_not_on_says_how_to_have_it() -> None:
    head = rules("list-reordered", "--isolated").stdout.splitlines()[0]
    assert head == "list-reordered · query · wording · kind list-order · not on: --rules strict"
    head = rules("list-reordered", "--isolated", "--rules", "strict", "--ignore", "list-reordered").stdout
    assert head.splitlines()[0].endswith("· not selected")


def test_an_unknown_rule_names_the_nearest() -> None:
    run = rules("figure-difers", "--isolated")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "concordant: no rule called 'figure-difers'; did you mean 'figure-differs'?\n"
