"""What stands behind a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from compare.alignment.explained import told
from compare.checks import rationale
from compare.config import Config
from compare.errors import UsageError
from compare.model import Excerpt, Finding, Link, Reading, Report, Statement
from compare.packs import pack
from compare.packs.options import kind_finds, settings
from compare.statements.segment import segment
from compare.views import Explanation, RuleNotes


def explain(report: Report, finding: Finding, *, config: Config | None = None) -> Explanation:
    """All that stands behind a finding of the report, which was made with `config`.

    Raises UsageError where the configuration's rules are not those of the report.
    """
    config = config or Config()
    rules = pack.named_packs(config.rules).rules
    rule = next((r for r in rules if r.id == finding.rule), None)
    if rule is None:
        raise UsageError(f"no rule called {finding.rule!r} in {', '.join(config.rules)}")
    there = {e.article for e in finding.evidence}
    held = {a.id: segment(a) for a in report.articles if a.id in there}
    sides = tuple((r, _sentences(r.evidence, held)) for r in finding.readings)
    links = _carrying(sides, report.links)
    third = {r.text.rpartition(":")[0] for x in links for r in x.reasons if r.kind == "third article"} - there
    held |= {a.id: segment(a) for a in report.articles if a.id in third}
    shorts = {o.name: o.short for o in report.outlets}
    places = {
        s.id: f"{shorts[a.outlet]} {a.id} ¶{s.excerpt.paragraph}" for a in report.articles for s in held.get(a.id, ())
    }
    return Explanation(
        report=report,
        finding=finding,
        sides=sides,
        links=tuple(told(x, places) for x in links),
        rule=RuleNotes(rule.kind, rule.finds or kind_finds(rule), rule.place, settings(rule)),
        because=rationale.because(rule, finding),
        grounds=rationale.grounds(rule, finding, {a.id: a.role for a in report.articles}),
    )


def _sentences(evidence: Iterable[Excerpt], held: Mapping[str, Sequence[Statement]]) -> tuple[Excerpt, ...]:
    """The sentences in which the places stand, each once, in order; a place in none stands for itself."""
    found: dict[tuple[Any, ...], Excerpt] = {}
    for place in evidence:
        around = [s.excerpt for s in held[place.article] if s.id == s.sentence and _meet(s.excerpt, place)]
        found |= {e.order: e for e in around or [place]}
    return tuple(found[k] for k in sorted(found))


def _meet(one: Excerpt, other: Excerpt) -> bool:
    return one.start < other.end and other.start < one.end


def _carrying(sides: Sequence[tuple[Reading, Sequence[Excerpt]]], links: Iterable[Link]) -> list[Link]:
    """The links between sentences of different readings, surest first."""
    behind: dict[tuple[Any, ...], set[int]] = {}
    for number, (_, sentences) in enumerate(sides):
        for sentence in sentences:
            behind.setdefault(sentence.order, set()).add(number)
    spans: dict[str, list[tuple[Any, ...]]] = {}
    for order in sorted(behind):
        spans.setdefault(order[0], []).append(order)

    def numbers(statement: Statement) -> set[int]:
        place = statement.excerpt
        around = [o for o in spans.get(place.article, ()) if o[1] <= place.start and place.end <= o[2]]
        return {n for o in around for n in behind[o]}

    parting = [x for x in links if (a := numbers(x.left)) and (b := numbers(x.right)) and len(a | b) > 1]
    return sorted(parting, key=lambda x: (-x.score, x.order))
