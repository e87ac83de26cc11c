#!/usr/bin/env python3
"""CPU of a whole `concordant report seeds/ --format json` against that of difflib_pairs.py."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
TIMES = 5


def seconds(command: list[str]) -> float:
    """User and system CPU of the command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Both in turn, so that a busy machine slows both; the least of each counts."""
    report = [sys.executable, "-m", "compare.cli", "report", str(SEEDS), "--isolated", "--format", "json"]
    yardstick = [sys.executable, str(HERE / "difflib_pairs.py"), str(SEEDS)]
    ours, theirs = (
        min(found) for found in zip(*[(seconds(report), seconds(yardstick)) for _ in range(TIMES)], strict=True)
    )
    print(f"report {ours:.2f} s, difflib over all sentence pairs {theirs:.2f} s: ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
