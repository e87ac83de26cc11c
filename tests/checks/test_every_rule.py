"""Without a rule, what its case file expects of it is said by no other: each shipped rule is taken out in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_rule_cases import FILES, RULES, articles, ours, packs, profiles

from compare.config import Config
from compare.model import Finding
from compare.products.report import compare_articles
from compare.resources import find_pack


def without(rule: str, folder: Path) -> tuple[str, ...]:
    """The packs of the rule's cases, written to the folder without the rule."""
    return tuple(_written(name, rule, folder) for name in packs(rule, folder))


def _written(name: str, rule: str, folder: Path) -> str:
    source = find_pack(name)
    held = YAML(typ="safe", pure=True).load(source.read_text(encoding="utf-8"))
    held["rules"] = [r for r in held.get("rules", ()) if r["id"] != rule]
    target = folder / f"without-{source.name}"
    YAML().dump(held, target)
    return str(target)


def found(rule: str, rules: tuple[str, ...]) -> Iterator[list[Finding]]:
    """What is found in each of the rule's firing cases."""
    config = Config(rules=rules, profiles=profiles(rule))
    for case in (c for c in FILES[rule]["cases"] if c["findings"]):
        yield [*compare_articles(articles(case), config=config, ours=ours(case)).findings]


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_case_goes_red_where_a_rule_is_deleted(rule: str, tmp_path: Path) -> None:
    expected = [f["says"] for case in FILES[rule]["cases"] for f in case["findings"]]
    said = {f.message for findings in found(rule, without(rule, tmp_path)) for f in findings}
    assert set(expected) - said
