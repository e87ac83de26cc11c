"""What was decided, and a report in its light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.checks import pack
from compare.checks.rule import Rule
from compare.config import Config
from compare.corpus.files import folders, shown
from compare.decisions import judge
from compare.decisions.kept import BASELINE, WAIVERS, Kept, KeptFile
from compare.model import Decision, Report


def kept(paths: Iterable[str | Path], config: Config) -> Kept:
    """The files of decisions: those that the configuration names, else one of each in every folder of the articles."""
    there = folders(paths)
    waivers = [Path(config.waivers)] if config.waivers else [f / WAIVERS for f in there]
    baselines = [Path(config.baseline)] if config.baseline else [f / BASELINE for f in there]
    return Kept(tuple(KeptFile(p, shown(p)) for p in waivers), tuple(KeptFile(p, shown(p)) for p in baselines))


def rule_ids(config: Config) -> dict[str, str]:
    """The id of each rule that the configuration applies, by all ids that it ever had."""
    packs = pack.named_packs(config.rules)
    return ran(pack.choose(packs.rules, select=config.select, ignore=config.ignore))


def decided_anew(report: Report, decisions: Iterable[Decision], *, rules: Mapping[str, str], on: date) -> Report:
    """The report with its findings' status as these decisions have it; `rules` are from `rule_ids`, `on` is the day."""
    fresh = [f if f.status == "new" else replace(f, status="new") for f in report.findings]
    findings, outcomes = judge.judged(fresh, decisions, articles=report.articles, rules=rules, on=on)
    return replace(report, findings=findings, outcomes=outcomes)


def ran(rules: Iterable[Rule]) -> dict[str, str]:
    return {name: rule.id for rule in rules if rule.severity != "off" for name in (rule.id, *rule.aliases)}
