#!/usr/bin/env python3
"""CPU and recall of true pairs on generated archives: how both change with size, and with boilerplate."""

from __future__ import annotations

import argparse
import gc
import math
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from archive import Told, archive, true_pairs

from compare import pipeline, plugins
from compare.cli import RARELY
from compare.config import LEAST_SCORE
from compare.model import Analysis, Link

Place = tuple[str, int]
FETCHING = "fetching the links"
"""What stands for a step where links come here; with Spark, they are made then, too."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took and found; `seconds` of CPU by step, `found` of the `true` pairs, and all `links`.

    `own` is the CPU of this process, `memory` the most that it held, in MB; `caps` say what was left out.
    """

    statements: int
    seconds: dict[str, float]
    wall: float
    own: float
    memory: float
    true: int
    found: int
    links: int
    concepts: int
    caps: tuple[str, ...]

    @property
    def total(self) -> float:
        return sum(self.seconds.values())

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 1.0


def cpu() -> float:
    """User and system CPU of this process and all that it started: Spark's Java, and the workers that this keeps."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used) + sum(_ticks()) / os.sysconf("SC_CLK_TCK")


def _ticks() -> Iterator[int]:
    """Of each living descendant the CPU of itself and its ended children, where /proc tells."""
    stats = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended meanwhile
            stats[int(file.parent.name)] = file.read_text().rpartition(")")[2].split()
    known = {os.getpid()}
    while found := {pid for pid, fields in stats.items() if int(fields[1]) in known} - known:
        known |= found
    return (sum(map(int, stats[pid][11:15])) for pid in known - {os.getpid()})


def measured(told: Sequence[Told], *, engine: str = "local", whole: bool = False, **options: object) -> Measured:
    """The links of the archive, or with `whole` all that a report needs, and what they took."""
    steps = pipeline.understanding(least=LEAST_SCORE) if whole else pipeline.matching()
    seconds: dict[str, float] = defaultdict(float)
    before, current, begun, busy = cpu(), "", time.monotonic(), time.process_time()

    def tell(step: str, done: int, total: int) -> None:
        nonlocal before, current
        if step != current:
            now = cpu()
            seconds[current] += now - before
            before, current = now, step

    carry_out = plugins.load("compare.engines", engine).carry_out
    held = carry_out(steps, {"articles": [one.article for one in told]}, tell, **options)
    tell(FETCHING, 0, 0)
    links = [x for x in held["links" if whole else "weighed links"] if x.score >= LEAST_SCORE]
    tell("", 0, 0)
    wall, own = time.monotonic() - begun, time.process_time() - busy
    found = _pairs(links, held["analyses"])
    true = true_pairs(told)
    return Measured(
        sum(len(one.originals) for one in told),
        {step: spent for step, spent in seconds.items() if step},
        wall,
        own,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        len(true),
        len(true & found),
        len(found),
        len(held["concepts"]) if whole else 0,
        tuple(p.reason for p in held["problems"] if p.kind == "cap"),
    )


def _pairs(links: Iterable[Link], analyses: Iterable[Analysis]) -> set[tuple[Place, Place]]:
    """The paragraphs that links join, counted from 0."""
    number = {
        (a.article.id, paragraph): n
        for a in analyses
        for n, paragraph in enumerate(sorted({s.excerpt.paragraph for s in a.statements}))
    }
    found = set()
    for x in links:
        ends = sorted((e.article, number[e.article, e.paragraph]) for e in (x.left.excerpt, x.right.excerpt))
        found.add((ends[0], ends[1]))
    return found


def alone(size: int, asked: argparse.Namespace, *, boilerplate: bool) -> Measured:
    """What an archive takes in a process of its own, so that none profits from the one before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, size, asked, boilerplate=boilerplate).result()


def _measured(size: int, asked: argparse.Namespace, *, boilerplate: bool) -> Measured:
    gc.set_threshold(RARELY)
    told = list(archive(size, seed=asked.seed, boilerplate=boilerplate))
    options = {name: value for name, value in (("master", asked.master), ("conf", asked.spark_conf)) if value}
    return measured(told, engine=asked.engine, whole=asked.whole, **options)


def show(one: Measured, *, steps: bool) -> None:
    """A line for a run, and more where there is more to say."""
    concepts = f"  {one.concepts} concepts" if one.concepts else ""
    print(
        f"{one.statements:7} statements  CPU {one.total:8.1f} s  wall {one.wall:8.1f} s  {one.memory:6.0f} MB  "
        f"recall {one.recall:.4f} of {one.true}  right {one.found / max(1, one.links):.3f}{concepts}"
    )
    for reason in one.caps:
        print(f"        {reason}")
    for step, spent in sorted(one.seconds.items(), key=lambda item: -item[1])[: 12 if steps else 0]:
        print(f"        {spent:8.1f} s  {step}")
    sys.stdout.flush()


def main() -> None:
    """One line for each size; then the exponent of the growth between each two."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="+", metavar="N", help="statements of the archive")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boilerplate", action="store_true", help="and the same articles with a tenth of boilerplate")
    parser.add_argument("--whole", action="store_true", help="all that a report needs, not only its links")
    parser.add_argument("--steps", action="store_true", help="what each step took")
    parser.add_argument("--engine", default="local")
    parser.add_argument("--master")
    parser.add_argument("--spark-conf", action="append", metavar="KEY=VALUE")
    asked = parser.parse_args()
    done: list[Measured] = []
    for size in asked.sizes:
        done.append(alone(size, asked, boilerplate=False))
        show(done[-1], steps=asked.steps)
        if asked.boilerplate:
            other = alone(size, asked, boilerplate=True)
            show(other, steps=asked.steps)
            ratio, loss = other.total / done[-1].total, done[-1].recall - other.recall
            print(f"boilerplate takes {ratio:.2f} times the CPU and {loss:.4f} of recall", flush=True)
    for a, b in pairwise(done):
        growth = math.log(b.total / a.total) / math.log(b.statements / a.statements)
        print(f"CPU grows from {a.statements} to {b.statements} with exponent {growth:.2f}")


if __name__ == "__main__":
    main()
