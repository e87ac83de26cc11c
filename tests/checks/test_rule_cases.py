"""Every rule against its case file in tests/rules: what fires, what stays silent, and what it says."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from compare.config import Config, Profile
from compare.model import Article, Finding
from compare.packs.pack import read_packs
from compare.products.report import compare_articles
from compare.resources import find_pack, pack_names

CASES = Path(__file__).resolve().parents[1] / "rules"
TERMBASES = ("vietnam-diplomacy",)
SHIPPED = tuple(name for name in pack_names() if name not in TERMBASES)
FILE_KEYS = {"rule", "rules", "concepts", "profiles", "cases"}
CASE_KEYS = {"name", "articles", "findings"}
ARTICLE_KEYS = {"outlet", "text", "role", "published", "ours"}
FINDING_KEYS = {"says", "shows", "severity", "action", "suggestion"}


def load(path: Path) -> dict[str, Any]:
    """A case file, without keys that nothing reads."""
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(path)
    cases = content["cases"]
    found = [f for case in cases for f in case["findings"]]
    listed = [a for case in cases for a in case["articles"] if isinstance(case["articles"], list)]
    for mapping, known in [(content, FILE_KEYS), *((c, CASE_KEYS) for c in cases)]:
        assert set(mapping) <= known, f"{path.name}: unknown keys {set(mapping) - known}"
    for mapping, known in [*((f, FINDING_KEYS) for f in found), *((a, ARTICLE_KEYS) for a in listed)]:
        assert set(mapping) <= known, f"{path.name}: unknown keys {set(mapping) - known}"
    return content


FILES = {path.stem: load(path) for path in sorted(CASES.glob("*.yaml"))}
EVERY = [(name, case) for name, content in FILES.items() for case in content["cases"]]


def articles(case: dict[str, Any]) -> list[Article]:
    """The articles of a case: texts by outlet, or a list that says more of each."""
    given = case["articles"]
    rows = given if isinstance(given, list) else [{"outlet": o, "text": t} for o, t in given.items()]
    return [
        Article(
            id=f"{number:03}",
            outlet=row["outlet"],
            title=case["name"],
            text=row["text"],
            published=row.get("published"),
            language="en",
            role=row.get("role", "published"),
            occasion=None,
            corrects=None,
            path=f"{number:03}.txt",
        )
        for number, row in enumerate(rows)
    ]


def ours(case: dict[str, Any]) -> list[str]:
    """The outlets that the case marks as ours."""
    return [a["outlet"] for a in case["articles"] if a.get("ours")] if isinstance(case["articles"], list) else []


def packs(name: str, folder: Path) -> tuple[str, ...]:
    """The shipped packs, and with them what the case file adds: a termbase, or a rule of its own."""
    own = {key: FILES[name][key] for key in ("concepts", "rules") if key in FILES[name]}
    if not own:
        return SHIPPED
    YAML().dump({"version": 1, **own}, folder / "own.yaml")
    return (*SHIPPED, str(folder / "own.yaml"))


def profiles(name: str) -> tuple[Profile, ...]:
    """The styles that the case file states for its outlets."""
    said = FILES[name].get("profiles", {})
    return tuple(Profile(outlet, **{**style, "names": tuple(style.get("names", ()))}) for outlet, style in said.items())


def seen(found: Finding, keys: set[str]) -> dict[str, Any]:
    """A finding as a case file writes it, with the keys that the case names."""
    shows: dict[str, list[str]] = defaultdict(list)
    for reading in found.readings:
        for outlet in reading.outlets:
            shows[outlet].append(reading.text)
    plain = {outlet: texts[0] if len(texts) == 1 else texts for outlet, texts in shows.items()}
    whole: dict[str, Any] = {"says": found.message, "shows": plain, "severity": found.severity}
    whole |= {"action": found.action, "suggestion": found.suggestion}
    return {key: value for key, value in whole.items() if key in keys}


@pytest.mark.parametrize(("name", "case"), EVERY, ids=[f"{name}: {case['name']}" for name, case in EVERY])
def test_case(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    config = Config(rules=packs(name, tmp_path), select=(name,), profiles=profiles(name))
    report = compare_articles(articles(case), config=config, ours=ours(case))
    expected = sorted(case["findings"], key=lambda f: str(f["says"]))
    found = sorted(report.findings, key=lambda f: f.message)
    assert len(found) == len(expected), [f.message for f in found]
    assert [seen(f, set(e)) for f, e in zip(found, expected, strict=True)] == expected


RULES = read_packs(find_pack(name) for name in SHIPPED).rules
OWN = [rule["id"] for content in FILES.values() for rule in content.get("rules", ())]


@pytest.mark.parametrize("rule", [*(rule.id for rule in RULES), *OWN])
def test_every_rule_has_firing_and_as_many_silent_cases(rule: str) -> None:
    cases = FILES[rule]["cases"]
    firing = [case["name"] for case in cases if case["findings"]]
    silent = [case["name"] for case in cases if not case["findings"]]
    assert FILES[rule]["rule"] == rule
    assert len(silent) >= len(firing) > 0


def test_no_case_file_is_left_without_its_rule() -> None:
    assert sorted(FILES) == sorted([*(rule.id for rule in RULES), *OWN])
