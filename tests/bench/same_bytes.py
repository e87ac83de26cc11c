#!/usr/bin/env python3
"""Whether Spark writes the JSON report of the local engine, to the byte: on folders of articles, on generated ones."""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from archive import TOLD, archive

import compare
from compare.cli import RARELY
from compare.config import Config
from compare.model import Article, Report
from compare.products.report import compare_articles
from compare.reporters import json
from compare.reporters._style import Style

PARTITIONS = (1, 2, 7)
MERGED = "spark.sql.adaptive.coalescePartitions.enabled=false"
"""Spark would put small partitions together again."""

Make = Callable[[Config, random.Random], Report]


def settings(config: Config, partitions: int) -> Config:
    """The configuration with every grouping in so many parts."""
    conf = (*config.spark_conf, f"spark.sql.shuffle.partitions={partitions}", MERGED)
    return replace(config, engine="spark", master=config.master or "local[2]", spark_conf=conf)


def digest(make: Make, config: Config, seed: int) -> tuple[str, int, float]:
    """Of the JSON report, its bytes and seconds; the input comes in the order that the seed gives."""
    begun = time.monotonic()
    raw = json.render(make(config, random.Random(seed)), Style()).encode()
    return blake2b(raw, digest_size=8).hexdigest(), len(raw), time.monotonic() - begun


def sets(folders: Sequence[Path], generated: int, tell: int) -> Iterator[tuple[str, Make]]:
    """A name and how to make the report, for each folder and for so many generated articles that tell so much."""
    for folder in folders:
        yield str(folder), _of_folder(folder)
    if generated:
        told = list(islice(archive(sys.maxsize, tell=tell), generated))
        paragraphs = sum(len(one.originals) for one in told)
        name = f"{len(told)} generated articles of {paragraphs} paragraphs"
        yield name, _of_articles([one.article for one in told])


def _of_folder(folder: Path) -> Make:
    def make(config: Config, lot: random.Random) -> Report:
        paths = sorted(folder.iterdir())
        lot.shuffle(paths)
        return compare.report(paths, config=config)

    return make


def _of_articles(articles: Sequence[Article]) -> Make:
    def make(config: Config, lot: random.Random) -> Report:
        return compare_articles(lot.sample(articles, len(articles)), config=config)

    return make


def main() -> None:
    """A line for each run; exit code 1 where one differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER", help="articles, and corpus.yaml if there is")
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="articles of a generated archive, too")
    parser.add_argument("--tell", type=int, default=TOLD, metavar="N", help="paragraphs of each that others tell (9)")
    parser.add_argument("--partitions", type=int, nargs="+", default=PARTITIONS, metavar="N")
    parser.add_argument("--master", default="local[2]")
    arguments = parser.parse_args()
    gc.set_threshold(RARELY)
    plain = Config(cache=False)
    wrong = 0
    for name, make in sets(arguments.folders, arguments.generated, arguments.tell):
        expected, size, seconds = digest(make, plain, 0)
        print(f"{name}: local {expected} {size:,} bytes {seconds:.1f} s", flush=True)
        for count in arguments.partitions:
            found, _, seconds = digest(make, settings(replace(plain, master=arguments.master), count), count)
            verdict = "the same" if found == expected else f"DIFFERS: {found}"
            print(f"    spark, {count} partitions: {verdict}, {seconds:.1f} s", flush=True)
            wrong += found != expected
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
