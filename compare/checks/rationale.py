"""Why a rule spoke, and why with this severity: in words for an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from compare import plugins
from compare.checks.corpus_view import at_odds
from compare.model import Analysis, Concept, Finding, Group, Habit, Role, Severity
from compare.packs.rule import Rule
from compare.quantities.records import CountTally, FigureConflict

KINDS = "compare.checks.kinds"
SCREEN: Mapping[Severity, str] = {"error": "must fix", "warning": "query", "note": "note", "off": "off"}
LOOKED_AT: Mapping[type, str] = {
    Analysis: "It stands in the article itself, whatever others say.",
    Group: "Statements that were lined up say it in different ways.",
    Concept: "These forms stand opposite each other for one thing; all their places are gathered.",
    Habit: "All articles were gone through for the forms that one thing takes.",
    CountTally: "All numbers of one thing were compared, in whatever sentences they stand.",
    FigureConflict: "Figures of one unit were compared by the words about them, in whatever sentences they stand.",
}


def because(rule: Rule, found: Finding) -> str:
    """What the rule looked at, and how sure it is."""
    subject = plugins.load(KINDS, rule.kind).SUBJECT
    return f"{LOOKED_AT[_looked_at(subject, found)]} Confidence {found.confidence:.2f}."


def _looked_at(subject: Any, found: Finding) -> type:
    """What the rule looked at; of several things the last, or the article where the finding is all of one."""
    sorts: tuple[type, ...] = get_args(subject) or (subject,)
    alone = len({e.article for e in found.evidence}) == 1
    return Analysis if Analysis in sorts and alone else sorts[-1]


def grounds(rule: Rule, found: Finding, roles: Mapping[str, Role]) -> str:
    """Why the finding has its severity; `roles` are those of the articles, by id."""
    there = {roles[e.article] for e in found.evidence}
    severity = SCREEN[found.severity]
    own = at_odds(found.readings)
    if rule.inside_severity == found.severity != rule.severity and own:
        return f"{severity}: {', '.join(own)} prints more than one of the readings (inside_severity)"
    if "reference" in there and found.severity in (rule.inside_severity, "error") and found.severity != rule.severity:
        return f"{severity}: it departs from a reference"
    if rule.published_severity == found.severity and "draft" not in there:
        return f"{severity}: all of it is published, and no draft is concerned (published_severity)"
    if rule.severity == found.severity:
        return f"{severity}: the rule's own severity"
    return f"{severity}: its kind rates this case so; the rule's own severity is {SCREEN[rule.severity]}"
