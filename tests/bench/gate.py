"""CPU of `concordant check --focus` on corpora of several sizes: without a cache, with an empty one, with full ones.

Run as `python tests/bench/gate.py 50 200 500`: archives of many events, each told by two to four of forty outlets. With
--one-event all articles are of one event, so that every one is compared with every other.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import archive
import many_articles
from tabulate import tabulate

COMMAND = (sys.executable, "-m", "compare.cli", "check")
HEADS = ("articles", "no cache", "empty", "nothing new", "one changed", "one added", "MB", "changed / pandas")
ADDED = "A paragraph was added on Monday."


def many_events(folder: Path, number: int) -> Path:
    """The folder with so many articles of an archive, and what it says of their outlets."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = ["version: 1", "articles:"]
    for told in islice(archive.archive(number * (archive.TOLD + archive.FILLER)), number):
        article = told.article
        (folder / article.path).write_text(article.text, encoding="utf-8")
        listed.append(f"  - {{id: {article.id}, path: {article.path}, outlet: {article.outlet}}}")
    (folder / "corpus.yaml").write_text("\n".join(listed) + "\n", encoding="utf-8")
    return folder


def cpu(command: tuple[str, ...], cache: Path) -> float:
    """Seconds of CPU, user and system."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(many_articles.SEEDS.parent)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(write: Callable[[Path, int], Path], number: int, folder: Path) -> tuple[float, ...]:
    """Seconds without a cache, with an empty one, with a full one, where one article was changed, where one was added;
    and the size of the cache in the end."""
    news, cache = write(folder / "news", number), folder / "cache"
    one, other = sorted(news.glob("*.txt"))[:2]
    gate = (*COMMAND, str(news), "--quiet", "--focus")
    with without(other):
        spent = [cpu((*gate, str(one), *more), cache) for more in (["--no-cache"], [], [])]
        one.write_text(f"{one.read_text(encoding='utf-8')}\n{ADDED}\n", encoding="utf-8")
        spent.append(cpu((*gate, str(one)), cache))
    return *spent, cpu((*gate, str(other)), cache), (cache / "concordant/index.sqlite").stat().st_size / 1e6


@contextmanager
def without(article: Path) -> Iterator[None]:
    """The folder without an article, and without the line of corpus.yaml that names it, where there is one."""
    listing = article.with_name("corpus.yaml")
    kept = {file: file.read_text(encoding="utf-8") for file in (article, listing) if file.exists()}
    if listing in kept:
        lines = [line for line in kept[listing].splitlines(keepends=True) if article.name not in line]
        listing.write_text("".join(lines), encoding="utf-8")
    article.unlink()
    yield
    for file, text in kept.items():
        file.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("numbers", type=int, nargs="*", metavar="N", default=[5, 50], help="articles")
    parser.add_argument("--one-event", action="store_true", help="every article is of one event")
    arguments = parser.parse_args()
    write = many_articles.write if arguments.one_event else many_events
    with tempfile.TemporaryDirectory() as folder:
        pandas = min(cpu((sys.executable, "-c", "import pandas"), Path(folder)) for _ in range(3))
        rows = [(n, *measured(write, n, Path(folder, str(n)))) for n in arguments.numbers]
    print(f"an interpreter that imports pandas: {pandas:.2f} s")
    print(tabulate([(*row, row[4] / pandas) for row in rows], HEADS, tablefmt="github", floatfmt=".1f"))


if __name__ == "__main__":
    main()
