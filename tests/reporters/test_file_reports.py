"""Markdown, CSV and JSON: what a repository, a spreadsheet and a program get."""

from __future__ import annotations

import csv as csv_reader
import io
import json as json_reader
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from sample_reports import VNN, VNS, WVR, article, excerpt, finding, many_outlets, report, three_outlets

import compare.reporters
from compare.model import Report
from compare.plugins import load, names
from compare.reporters import csv, json, markdown
from compare.reporters._style import Style

SCHEMA = json_reader.loads((Path(compare.reporters.__file__).parent / "report.schema.json").read_text("utf-8"))


def two_readings(ours: str, theirs: str) -> Report:
    one, other = article("a", VNS, ours), article("b", WVR, theirs)
    readings = [(ours, [VNS], [excerpt(one, ours)]), (theirs, [WVR], [excerpt(other, theirs)])]
    return report([VNS, WVR], [one, other], findings=[finding("wording", "warning", "term", readings)])


def test_markdown_has_a_table_for_each_severity() -> None:
    assert markdown.render(three_outlets(), Style()) == (
        "# Consistency report\n"
        "\n"
        "5 articles · VNS (ours) 000 003 004 · WVR 001 · VNN 002 · same occasion: 002 003 · undated: 4\n"
        "\n"
        "4 statements compared with a counterpart in another article.\n"
        "\n"
        "## Must fix\n"
        "\n"
        "| # | Do | What | VNS | WVR | VNN |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | SETTLE | **designation of foreign affairs**<br>concept split"
        " | key and regular ×3 <sub>003 ¶1; 004 ¶1 ¶2</sub><br>regular and critical ×2 <sub>000 ¶1 ¶2</sub>"
        " | essential and regular <sub>001 ¶1</sub> | crucial and regular <sub>002 ¶1</sub> |\n"
        "\n"
        "## Query\n"
        "\n"
        "| # | Do | What | VNS | WVR | VNN |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 2 | ASK | **Nguyễn Mạnh Cường**<br>office differs<br>→ Permanent Deputy Secretary"
        " | Permanent Deputy Secretary <sub>003 ¶2</sub>"
        " | Standing Deputy Secretary <sub>001 ¶2</sub> | – |\n"
        "\n"
        "## Note\n"
        "\n"
        "| # | Do | What | VNS | WVR | VNN |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 3 | ASK | **diacritics**<br>house style | Việt Nam <sub>003 ¶2</sub> | Vietnam <sub>001 ¶1</sub>"
        " | Vietnam <sub>002 ¶2</sub> |\n"
        "\n"
        "–: nothing like it there.\n"
        "\n"
        "1 must fix · 1 query · 1 note\n"
        "\n"
        "## Problems\n"
        "\n"
        "- desk/empty.txt: the file is empty\n"
    )


def test_markdown_with_many_outlets_lists_readings_in_one_cell() -> None:
    assert (
        "| 1 | ASK | **people**<br>figure differs"
        " | 12 ×4 <sub>W01 a01 ¶1; W02 a02 ¶1; W04 a04 ¶1; W05 a05 ¶1</sub>"
        "<br>14 ×2 <sub>W03 a03 ¶1; W06 a06 ¶1</sub> |\n"
    ) in markdown.render(many_outlets(6), Style())


@pytest.mark.parametrize(
    ("printed", "escaped"),
    [
        ("one | two", "one &#124; two"),
        ("two\nlines", "two lines"),
        ("<script>", "&lt;script&gt;"),
        ("`code`", "&#96;code&#96;"),
        ("*loud* _soft_ ~gone~", "\\*loud\\* \\_soft\\_ \\~gone\\~"),
        ("![](x)", "!\\[\\](x)"),
        ("@editor #12 $x$", "&#64;editor \\#12 \\$x\\$"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_markdown_shows_signs_as_they_were_printed(printed: str, escaped: str) -> None:
    assert markdown.escape(printed) == escaped
    assert f"| {escaped} <sub>a ¶1</sub> |" in markdown.render(two_readings(printed, "other"), Style())


def test_csv_is_one_row_a_finding_and_one_column_an_outlet() -> None:
    rows = list(csv_reader.reader(io.StringIO(csv.render(three_outlets(), Style()))))
    assert rows[0] == [
        "id",
        "severity",
        "action",
        "rule",
        "category",
        "subject",
        "message",
        "Viet Nam News",
        "The World and Vietnam Report",
        "VietNamNet",
        "suggestion",
        "confidence",
        "status",
        "where",
    ]
    assert rows[2] == [
        "off-Ngu",
        "warning",
        "ASK",
        "office-differs",
        "terminology",
        "Nguyễn Mạnh Cường",
        "Nguyễn Mạnh Cường: Permanent Deputy Secretary / Standing Deputy Secretary",
        "Permanent Deputy Secretary",
        "Standing Deputy Secretary",
        "",
        "Permanent Deputy Secretary",
        "0.8765",
        "new",
        "VNS 003 ¶2; WVR 001 ¶2",
    ]
    assert [row[1] for row in rows[1:]] == ["error", "warning", "note"]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_csv_hands_a_spreadsheet_no_formula(formula: str) -> None:
    (_, row) = csv_reader.reader(io.StringIO(csv.render(two_readings(formula, "plain"), Style())))
    assert row[7:9] == [f"'{formula}", "plain"]


def test_csv_guards_the_names_of_outlets_too() -> None:
    evil = replace(VNN, name="=cmd()")
    one = article("a", evil, "12")
    given = report([evil], [one], findings=[finding("r", "note", "s", [("12", [evil], [excerpt(one, "12")])])])
    assert csv.render(given, Style()).startswith("id,severity,action,rule,category,subject,message,'=cmd(),")


def test_csv_keeps_an_outlet_apart_from_a_column_of_its_name() -> None:
    named = replace(VNN, name="message")
    one = article("a", named, "12")
    readings = [("12", [named], [excerpt(one, "12")])]
    written = csv.render(report([named], [one], findings=[finding("r", "note", "s", readings)]), Style())
    assert written == (
        "id,severity,action,rule,category,subject,message,message (outlet),suggestion,confidence,status,where\n"
        "r-s,note,ASK,r,terminology,s,s: 12,12,,0.8765,new,VNN a ¶1\n"
    )


def test_csv_without_findings_is_its_header() -> None:
    assert csv.render(report([VNS], []), Style()) == (
        "id,severity,action,rule,category,subject,message,Viet Nam News,suggestion,confidence,status,where\n"
    )


@pytest.mark.parametrize("given", [three_outlets(), many_outlets(), report([], [])])
def test_json_is_what_its_schema_says(given: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    written = json_reader.loads(json.render(given, Style()))
    jsonschema.validate(written, SCHEMA)
    assert list(written) == [
        "schema_version",
        "run",
        "outlets",
        "articles",
        "occasions",
        "links",
        "groups",
        "concepts",
        "findings",
        "decisions",
        "problems",
    ]


def test_json_gives_places_scores_and_words_as_numbers() -> None:
    written = json_reader.loads(json.render(three_outlets(), Style()))
    assert written["run"] == {
        "version": "0.1.0",
        "packs": {"house": "abc123"},
        "options": {"min_score": "0.5"},
    }
    assert written["outlets"][0] == {"name": "Viet Nam News", "short": "VNS", "ours": True}
    assert written["articles"][3] == {
        "id": "003",
        "path": "desk/003.txt",
        "outlet": "Viet Nam News",
        "title": "Story 003",
        "published": "2026-02-07",
        "language": "en",
        "role": "published",
    }
    assert written["links"][0]["score"] == 0.7123
    assert written["links"][0]["words"] == [[0, 2, 0, 9]]
    office = written["findings"][1]
    assert office["confidence"] == 0.8765
    assert office["readings"][0]["evidence"] == [
        {
            "article": "003",
            "start": 44,
            "end": 70,
            "text": "Permanent Deputy Secretary",
            "paragraph": 2,
            "line": 3,
            "column": 5,
        }
    ]
    assert [e["article"] for e in office["evidence"]] == ["001", "003"]
    (concept,) = written["concepts"]
    assert [(r["text"], r["outlets"], len(r["occurrences"])) for r in concept["renderings"]] == [
        ("key and regular", ["Viet Nam News"], 3),
        ("regular and critical", ["Viet Nam News"], 2),
        ("essential and regular", ["The World and Vietnam Report"], 1),
        ("crucial and regular", ["VietNamNet"], 1),
    ]


def test_json_has_a_line_for_each_record() -> None:
    lines = json.render(three_outlets(), Style()).split("\n")
    assert '"problems": [' in lines
    assert ' {"path": "desk/empty.txt", "reason": "the file is empty", "kind": "input"}' in lines


@pytest.mark.parametrize("name", [name for name in names("compare.reporters") if name != "xlsx"])
@pytest.mark.parametrize("given", [three_outlets(), many_outlets(), report([], [])])
def test_every_report_ends_with_one_line_end_and_is_the_same_twice(name: str, given: Report) -> None:
    render = load("compare.reporters", name).render
    written = render(given, Style())
    assert written == render(given, Style())
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_the_formats() -> None:
    assert set(names("compare.reporters")) >= {"csv", "html", "json", "markdown", "table", "xlsx"}
