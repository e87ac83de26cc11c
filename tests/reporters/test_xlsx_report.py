"""The workbook, read back by another program's code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from ferry import FERRY, write
from sample_reports import VNS, WVR, article, excerpt, finding, report, three_outlets

from compare.cli import _output, main
from compare.errors import UsageError
from compare.model import Problem, Report
from compare.reporters import xlsx
from compare.reporters._style import Style
from compare.workbook import LONGEST_CELL, Link, Sheet, fitting, written

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install '.[dev]'")
HOSTILE = ["=1+1", "+49 30", "-2", "@x", "=cmd|' /C calc'!A0", "<b>&amp;</b>", "_x0041_"]


def book(of: Report) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx.render(of, Style())))


def table(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def cells(of: Any) -> Iterator[Any]:
    return (cell for sheet in of for row in sheet.iter_rows() for cell in row)


def test_a_sheet_for_each_table() -> None:
    made = book(three_outlets())
    assert made.sheetnames == ["findings", "evidence", "concepts", "articles", "problems"]
    assert [c for c in table(made["findings"])[0] if c] == [
        "#", "severity", "do", "what", "rule", "VNS", "WVR", "VNN", "suggestion", "where", "why", "status",
        "confidence", "category", "id",
    ]  # fmt: skip
    assert [len(table(made[name])) - 1 for name in ("findings", "articles")] == [len(three_outlets().findings), 5]


def test_heads_stay_in_sight_and_filter() -> None:
    for sheet in book(three_outlets()):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == 1
        assert all(cell.font.b for cell in sheet[1] if cell.value)


def test_a_finding_leads_to_its_places_and_back() -> None:
    of = three_outlets()
    made = book(of)
    rows = table(made["evidence"])
    for number, found in enumerate(of.findings, start=1):
        link = made["findings"].cell(number + 1, 1).hyperlink
        sheet, at = link.location.split("!")
        assert sheet == "'evidence'"
        first = rows[int(at.removeprefix("A")) - 1]
        assert first[0] == number
        assert first[7] == found.readings[0].evidence[0].text
    back = made["evidence"].cell(2, 1)
    assert (back.value, back.hyperlink.location) == (1, "'findings'!A2")


def test_every_place_has_a_row_with_its_paragraph() -> None:
    of = three_outlets()
    rows = table(book(of)["evidence"])[1:]
    assert len(rows) == sum(len(r.evidence) for f in of.findings for r in f.readings)
    assert rows[0][1:8] == ["key and regular", "Viet Nam News", "003", 1, 1, 17, "key and regular"]
    assert rows[0][8] == "Diplomacy is a “key and regular” task."


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_an_article_is_a_formula(text: str) -> None:
    one = replace(article("a", VNS, f"It said {text} there."), title=text)
    found = finding("term", "error", text, [(text, [VNS], [excerpt(one, text)])])
    made = book(report([VNS], [one], findings=[found]))
    assert {cell.data_type for cell in cells(made) if cell.value is not None} <= {"s", "n", "inlineStr"}
    unescape = openpyxl.utils.escape.unescape  # as office programs do when they open it
    assert [unescape(made[s].cell(2, c).value) for s, c in (("evidence", 8), ("articles", 3))] == [text, text]


def test_control_characters_can_be_seen() -> None:
    assert fitting("a\x07b\x1b[31m\ufffe") == "a␇b␛[31m\ufffd"
    assert fitting("tab\tline\nend") == "tab\tline\nend"
    one = article("a", VNS, "It rang\x07 twice.")
    found = finding("term", "error", "bell", [("rang\x07", [VNS], [excerpt(one, "rang\x07")])])
    assert book(report([VNS], [one], findings=[found]))["evidence"].cell(2, 8).value == "rang␇"


def test_a_text_that_no_cell_takes_is_cut_where_it_can_be_seen() -> None:
    cut = fitting("🚢" * LONGEST_CELL)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cut.endswith("🚢…")
    assert fitting("x" * LONGEST_CELL) == "x" * LONGEST_CELL


def test_many_outlets_share_a_column() -> None:
    outlets = [replace(WVR, name=f"Outlet {n}", short=f"O{n}") for n in range(6)]
    articles = [article(f"a{n}", o, f"It has {n} wings.") for n, o in enumerate(outlets)]
    readings = [(str(n), [o], [excerpt(a, str(n))]) for n, (o, a) in enumerate(zip(outlets, articles, strict=True))]
    made = table(book(report(outlets, articles, findings=[finding("figure", "error", "wings", readings)]))["findings"])
    assert made[0][5:7] == ["readings", "suggestion"]
    assert made[1][5] == "0\n1\n2\n3\n4\n5"


def test_problems_are_there() -> None:
    rows = table(book(report([], [], problems=[Problem("b.txt", "empty")]))["problems"])
    assert rows == [["file", "reason", "kind"], ["b.txt", "empty", "input"]]


def test_the_same_report_gives_the_same_bytes_without_a_clock() -> None:
    one, two = (xlsx.render(three_outlets(), Style()) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert {m.date_time for m in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if n.startswith("docProps")]


def test_no_more_links_than_a_sheet_takes() -> None:
    rows = [["#"], *[[Link(n, "there", 2)] for n in range(70_000)]]
    made = openpyxl.load_workbook(BytesIO(written([Sheet("here", rows, [9]), Sheet("there", [["x"], ["y"]], [9])])))
    assert sum(cell.hyperlink is not None for (cell,) in made["here"].iter_rows()) == 65_530
    assert made["here"].max_row == 70_001


def test_both_commands_write_it(tmp_path: Path) -> None:
    news, target = write(tmp_path / "news", FERRY), tmp_path / "report.xlsx"
    for command in (["report", str(news)], ["check", str(news), "--exit-zero"]):
        target.unlink(missing_ok=True)
        assert main([*command, "--quiet", "-o", str(target)]) == 0
        assert table(openpyxl.load_workbook(target)["findings"])[1][5:7] == ["14", "12"]


def test_a_terminal_is_not_filled_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match=r"write it to a file, -o report.xlsx"):
        _output.write(b"PK", None, form="xlsx")


def test_other_formats_know_nothing_of_it() -> None:
    code = "import sys, compare, compare.reporters.xlsx, compare.reporters.table; print('openpyxl' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
