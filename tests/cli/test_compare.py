"""`concordant compare` as a shell sees it, and the same from Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from math import log
from pathlib import Path

import pytest

import compare
from compare.config import Config
from compare.errors import UsageError
from compare.views import Comparison

ROOT = Path(__file__).resolve().parents[2]

HERALD = """The ferry Aurora caught fire off Lisbon on Tuesday and twelve sailors were rescued.

The mayor thanked the volunteers who had brought blankets to the quay.
"""
COURIER = """The national orchestra will play Mahler and Brahms in the botanical garden.

Volunteers who took blankets to the quay were thanked by the mayor.

Off Lisbon on Tuesday the ferry Aurora caught fire; twelve sailors were saved.
"""
GAZETTE = """Prosecutors opened an inquiry into the shipping company's safety records.

In the botanical garden the national orchestra will play Brahms and Mahler.
"""
SEEDS = ("seeds/002-minister-conference-report.txt", "seeds/003-minister-conference-report.txt")


def concordant(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "compare.cli", "compare", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with three articles; the third has a statement in common with the second alone."""
    for name, text in (("herald", HERALD), ("courier", COURIER), ("gazette", GAZETTE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def last_words(found: Comparison) -> list[tuple[str, ...]]:
    """The last word of each cell, row by row."""
    return [
        tuple(cell.statements[0].excerpt.text.split()[-1].strip(".") if cell.statements else "" for cell in row.cells)
        for row in found.rows
    ]


def test_columns_come_in_the_order_named_and_the_first_leads(desk: Path) -> None:
    run = concordant("herald.txt", "courier.txt", "--width", "100", cwd=desk)
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0].split() == ["herald", "courier"]
    found = compare.side_by_side([desk / "herald.txt", desk / "courier.txt"])
    assert last_words(found) == [("rescued", "saved"), ("", "garden"), ("quay", "mayor")]
    found = compare.side_by_side([desk / "courier.txt", desk / "herald.txt"])
    assert [c.label for c in found.columns] == ["courier", "herald"]
    assert last_words(found) == [("garden", ""), ("mayor", "quay"), ("saved", "rescued")]


def test_folders_and_patterns_stand_where_they_are_named(desk: Path) -> None:
    run = concordant("herald.txt", "[cg]*.txt", "herald.txt", "--format", "json", cwd=desk)
    assert [a["label"] for a in json.loads(run.stdout)["articles"]] == ["herald", "courier", "gazette"]
    run = concordant(".", "--format", "json", cwd=desk)
    assert [a["label"] for a in json.loads(run.stdout)["articles"]] == ["courier", "gazette", "herald"]


def test_second_and_third_article_meet_where_the_first_has_nothing(desk: Path) -> None:
    found = compare.side_by_side([desk / name for name in ("herald.txt", "courier.txt", "gazette.txt")])
    assert last_words(found) == [
        ("rescued", "saved", ""),
        ("", "", "records"),
        ("", "garden", "Mahler"),
        ("quay", "mayor", ""),
    ]
    assert [(c.label, c.sentences, c.matched) for c in found.columns] == [
        ("herald", 2, 2),
        ("courier", 3, 3),
        ("gazette", 2, 1),
    ]


@pytest.mark.parametrize("form", ["json", "html"])
def test_repeated_runs_give_the_same_bytes(form: str) -> None:
    runs = [concordant(*SEEDS, "seeds/001*", "--format", form, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout


def test_two_translations_of_one_speech_are_marked_where_they_part() -> None:
    run = concordant(*SEEDS, "--width", "200")
    assert run.stdout.splitlines()[0].split() == ["VNN", "002", "VNS", "003"]
    assert "integration as _crucial_ and regular" in run.stdout
    assert "integration as a “_key_ and regular”" in run.stdout
    assert " multilateralization and" in run.stdout
    assert "_foreign_ relations" in run.stdout
    assert "[The congress added the perspectives of strategic autonomy and self-strengthening,] and" in run.stdout
    coloured = concordant(*SEEDS, "--width", "200", "--color", "always").stdout
    assert "integration as \x1b[4;36mcrucial\x1b[0m and regular" in coloured


def test_only_and_explain(desk: Path) -> None:
    run = concordant("herald.txt", "courier.txt", "--only", "unmatched", cwd=desk)
    assert "Mahler" in run.stdout
    assert "volunteers" not in run.stdout
    assert "2 rows left out · herald: 2 of 2 statements matched, 0 only there\n" in run.stdout
    run = concordant("herald.txt", "courier.txt", "--explain", cwd=desk)
    assert run.stdout.count(" the same") == 2


def test_reasons_are_told_in_both_articles_words_and_by_their_names(tmp_path: Path) -> None:
    texts = {
        "a": "The fleet has 17 ships in the harbour. The mayor’s band played for the crews.",
        "b": "The fleet has seventeen ships in the harbour.",
        "c": "The harbour holds a fleet of 17 ships.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found = compare.side_by_side([tmp_path / f"{name}.txt" for name in texts])
    (row, _) = found.rows
    said = [{r.kind: r.text for r in x.reasons} for x in row.links]
    assert [reasons["figure"] for reasons in said] == ["17/seventeen", "17", "seventeen/17"]
    assert [reasons["third article"] for reasons in said] == ["c ¶1", "b ¶1", "a ¶1"]


def test_what_explains_a_link_adds_up_to_its_score(desk: Path) -> None:
    found = compare.side_by_side([desk / "herald.txt", desk / "courier.txt"])
    for link in (x for row in found.rows for x in row.links):
        assert sum(r.weight for r in link.reasons) == pytest.approx(log(link.score / (1 - link.score)), abs=0.01)


def test_min_score_and_settings_decide_what_is_linked(desk: Path) -> None:
    def matched(*options: str) -> int:
        run = concordant("herald.txt", "courier.txt", *options, "--format", "json", cwd=desk)
        return int(json.loads(run.stdout)["articles"][0]["matched"])

    assert matched() == 2
    assert matched("--min-score", "1") == 0
    (desk / "concordant.toml").write_text("min_score = 1\n", encoding="utf-8")
    assert matched() == 0
    assert matched("--isolated") == 2


def test_the_suffix_says_the_format(desk: Path) -> None:
    assert concordant("herald.txt", "courier.txt", "-o", "both.html", cwd=desk).stdout == ""
    assert (desk / "both.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    run = concordant("herald.txt", "courier.txt", "-o", "courier.txt", cwd=desk)
    assert run.returncode == 2
    assert (desk / "courier.txt").read_text(encoding="utf-8") == COURIER


def test_nothing_parallel_is_said_and_everything_shown(desk: Path) -> None:
    run = concordant("herald.txt", "gazette.txt", cwd=desk)
    assert run.returncode == 0
    assert "no statement of one article was found in another: nothing is parallel\n" in run.stdout
    assert "clean" not in run.stdout
    assert [line[:1] for line in run.stdout.splitlines() if line[:1].isdigit()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ([], ["the following arguments are required: PATH", "try: concordant compare --help"]),
        (["herald.txt"], ["two articles or more are needed; there is only herald.txt"]),
        (["herald.txt", "./herald.txt"], ["two articles or more are needed; there is only herald.txt"]),
        (
            ["absent.txt", "herald.txt"],
            ["absent.txt: no such file or directory", "two articles or more are needed; there is only herald.txt"],
        ),
        (["*.pdf"], ["*.pdf: no file matches", "two articles or more are needed; there is no article"]),
        (["herald.txt", "courier.txt", "-o", "no/a.md"], ["no/a.md: no such directory no"]),
    ],
)
def test_what_cannot_be_compared_is_said(desk: Path, arguments: list[str], lines: list[str]) -> None:
    run = concordant(*arguments, cwd=desk)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.splitlines() == [f"concordant: {line}" for line in lines]


def test_what_cannot_be_read_is_named_and_the_rest_is_compared(desk: Path) -> None:
    (desk / "latin.txt").write_bytes(b"Caf\xe9")
    run = concordant("herald.txt", "latin.txt", "courier.txt", cwd=desk)
    assert run.returncode == 2
    assert run.stderr == "concordant: latin.txt: not UTF-8: byte 0xe9 at offset 3\n"
    assert run.stdout.splitlines()[0].split() == ["herald", "courier"]
    assert run.stdout.endswith("1 PROBLEM\nlatin.txt: not UTF-8: byte 0xe9 at offset 3\n")


def test_an_article_that_states_nothing_is_none(desk: Path) -> None:
    (desk / "stars.txt").write_text("* * *\n", encoding="utf-8")
    run = concordant("herald.txt", "stars.txt", cwd=desk)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.splitlines() == [
        "concordant: stars.txt: no statement was found in it",
        "concordant: two articles or more are needed; there is only herald.txt",
    ]
    run = concordant("herald.txt", "stars.txt", "courier.txt", cwd=desk)
    assert run.returncode == 2
    assert run.stdout.splitlines()[0].split() == ["herald", "courier"]


def test_a_cap_that_was_reached_is_said_and_is_no_failure(desk: Path) -> None:
    many = "; ".join(f"the ferry Aurora{n} burned" for n in range(250)) + "."
    for name in ("long.txt", "longer.txt"):
        (desk / name).write_text(f"The port was reopened on Monday.\n{many}\n", encoding="utf-8")
    run = concordant("long.txt", "longer.txt", "--only", "unmatched", cwd=desk)
    said = "linked with longer.txt in a pair of statements too long to be compared word by word, of 1000 and 1000 words"
    assert (run.returncode, run.stderr) == (0, f"concordant: long.txt: {said}\n")
    assert "1 PROBLEM\n" in run.stdout


def test_words_that_are_no_statement_are_counted(desk: Path) -> None:
    (desk / "signed.txt").write_text(f"LISBON — {HERALD}\nAnna Berg\n", encoding="utf-8")
    run = concordant("signed.txt", "courier.txt", cwd=desk)
    assert (
        "signed: 2 of 2 statements matched, 0 only there; 3 words of dateline, byline or markup set apart" in run.stdout
    )


def test_from_python_too_few_articles_raise_and_problems_are_kept(desk: Path) -> None:
    with pytest.raises(UsageError, match="there is only"):
        compare.side_by_side([desk / "herald.txt"])
    found = compare.side_by_side([str(desk), "absent.txt"], config=Config(min_score=0.2))
    assert [(p.path, p.reason) for p in found.problems] == [("absent.txt", "no such file or directory")]
    assert found.run.options == (("min_score", "0.2"),)
