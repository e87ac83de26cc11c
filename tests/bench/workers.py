#!/usr/bin/env python3
"""What a second worker gains: one generated archive on a standalone cluster on this machine, of one worker, of two."""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pyspark
from archive import archive
from scale import measured

from compare.errors import EngineError

HERE = "127.0.0.1"
PATIENCE = 120
"""Seconds after which a part of the cluster should be there."""


@contextmanager
def daemon(name: str, *arguments: str, log: Path) -> Iterator[None]:
    """A program of Spark's, with all that it starts, until the block ends."""
    command = [str(Path(pyspark.__file__).with_name("bin") / "spark-class"), f"org.apache.spark.deploy.{name}"]
    environment = os.environ | {"SPARK_LOCAL_IP": HERE}
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, *arguments], stdout=file, stderr=file, env=environment, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def waited(log: Path, pattern: str) -> str:
    """What the log says, as soon as it says it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[0]
        time.sleep(0.2)
    raise TimeoutError(f"{log}: nothing like {pattern!r} after {PATIENCE} seconds")


@contextmanager
def cluster(workers: int, memory: str) -> Iterator[str]:
    """The master's URL; each worker has one core."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        log = Path(folder, "master.log")
        stack.enter_context(daemon("master.Master", "--host", HERE, "--port", "0", "--webui-port", "0", log=log))
        url = waited(log, r"spark://127\.0\.0\.1:\d+")
        for number in range(workers):
            log = Path(folder, f"{number}.log")
            options = ["--host", HERE, "--webui-port", "0", "--cores", "1", "--memory", memory]
            place = ["--work-dir", str(Path(folder, str(number)))]
            stack.enter_context(daemon("worker.Worker", *options, *place, url, log=log))
            waited(log, "Successfully registered")
        try:
            yield url
        except EngineError:
            show_errors(Path(folder))
            raise


def show_errors(folder: Path) -> None:
    """What the executors said of what went wrong: Spark tells the process that called only that they are gone."""
    for log in sorted(folder.glob("*/app-*/*/stderr")):
        said = log.read_text(errors="replace").splitlines()
        for number, line in enumerate(said):
            if " ERROR " in line:
                print(f"{log.relative_to(folder)}: {line}", *said[number + 1 : number + 3], sep="\n  ", file=sys.stderr)


def settings(workers: int, memory: str) -> list[str]:
    """Begin when all workers are there; eight partitions for any number of them."""
    return [
        f"spark.driver.host={HERE}",
        f"spark.driver.bindAddress={HERE}",
        "spark.ui.enabled=false",
        "spark.driver.memory=2g",
        f"spark.executor.memory={memory}",
        f"spark.cores.max={workers}",
        "spark.scheduler.minRegisteredResourcesRatio=1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime=90s",
        "spark.sql.shuffle.partitions=8",
        "spark.sql.adaptive.coalescePartitions.enabled=false",
        f"spark.pyspark.python={sys.executable}",
    ]


def run(workers: int, statements: int, memory: str) -> tuple[float, int]:
    """Seconds until the links are there, and how many pairs of paragraphs they join; a line says more."""
    told = list(archive(statements))
    with cluster(workers, memory) as url:
        one = measured(told, engine="spark", master=url, conf=settings(workers, memory))
    print(
        f"{workers} workers: {one.statements} statements, {one.wall:.1f} s, this process busy for {one.own:.1f}; "
        f"recall {one.recall:.3f} of {one.true}, {one.links} pairs of paragraphs linked",
        flush=True,
    )
    return one.wall, one.links


def main() -> None:
    """A line for each number of workers, then how much sooner the last is done; exit code 1 where links differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("statements", type=int, metavar="N")
    parser.add_argument("--workers", type=int, nargs="+", default=(1, 2), metavar="N", help="how many, in turn (1 2)")
    parser.add_argument("--memory", default="2g", help="of each worker (2g)")
    asked = parser.parse_args()
    done = []
    for workers in asked.workers:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:  # Spark's session ends with its process
            done.append(pool.submit(run, workers, asked.statements, asked.memory).result())
    print(f"{asked.workers[-1]} workers take {done[-1][0] / done[0][0]:.2f} of the time of {asked.workers[0]}")
    sys.exit(len({links for _, links in done}) > 1)


if __name__ == "__main__":
    main()
