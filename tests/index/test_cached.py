"""A report that was made before is recalled, and says what it would say anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ferry import FERRY, write

import compare
from compare.checks import folding
from compare.config import Config
from compare.model import Report

RULE = """\
version: 1
rules:
  - {id: no-ferry, kind: pattern, severity: note, category: house-style, message: "{readings}", why: A test.,
     pattern: ferry}
"""
WAIVER = """\
version: 1
waivers:
  - rule: figure-differs
    decision: stands
    readings: ["12", "14"]
    reason: both right
    why: asked
    by: Ana
    decided: 2026-01-01
    expires: 2026-06-30
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write(tmp_path / "news", FERRY)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many findings were put together, a number for each time."""
    done: list[int] = []
    fold = folding.fold

    def folded(*given: object) -> object:
        made = fold(*given)  # type: ignore[arg-type]  # whatever it is called with
        done.append(len(made))
        return made

    monkeypatch.setattr(folding, "fold", folded)
    return done


def said(report: Report) -> list[tuple[str, str]]:
    return [(f.message, f.status) for f in report.findings]


def test_the_same_articles_again_are_not_gone_through_again(news: Path, runs: list[int]) -> None:
    first = compare.report([news])
    again = compare.report([news])
    assert len(runs) == 1
    assert said(again) == said(first)
    assert again.linked == first.linked > 0


def test_links_are_made_when_somebody_looks_at_them(news: Path, runs: list[int]) -> None:
    first = compare.report([news])
    again = compare.report([news])
    assert list(again.links) == list(first.links)
    assert again.concepts == first.concepts
    assert again == first
    assert len(runs) == 2


@pytest.mark.parametrize("change", ["text", "new article", "outlet", "rule", "option", "path"])
def test_whatever_it_is_made_from_makes_another_report(change: str, news: Path, runs: list[int]) -> None:
    rules = news.parent / "mine.yaml"
    rules.write_text(RULE, encoding="utf-8")
    config = Config(rules=("house", str(rules)))
    compare.report([news], config=config)
    if change == "text":
        write(news, {"courier": FERRY["courier"].replace("14", "15")})
    elif change == "new article":
        write(news, {"times": FERRY["herald"]})
    elif change == "outlet":
        (news / "corpus.yaml").write_text("version: 1\noutlets:\n  herald: {short: H, ours: true}\n", encoding="utf-8")
    elif change == "rule":
        rules.write_text(RULE.replace("pattern: ferry", "pattern: boat"), encoding="utf-8")
    elif change == "option":
        config = Config(rules=config.rules, ignore=("no-ferry",))
    else:
        news = news.rename(news.with_name("moved"))
    found = compare.report([news], config=config)
    assert len(runs) == 2
    assert found == compare.report([news], config=Config(rules=config.rules, ignore=config.ignore, cache=False))


def test_decisions_are_not_recalled(news: Path, runs: list[int]) -> None:
    assert "waived" not in {status for _, status in said(compare.report([news]))}
    (news / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    before = compare.report([news], on=date(2026, 6, 30))
    after = compare.report([news], on=date(2026, 7, 1))
    assert [o.status for r in (before, after) for o in r.outcomes] == ["applied", "expired"]
    assert len(runs) == 1


def test_what_calls_somebody_elses_code_is_called_again(
    news: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from compare.checks.kinds.own import pattern

    monkeypatch.setattr(pattern, "IS_FOREIGN", True, raising=False)
    rules = news.parent / "mine.yaml"
    rules.write_text(RULE, encoding="utf-8")
    for _ in range(2):
        compare.report([news], config=Config(rules=(str(rules),)))
    assert len(runs) == 2
