#!/usr/bin/env python3
"""Run the command over every set of a gold folder and print what its scorer says, one row a set.

A set is a folder with gold.json and texts/*.txt; the gold folder's own score.py does the scoring. A set is
run as one corpus, or as several where meta.json gives its documents a "bundle" or their names have one
before "__".
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any

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


def bundles(folder: Path) -> list[list[Path]]:
    """The set's texts, a list for each corpus."""
    meta = folder / "meta.json"
    docs = json.loads(meta.read_text(encoding="utf-8"))["docs"] if meta.is_file() else []
    said = {d["doc"]: d["bundle"] for d in docs if "bundle" in d}
    found = defaultdict(list)
    for path in sorted((folder / "texts").glob("*.txt")):
        before, mark, _ = path.stem.partition("__")
        found[said.get(path.stem, before if mark else "")].append(path)
    return [found[name] for name in sorted(found)]


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
    parser.add_argument("gold", type=Path, help="folder of the sets, with score.py")
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write the full scores, with what was missed")
    arguments = parser.parse_args()
    folders = [p.parent for p in sorted(arguments.gold.glob("*/gold.json")) if (p.parent / "texts").is_dir()]
    unknown = set(arguments.sets) - {f.name for f in folders}
    if unknown or not folders or not (arguments.gold / "score.py").is_file():
        parser.error(f"{arguments.gold}: no {', '.join(sorted(unknown)) or 'score.py and sets'} there")
    folders = [f for f in folders if not arguments.sets or f.name in arguments.sets]
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
