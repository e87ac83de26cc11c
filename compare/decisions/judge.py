"""Findings and decisions brought together: what each finding's status is, and what became of each decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compare.decisions.keys import contents, place_keys, words
from compare.model import Article, Category, Decision, DecisionKind, Finding, Outcome, PlaceKey, Reading, Status

LASTING: tuple[Category, ...] = ("terminology", "wording", "house-style")
"""Categories whose findings are about a concept or a habit: they are the same in other articles, too."""
PASSING: Mapping[DecisionKind, Status] = {"hold": "held", "ask": "asked", "fixed": "fixed", "baseline": "baselined"}
"""What findings become by decisions that are not for good, the first that applies."""
Judged = tuple[tuple[Finding, ...], tuple[Outcome, ...]]


@dataclass(frozen=True, slots=True)
class Sought:
    """A decision as of today: its rule and articles under the ids that they have now.

    `gone` are the articles that are not there any more, `changed` those that have another text.
    """

    decision: Decision
    rule: str | None
    articles: frozenset[str]
    places: frozenset[PlaceKey]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


def judged(
    findings: Sequence[Finding],
    decisions: Iterable[Decision],
    *,
    articles: Sequence[Article],
    rules: Mapping[str, str],
    on: date,
) -> Judged:
    """The findings with their status, and an outcome for each decision, both in order.

    `rules` gives the id of each rule that ran, by all ids that it ever had; `on` is the day that counts.
    """
    decisions = tuple(decisions)
    if not decisions:
        return tuple(findings), ()
    sought = _sought(decisions, articles, rules)
    index = _index(sought)
    matched = [(f, _meant(f, sought, index)) for f in findings]
    hits: dict[int, list[Finding]] = defaultdict(list)
    for finding, numbers in matched:
        for number in numbers:
            hits[number].append(finding)
    made = tuple(replace(f, status=_status(f, [sought[n] for n in numbers], on)) for f, numbers in matched)
    outcomes = [_outcome(item, hits[number], on) for number, item in enumerate(sought)]
    return made, tuple(sorted(outcomes, key=lambda o: o.order))


def about(
    decisions: Sequence[Decision], findings: Sequence[Finding], articles: Sequence[Article]
) -> tuple[tuple[Finding, ...], ...]:
    """For each decision the findings of its rule that it is about, whether or not it still covers them."""
    sought = _sought(decisions, articles, {d.rule: d.rule for d in decisions})
    index = _index(sought)
    hits: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for number in _meant(finding, sought, index):
            hits[number].append(finding)
    return tuple(tuple(hits[number]) for number in range(len(sought)))


def _sought(decisions: Iterable[Decision], articles: Sequence[Article], rules: Mapping[str, str]) -> list[Sought]:
    present = contents(articles)
    by_content = {present[article]: article for article in sorted(present, reverse=True)}
    return [_today(d, rules.get(d.rule), present, by_content) for d in decisions]


def _today(decision: Decision, rule: str | None, present: Mapping[str, str], by_content: Mapping[str, str]) -> Sought:
    now: dict[str, str | None] = {}
    for article, digest in {**{p.article: "" for p in decision.places}, **dict(decision.contents)}.items():
        kept = article if article in present else None
        now[article] = kept if present.get(article) == digest else by_content.get(digest, kept)
    keys = {PlaceKey(there, p.words, p.ordinal) for p in decision.places if (there := now[p.article])}
    gone = tuple(sorted(article for article, there in now.items() if there is None))
    before = dict(decision.contents)
    changed = tuple(sorted(there for article, there in now.items() if there and before.get(article) != present[there]))
    return Sought(decision, rule, frozenset(filter(None, now.values())), frozenset(keys), gone, changed)


def _index(sought: Sequence[Sought]) -> Mapping[Hashable, list[int]]:
    """Numbers of the decisions that may be about a finding, by each thing that they know it by."""
    numbers: dict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(sought):
        known_by = {item.decision.fingerprint, *item.places} - {""}
        for thing in known_by or {("any", item.rule)}:
            numbers[thing].append(number)
    return numbers


def _meant(finding: Finding, sought: Sequence[Sought], index: Mapping[Hashable, list[int]]) -> list[int]:
    """Numbers of the decisions that are about the finding."""
    keys = frozenset(place_keys(finding.evidence))
    there = frozenset(e.article for e in finding.evidence)
    things: tuple[Hashable, ...] = (finding.fingerprint, ("any", finding.rule), *keys)
    likely = sorted({number for thing in things for number in index.get(thing, ())})
    return [n for n in likely if sought[n].rule == finding.rule and _is_about(sought[n], finding, keys, there)]


def _is_about(item: Sought, finding: Finding, keys: frozenset[PlaceKey], there: frozenset[str]) -> bool:
    decision = item.decision
    if not decision.fingerprint and not decision.places:
        return not _new_readings(decision, finding)
    if decision.fingerprint == finding.fingerprint:
        return finding.category in LASTING or not decision.places or bool(item.articles & there)
    return bool(item.places & keys)


def _new_readings(decision: Decision, finding: Finding) -> list[str]:
    """The finding's readings that whoever decided has not seen; habits of style are one matter, whatever the words."""
    if finding.category == "house-style" and decision.fingerprint == finding.fingerprint:
        return []
    known = {words(text) for text in decision.readings} | {p.words for p in decision.places}
    return [r.text for r in finding.readings if not _is_known(r, known)]


def _is_known(reading: Reading, known: set[str]) -> bool:
    return words(reading.text) in known or any(words(e.text) in known for e in reading.evidence)


def _objection(item: Sought, finding: Finding, on: date) -> str:
    """Why the decision does not cover the finding that it is about; empty where it does."""
    decision = item.decision
    if decision.expires and decision.expires < on:
        return f"expired on {decision.expires}"
    if decision.state == "answered":
        return f"answered: {decision.why}"
    new = _new_readings(decision, finding)
    if new:
        return "new reading: " + " / ".join(f"“{' '.join(text.split())}”" for text in new)
    if _effect(decision) == "fixed" and item.changed:
        return f"still there, though {', '.join(item.changed)} changed"
    if decision.decision == "baseline" and finding.suggestion is not None:
        wrong = [e.article for r in finding.readings if r.text != finding.suggestion for e in r.evidence]
        late = sorted(set(wrong) - item.articles)
        return f"printed again in {', '.join(late)}" if late and decision.places else ""
    return ""


def _effect(decision: Decision) -> DecisionKind:
    """What the decision does: another outlet's correction is awaited like one of our own."""
    return "fixed" if decision.state == "corrected" else decision.decision


def _status(finding: Finding, about: Iterable[Sought], on: date) -> Status:
    kinds = {_effect(item.decision) for item in about if not _objection(item, finding, on)}
    if kinds - set(PASSING):
        return "waived"
    return next((status for kind, status in PASSING.items() if kind in kinds), "new")


def _outcome(item: Sought, hits: Sequence[Finding], on: date) -> Outcome:
    decision = item.decision
    objections = [_objection(item, finding, on) for finding in hits]
    ids = tuple(finding.id for finding in hits)
    if hits and not all(objections):
        return Outcome(decision, "applied", tuple(i for i, why in zip(ids, objections, strict=True) if not why))
    if hits:
        return Outcome(decision, "expired" if objections[0].startswith("expired") else "outgrown", ids, objections[0])
    if item.rule is None:
        return Outcome(decision, "not seen", reason=f"no rule {decision.rule} was applied")
    if item.gone:
        return Outcome(decision, "not seen", reason=f"not among the articles: {', '.join(item.gone)}")
    if decision.decision == "baseline":
        return Outcome(decision, "fixed", reason="no longer found")
    if _effect(decision) == "fixed":
        return Outcome(decision, "fixed", reason="no longer found, as was said")
    return Outcome(decision, "stale", reason="no longer applies: no such finding")
