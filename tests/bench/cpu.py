#!/usr/bin/env python3
"""CPU of a whole `concordant report seeds/ --format json` against that of difflib_pairs.py."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
TIMES = 3


def seconds(command: list[str]) -> float:
    """User and system CPU of the command and its children, the least of some runs."""
    found = []
    for _ in range(TIMES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    report = seconds(
        [sys.executable, "-m", "compare.cli", "report", str(SEEDS), "--isolated", "--format", "json"]
    )
    yardstick = seconds([sys.executable, str(HERE / "difflib_pairs.py"), str(SEEDS)])
    ratio = report / yardstick
    print(f"report {report:.2f} s, difflib over all sentence pairs {yardstick:.2f} s: ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
