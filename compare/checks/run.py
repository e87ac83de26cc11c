"""Rules over records, and what several records say of one thing as one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from compare import plugins
from compare.checks.corpus_view import CorpusView
from compare.checks.findings import merged, rolled_up
from compare.model import Finding
from compare.packs.rule import Rule

KINDS = "compare.checks.kinds"


def run_rules(subject: Any, rules: Iterable[Rule], view: CorpusView) -> Iterator[Finding]:
    """What the rules for records of this class find in one of them; references are never suspects."""
    for rule in rules:
        kind = plugins.load(KINDS, rule.kind)
        if rule.severity != "off" and isinstance(subject, kind.SUBJECT):
            for found in kind.find(rule, subject, view):
                if found.severity != "off" and not all(map(view.is_reference, found.evidence)):
                    yield found


def is_repeatable(rules: Iterable[Rule]) -> bool:
    """Whether what the rules find depends on nothing but what they are given, and the program: no kind of rule is, or
    calls, somebody else's code."""
    kinds = [plugins.load(KINDS, rule.kind) for rule in rules if rule.severity != "off"]
    return all(k.__name__.startswith(KINDS) and not getattr(k, "IS_FOREIGN", False) for k in kinds)


def name_of(found: Finding) -> tuple[str, str]:
    """What findings that say the same thing share."""
    return found.rule, found.fingerprint


def united(same: Sequence[Finding], rules: Mapping[str, Rule], view: CorpusView) -> Iterator[Finding]:
    """The one finding that several amount to which say the same thing."""
    yield _one(rules[same[0].rule], same, view)


def _one(rule: Rule, same: Sequence[Finding], view: CorpusView) -> Finding:
    if len(same) == 1:
        return same[0]
    return rolled_up(rule, same, view) if rule.category == "house-style" else merged(rule, same, view)
