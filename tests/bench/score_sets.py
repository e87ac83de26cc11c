#!/usr/bin/env python3
"""Run the command over every set of a gold folder and print what its scorer says, one row a set.

The gold folder's own score.py does the scoring; gold.py says what a set is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any

from gold import add_arguments, bundles, chosen
from tabulate import tabulate

AT_ONCE = 2
"""Runs at a time."""

SEVERITIES = "error,warning"

Cell = str | float | int | None
COLUMNS: dict[str, tuple[str, ...]] = {
    "links\nP": ("links", "pair", "P"),
    "\nR": ("links", "pair", "R"),
    "pair\nF1": ("links", "pair", "F1"),
    "tight\nF1": ("links", "tight", "F1"),
    "\ntraps": ("links", "traps"),
    "re-\npeats": ("links", "repeats"),
    "concepts\nfound": ("concepts", "found"),
    "put\nout": ("concepts", "predicted"),
    "mixed\ntop 50": ("concepts", "top50", "mixed"),
    "findings\nR": ("findings", "recall"),
    " \nP": ("findings", "precision"),
    "\nwrong": ("findings", "wrong"),
    " \ntraps": ("findings", "traps"),
}


def report(texts: list[Path], output: Path) -> None:
    """One run of the real command line. Exits where it fails."""
    command = [sys.executable, "-m", "compare.cli", "report", *map(str, texts)]
    run = subprocess.run(
        [*command, "--isolated", "--format", "json", "-o", str(output)], capture_output=True, text=True
    )
    if run.returncode:
        sys.exit(f"{' '.join(command[2:5])} … ended with {run.returncode}:\n{run.stderr}")


def score(folder: Path, reports: list[Path], *, misses: bool) -> dict[str, Any]:
    """What the gold folder's own scorer says."""
    command = [sys.executable, str(folder.parent / "score.py"), str(folder), *map(str, reports)]
    options = ["--severity", SEVERITIES, *(["--misses"] if misses else [])]
    run = subprocess.run([*command, *options], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"score.py ended with {run.returncode} on {folder.name}:\n{run.stderr}")
    scored: dict[str, Any] = json.loads(run.stdout)
    return scored


def cell(scored: dict[str, Any], path: tuple[str, ...]) -> Cell:
    """The figure at the path; how many, where it is a list."""
    value: Any = scored
    for key in path:
        value = value[key]
    return len(value) if isinstance(value, list) else value


def last_row(rows: list[list[Cell]]) -> list[Cell]:
    """The mean of every column, over the sets that have a figure there."""
    columns = [[v for v in column if isinstance(v, int | float)] for column in zip(*rows, strict=True)]
    return ["mean", *(round(mean(c), 3) if c else None for c in columns[1:])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write the full scores, with what was missed")
    arguments = parser.parse_args()
    folders = chosen(parser, arguments.gold, arguments.sets)
    with tempfile.TemporaryDirectory() as work, ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {f: [(t, Path(work, f"{f.name}-{n}.json")) for n, t in enumerate(bundles(f))] for f in folders}
        for _ in pool.map(lambda job: report(*job), [job for f in folders for job in jobs[f]]):
            pass
        scores = [score(f, [out for _, out in jobs[f]], misses=arguments.misses is not None) for f in folders]
    rows = [[f.name, *(cell(s, path) for path in COLUMNS.values())] for f, s in zip(folders, scores, strict=True)]
    print(tabulate([*rows, last_row(rows)], headers=["set", *COLUMNS], missingval="–"))
    if arguments.misses:
        arguments.misses.write_text(json.dumps(scores, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
