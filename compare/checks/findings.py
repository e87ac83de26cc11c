"""Findings out of a rule and what it saw: wording, severity, what to do, and a name that lasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from compare.checks.corpus_view import CorpusView, at_odds
from compare.english.wording import difference
from compare.english.words import even
from compare.model import SEVERITIES, Action, Excerpt, Finding, Reading, Severity
from compare.packs.rule import Rule

MOST_FORMS = 6
"""Forms that a row of house-style differences names for each outlet."""


def reading(text: str, evidence: Iterable[Excerpt], view: CorpusView) -> Reading:
    """The reading `text` with its places and their outlets, each once and in order."""
    places = {e.order: e for e in evidence}
    excerpts = tuple(places[k] for k in sorted(places))
    outlets = sorted({view.outlet(e).order: view.outlet(e) for e in excerpts}.items())
    return Reading(text, tuple(o.name for _, o in outlets), excerpts)


def by_wording(places: Iterable[Excerpt], view: CorpusView) -> list[Reading]:
    """A reading for each wording of the places, by text; what may begin a sentence begins with a small letter."""
    printed: dict[str, list[Excerpt]] = defaultdict(list)
    for place in places:
        printed[" ".join(place.text.lower().split())].append(place)
    texts = [min(" ".join(e.text.split()) for e in same) for same in printed.values()]
    begun = [text if text[1:2].isupper() else text[0].lower() + text[1:] for text in texts]
    return [reading(text, same, view) for text, same in sorted(zip(begun, printed.values(), strict=True))]


def ranked(readings: Iterable[Reading], view: CorpusView) -> tuple[Reading, ...]:
    """References first, then the most frequent reading, then by text."""

    def rank(item: Reading) -> tuple[bool, int, str]:
        return (not any(map(view.is_reference, item.evidence)), -len(item.evidence), item.text)

    return tuple(sorted(readings, key=rank))


def finding(
    rule: Rule,
    readings: Sequence[Reading],
    view: CorpusView,
    *,
    subject: str,
    key: Sequence[str] | None = None,
    suggestion: str | None = None,
    confidence: float = 1.0,
    severity: Severity | None = None,
    action: Action | None = None,
) -> Finding:
    """What the rule has to say of the readings; `subject` is what they are about ("people").

    `key` is what the finding is known by, by default the distinct readings; with the rule it makes the fingerprint.
    `severity` and `action` override what
    the rule says for the place.
    """
    fingerprint = _fingerprint(rule, readings, key)
    made = Finding(
        id=fingerprint[:6],
        rule=rule.id,
        category=rule.category,
        severity=severity or _severity(rule, readings, view),
        action=action or _action(rule, readings, suggestion, view),
        status="new",
        message="",
        subject=subject,
        readings=ranked(readings, view),
        suggestion=suggestion,
        confidence=round(confidence, 4),
        why=rule.why,
        fingerprint=fingerprint,
    )
    return replace(made, message=worded(rule, made, view))


def _fingerprint(rule: Rule, readings: Iterable[Reading], key: Sequence[str] | None) -> str:
    """The same however lines are broken and quotation marks look, unless those are what the rule is about."""
    as_printed = rule.category == "mechanics"
    texts = [" ".join(r.text.split()) if as_printed else even(r.text) for r in readings]
    return known_by(rule, sorted(set(texts)) if key is None else key)


def known_by(rule: Rule, key: Sequence[str]) -> str:
    """The fingerprint of what the rule knows by this key."""
    parts = [" ".join(part.split()) for part in key]
    return blake2b("\x1f".join([rule.lasting_id, *parts]).encode(), digest_size=16).hexdigest()


def in_order(found: Finding, texts: Sequence[str], rule: Rule, view: CorpusView) -> Finding:
    """The finding with its readings in the order of the texts, those of references first all the same."""

    def place(item: Reading) -> tuple[bool, int]:
        return (not any(map(view.is_reference, item.evidence)), texts.index(item.text))

    ordered = replace(found, readings=tuple(sorted(found.readings, key=place)))
    return replace(ordered, message=worded(rule, ordered, view))


def worded(rule: Rule, found: Finding, view: CorpusView) -> str:
    """The rule's message, filled in: "people: 12 (Herald) / 14 (Courier)"."""
    texts = [r.text for r in found.readings]
    template = rule.message if found.suggestion is not None else rule.unsettled_message or rule.message
    return template.format(
        noun=found.subject,
        readings=" / ".join(
            f"{r.text} ({', '.join(view.outlets[o].short for o in r.outlets)})" for r in found.readings
        ),
        suggestion=found.suggestion or "",
        count=sum(len(r.evidence) for r in found.readings),
        difference=difference(texts[0], texts[1]) if len(texts) > 1 else "",
    )


def merged(rule: Rule, same: Sequence[Finding], view: CorpusView) -> Finding:
    """One finding with all places of findings that say the same thing."""
    first = min(same, key=lambda f: f.order)
    readings = ranked(_united([item for found in same for item in found.readings], view), view)
    one = replace(
        first,
        severity=min((f.severity for f in same), key=SEVERITIES.index),
        action=_merged_action(rule, same, readings, view),
        readings=readings,
        confidence=max(f.confidence for f in same),
    )
    return replace(one, message=worded(rule, one, view))


def _merged_action(rule: Rule, same: Sequence[Finding], readings: Sequence[Reading], view: CorpusView) -> Action:
    """What to do about all places: of one reading, or of forms of a term, mend it where one of them is to be mended."""
    if len(readings) == 1 or rule.category == "terminology":
        return next((f.action for f in same if f.action == "FIX"), same[0].action)
    return _action(rule, readings, same[0].suggestion, view)


def _united(readings: Sequence[Reading], view: CorpusView) -> list[Reading]:
    """The readings, those of one text or with a place in common as one, under the commonest text."""
    united = []
    for group in _alike(readings):
        texts = Counter(r.text for r in group for _ in r.evidence)
        places = [e for r in group for e in r.evidence]
        united.append(reading(max(sorted(texts), key=texts.__getitem__), places, view))
    return united


def _alike(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Readings that share a text or a place, also by way of others (union-find with path halving)."""
    parent = list(range(len(readings)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first: dict[Hashable, int] = {}
    for number, item in enumerate(readings):
        for shared in (item.text, *item.evidence):
            parent[root(number)] = root(first.setdefault(shared, number))
    groups: dict[int, list[Reading]] = defaultdict(list)
    for number, item in enumerate(readings):
        groups[root(number)].append(item)
    return list(groups.values())


def rolled_up(rule: Rule, same: Sequence[Finding], view: CorpusView) -> Finding:
    """One finding of several that part the same outlets: a reading an outlet, its commonest forms named."""
    forms: dict[tuple[str, ...], list[Reading]] = {}
    for found in sorted(same, key=lambda f: (-len(f.evidence), [r.text for r in f.readings])):
        for item in found.readings:
            forms.setdefault(item.outlets, []).append(item)
    readings = []
    for outlets in sorted(forms, key=lambda names: [view.outlets[n].order for n in names]):
        texts = list(dict.fromkeys(r.text for r in forms[outlets]))
        more = [f"and {len(texts) - MOST_FORMS} more"] if len(texts) > MOST_FORMS else []
        evidence = [e for r in forms[outlets] for e in r.evidence]
        readings.append(reading(", ".join([*texts[:MOST_FORMS], *more]), evidence, view))
    one = replace(min(same, key=lambda f: f.order), readings=tuple(readings))
    return replace(one, message=worded(rule, one, view))


def _severity(rule: Rule, readings: Sequence[Reading], view: CorpusView) -> Severity:
    places = [e for r in readings for e in r.evidence]
    if rule.published_severity and not any(map(view.is_draft, places)):
        return rule.published_severity
    if rule.inside_severity and (at_odds(readings) or any(map(view.is_reference, places))):
        return rule.inside_severity
    return rule.severity


def _action(rule: Rule, readings: Sequence[Reading], suggestion: str | None, view: CorpusView) -> Action:
    """FIX what we can mend, ASK about what another outlet printed, SETTLE what nobody has ruled on."""
    if rule.category in ("terminology", "wording") and suggestion is None:
        return "SETTLE"
    if len(readings) == 1:
        return "FIX" if any(map(view.is_ours, readings[0].evidence)) else "ASK"
    if rule.category == "terminology":
        astray = [e for r in readings if r.text != suggestion for e in r.evidence if not view.is_reference(e)]
        return "FIX" if any(map(view.is_ours, astray)) else "ASK"
    return "FIX" if any(map(view.owns, at_odds(readings))) else "ASK"
