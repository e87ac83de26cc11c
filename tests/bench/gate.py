"""CPU of `concordant check --focus` on corpora of several sizes, with an empty cache and a full one.

Run as `python tests/bench/gate.py 5 50 500`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from many_articles import SEEDS, write
from tabulate import tabulate

COMMAND = (sys.executable, "-m", "compare.cli", "check")


def cpu(command: tuple[str, ...], cache: Path) -> float:
    """Seconds of CPU, user and system."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(SEEDS.parent)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(number: int, folder: Path) -> tuple[str | float, ...]:
    """A row: the size, then the gate without a cache, with an empty one, a full one, and a full one but for one."""
    news = write(folder / "news", number)
    focus = (*COMMAND, str(news), "--focus", str(news / "a0000.txt"), "--quiet")
    cache = folder / "cache"
    without, cold, warm = cpu((*focus, "--no-cache"), cache), cpu(focus, cache), cpu(focus, cache)
    with (news / "a0000.txt").open("a", encoding="utf-8") as file:
        file.write("\nA paragraph was added on Monday.\n")
    return str(number), without, cold, warm, cpu(focus, cache), (cache / "concordant/index.sqlite").stat().st_size / 1e6


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        pandas = cpu((sys.executable, "-c", "import pandas"), Path(folder))
        rows = [measured(int(number), Path(folder, number)) for number in sys.argv[1:] or ("5", "50")]
    print(f"an interpreter that imports pandas: {pandas:.2f} s")
    heads = ("articles", "--no-cache", "cold", "warm", "one changed", "MB", "warm / pandas", "one changed / pandas")
    shown = [(*row, float(row[3]) / pandas, float(row[4]) / pandas) for row in rows]
    print(tabulate(shown, heads, tablefmt="github", floatfmt=".1f"))
