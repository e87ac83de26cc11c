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
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyspark
from archive import archive
from scale import measured

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
        yield url


def settings(workers: int, memory: str) -> list[str]:
    """Begin when all workers are there; eight partitions for any number of them."""
    return [
        f"spark.driver.host={HERE}",
        f"spark.driver.bindAddress={HERE}",
        "spark.ui.enabled=false",
        f"spark.executor.memory={memory}",
        f"spark.cores.max={workers}",
        "spark.scheduler.minRegisteredResourcesRatio=1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime=90s",
        "spark.sql.shuffle.partitions=8",
        "spark.sql.adaptive.coalescePartitions.enabled=false",
        f"spark.pyspark.python={sys.executable}",
    ]


def main() -> None:
    """One line; a session of Spark's ends with its process, so that each number of workers is a run of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("workers", type=int, metavar="WORKERS")
    parser.add_argument("statements", type=int, metavar="N")
    parser.add_argument("--memory", default="2g", help="of each worker (2g)")
    arguments = parser.parse_args()
    told = list(archive(arguments.statements))
    with cluster(arguments.workers, arguments.memory) as url:
        conf = settings(arguments.workers, arguments.memory)
        one = measured(told, engine="spark", master=url, conf=conf)
    print(
        f"{arguments.workers} workers: {one.statements} statements, {one.wall:.1f} s, "
        f"recall {one.recall:.3f} of {one.true}, {one.links} pairs of paragraphs linked"
    )


if __name__ == "__main__":
    main()
