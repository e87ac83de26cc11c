"""Tables in a folder: the entries of the JSON report, a row each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_reports import VNS, article, report

from compare import cli
from compare.cli import _folders
from compare.extras import installing
from compare.reporters.folders.parquet import tables

parquet = pytest.importorskip("pyarrow.parquet")

HERALD = "A ferry fire in Lisbon killed 12 people on Tuesday. Minister Ana Lopes called the vessel “old and unsafe”."
COURIER = "On Tuesday a ferry fire in Lisbon killed 14 people. Minister Ana Lopes called the vessel “old and insecure”."


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    folder.joinpath("Herald.txt").write_text(HERALD, encoding="utf-8")
    folder.joinpath("Courier.txt").write_text(COURIER, encoding="utf-8")
    return folder


def written(*options: str) -> int:
    return cli.main(["report", "news", "--isolated", "--quiet", *options])


def rows(folder: str, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = parquet.read_table(Path(folder, table)).to_pylist()
    return found


def test_a_row_is_an_entry_of_the_json_report(news: Path) -> None:
    assert written("-o", "tables.parquet", "-o", "report.json") == 0
    said = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert {name: rows("tables.parquet", name) for name in ("links", "concepts", "findings")} == {
        name: said[name] for name in ("links", "concepts", "findings")
    }
    assert next(f["message"] for f in rows("tables.parquet", "findings")) == "dead: 12 (Herald) / 14 (Courier)"


def test_a_table_without_rows_has_its_columns() -> None:
    made = tables(report([VNS], [article("a", VNS, HERALD)]))
    assert {name: table.num_rows for name, table in made.items()} == {"links": 0, "concepts": 0, "findings": 0}
    assert made["links"].column_names == ["left", "right", "score", "relation", "words", "phrases"]
    assert made["concepts"].column_names == ["id", "label", "source", "confidence", "channel", "renderings"]


def test_a_second_report_takes_the_place_of_the_first(news: Path) -> None:
    assert written("--format", "parquet", "-o", "tables") == 0
    Path("tables/findings/part-00007.parquet").write_bytes(b"of a run with more parts")
    assert written("--format", "parquet", "-o", "tables", "--select", "toll-differs") == 0
    assert [f["rule"] for f in rows("tables", "findings")] == ["toll-differs"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "parquet"), "--format parquet fills a folder with tables: name it with -o"),
        (("-o", "parquet:news/Herald.txt"), "news/Herald.txt: is a file; parquet takes a folder"),
        (("-o", "parquet:nowhere/tables"), "nowhere/tables: no such directory nowhere"),
        (
            ("-o", "parquet:hdfs://head/tables"),
            "hdfs://head/tables: only --engine spark writes there; name a folder of this machine",
        ),
    ],
)
def test_a_folder_that_cannot_be_filled(
    news: Path, options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(*options) == 2
    assert capsys.readouterr().err == f"concordant: {said}\n"


def test_what_is_no_table_is_not_lost(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine/links").mkdir(parents=True)
    Path("mine/links/holidays.txt").write_text("Faro, Sines", encoding="utf-8")
    assert written("--format", "parquet", "-o", "mine") == 2
    said = "mine/links/holidays.txt: is no part of a table, and would be lost; name another folder"
    assert capsys.readouterr().err == f"concordant: {said}\n"
    assert Path("mine/links/holidays.txt").exists()


def test_without_pyarrow(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(_folders, "find_spec", lambda name: None)
    assert written("--format", "parquet", "-o", "tables") == 2
    said = f"--format parquet needs pyarrow: {installing('parquet')}"
    assert capsys.readouterr().err == f"concordant: {said}\n"
    assert not Path("tables").exists()
