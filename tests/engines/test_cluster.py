"""A cluster of one master and two workers on this machine: the same report, also when a worker goes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import java
import pytest

import compare
from compare.reporters._style import Style
from compare.reporters.side_by_side import json

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")
ARTICLES = ["seeds/002-minister-conference-report.txt", "seeds/003-minister-conference-report.txt"]
PATIENCE = 180
"""Seconds after which something is wrong."""
ALIVE = 6
"""Tasks that a worker has begun when it is killed."""

pytestmark = java.needed


@dataclass(frozen=True, slots=True)
class Cluster:
    master: str
    workers: tuple[subprocess.Popen[bytes], ...]
    folder: Path


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("cluster")
    with daemon("master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", log=folder / "master") as _:
        url = waited(lambda: re.search(r"spark://127\.0\.0\.1:\d+", (folder / "master").read_text()))[0]
        options = ["--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir"]
        with (
            daemon("worker.Worker", *options, str(folder / "one"), url, log=folder / "one.log") as one,
            daemon("worker.Worker", *options, str(folder / "two"), url, log=folder / "two.log") as two,
        ):
            for name in ("one.log", "two.log"):
                waited(lambda name=name: re.search("Successfully registered", (folder / name).read_text()))
            yield Cluster(url, (one, two), folder)


@contextmanager
def daemon(name: str, *arguments: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Spark's, in a process group of its own, which ends with the block."""
    import pyspark

    command = [str(Path(pyspark.__file__).with_name("bin") / "spark-class"), f"org.apache.spark.deploy.{name}"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"SPARK_LOCAL_IP": "127.0.0.1"}
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, *arguments], stdout=file, stderr=file, env=environment, start_new_session=True
        )
    try:
        yield process
    finally:
        killed(process)


def killed(process: subprocess.Popen[bytes]) -> None:
    """The process and what it started, gone."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def waited(look: Callable[[], T | None]) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (found := look()) is not None:
            return found
        time.sleep(0.2)
    raise TimeoutError(f"nothing after {PATIENCE} seconds")


def command(cluster: Cluster) -> list[str]:
    """A comparison on the cluster that begins when both workers are there."""
    conf = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": "512m",
        "spark.executor.extraJavaOptions": java.BRIEF,
        "spark.cores.max": "2",
        "spark.scheduler.minRegisteredResourcesRatio": "1.0",
        "spark.scheduler.maxRegisteredResourcesWaitingTime": "90s",
        "spark.sql.shuffle.partitions": "2",
        "spark.pyspark.python": sys.executable,
    }
    settings = [part for key, value in conf.items() for part in ("--spark-conf", f"{key}={value}")]
    spark = ["--isolated", "--format", "json", "--engine", "spark", "--master", cluster.master]
    return [sys.executable, "-m", "compare.cli", "compare", *ARTICLES, *spark, *settings]


def expected(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(ROOT)
    return json.render(compare.side_by_side(ARTICLES), Style())


def begun(cluster: Cluster, worker: str, *, app: int) -> int:
    """Tasks that a worker has begun for the app of this number."""
    logs = cluster.folder.glob(f"{worker}/app-*-{app:04}/*/stderr")
    return sum(log.read_text(errors="replace").count("Running task") for log in logs)


def test_the_report_is_the_same(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(command(cluster), cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == expected(monkeypatch)
    assert min(begun(cluster, "one", app=0), begun(cluster, "two", app=0)) > 0


def test_the_report_is_the_same_when_a_worker_is_killed(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        command(cluster), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as run:
        waited(lambda: begun(cluster, "two", app=1) >= ALIVE or run.poll() is not None or None)
        assert run.poll() is None
        killed(cluster.workers[1])
        out, errors = run.communicate(timeout=PATIENCE)
    assert (run.returncode, errors) == (0, "")
    assert out == expected(monkeypatch)
