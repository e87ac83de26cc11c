"""A form that one article prints for another term, and beside it elsewhere, as a second thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import key
from compare.model import Concept, Excerpt, Finding
from compare.packs.rule import Rule

SUBJECT = Concept


@dataclass(frozen=True, slots=True)
class Options:
    """Confidence, 0..1, that the concept needs."""

    minimum_confidence: float = 0.5


def find(rule: Rule, subject: Concept, view: CorpusView) -> Iterator[Finding]:
    """One finding for each form that stands for another form of the concept, and beside it in another sentence."""
    if subject.confidence < rule.options.minimum_confidence or not subject.contrasts:
        return
    forms = {e.order: r.form for r in subject.renderings for e in r.excerpts}
    shown: dict[str, list[Excerpt]] = defaultdict(list)
    for place in subject.proof:
        if place.order in forms:
            shown[forms[place.order]].append(place)
    for form, other in _told_apart(subject, [r.form for r in subject.renderings]):
        told = {_name(form), _name(other)}
        pairs = [pair for pair in subject.contrasts if {_name(e.text) for e in pair} == told]
        beside = [e for pair in pairs for e in pair if _name(e.text) == _name(form)]
        if shown[form] and not _overlap(shown[form], beside):
            readings = [
                reading(f"{form} for {other}", shown[form], view),
                reading(f"{form} beside {other}", beside, view),
            ]
            yield finding(rule, readings, view, subject=form, key=[form, other], confidence=subject.confidence)


def _told_apart(concept: Concept, forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The rarer and the commoner form of each two that stand side by side somewhere."""
    told = {frozenset(_name(e.text) for e in pair) for pair in concept.contrasts}
    for n, common in enumerate(forms):
        for rare in forms[n + 1 :]:
            if frozenset((_name(rare), _name(common))) in told:
                yield rare, common


def _name(text: str) -> tuple[str, ...]:
    return tuple(map(key, text.split()))


def _overlap(places: Sequence[Excerpt], others: Sequence[Excerpt]) -> bool:
    return bool({e.order for e in places} & {e.order for e in others})
