"""Spark Connect: the report of the local engine, over a client that has neither RDDs nor a SparkContext."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import java
import pytest
from daemons import daemon, waited

import compare
from compare.reporters._style import Style
from compare.reporters.side_by_side import json

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ["seeds/002-minister-conference-report.txt", "seeds/003-minister-conference-report.txt"]
CLASSIC = {"rdd", "sparkContext", "SparkContext", "_sc", "_jsc", "_jvm", "_jdf"}
"""What a client of Spark Connect does not have."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server on this machine that ends with the tests."""
    pytest.importorskip("grpc", reason="Spark Connect needs pip install '.[connect]'")
    folder = tmp_path_factory.mktemp("connect")
    conf = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": "0",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    settings = [part for key, value in conf.items() for part in ("--conf", f"{key}={value}")]
    command = ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--master", "local[2]", *settings]
    log = folder / "log"
    with daemon("deploy.SparkSubmit", *command, "spark-internal", log=log, PYSPARK_PYTHON=sys.executable):
        started = r"server started at: \S*?127\.0\.0\.1:(\d+)"
        yield f"sc://127.0.0.1:{waited(lambda: re.search(started, log.read_text()))[1]}"


@java.needed
def test_the_report_is_the_same(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spark = ["--isolated", "--format", "json", "--engine", "spark", "--master", server]
    command = [sys.executable, "-m", "compare.cli", "compare", *ARTICLES, *spark]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    monkeypatch.chdir(ROOT)
    assert done.stdout == json.render(compare.side_by_side(ARTICLES), Style())


def test_only_where_java_is_started_is_there_more_than_a_client_has() -> None:
    """Where the server cannot be tried this holds all the same."""
    found = {
        (path.name, name)
        for path in sorted(ROOT.glob("compare/engines/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in [getattr(node, "attr", getattr(node, "name", None))]
        if name in CLASSIC
    }
    assert found == {("_start.py", "SparkContext"), ("_start.py", "_jvm")}
