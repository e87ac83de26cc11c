"""What the README shows is what the code gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readme_parts import PARTS, ROOT, parts, shown

from compare.config import load
from compare.corpus import declared
from compare.packs.pack import compile_packs

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", [*PARTS, "review"])
def test_what_is_shown_of_reports_is_theirs(name: str) -> None:
    assert parts(name)[1] == shown(name), "make reports writes it anew"


def test_settings_are_valid(tmp_path: Path) -> None:
    (settings,) = blocks("toml")
    (tmp_path / "concordant.toml").write_text(settings, encoding="utf-8")
    assert load(tmp_path, isolated=False, overrides={}).ignore == ("quotation-marks",)


def test_settings_of_the_users_own_are_valid(own_settings: Path, tmp_path: Path) -> None:
    (settings,) = (text for text in blocks("text") if text.startswith("neural = "))
    own_settings.write_text(settings, encoding="utf-8")
    found = load(tmp_path, isolated=False, overrides={})
    assert (found.neural, found.engine, found.master) == ("/models/minilm", "spark", "spark://head:7077")
    assert found.spark_conf == ("spark.executor.memory=8g",)


def test_corpus_file_rules_and_termbase_are_valid(tmp_path: Path) -> None:
    corpus, rules, termbase = blocks("yaml")
    (tmp_path / "corpus.yaml").write_text(corpus, encoding="utf-8")
    assert [o.short for o in declared.load(tmp_path / "corpus.yaml", "corpus.yaml").outlets] == ["VNS", "VNN"]
    packs = compile_packs([("rules.yaml", rules), ("termbase.yaml", termbase)])
    assert [r.id for r in packs.rules] == ["per-cent"]
    assert [t.id for t in packs.terms] == ["key-and-regular"]
