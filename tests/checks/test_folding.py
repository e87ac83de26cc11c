"""What is one difference is one finding: parts of a larger one, and what a ruling says already, are folded into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.config import Config
from compare.products.report import compare_texts

RULING = """\
version: 1
concepts:
  - id: deputy
    definition: The mayor's deputy
    terms:
      - {text: Standing Deputy Mayor of Ashford, status: preferred}
      - {text: Permanent Deputy Mayor of Ashford, status: deprecated}
"""
OFFICE = {
    "Herald": "Standing Deputy Mayor of Ashford Anna Lindqvist opened the pier on Monday, the harbour office said.",
    "Courier": "On Monday Permanent Deputy Mayor of Ashford Anna Lindqvist opened the pier, the harbour office said.",
}
LIST = {
    "Herald": "The charter says that “the towns stand for peace, friendship, cooperation, trade and development”.",
    "Courier": "The charter says that “the towns stand for peace, friendship, trade and development”.",
}


def found(texts: dict[str, str], *rules: str) -> list[str]:
    report = compare_texts(texts, config=Config(rules=("house", *rules)))
    return sorted(f.rule for f in report.findings if f.severity != "note")


def test_an_office_on_which_the_termbase_has_ruled_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(RULING, encoding="utf-8")
    assert found(OFFICE) == ["office-differs"]
    assert found(OFFICE, str(tmp_path / "terms.yaml")) == ["term-not-preferred"]


def test_a_ruling_on_one_of_three_readings_leaves_the_others_to_be_settled(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(RULING, encoding="utf-8")
    third = {
        "Post": "Acting Deputy Mayor of Ashford Anna Lindqvist opened the pier on Monday, the harbour office said."
    }
    assert found(OFFICE | third, str(tmp_path / "terms.yaml")) == ["office-differs", "term-not-preferred"]


def test_a_ruling_on_other_words_folds_nothing(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(RULING.replace("Permanent Deputy Mayor of Ashford", "harbour office"), "utf-8")
    assert found(OFFICE, str(tmp_path / "terms.yaml")) == ["office-differs", "term-not-preferred"]


@pytest.mark.parametrize("quoted", [True, False])
def test_a_list_in_a_quotation_is_part_of_what_differs_there(quoted: bool) -> None:  # noqa: FBT001  # parametrized
    plain = {outlet: text.replace("“", "").replace("”", "") for outlet, text in LIST.items()}
    assert found(LIST if quoted else plain) == (["quotation-differs"] if quoted else ["list-member-missing"])
