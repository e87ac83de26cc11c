"""One concept in several renderings, found in statements that say the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.checks.kinds._forms import are_apart, is_name
from compare.checks.kinds.terms._rivals import (
    all_named,
    capitalised,
    disagree,
    is_term,
    of_one_body,
    of_one_person,
    of_one_rank,
    of_one_thing,
    only_added,
    only_counted,
    only_initials,
    only_member,
    related,
    with_longer,
)
from compare.english.roots import Bag, bag
from compare.model import Concept, Excerpt, Finding, Reading
from compare.packs.rule import Rule

SUBJECT = Concept


@dataclass(frozen=True, slots=True)
class Options:
    """Confidence to be reported, and to be an error inside one outlet.

    Inside one outlet is inside ours: what another one prints in two ways nobody here can mend.
    Less is needed where one article prints two renderings, and where the reports of one speech do.
    `repeated` are the repeats that make a term official.

    `looks_at` is terms (forms that are quoted or named as a task or principle, names, repeated, or a speaker's) or
    wording: what is none of these, where reporters who write for themselves choose their own words.
    """

    minimum_confidence: float = 0.5
    drift_confidence: float = 0.3
    occasion_confidence: float = 0.25
    inside_confidence: float = 0.7
    repeated: int = 3
    looks_at: Literal["terms", "wording"] = "terms"


def find(rule: Rule, subject: Concept, view: CorpusView) -> Iterator[Finding]:
    """One finding for a concept whose renderings differ in more than spelling, order or length."""
    options: Options = rule.options
    if subject.confidence < min(options.minimum_confidence, options.drift_confidence, options.occasion_confidence):
        return
    drifting = _drifting(subject)
    readings = of_one_person(of_one_rank(of_one_body(of_one_thing(_readings(subject, view, drifting)))))
    if only_member(readings):
        return
    quoted = any(view.is_quoted_term(place) for item in readings for place in item.evidence)
    named = all_named(readings)
    if named:
        readings = with_longer(capitalised(readings), view)
    if not quoted:
        readings = related(readings)
        readings = [] if only_added(readings) or only_initials(readings) else readings
    if len(readings) < 2 or only_counted(readings) or not (quoted or is_term(readings, named=named)):
        return
    if subject.confidence < _least(readings, options, view, drifts=bool(drifting)):
        return
    official = [r for r in readings if any(map(view.is_reference, r.evidence))]
    known = bool(official) or quoted or named or _is_repeated(readings, options, view) or _is_speech(readings, view)
    known = known or any(view.designation(place) for item in readings for place in item.evidence)
    if known != (options.looks_at == "terms"):
        return
    outlets = {name for item in readings for name in item.outlets}
    if not known and (len(outlets) < 2 or not _on_one_occasion(readings, view)):
        return
    severity = rule.severity
    if (quoted or named) and subject.confidence >= options.inside_confidence and disagree(readings, view):
        severity = rule.inside_severity or severity
    if _misquotes(official, readings, view):
        severity = "error"
    yield finding(
        rule,
        readings,
        view,
        subject=_head(subject, readings, named=named),
        key=[subject.id],
        suggestion=official[0].text if len(official) == 1 else None,
        confidence=subject.confidence,
        severity=severity,
    )


def _drifting(concept: Concept) -> frozenset[str]:
    """The articles that print two of the renderings, each of several words and none the other cut short."""
    printed = [(r.form, {e.article for e in r.excerpts}) for r in concept.renderings if len(bag(r.form)) > 1]
    both = (a & b for (one, a), (other, b) in combinations(printed, 2) if are_apart(one, other))
    return frozenset().union(*both)


def _head(concept: Concept, readings: Sequence[Reading], *, named: bool) -> str:
    """What heads the row: of a name the form printed most often, else the concept's label."""
    if not named:
        return concept.label
    return max(readings, key=lambda item: len(item.evidence)).text


def _least(readings: Sequence[Reading], options: Options, view: CorpusView, *, drifts: bool) -> float:
    """The confidence from which these readings are reported."""
    least = options.drift_confidence if drifts else options.minimum_confidence
    one = _is_speech(readings, view) and _on_one_occasion(readings, view)
    return min(least, options.occasion_confidence) if one else least


def _misquotes(official: Sequence[Reading], readings: Sequence[Reading], view: CorpusView) -> bool:
    """Whether quotation marks hold something else than the words of a reference."""
    others = [item for item in readings if item not in official]
    return bool(official) and any(view.is_quoted(place) for item in others for place in item.evidence)


def _readings(concept: Concept, view: CorpusView, drifting: frozenset[str]) -> list[Reading]:
    """The renderings, those of the same words together under the commonest form.

    What is not quoted or a name is shown where it stands against another rendering, and in articles that print
    two: elsewhere common words may mean something else.
    """
    forms: dict[Bag, str] = {}
    places: dict[Bag, list[Excerpt]] = {}
    proven = {e.order for e in concept.proof}
    for rendering in concept.renderings:
        same = bag(rendering.form)
        forms.setdefault(same, rendering.form)
        settled = any(view.is_quoted_term(e) or is_name(e.text) for e in rendering.excerpts)
        shown = [e for e in rendering.excerpts if settled or e.order in proven or e.article in drifting]
        places.setdefault(same, []).extend(shown or rendering.excerpts)
    return [reading(forms[same], places[same], view) for same in forms]


def _is_speech(readings: Sequence[Reading], view: CorpusView) -> bool:
    """Whether each form stands in the report of a speech: there the words are the speaker's, not the desk's."""
    return all(any(map(view.reports_speech, item.evidence)) for item in readings)


def _is_repeated(readings: Sequence[Reading], options: Options, view: CorpusView) -> bool:
    """Whether one outlet prints a form often enough for a settled term."""
    outlets = [[view.outlet(place).name for place in item.evidence] for item in readings]
    return any(names.count(name) >= options.repeated for names in outlets for name in names)


def _on_one_occasion(readings: Sequence[Reading], view: CorpusView) -> bool:
    """Whether two articles of one occasion print different forms."""
    return any(
        a.article != b.article and view.one_occasion(a, b)
        for left, right in combinations(readings, 2)
        for a in left.evidence
        for b in right.evidence
    )
