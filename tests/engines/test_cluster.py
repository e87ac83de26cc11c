"""A cluster of one master and two workers on this machine: the same report, also when a worker goes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import java
import pytest
from daemons import PATIENCE, daemon, killed, waited

import compare
from compare.reporters._style import Style
from compare.reporters.side_by_side import json

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ["seeds/002-minister-conference-report.txt", "seeds/003-minister-conference-report.txt"]
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
    with daemon(
        "deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", log=folder / "master"
    ) as _:
        url = waited(lambda: re.search(r"spark://127\.0\.0\.1:\d+", (folder / "master").read_text()))[0]
        options = ["--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g", "--work-dir"]
        with (
            daemon("deploy.worker.Worker", *options, str(folder / "one"), url, log=folder / "one.log") as one,
            daemon("deploy.worker.Worker", *options, str(folder / "two"), url, log=folder / "two.log") as two,
        ):
            for name in ("one.log", "two.log"):
                waited(lambda name=name: re.search("Successfully registered", (folder / name).read_text()))
            yield Cluster(url, (one, two), folder)


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
