"""Spark gives the report of the local engine, to the byte, and says what is wrong where it cannot."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from json import dumps
from pathlib import Path

import java
import pytest
from neural_model import put_together
from test_contract import Word

import compare
from compare import cli, pipeline
from compare.config import Config
from compare.engines import local, spark
from compare.errors import EngineError, UsageError
from compare.extras import installing
from compare.files import at_hand
from compare.model import Analysis, Article, Report
from compare.products.report import compare_articles
from compare.reporters import json
from compare.reporters._style import Style
from compare.reporters.folders.parquet import tables
from compare.steps import Step
from compare.word_links.neural.model_files import find_model

parquet = pytest.importorskip("pyarrow.parquet")

pytestmark = java.needed

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"

CORPUS = {
    "Herald": (
        "A ferry fire in Lisbon killed 12 people on Tuesday. Nobody was hurt on shore.\n\n"
        "Minister Ana Lopes said the vessel was “old and unsafe”. The harbour office colour-coded its berths."
    ),
    "Courier": (
        "On Tuesday a ferry fire in Lisbon killed 14 people. Nobody was hurt on shore.\n\n"
        "Secretary of State Ana Lopes said that the vessel was “old and insecure”. The harbour has closed."
    ),
    "Gazette": "A ferry fire in Lisbon killed 12 people on Tuesday, the harbor office said. Nobody was hurt on shore.",
    "Empty": "—",
}


def partitions(count: int) -> tuple[str, ...]:
    """Settings that have every grouping come in so many parts."""
    return (
        f"spark.sql.shuffle.partitions={count}",
        "spark.sql.adaptive.coalescePartitions.enabled=false",
    )


ON_SPARK = Config(engine="spark", master="local[2]", spark_conf=partitions(1))
"""One partition, as cheap as can be."""


def differences(one: Report, other: Report) -> list[str]:
    """The fields in which two reports differ."""
    return [name for name in one.__slots__ if getattr(one, name) != getattr(other, name)]


def articles() -> list[Article]:
    return [Article(name, name, name, text, None, "en", "published", None, None, name) for name, text in CORPUS.items()]


@cache
def seeds() -> Report:
    """The report of the local engine."""
    return compare.report(["seeds"])


@pytest.mark.parametrize("count", [1, 2, 7])
def test_seeds_are_reported_to_the_byte(
    count: int, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(ROOT)
    expected = json.render(seeds(), Style()).encode()
    files = [str(p.relative_to(ROOT)) for p in SEEDS.iterdir()]
    random.Random(count).shuffle(files)
    conf = [part for setting in partitions(count) for part in ("--spark-conf", setting)]
    arguments = ["report", *files, "--isolated", "--format", "json", "--engine", "spark", "--master", "local[2]", *conf]
    assert cli.main(arguments) == 0
    assert capsysbinary.readouterr().out == expected


def test_articles_in_memory_in_any_order_with_a_termbase() -> None:
    rules = ("house", "vietnam-diplomacy")
    found = compare_articles(articles()[::-1], config=replace(ON_SPARK, rules=rules))
    expected = compare_articles(articles(), config=Config(rules=rules))
    assert differences(found, expected) == []
    assert {"toll-differs", "rendering-differs"} <= {f.rule for f in found.findings}
    assert [p.path for p in found.problems] == ["Empty"]


def test_articles_side_by_side(tmp_path: Path) -> None:
    for name, text in CORPUS.items():
        tmp_path.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")
    found = compare.side_by_side([tmp_path], config=ON_SPARK)
    assert found == compare.side_by_side([tmp_path])
    assert len(found.rows) > 3


def test_articles_of_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"doc": a.id, "outlet": a.outlet, "body": a.text, "title": a.title} for a in articles()]
    rows += [{"doc": "Undated", "body": "A ferry.", "published": "lately"}, {"body": "Nobody knows whose."}, rows[0]]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f"{dumps(row)}\n" for row in rows), encoding="utf-8")
    found = compare.report(
        [], config=replace(ON_SPARK, archive=(str(path),), columns=(("id", "doc"), ("text", "body")))
    )
    expected = compare_articles(articles(), config=Config())
    assert [(f.rule, f.message) for f in found.findings] == [(f.rule, f.message) for f in expected.findings]
    assert [a.path for a in found.articles][:2] == [f"{path}#Courier", f"{path}#Empty"]
    assert [(p.path.removeprefix(str(path)), p.reason) for p in found.problems] == [
        ("#", "a row without id"),
        ("#Empty", "no statement was found in it"),
        ("#Undated", "published takes a date such as 2026-02-07, not 'lately'"),
    ]


@pytest.mark.parametrize(
    ("name", "columns", "said"),
    [
        ("news.csv", (), "news.csv: an archive is JSON lines (.jsonl, .ndjson, .json) or Parquet (.parquet)"),
        ("news.jsonl", (), "news.jsonl: no column 'text' for text; there are: body, id"),
        ("news.jsonl", (("text", "bodi"),), "news.jsonl: no column 'bodi' for text; did you mean 'body'?"),
    ],
)
def test_an_archive_that_cannot_be_used(
    name: str, columns: tuple[tuple[str, str], ...], said: str, tmp_path: Path
) -> None:
    tmp_path.joinpath(name).write_text('{"id": "1", "body": "A ferry."}\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        compare.report([], config=replace(ON_SPARK, archive=(str(tmp_path / name),), columns=columns))
    assert str(caught.value) == f"{tmp_path}/{said}"


def boom(word: Word) -> Iterator[Word]:
    if word.text == "b":
        raise ValueError("no such\nharbour")
    yield word


def test_a_step_that_fails_says_which_and_why() -> None:
    held = spark.carry_out([Step("sailing", "words", "made", boom)], {"words": [Word("b")]}, quiet)
    with pytest.raises(EngineError, match=r"^sailing: ValueError: no such harbour \(.*test_spark.py:\d+\)$"):
        held["made"]


def quiet(step: str, done: int, total: int) -> None:
    """Progress nobody reads."""


SHUFFLED = "spark.sql.shuffle.partitions"


def test_settings_hold_for_one_report() -> None:
    held = spark.carry_out([], {}, quiet, conf=[f"{SHUFFLED}=3"])
    assert isinstance(held, spark.Held)
    conf = held.spark.conf
    assert conf.get(SHUFFLED) == "3"
    again = spark.carry_out([], {}, quiet, conf=[f"{SHUFFLED}=5", "spark.sql.ansi.enabled=false"])
    assert (conf.get(SHUFFLED), conf.get("spark.sql.ansi.enabled")) == ("5", "false")
    del held
    assert conf.get(SHUFFLED) == "5"
    del again
    assert (conf.get(SHUFFLED), conf.get("spark.sql.ansi.enabled")) == ("2", "true")


SESSIONS = """
from pyspark.sql import SparkSession
from compare.engines import spark
from compare.errors import UsageError

def quiet(step, done, total): ...

def conf(master, *conf):
    try:
        held = spark.carry_out([], {}, quiet, master=master, conf=conf)
    except UsageError as error:
        print(error)
    else:
        memory = held.spark.sparkContext._jvm.java.lang.Runtime.getRuntime().maxMemory()
        print(held.spark.conf.get("spark.master"), memory // 2**20)

begun = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
session = begun.config("spark.driver.memory", "600m").getOrCreate()
conf(None, "spark.driver.memory=700m")
conf("local[2]")
conf("local[1]", "spark.driver.memory=600m")
session.stop()
conf("local[2]")
conf("local[2]", "spark.driver.memory=500m")
conf(None, "spark.sql.shuffle.partitions=3")
conf("local[1]")
"""


def test_another_session_where_settings_cannot_change_and_never_in_the_place_of_somebody_elses() -> None:
    done = subprocess.run([sys.executable, "-c", SESSIONS], cwd=ROOT, capture_output=True, encoding="utf-8")
    *lines, last = done.stdout.splitlines()
    taken = "in the Spark session that is active in this process, and cannot change while that runs"
    assert lines == [
        f"spark.driver.memory cannot be 700m: it is 600m {taken}; leave it out, or stop the session first",
        f"spark.master cannot be local[2]: it is local[1] {taken}; leave it out, or stop the session first",
        "local[1] 600",
        "local[2] 600",
        "local[2] 500",
        "local[2] 500",
    ], done.stderr
    assert last.startswith("local[1] ")
    assert int(last.split()[1]) > 600


@pytest.mark.parametrize("setting", ["memory", "=4g", "driver.memory=4g"])
def test_a_setting_that_is_none(setting: str) -> None:
    with pytest.raises(UsageError, match=r"^--spark-conf takes KEY=VALUE, such as spark\.driver\.memory=4g, not "):
        spark.carry_out([], {}, quiet, conf=[setting])


def test_master_goes_with_spark_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", str(SEEDS), "--isolated", "--master", "local"]) == 2
    options = "--master, --spark-conf, --archive and --columns"
    said = f"concordant: {options} go with --engine spark, not with --engine local\n"
    assert capsys.readouterr().err == said


def concordant(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "compare.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, encoding="utf-8")


def test_without_java(tmp_path: Path) -> None:
    done = concordant("report", "seeds", "--engine", "spark", JAVA_HOME=str(tmp_path))
    expected = f"concordant: --engine spark needs Java 17 or newer; there is none in JAVA_HOME ({tmp_path})\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_without_pyspark(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("compare.engines._session.find_spec", lambda name: None)
    assert cli.main(["report", str(SEEDS), "--isolated", "--engine", "spark"]) == 2
    assert capsys.readouterr().err == f"concordant: --engine spark needs pyspark: {installing('spark')}\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--master", "mesh://nowhere"),
            "cannot start Spark: Master must either be yarn or start with spark",
        ),
        (("--spark-conf", "spark.driver.memory=plenty"), "plenty"),
    ],
    ids=["master", "memory"],
)
def test_what_spark_does_not_take(options: Sequence[str], said: str) -> None:
    done = concordant("report", "seeds", "--engine", "spark", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_files_that_a_step_reads_are_taken_along(tmp_path: Path) -> None:
    file = tmp_path / "berths.txt"
    file.write_text("seven", encoding="utf-8")
    step = Step("reading berths", "words", "read", handed_on, files=(str(file),))
    held = spark.carry_out([step], {"words": [Word(str(file))]}, quiet)
    file.unlink()
    assert held["read"] == (Word("seven"),)


def handed_on(word: Word) -> Iterator[Word]:
    (file,) = at_hand([word.text])
    yield Word(Path(file).read_text(encoding="utf-8"))


def test_a_model_is_taken_along(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    model = find_model(str(put_together(tmp_path / "minilm")))
    analyses = [found for one in articles() for found in pipeline.analyse(one) if isinstance(found, Analysis)]
    (step,) = [step for step in pipeline.matching(model=model) if step.gives == "vectors"]
    expected = local.carry_out([step], {"analyses": analyses}, quiet)["vectors"]
    held = spark.carry_out([step], {"analyses": analyses}, quiet)
    for file in model.files:
        Path(file).unlink()
    assert held["vectors"] == expected
    assert len(expected) == 4


def test_spark_connect_needs_its_own_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("compare.engines._session.find_spec", lambda name: None if name == "grpc" else name)
    assert cli.main(["report", str(SEEDS), "--isolated", "--engine", "spark", "--master", "sc://head"]) == 2
    said = f"--engine spark with sc://… needs grpc: {installing('connect')}"
    assert capsys.readouterr().err == f"concordant: {said}\n"


def test_tables_of_parquet_have_the_rows_of_the_local_engine(tmp_path: Path) -> None:
    made = tables(compare_articles(articles(), config=Config()))
    local.save(made, str(tmp_path / "local"))
    spark.save(made, str(tmp_path / "near"))
    spark.save(made, f"{tmp_path.as_uri()}/far")
    for table in ("links", "concepts", "findings"):
        expected, near, far = (
            sorted(map(dumps, parquet.read_table(tmp_path / place / table).to_pylist()))
            for place in ("local", "near", "far")
        )
        assert expected == near == far
        assert len(expected) > 1
    assert sorted(p.name for p in (tmp_path / "far").glob("links/_SUCCESS")) == ["_SUCCESS"]
