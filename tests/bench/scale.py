#!/usr/bin/env python3
"""CPU and recall of true pairs on generated archives: how both change with size, and with boilerplate."""

from __future__ import annotations

import argparse
import gc
import math
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive import Told, archive, true_pairs

from compare import pipeline, plugins
from compare.cli import RARELY
from compare.config import LEAST_SCORE
from compare.model import Analysis, Link

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took and found; `seconds` of CPU by step, `found` of the `true` pairs, and all `links`."""

    statements: int
    seconds: dict[str, float]
    wall: float
    true: int
    found: int
    links: int

    @property
    def total(self) -> float:
        return sum(self.seconds.values())

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 1.0


def cpu() -> float:
    """User and system CPU of this process and the ended ones it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def measured(told: Sequence[Told], *, engine: str = "local", whole: bool = False, **options: object) -> Measured:
    """The links of the archive, or with `whole` all that a report needs, and what they took."""
    steps = pipeline.understanding(least=LEAST_SCORE) if whole else pipeline.matching()
    seconds: dict[str, float] = defaultdict(float)
    before, current, begun = cpu(), "", time.monotonic()

    def tell(step: str, done: int, total: int) -> None:
        nonlocal before, current
        if step != current:
            now = cpu()
            seconds[current] += now - before
            before, current = now, step

    carry_out = plugins.load("compare.engines", engine).carry_out
    held = carry_out(steps, {"articles": [one.article for one in told]}, tell, **options)
    links = [x for x in held["links" if whole else "candidates"] if x.score >= LEAST_SCORE]
    tell("", 0, 0)
    found = _pairs(links, held["analyses"])
    true = true_pairs(told)
    return Measured(
        sum(len(one.originals) for one in told),
        {step: spent for step, spent in seconds.items() if step},
        time.monotonic() - begun,
        len(true),
        len(true & found),
        len(found),
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


def main() -> None:
    """One line for each size; then the exponent of the growth between the last two."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="+", metavar="N", help="statements of the archive")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boilerplate", action="store_true", help="the same articles with a tenth of boilerplate")
    parser.add_argument("--whole", action="store_true", help="all that a report needs, not only its links")
    parser.add_argument("--steps", action="store_true", help="what each step took")
    parser.add_argument("--engine", default="local")
    parser.add_argument("--master")
    arguments = parser.parse_args()
    options = {"master": arguments.master} if arguments.master else {}
    gc.set_threshold(RARELY)
    done: list[Measured] = []
    for size in arguments.sizes:
        told = list(archive(size, seed=arguments.seed, boilerplate=arguments.boilerplate))
        one = measured(told, engine=arguments.engine, whole=arguments.whole, **options)
        done.append(one)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{one.statements:7} statements  CPU {one.total:8.1f} s  wall {one.wall:8.1f} s  {memory:6.0f} MB  "
            f"recall {one.recall:.3f} of {one.true}  right {one.found / max(1, one.links):.3f}"
        )
        if arguments.steps:
            for step, spent in sorted(one.seconds.items(), key=lambda item: -item[1])[:12]:
                print(f"        {spent:8.1f} s  {step}")
        sys.stdout.flush()
    for a, b in pairwise(done):
        growth = math.log(b.total / a.total) / math.log(b.statements / a.statements)
        print(f"CPU grows from {a.statements} to {b.statements} with exponent {growth:.2f}")


if __name__ == "__main__":
    main()
