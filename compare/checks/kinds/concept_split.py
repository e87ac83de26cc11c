"""One concept in several renderings, found in statements that say the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule, at_odds
from compare.checks.wording import words
from compare.model import Concept, Excerpt, Finding, Reading

SUBJECT = Concept


@dataclass(frozen=True, slots=True)
class Options:
    """Confidence to be reported, and to be an error inside one outlet; repeats that make a term official."""

    minimum_confidence: float = 0.5
    inside_confidence: float = 0.7
    repeated: int = 3


def find(rule: Rule, subject: Concept, desk: Desk) -> Iterator[Finding]:
    """One finding for a concept whose renderings differ in more than spelling."""
    options: Options = rule.options
    readings = _readings(subject, desk)
    if subject.confidence < options.minimum_confidence or len(readings) < 2:
        return
    official = _is_official(readings, options, desk)
    outlets = {name for item in readings for name in item.outlets}
    if not official and (len(outlets) < 2 or not _on_one_occasion(readings, desk)):
        return
    inside = official and at_odds(readings) and subject.confidence >= options.inside_confidence
    yield finding(
        rule,
        readings,
        desk,
        subject=subject.label,
        key=[subject.id],
        confidence=subject.confidence,
        severity=(rule.inside_severity or rule.severity) if inside else rule.severity,
    )


def _readings(concept: Concept, desk: Desk) -> list[Reading]:
    """The renderings, those that differ only in spelling, case or marks together under the commonest form."""
    forms: dict[str, str] = {}
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for rendering in concept.renderings:
        same = "".join(words(rendering.form)).replace("-", "")
        forms.setdefault(same, rendering.form)
        places[same] += rendering.excerpts
    return [reading(forms[same], places[same], desk) for same in forms]


def _is_official(readings: Sequence[Reading], options: Options, desk: Desk) -> bool:
    """Whether a form is quoted as a term, capitalised wherever it stands, or repeated in one outlet."""
    for item in readings:
        outlets = [desk.outlet(e).name for e in item.evidence]
        if any(map(desk.is_quoted_term, item.evidence)):
            return True
        if len(item.evidence) > 1 and all(_is_name(e.text) for e in item.evidence):
            return True
        if max(map(outlets.count, outlets)) >= options.repeated:
            return True
    return False


def _is_name(text: str) -> bool:
    content = [w for w in text.replace("-", " ").split() if len(w) > 3]
    return len(content) > 1 and all(w[0].isupper() for w in content)


def _on_one_occasion(readings: Sequence[Reading], desk: Desk) -> bool:
    """Whether two articles of one occasion print different forms."""
    return any(
        a.article != b.article and desk.one_occasion(a, b)
        for number, left in enumerate(readings)
        for right in readings[number + 1 :]
        for a in left.evidence
        for b in right.evidence
    )
