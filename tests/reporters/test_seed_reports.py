"""The reports that are committed are those that the code writes, and say what an editor asked for."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from seed_reports import ROOT, seed_reports

import compare.reporters

SCHEMA = Path(compare.reporters.__file__).parent / "report.schema.json"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return seed_reports()


def test_reports_holds_nothing_else(written: dict[str, str]) -> None:
    assert sorted(p.name for p in (ROOT / "reports").iterdir()) == sorted(written)


@pytest.mark.parametrize(
    "name",
    ["seeds.csv", "seeds.html", "seeds.json", "seeds.md", "seeds.txt", "side-by-side.html", "side-by-side.txt"],
)
def test_a_committed_report_is_what_the_code_writes(written: dict[str, str], name: str) -> None:
    committed = (ROOT / "reports" / name).read_bytes().decode("utf-8")
    assert committed == written[name], "make reports writes them anew"


def test_one_row_holds_every_rendering_of_the_designation(written: dict[str, str]) -> None:
    findings = json.loads(written["seeds.json"])["findings"]
    rows = [{r["text"]: r["outlets"] for r in finding["readings"]} for finding in findings]
    (row,) = [row for row in rows if "key and regular" in row]
    official = {
        "key and regular": ["Viet Nam News"],
        "essential and regular": ["The World and Vietnam Report"],
        "crucial and regular": ["VietNamNet"],
        "regular and critical": ["Viet Nam News"],
    }
    assert official.items() <= row.items()


def test_the_report_for_programs_is_what_its_schema_says(written: dict[str, str]) -> None:
    jsonschema.validate(json.loads(written["seeds.json"]), json.loads(SCHEMA.read_text("utf-8")))
