"""What was decided, and a report in its light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.config import Config, check_named
from compare.corpus.files import folders, shown
from compare.decisions import judge
from compare.decisions.kept import BASELINE, WAIVERS, Kept, KeptFile
from compare.errors import PackError
from compare.model import Decision, Report
from compare.packs import pack
from compare.packs.rule import Rule
from compare.project import link_refusal


def kept(paths: Iterable[str | Path], config: Config) -> Kept:
    """The files of decisions: those that the configuration names, else one of each in every folder of the articles.

    Raises PackError where one may not be read: see Config.
    """
    check_named(config)
    there = folders(paths, reach=config.reach)
    waivers = [Path(config.waivers)] if config.waivers else _beside(there, WAIVERS, config)
    baselines = [Path(config.baseline)] if config.baseline else _beside(there, BASELINE, config)
    return Kept(tuple(KeptFile(p, shown(p)) for p in waivers), tuple(KeptFile(p, shown(p)) for p in baselines))


def _beside(there: Iterable[Path], name: str, config: Config) -> list[Path]:
    files = [folder / name for folder in there]
    faults = [fault for file in files for fault in link_faults(file, config)]
    if faults:
        raise PackError(faults)
    return files


def link_faults(file: Path, config: Config) -> list[str]:
    """Why a file beside the articles may not be read or written, if that is so: it is a link out of the project."""
    why = link_refusal(file, file.parent, formats=[file.suffix], reach=config.reach)
    return [f"{shown(file)}: {why}"] if why else []


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
